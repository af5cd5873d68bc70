"""How many stand, out of how many, under which rule, and who does not count and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from whipcount.errors import CountError
from whipcount.ledger.fold import Dispute, State, fold
from whipcount.ledger.stance import stance_of
from whipcount.ledger.stances import Fallen, Held
from whipcount.ledger.types import Case, Event
from whipcount.ledger.vocabulary import STANCES, EventType
from whipcount.register.register import Register
from whipcount.rules.arithmetic import holds_for_electorate, threshold
from whipcount.rules.in_force import immune_until, rival_rules, rule_in_force
from whipcount.rules.types import Rule, Rulebook
from whipcount.tally.eligibility import absences_of, electorate_on
from whipcount.tally.result import canonical_hash, frame, html_table
from whipcount.tally.standing import Excluded, Standing

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Count", "check_leads", "count"]

_CALLS = EventType.CALLS_TO_RESIGN
_LETTER = EventType.LETTER_SUBMITTED
_COLUMNS = ("stance", "id", "name", "on", "since", "source")


@dataclass(frozen=True)
class Count:
    """A count that explains itself.

    Attributes
    ----------
    case, on, known : what was counted, for which day, as known on which day
    rule, rivals : the rule in force, and rows that contradict it
    electorate, threshold, holds : size, number needed, sizes for which that number is the same
    standing : stance -> members, by name
    not_counted, disputed : who is left out and why; where sources disagree
    immune_until : last day on which the leader is safe, None where he is not
    notes : limits of the data, one sentence each
    """

    case: Case
    on: date
    known: date
    rule: Rule
    rivals: tuple[tuple[Rule, int | None], ...]
    electorate: int | None
    threshold: int | None
    holds: tuple[int, int] | None
    standing: Mapping[EventType, tuple[Standing, ...]]
    not_counted: tuple[Excluded, ...]
    disputed: tuple[Excluded, ...]
    immune_until: date | None = None
    notes: tuple[str, ...] = ()

    def n(self, stance: str) -> int:
        """Return how many members hold a stance.

        Raises
        ------
        InputError : no stance is called so
        """
        return len(self.standing[stance_of(stance)])

    @property
    def towards_threshold(self) -> int | None:
        """How many stand of what the rule counts; for nominations, of the candidate who has most."""
        if self.rule.counts is None:
            return None
        rows = self.standing[EventType(self.rule.counts)]
        targets = [row.target for row in rows]
        if self.rule.counts == EventType.NOMINATES:
            return max((targets.count(one) for one in set(targets)), default=0)
        return len(rows)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of every figure and name in the count."""
        body = self._body()
        return canonical_hash([body[key] for key in sorted(body)])

    def to_dict(self) -> dict[str, Any]:
        """Return the count as the JSON document that the contract describes."""
        return self._body() | {"hash": self.hash}

    def to_frame(self) -> pl.DataFrame:
        """Return one row for every member and stance that stands."""
        return frame(self._rows(), _COLUMNS)

    def _repr_html_(self) -> str:
        share = f"{self.towards_threshold} of {self.threshold} needed, {self.electorate} members"
        return html_table(f"{self.case.title}, {self.on.isoformat()}: {share}", self._rows(), _COLUMNS)

    def _rows(self) -> list[dict[str, Any]]:
        return [{"stance": stance.value} | row.to_dict() for stance, rows in self.standing.items() for row in rows]

    def _body(self) -> dict[str, Any]:
        return {
            "case": self.case.id,
            "on": self.on.isoformat(),
            "known": self.known.isoformat(),
            "leader": {"id": self.case.leader_id, "name": self.case.leader_name},
            "rule": self._rule(),
            "electorate": self.electorate,
            "threshold": self.threshold,
            "holds_for_electorate": list(self.holds) if self.holds else None,
            "towards_threshold": self.towards_threshold,
            "immune_until": self.immune_until.isoformat() if self.immune_until else None,
            "standing": {
                stance.value: {"n": len(rows), "members": [row.to_dict() for row in rows]}
                for stance, rows in self.standing.items()
            },
            "not_counted": [row.to_dict() for row in self.not_counted],
            "disputed": [row.to_dict() for row in self.disputed],
            "notes": list(self.notes),
        }

    def _rule(self) -> dict[str, Any]:
        rivals = [rule.to_dict() | {"threshold": needed} for rule, needed in self.rivals]
        return self.rule.to_dict() | {"disputed_by": rivals}


def count(
    case: Case,
    book: Rulebook,
    register: Register | None,
    on: date,
    known: date | None = None,
    exclusive: bool = False,
) -> Count:
    """Count who stands where at the end of a day.

    Parameters
    ----------
    case : leader, party and ledger
    book : the case's rulebook
    register : who sat for the party; None where the case states its electorate itself
    on, known : the two clocks; ``known`` None for everything that is known now
    exclusive : count each member under his strongest stance only

    Raises
    ------
    CountError : the leader did not lead on that day
    NotFoundError : the rulebook has no rule for it
    """
    check_leads(case, on)
    rule = rule_in_force(book, on, role=case.role)
    size = electorate_on(case, register, on, known)
    state = fold(case, on, known, absences_of(case, register, known))
    called = _Called(register)
    standing = _standing(state, exclusive, called)
    return Count(
        case=case,
        on=on,
        known=known or _last_known(case, register),
        rule=rule,
        rivals=tuple((other, _needed(other, size)) for other in rival_rules(book, rule, on)),
        electorate=size,
        threshold=_needed(rule, size),
        holds=holds_for_electorate(rule, size) if size is not None else None,
        standing=standing,
        not_counted=_excluded(state, standing, called),
        disputed=tuple(sorted((_disputed(one, called) for one in state.disputes), key=_by_name)),
        immune_until=_immune_until(case, rule, on, known),
        notes=_notes(register, on),
    )


def check_leads(case: Case, on: date) -> None:
    """Raise ``CountError`` for a day on which the leader of a case did not lead."""
    before = case.start is not None and on < case.start
    if before or (case.end is not None and on > case.end):
        start, end = case.start or "?", case.end or "now"
        raise CountError(f"{case.leader_name} led from {start} to {end}; the case {case.id} cannot be counted on {on}.")


def _last_known(case: Case, register: Register | None) -> date:
    days = [event.known_day for event in case.events] + ([register.known_until] if register else [])
    return max(days, default=date.max)


def _notes(register: Register | None, on: date) -> tuple[str, ...]:
    if register is None or on <= register.known_until:
        return ()
    end = register.known_until.isoformat()
    return (f"The register ends on {end}; the electorate is that day's, with the moves that the case tells of.",)


def _needed(rule: Rule, size: int | None) -> int | None:
    return None if size is None else threshold(rule, size)


@dataclass(frozen=True, slots=True)
class _Called:
    """The usual names of the register's members, whatever a source called them."""

    register: Register | None

    def __call__(self, event: Event) -> str:
        person = self.register.people.get(event.actor_id or "") if self.register else None
        return person.name if person else event.actor


def _standing(state: State, exclusive: bool, called: _Called) -> dict[EventType, tuple[Standing, ...]]:
    chosen: dict[EventType, list[Standing]] = {stance: [] for stance in STANCES}
    for stances in state.held.values():
        held = {one.stance: one for one in stances}
        ranked = [held[stance] for stance in STANCES if stance in held]
        for one in ranked[:1] if exclusive else ranked:
            chosen[one.stance].append(_row(one, called))
        if not exclusive and _LETTER in held and _CALLS not in held:
            chosen[_CALLS].append(_row(held[_LETTER], called))
    return {stance: tuple(sorted(rows, key=_name)) for stance, rows in chosen.items()}


def _row(held: Held, called: _Called) -> Standing:
    first = min(held.events, key=lambda event: (event.on_day, event.known_day, event.id))
    target = held.events[-1].target if held.stance is EventType.NOMINATES else None
    return Standing(
        first.actor_id,
        called(first),
        next((event.on for event in held.events if event.on), None),
        held.since,
        tuple(event.id for event in held.events),
        _last(event.source.quote for event in held.events),
        _last(event.source.url for event in held.events),
        target,
    )


def _last(values: Iterable[str | None]) -> str | None:
    return next((value for value in reversed(list(values)) if value), None)


def _name(row: Standing) -> tuple[str, str]:
    return row.name.rsplit(" ", 1)[-1], row.name


def _by_name(row: Excluded) -> tuple[str, str, str]:
    return row.name.rsplit(" ", 1)[-1], row.name, row.was.value


def _excluded(
    state: State, standing: Mapping[EventType, tuple[Standing, ...]], called: _Called
) -> tuple[Excluded, ...]:
    counted = {stance: {row.id or row.name for row in rows} for stance, rows in standing.items()}
    rows = [_fallen(one, called) for fallen in state.fallen.values() for one in fallen]
    left = [row for row in rows if (row.id or row.name) not in counted[row.was]]
    return tuple(sorted(left, key=_by_name))


def _fallen(fallen: Fallen, called: _Called) -> Excluded:
    return _exclude(fallen.stance, fallen.reason, fallen.events, called)


def _disputed(dispute: Dispute, called: _Called) -> Excluded:
    return _exclude(dispute.stance, dispute.reason, dispute.events, called)


def _exclude(stance: EventType, reason: str, events: tuple[Event, ...], called: _Called) -> Excluded:
    first = events[0]
    return Excluded(first.actor_id, called(first), stance, reason, tuple(event.id for event in events))


def _immune_until(case: Case, rule: Rule, on: date, known: date | None) -> date | None:
    won = [ballot.on for ballot in case.ballots if ballot.is_won and ballot.on <= min(on, known or on)]
    until = immune_until(rule, max(won)) if won else None
    return until if until and on <= until else None
