"""Cases from the package or from a folder, opened with the register and the rulebook that they need."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from whipcount.arguments import check_arguments
from whipcount.dates import as_day, first_day
from whipcount.errors import InputError, NotFoundError
from whipcount.facts.case_faults import event_fault, head_faults
from whipcount.facts.people import name_index, register
from whipcount.facts.rules import rulebook
from whipcount.facts.tables import DATA, read_whole
from whipcount.ledger.head import check_head, read_head
from whipcount.ledger.rows import Problem, read_events, say_rows
from whipcount.ledger.types import Case, Event
from whipcount.ledger.vocabulary import STANCES, EventType
from whipcount.register.register import Register
from whipcount.rules.types import Rulebook
from whipcount.tally.count import Count, count
from whipcount.tally.count_series import CountSeries, count_series
from whipcount.tally.house import check_labelled

__all__ = ["OpenCase", "case_folder", "case_names", "check_folder", "identified", "open_case", "opened"]

CASES = DATA / "cases"
COVERED = "gb"
_MEMBERS_ONLY = frozenset(
    {*STANCES, EventType.LETTER_WITHDRAWN, EventType.CHANGES_PARTY, EventType.LOSES_WHIP, EventType.WHIP_RESTORED}
)


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case ready to be counted.

    Attributes
    ----------
    case : leader, party and ledger
    book : its rulebook
    register : None for a chamber that the register does not cover
    """

    case: Case
    book: Rulebook
    register: Register | None

    def count(self, on: date | str, known: date | str | None = None, exclusive: bool = False) -> Count:
        """Count who stands where at the end of a day; see ``whipcount.tally.count``.

        Examples
        --------
        >>> found = open_case("johnson-2022").count(on="2022-01-19")
        >>> found.threshold, found.not_counted[-1].name
        (54, 'Christian Wakeford')
        """
        check_arguments(OpenCase.count, locals())
        clock = as_day(known) if known else None
        if clock and self.register:
            check_labelled(clock)
        return count(self.case, self.book, self.register, as_day(on), clock, exclusive)

    def series(self, start: date | str | None = None, end: date | str | None = None, live: bool = False) -> CountSeries:
        """Count every day of a span; see ``whipcount.tally.count_series``."""
        check_arguments(OpenCase.series, locals())
        first = as_day(start) if start else None
        return count_series(self.case, self.book, self.register, first, as_day(end) if end else None, live)

    def scenario(self, events: Iterable[Event]) -> OpenCase:
        """Return the case as it would be with more events; nothing is stored."""
        check_arguments(OpenCase.scenario, locals())
        return dataclasses.replace(self, case=self.case.with_events(events))


def case_names() -> list[str]:
    """Return the ids of the shipped cases."""
    return sorted(path.parent.name for path in CASES.glob("*/case.toml"))


def open_case(ref: str | Path, today: date | None = None) -> OpenCase:
    """Open a shipped case by its id, or a folder with ``case.toml`` and ``events.csv``.

    Parameters
    ----------
    today : rows that became known after it cannot be used; None takes any day

    Raises
    ------
    NotFoundError : no such case or folder; the shipped ones are named
    InputError : rows that cannot be used, all of them with line numbers
    """
    check_arguments(open_case, locals())
    folder = case_folder(ref)
    case, problems = check_folder(folder, today)
    if problems:
        listed = [f"events.csv {problem}" for problem in problems]
        raise InputError(f"{say_rows(problems)} of the case {case.id} cannot be used; mend them first.", listed)
    return opened(case)


def opened(case: Case) -> OpenCase:
    """Return a case from anywhere with its rulebook and, where the register covers its chamber, the register."""
    return OpenCase(case, rulebook(case.rulebook), _register(case))


def case_folder(ref: str | Path) -> Path:
    """Return the folder of a case.

    Raises
    ------
    NotFoundError : neither a shipped case nor a folder with ``case.toml``
    """
    for folder in (CASES / str(ref), Path(ref)):
        if str(ref) and (folder / "case.toml").is_file():
            return folder
    raise NotFoundError(
        f"No case called {str(ref)!r}; shipped are {', '.join(case_names())}, or name a folder with case.toml."
    )


def check_folder(folder: Path, today: date | None = None) -> tuple[Case, list[Problem]]:
    """Return the case with its usable rows, and every row that cannot be used and why.

    Parameters
    ----------
    today : rows that became known after it cannot be used; None takes any day

    Raises
    ------
    InputError : ``case.toml`` cannot be used, or a file is not text
    NotFoundError : a file is missing, or the rulebook does not exist
    """
    head = read_head(_text(folder / "case.toml"))
    check_head(head_faults(head, rulebook(head.rulebook), _register(head) is not None))
    rows, problems = read_events(_text(folder / "events.csv"))
    events = []
    for line, event in rows:
        found = _of_the_future(event, today) or identified(head, event)
        if isinstance(found, Event):
            events.append(found)
        else:
            problems.append(Problem(line, event.id, found))
    case = dataclasses.replace(head, events=tuple(events))
    return case, sorted(problems, key=lambda problem: problem.line)


def _register(case: Case) -> Register | None:
    uses_it = rulebook(case.rulebook).country == COVERED and not case.electorates
    return register() if uses_it else None


def _of_the_future(event: Event, today: date | None) -> str | None:
    if today is None or first_day(event.known) <= today:
        return None
    return f"known {event.known!r} lies after today, {today.isoformat()}; nothing is known before its day."


def identified(case: Case, event: Event) -> Event | str:
    """Return the event with its actor's id, or why it cannot be used."""
    if _register(case) is None:
        return event
    fault = event_fault(event)
    if fault is not None:
        return fault
    if event.actor_id is not None:
        return _no_time_traveller(event)
    found = name_index().resolve(event.actor.removeprefix("as "), event.on_day)
    if len(found) == 1:
        return _no_time_traveller(dataclasses.replace(event, actor_id=found[0]))
    if event.type not in _MEMBERS_ONLY or event.actor.startswith("("):
        return event
    if found:
        return f"actor {event.actor!r} may be {name_index().say(found)}; give the actor_id."
    return (
        f"actor {event.actor!r} is nobody who sat on {event.on_day.isoformat()}; check the name or give the actor_id."
    )


def _no_time_traveller(event: Event) -> Event | str:
    """Return the event, or a sentence if a member acts before the first day on which he ever sat."""
    spells = register().spells_of(event.actor_id or "")
    if event.type not in _MEMBERS_ONLY or not spells or spells[0].start <= event.on_day:
        return event
    first = spells[0].start.isoformat()
    return f"{event.actor} first sat on {first}, after {event.on_day.isoformat()}; check the date or the name."


def _text(path: Path) -> str:
    if path.parent.parent == CASES:
        return read_whole(f"cases/{path.parent.name}/{path.name}").decode("utf-8")
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NotFoundError(f"{path} is missing; a case is a folder with case.toml and events.csv.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as fault:
        raise InputError(f"{path} cannot be read: {fault.strerror}.") from None
