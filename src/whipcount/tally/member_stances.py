"""Where one member stands towards the leader of a case on a day, with the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.ledger.types import Case, Event
from whipcount.ledger.vocabulary import EventType
from whipcount.tally.count import Count

__all__ = ["MemberStance", "member_stances"]


@dataclass(frozen=True, slots=True)
class MemberStance:
    """One stance of one member, counted or not.

    Attributes
    ----------
    case, leader_id, leader : towards whom
    stance : which
    since : the day from which it counts, None where it does not
    reason : why it does not count, None where it does
    events : the evidence, in order
    """

    case: str
    leader_id: str | None
    leader: str
    stance: EventType
    since: date | None
    reason: str | None
    events: tuple[Event, ...]

    @property
    def is_counted(self) -> bool:
        """Whether it stands."""
        return self.reason is None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "case": self.case,
            "leader": {"id": self.leader_id, "name": self.leader},
            "stance": self.stance.value,
            "is_counted": self.is_counted,
            "since": self.since.isoformat() if self.since else None,
            "reason": self.reason,
            "events": [_event(event) for event in self.events],
        }


def member_stances(count: Count, person: str) -> Iterator[MemberStance]:
    """Yield what one member stands for in a count, and what of his does not count and why.

    Parameters
    ----------
    count : of a case on a day
    person : id of the member
    """
    case = count.case
    for stance, rows in count.standing.items():
        for row in rows:
            if row.id == person:
                yield _stance(case, stance, row.since, None, row.events)
    for left in count.not_counted:
        if left.id == person:
            yield _stance(case, left.was, None, left.reason, left.events)


def _stance(
    case: Case, stance: EventType, since: date | None, reason: str | None, events: Iterable[str]
) -> MemberStance:
    told = tuple(case.by_id[one] for one in events)
    return MemberStance(case.id, case.leader_id, case.leader_name, stance, since, reason, told)


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "on": event.on,
        "known": event.known,
        "grade": event.source.grade.value,
        "source": event.source.url,
        "quote": event.source.quote,
    }
