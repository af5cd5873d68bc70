"""From claims to acts: what one person did, every passage that says so, and whether it can be counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whipcount.dates import contains, first_day
from whipcount.reader.types import ActorKind, Claim, ClaimType, Grade, Reading, Status

__all__ = ["Act", "acts_of", "published_day", "weight"]

_WEIGHTS = tuple(ClaimType(name) for name in (
    "leader_resigns", "confidence_ballot_result", "confidence_ballot_called", "changes_party", "dies", "resigns_seat",
    "loses_whip", "resigns_whip", "whip_restored", "by_election", "suspended", "recall_petition", "suspension_vote",
    "standards_report", "resigns_office", "dismissed", "letter_submitted", "letter_withdrawn", "calls_to_resign",
    "appointed", "standing_down", "nominates", "calls_for_timetable", "talks_with_party", "critical",
    "supports_leader",
))  # fmt: skip
_STATUSES = (Status.ASSERTED, Status.PAST, Status.DENIED, Status.HYPOTHETICAL)
_GRADES = (Grade.ON_RECORD, Grade.GROUP_LETTER, Grade.REPORTED, Grade.CLAIMED, Grade.ANONYMOUS)
_BALLOTS = frozenset({ClaimType.CONFIDENCE_BALLOT_CALLED, ClaimType.CONFIDENCE_BALLOT_RESULT})
_OUTSIDERS = {
    ActorKind.FORMER_MEMBER: "a former member",
    ActorKind.PEER: "a member of the Lords",
    ActorKind.OTHER_PERSON: "no member of the House",
    ActorKind.GROUP: "a group without names",
    ActorKind.UNKNOWN: "not identified",
}


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that one person did.

    Attributes
    ----------
    claims : every passage that says so, the best evidence first
    number : place in the brief, from 1; names its anchors
    day : on which it happened, None where neither the story nor the register tells
    refused : why it is not counted, None if it is
    """

    claims: tuple[Claim, ...]
    number: int
    day: date | None
    refused: str | None

    @property
    def claim(self) -> Claim:
        """The passage with the best evidence."""
        return self.claims[0]

    @property
    def type(self) -> ClaimType:
        """What was done."""
        return self.claim.type

    @property
    def person(self) -> str | None:
        """Person id, None where nobody or several people fit."""
        return self.claim.actor.id if self.claim.actor else None

    @property
    def name(self) -> str:
        """Who did it; for a ballot the leader whom it is about."""
        if self.claim.actor:
            return self.claim.actor.name
        return self.claim.target.name if self.claim.target else "The leader"

    @property
    def anchor(self) -> str:
        """Where its quotes stand in the brief."""
        return f"act-{self.number}"


def weight(act: Act) -> int:
    """Return an act's place in the order of news, 0 for the heaviest."""
    return _WEIGHTS.index(act.type)


def acts_of(reading: Reading) -> tuple[Act, ...]:
    """Return the acts of a reading: those that count first, the heaviest first."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in reading.claims:
        groups.setdefault(_key(claim), []).append(claim)
    published = published_day(reading)
    found = [_act(sorted(claims, key=_evidence), published) for claims in groups.values()]
    found.sort(key=lambda act: (act.refused is not None, weight(act), act.claim.quote.start))
    return tuple(Act(act.claims, number, act.day, act.refused) for number, act in enumerate(found, 1))


def published_day(reading: Reading) -> date | None:
    """Return the day of publication, None where only a month or nothing is known."""
    published = reading.document.published
    return date.fromisoformat(published) if published and len(published) == 10 else None


def _key(claim: Claim) -> tuple[object, ...]:
    who = (claim.actor.id or claim.actor.as_written) if claim.actor else None
    about = claim.target.name if claim.target and claim.type is ClaimType.NOMINATES else None
    return claim.type, claim.status, who, about, claim.office


def _evidence(claim: Claim) -> tuple[int, float, int]:
    return _GRADES.index(claim.grade), -claim.confidence, claim.quote.start


def _act(claims: Iterable[Claim], published: date | None) -> Act:
    rows = tuple(claims)
    return Act(rows, 0, _day(rows, published), _refusal(rows[0]))


def _day(claims: tuple[Claim, ...], published: date | None) -> date | None:
    told = next((claim.on for claim in claims if claim.on), None)
    if told is None:
        return published
    if len(told) == 10:
        return first_day(told)
    return published if published and contains(told, published) else None


def _refusal(claim: Claim) -> str | None:
    """Return why a claim enters no count; None if it does."""
    if claim.status is Status.DENIED:
        return "the story says that it is not so"
    if claim.status is Status.HYPOTHETICAL:
        return "the story has it as possible, expected or conditional, not as done"
    if claim.type in _BALLOTS:
        return None
    if claim.actor is None:
        return "nobody is named"
    if claim.actor.ambiguous:
        return f"the name fits several members: {', '.join(claim.actor.ambiguous)}"
    if claim.grade in (Grade.CLAIMED, Grade.ANONYMOUS):
        return "only on the word of others" if claim.grade is Grade.CLAIMED else "only on the word of unnamed sources"
    if claim.status is Status.PAST and claim.type is not ClaimType.LETTER_SUBMITTED:
        return "background from before the story"
    return _outsider(claim)


def _outsider(claim: Claim) -> str | None:
    assert claim.actor is not None
    kind = claim.actor.kind
    if kind is ActorKind.MEMBER and claim.actor.id:
        return None
    if claim.type in (ClaimType.DIES, ClaimType.RESIGNS_SEAT, ClaimType.BY_ELECTION) and claim.actor.id:
        return None
    return _OUTSIDERS.get(kind, "not identified")
