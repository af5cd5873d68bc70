"""What reading yields: a document, the people named in it, and claims with their quotes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

__all__ = ["Actor", "ActorKind", "Claim", "ClaimType", "Document", "Grade", "Quote", "Reading", "Status", "Target"]


class ClaimType(StrEnum):
    """What a text says that somebody did."""

    CHANGES_PARTY = "changes_party"  # leaves for another party or to sit as an independent
    LOSES_WHIP = "loses_whip"  # the party takes the whip or suspends the member
    RESIGNS_WHIP = "resigns_whip"  # the member gives the whip up
    WHIP_RESTORED = "whip_restored"  # the party gives the whip back
    LETTER_SUBMITTED = "letter_submitted"  # a letter of no confidence
    LETTER_WITHDRAWN = "letter_withdrawn"  # such a letter taken back
    CALLS_TO_RESIGN = "calls_to_resign"  # the leader should go, set a date or face a ballot
    CALLS_FOR_TIMETABLE = "calls_for_timetable"  # only asks the leader for a date
    CRITICAL = "critical"  # of one's own leader, government or party
    SUPPORTS_LEADER = "supports_leader"  # one's own leader
    NOMINATES = "nominates"  # backs a candidate in a contest
    RESIGNS_OFFICE = "resigns_office"  # leaves a post of his own will
    DISMISSED = "dismissed"  # is sacked from a post
    APPOINTED = "appointed"  # is given a post
    STANDING_DOWN = "standing_down"  # will not fight the next election
    SUSPENDED = "suspended"  # from the House
    STANDARDS_REPORT = "standards_report"  # a finding on a member's conduct
    SUSPENSION_VOTE = "suspension_vote"  # the House votes on a suspension
    RECALL_PETITION = "recall_petition"  # opens or ends
    RESIGNS_SEAT = "resigns_seat"  # leaves the House
    DIES = "dies"  # in office
    BY_ELECTION = "by_election"  # wins one
    TALKS_WITH_PARTY = "talks_with_party"  # about joining another
    CONFIDENCE_BALLOT_CALLED = "confidence_ballot_called"  # in a leader
    CONFIDENCE_BALLOT_RESULT = "confidence_ballot_result"  # in a leader
    LEADER_RESIGNS = "leader_resigns"  # the leader says that he goes


class Status(StrEnum):
    """How the text puts it."""

    ASSERTED = "asserted"  # as fact, as the news
    PAST = "past"  # as fact, as background from before
    HYPOTHETICAL = "hypothetical"  # possible, expected, demanded, on a condition
    DENIED = "denied"  # it is not so


class Grade(StrEnum):
    """On whose word the text has it."""

    ON_RECORD = "on_record"  # the member's own words are given
    GROUP_LETTER = "group_letter"  # a text that the member signed with others
    REPORTED = "reported"  # the text states it in its own voice
    CLAIMED = "claimed"  # somebody who is named says so of the member
    ANONYMOUS = "anonymous"  # sources without a name


class ActorKind(StrEnum):
    """What the person named is."""

    MEMBER = "member"  # sits in the House on the day
    FORMER_MEMBER = "former_member"  # sat before
    PEER = "peer"  # sits in the Lords
    OTHER_PERSON = "other_person"  # anybody else with a name
    GROUP = "group"  # several, not named
    UNKNOWN = "unknown"  # cannot be told


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be read.

    Attributes
    ----------
    text : every quote is a substring of it
    ref : the caller's name for it
    title : None where unknown
    published : ISO date, may be partial; None where unknown
    published_from : ``option``, ``metadata`` or ``text``; None where unknown
    """

    text: str
    ref: str | None = None
    title: str | None = None
    published: str | None = None
    published_from: str | None = None

    @property
    def id(self) -> str:
        """Name of this text under this date: equal texts have equal ids."""
        return "sha256:" + _digest([self.text, self.published])

    def to_dict(self) -> dict[str, Any]:
        """Return the document as the contract has it, without its text."""
        return {
            "id": self.id,
            "ref": self.ref,
            "title": self.title,
            "published": self.published,
            "published_from": self.published_from,
            "words": len(self.text.split()),
        }


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact substring: ``text == document.text[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, or to whom it was done.

    Attributes
    ----------
    id : person id; None when nobody or several fit
    name : usual name; as written where nobody fits
    ambiguous : ids of all who fit when several do
    """

    id: str | None
    name: str
    as_written: str
    kind: ActorKind
    party: str | None = None
    seat: str | None = None
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """``kind`` is ``person``, ``party``, ``office``, ``seat`` or ``house``; ``id`` None where there is none."""

    kind: str
    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What the text says that one person did.

    Attributes
    ----------
    confidence : share of such claims that were right on held-out passages, in (0, 1)
    actor : None for ballots
    on : day of the act, may be partial; None where the text does not settle it
    known : day of publication
    attributed_to : whose word it is, where it is not the text's own
    reasons : slugs of the grounds that the actor gives
    corroborated_by : rows of the register that say the same
    """

    type: ClaimType
    status: Status
    grade: Grade
    confidence: float
    actor: Actor | None
    quote: Quote
    target: Target | None = None
    from_party: str | None = None
    to_party: str | None = None
    office: str | None = None
    on: str | None = None
    known: str | None = None
    attributed_to: str | None = None
    reasons: tuple[str, ...] = ()
    corroborated_by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Name of the claim: equal claims of equal texts have equal ids."""
        who = (self.actor.id or self.actor.name) if self.actor else None
        return "c" + _digest([self.type, self.status, who, self.quote.text, self.quote.start, self.known])[:12]

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as the contract has it."""
        return {
            "id": self.id,
            "type": self.type.value,
            "status": self.status.value,
            "grade": self.grade.value,
            "confidence": round(self.confidence, 3),
            "actor": _actor(self.actor),
            "from_party": self.from_party,
            "to_party": self.to_party,
            "office": self.office,
            "target": {"kind": self.target.kind, "id": self.target.id, "name": self.target.name}
            if self.target
            else None,
            "on": self.on,
            "known": self.known,
            "attributed_to": self.attributed_to,
            "quote": {"text": self.quote.text, "start": self.quote.start, "end": self.quote.end},
            "reasons": list(self.reasons),
            "corroborated_by": list(self.corroborated_by),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and its claims, in the order of their quotes."""

    document: Document
    claims: tuple[Claim, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON document of ``whipcount read``."""
        return {"document": self.document.to_dict(), "claims": [claim.to_dict() for claim in self.claims]}

    def to_frame(self) -> Any:
        """Return a Polars frame, one row a claim."""
        import polars as pl

        rows = [
            {
                "type": c.type.value,
                "status": c.status.value,
                "actor": c.actor.name if c.actor else None,
                "actor_id": c.actor.id if c.actor else None,
                "target": c.target.name if c.target else None,
                "on": c.on,
                "quote": c.quote.text,
                "confidence": c.confidence,
            }
            for c in self.claims
        ]
        return pl.DataFrame(rows)

    def _repr_html_(self) -> str:
        from html import escape

        cells = "".join(
            f"<tr><td>{c.type.value}</td><td>{c.status.value}</td>"
            f"<td>{escape(c.actor.name) if c.actor else ''}</td><td>{escape(c.quote.text)}</td></tr>"
            for c in self.claims
        )
        return (
            f"<table><caption>{escape(self.document.title or self.document.ref or 'Reading')}</caption>{cells}</table>"
        )


def _actor(actor: Actor | None) -> dict[str, Any] | None:
    if actor is None:
        return None
    found: dict[str, Any] = {
        "id": actor.id,
        "name": actor.name,
        "as_written": actor.as_written,
        "kind": actor.kind.value,
        "party": actor.party,
        "seat": actor.seat,
    }
    return found | ({"ambiguous": list(actor.ambiguous)} if actor.ambiguous else {})


def _digest(parts: list[Any]) -> str:
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
