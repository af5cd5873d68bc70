"""The second clock: which events were public on a day, corrected and denied as they were then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whipcount.ledger.types import Event
from whipcount.ledger.vocabulary import EventType, Status

__all__ = ["Knowledge", "knowledge", "visible"]

_MOST = 16


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What could be known on a day.

    Attributes
    ----------
    events : public and not corrected, denials left out
    denials : id of a denied event -> the event that denies it
    """

    events: tuple[Event, ...]
    denials: dict[str, Event]


_last: dict[tuple[int, date | None], tuple[tuple[Event, ...], Knowledge]] = {}


def visible(events: Iterable[Event], known: date | None = None) -> list[Event]:
    """Return the events that were public by the end of a day and not yet corrected.

    Parameters
    ----------
    events : in any order; repeated ones count once
    known : None for everything that is known now
    """
    public = {event.id: event for event in events if known is None or event.known_day <= known}
    replaced = {event.replaces for event in public.values() if event.replaces}
    return [event for event in public.values() if event.id not in replaced]


def knowledge(events: Iterable[Event], known: date | None = None) -> Knowledge:
    """Return the public events, with each one that somebody has denied.

    A denial reaches every event of the same person, type and target that was public no later than itself.
    What is asserted after it stands again. A count asks for the same several times over, so the last few answers
    about a tuple, which cannot change, are remembered.
    """
    if not isinstance(events, tuple):
        return _knowledge(events, known)
    key = (id(events), known)
    held = _last.get(key)
    if held is not None and held[0] is events:
        return held[1]
    found = _knowledge(events, known)
    if len(_last) >= _MOST:
        _last.clear()
    _last[key] = (events, found)
    return found


def _knowledge(events: Iterable[Event], known: date | None) -> Knowledge:
    public = visible(events, known)
    denying: dict[tuple[str, EventType], list[Event]] = defaultdict(list)
    for event in public:
        if event.status is Status.DENIED:
            denying[event.person, event.type].append(event)
    rest = tuple(event for event in public if event.status is not Status.DENIED)
    denials = {event.id: denial for event in rest for denial in _denials(event, denying)[:1]}
    return Knowledge(rest, denials)


def _denials(event: Event, denying: dict[tuple[str, EventType], list[Event]]) -> list[Event]:
    found = [
        denial
        for denial in denying.get((event.person, event.type), ())
        if event.known_day <= denial.known_day and _same_target(event, denial)
    ]
    return sorted(found, key=lambda denial: (denial.known_day, denial.id))


def _same_target(event: Event, denial: Event) -> bool:
    return event.target_id is None or denial.target_id is None or event.target_id == denial.target_id
