"""Who is in the electorate: absences and sizes from the register, the case's own moves added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from whipcount.ledger.absences import Absence, AbsencesOf, absences_from_events
from whipcount.ledger.types import Case, Event
from whipcount.ledger.visible import knowledge
from whipcount.ledger.vocabulary import COUNTED_GRADES, EventType
from whipcount.register.register import Register
from whipcount.register.types import Spell

__all__ = ["absences_of", "electorate_on", "register_absences"]

_DAY = timedelta(days=1)
_BETWEEN_PARLIAMENTS = timedelta(days=60)
_NOT_NAMED = Absence(date.min, None, "not identified as one member")
_BEGUN = {
    "loses_whip": "lost the whip on",
    "whip_removed": "lost the whip on",
    "resigns_whip": "resigned the whip on",
}
_ENDED = {
    "died": "died on",
    "resigned": "left the House on",
    "recall_petition": "was recalled on",
}


def absences_of(case: Case, register: Register | None, known: date | None = None) -> AbsencesOf:
    """Return a function from a person to the spans in which he does not count in a case.

    Parameters
    ----------
    case : its party is the electorate; its own moves count beside the register's
    register : None for a chamber that it does not cover; then only the case's own moves count
    known : None for everything that is known now
    """
    told = absences_from_events(_moves(case, known), case.party)
    joined = _joined(case, register, known) if register else {}

    def of(person: str) -> Sequence[Absence]:
        own = told.get(person, [])
        if register is None or case.electorates:
            return own
        if not person.startswith("twfy:"):
            return [_NOT_NAMED]
        recorded = _until(register_absences(register, person, case.party, known), joined.get(person))
        return [*recorded, *(_ended_by(register, person, case.party, span) for span in own)]

    return of


def electorate_on(case: Case, register: Register | None, on: date, known: date | None = None) -> int | None:
    """Return how many members count on a day.

    The size is the register's; a member whom the case's events have moved and the register has not is
    taken off or put on.

    Returns
    -------
    None where neither the register nor the case tells
    """
    sizes = [size.size for size in sorted(case.electorates, key=lambda size: size.start) if size.start <= on]
    if sizes:
        return sizes[-1]
    if register is None:
        return None
    size = register.counts_on(on, known).get(case.party, 0)
    told = absences_from_events(_moves(case, known), case.party)
    for person, spans in told.items():
        if register.party_on(person, on, known) == case.party:
            ended = (_ended_by(register, person, case.party, span) for span in spans)
            size -= any(span.covers(on) for span in ended)
    joined = [person for person, day in _joined(case, register, known).items() if day <= on]
    sitting = [person for person in joined if register.spell_on(person, on, known)]
    return size + sum(register.party_on(person, on, known) != case.party for person in sitting)


def register_absences(register: Register, person: str, party: str, known: date | None = None) -> list[Absence]:
    """Return the spans in which a person did not sit for a party, as the register tells them.

    Parameters
    ----------
    known : absences that the register did not know of on that day are left out
    """
    return [
        span
        for span in _all_gaps(register, person, party)
        if known is None or (span.start <= known and _was_known(register, person, party, span, known))
    ]


@lru_cache(maxsize=8192)
def _all_gaps(register: Register, person: str, party: str) -> tuple[Absence, ...]:
    """Return the gaps of a person's spells, found once: a register does not change."""
    return tuple(_gaps(register.spells_of(person), party))


def _was_known(register: Register, person: str, party: str, span: Absence, known: date) -> bool:
    return span.start == date.min or register.party_on(person, span.start, known) != party


def _gaps(spells: Sequence[Spell], party: str) -> Iterator[Absence]:
    inside = [spell for spell in spells if spell.party == party]
    if not inside:
        yield Absence(date.min, None, _elsewhere(spells, party))
        return
    yield Absence(date.min, inside[0].start - _DAY, _elsewhere(spells, party))
    for spell, after in zip(inside, [*inside[1:], None], strict=True):
        if spell.end is None or (after and _is_dissolution(spells, spell.end, after)):
            continue
        end = after.start - _DAY if after else None
        if end is None or end > spell.end:
            yield Absence(spell.end + _DAY, end, _leaving(spells, spell))


def _is_dissolution(spells: Sequence[Spell], end: date, after: Spell) -> bool:
    sat_between = any(end < spell.start < after.start for spell in spells)
    return not sat_between and after.start_reason == "general_election" and after.start - end < _BETWEEN_PARLIAMENTS


def _leaving(spells: Sequence[Spell], last: Spell) -> str:
    assert last.end is not None
    gone = last.end + _DAY
    after = next((spell for spell in spells if spell.start == gone), None)
    if after is None:
        return f"{_ENDED.get(last.end_reason or '', 'left the House on')} {last.end.isoformat()}"
    return f"{_BEGUN.get(after.start_reason or '', 'left the party on')} {gone.isoformat()}"


def _elsewhere(spells: Sequence[Spell], party: str) -> str:
    if not spells:
        return "not a member of the House"
    return f"did not sit for the party ({party}) then"


def _ended_by(register: Register, person: str, party: str, span: Absence) -> Absence:
    """End an open absence at the next spell for the party that begins after it, if the register has one."""
    if span.end is not None:
        return span
    again = (spell.start for spell in register.spells_of(person) if spell.party == party and spell.start > span.start)
    back = next(again, None)
    return Absence(span.start, back - _DAY, span.reason) if back else span


def _moves(case: Case, known: date | None) -> list[Event]:
    public = knowledge(case.events, known)
    return [event for event in public.events if event.id not in public.denials]


def _joined(case: Case, register: Register, known: date | None) -> dict[str, date]:
    """Return who has joined the party since the last day that the register knows, and when."""
    returns = (event for event in _moves(case, known) if _is_told(event) and _is_return(event, case.party))
    return {event.person: event.on_day for event in returns if event.on_day > register.known_until}


def _is_told(event: Event) -> bool:
    return event.is_fact and event.source.grade in COUNTED_GRADES


def _is_return(event: Event, party: str) -> bool:
    joins = event.type is EventType.CHANGES_PARTY and event.to_party == party
    return joins or event.type is EventType.WHIP_RESTORED


def _until(spans: Sequence[Absence], back: date | None) -> list[Absence]:
    """Cut the spans that a return after the register's last day ends."""
    if back is None:
        return list(spans)
    return [Absence(span.start, back - _DAY, span.reason) if span.covers(back) else span for span in spans]
