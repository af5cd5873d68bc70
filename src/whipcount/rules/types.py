"""A rule and the book that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

__all__ = ["Basis", "PrintedFigure", "Rounding", "Rule", "RuleKind", "Rulebook"]


class RuleKind(StrEnum):
    """What a rule decides."""

    REMOVAL = "removal"  # what it takes to open a contest against an incumbent
    BALLOT = "ballot"  # what the incumbent needs to survive once a contest is open
    VACANCY = "vacancy"  # how the place is filled when nobody holds it
    REVIEW = "review"  # a vote that comes without being asked for
    CONFIDENCE = "confidence"  # how a government falls
    RECALL = "recall"  # how a seat is put to a petition


class Rounding(StrEnum):
    """How a share of the electorate becomes a whole number."""

    CEIL = "ceil"  # the next whole number at or above the share
    MORE_THAN = "more_than"  # the first whole number above the share


class Basis(StrEnum):
    """How well the text of a rule is known."""

    SEEN = "seen"  # the source was read
    GENERAL_KNOWLEDGE = "general_knowledge"  # commonly held; no page was read
    PARTLY_SEEN = "partly_seen"  # the rule was read, some detail of it was not


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """What a source printed as needed, kept to check the arithmetic; ``lead`` where a lead was needed too."""

    on: str
    electorate: int
    threshold: int
    source: str
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of one body over one span of time.

    Attributes
    ----------
    id : ``con-1922-1998``
    book : id of the rulebook
    kind : what it decides
    valid_from, valid_to : partial dates, both inside the span; None where open or not known
    text : the rule in our words
    source : where it was read
    other_sources : further places that say the same
    counts : the stance that is counted towards the number, None where none is
    share : part of the electorate that is needed, None where the number is fixed or there is none
    plus : added after rounding ("60% plus one")
    number : a fixed number that is needed, or that is enough where there is a share too
    of : the electorate in words
    lead, lead_of : the lead over the next candidate that is needed as well, as a share, and of whom
    rounding : how the share becomes a number
    exclusions : who of the electorate does not count
    min_electorate : the rule applies only from this size on
    role : ``government`` or ``opposition`` where the rule is for a leader in that place only
    immunity_months : no new contest for so long after the incumbent has won or been elected
    decides, follows : who votes then, and what happens after
    disputes : id of the rule that this row contradicts; shown beside it, never used for a count
    basis : how well the text is known
    printed : figures that sources printed
    """

    id: str
    book: str
    kind: RuleKind
    valid_from: str | None
    valid_to: str | None
    text: str
    source: str
    other_sources: tuple[str, ...] = ()
    counts: str | None = None
    share: Fraction | None = None
    plus: int = 0
    number: int | None = None
    of: str | None = None
    lead: Fraction | None = None
    lead_of: str | None = None
    rounding: Rounding = Rounding.CEIL
    exclusions: tuple[str, ...] = ()
    min_electorate: int | None = None
    role: str | None = None
    immunity_months: int | None = None
    decides: str | None = None
    follows: str | None = None
    disputes: str | None = None
    basis: Basis = Basis.SEEN
    printed: tuple[PrintedFigure, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the rule as JSON values; the share as ``"15/100"``."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "valid_from": self.valid_from,
            "valid_to": self.valid_to,
            "text": self.text,
            "source": self.source,
            "other_sources": list(self.other_sources),
            "share": say_share(self.share),
            "plus": self.plus,
            "number": self.number,
            "of": self.of,
            "lead": say_share(self.lead),
            "lead_of": self.lead_of,
            "rounding": self.rounding.value,
            "counts": self.counts,
            "exclusions": list(self.exclusions),
            "min_electorate": self.min_electorate,
            "role": self.role,
            "immunity_months": self.immunity_months,
            "decides": self.decides,
            "follows": self.follows,
            "disputes": self.disputes,
            "basis": self.basis.value,
        }


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of one party or chamber over time.

    Attributes
    ----------
    id : ``uk-conservative``
    name : in words
    country : ISO code in lower case
    party : slug, None for a chamber's own rules
    rules : in the order of the book
    notes : what a reader of the figures should know
    """

    id: str
    name: str
    country: str
    party: str | None
    rules: tuple[Rule, ...]
    notes: tuple[str, ...] = ()


def say_share(share: Fraction | None) -> str | None:
    """Return a share over 100 where that is whole, else as it is.

    Examples
    --------
    >>> say_share(Fraction(3, 20)), say_share(Fraction(1, 3)), say_share(Fraction(1, 40))
    ('15/100', '1/3', '1/40')
    """
    if share is None:
        return None
    percent = share * 100
    return f"{percent.numerator}/100" if percent.denominator == 1 else f"{share.numerator}/{share.denominator}"
