"""Constituencies, elections in them, and what the census and the referendum said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

__all__ = ["Boundaries", "Candidacy", "ElectionKind", "Overlap", "Party", "Result", "Seat"]


class Boundaries(StrEnum):
    """The set of constituencies that a seat belongs to."""

    OF_2010 = "2010"  # general elections 2010 to 2019
    OF_2024 = "2024"  # general election 2024 and since


class ElectionKind(StrEnum):
    """What kind of result it is."""

    GENERAL = "general"  # declared at a general election
    BY = "by"  # declared at a by-election
    NOTIONAL = "notional"  # estimated: an election as if held on the boundaries that came after it


@dataclass(frozen=True, slots=True)
class Party:
    """A party on a ballot paper: code of the UK Parliament, the register's slug, name and short name."""

    code: int
    slug: str
    name: str
    abbreviation: str | None


@dataclass(frozen=True, slots=True)
class Seat:
    """One constituency under one set of boundaries.

    Attributes
    ----------
    gss : code of the Office for National Statistics; a seat that changed its boundaries has another in each set
    boundaries : the set
    name, region, country : region is the country outside England
    type : ``county``, ``borough`` or ``burgh``: decides the limit of candidates' spending
    leave_share : votes for Leave of valid votes in 2016, None where unknown
    leave_basis : ``counted`` by the council, or ``estimated`` from the districts
    """

    gss: str
    boundaries: Boundaries
    name: str
    region: str
    country: str
    type: str
    leave_share: Fraction | None
    leave_basis: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """One seat at one election.

    Attributes
    ----------
    on : polling day; for a notional result that of the election carried over
    kind : general, by or notional
    gss : seat
    electorate, valid, invalid : voters on the register, valid votes, rejected papers (None where not published)
    majority : votes of the first less votes of the second
    first, second : slugs of their parties
    gained_from : slug of the party that lost the seat, None for a hold
    """

    on: date
    kind: ElectionKind
    gss: str
    electorate: int
    valid: int
    invalid: int | None
    majority: int
    first: str
    second: str
    gained_from: str | None

    @property
    def majority_share(self) -> Fraction:
        """Majority by valid votes."""
        return Fraction(self.majority, self.valid)

    @property
    def swing_to_lose(self) -> Fraction:
        """Share of the valid votes that, moved from the first to the second, ties them: half the majority share."""
        return self.majority_share / 2

    @property
    def votes_to_switch(self) -> int:
        """Fewest voters who, changing from the first to the second, turn the result."""
        return self.majority // 2 + 1

    @property
    def turnout(self) -> Fraction:
        """Valid votes by electorate, as the House of Commons Library counts it."""
        return Fraction(self.valid, self.electorate)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values; shares are rounded to four places."""
        return {
            "on": self.on.isoformat(),
            "kind": self.kind.value,
            "first": self.first,
            "second": self.second,
            "gained_from": self.gained_from,
            "majority": self.majority,
            "majority_share": rounded(self.majority_share),
            "valid_votes": self.valid,
            "invalid_votes": self.invalid,
            "electorate": self.electorate,
            "turnout_share": rounded(self.turnout),
        }


@dataclass(frozen=True, slots=True)
class Candidacy:
    """One candidate, or a party's votes in a notional result.

    Attributes
    ----------
    on, gss : the election
    party : as on the ballot paper
    votes : valid votes
    name : None in a notional result
    mnis : member id of the UK Parliament if ever a member, else None
    """

    on: date
    gss: str
    party: Party
    votes: int
    name: str | None
    mnis: int | None

    def to_dict(self, valid: int, person: str | None = None) -> dict[str, Any]:
        """Return it as JSON values; a notional result has no names."""
        share = rounded(Fraction(self.votes, valid))
        row: dict[str, Any] = {"party": self.party.slug, "party_name": self.party.name, "votes": self.votes}
        named = {"name": self.name, "id": person} if self.name else {}
        return named | row | {"share": share}


@dataclass(frozen=True, slots=True)
class Overlap:
    """Residents that a seat of 2010 and a seat of 2024 have in common, as shares of each."""

    old: str
    new: str
    of_old: Fraction
    of_new: Fraction


Census = Mapping[str, Fraction | None]


def rounded(share: Fraction) -> float:
    """Return a share for output, rounded to four places."""
    return round(float(share), 4)
