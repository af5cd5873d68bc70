"""Cases between folders, the database and the pure core: the database holds facts, the core counts them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db import transaction

from whipcount.desk.ledger import models
from whipcount.desk.ledger.audit import User, record
from whipcount.desk.ledger.clock import moment_after, note_if_behind
from whipcount.desk.ledger.remembered import remembered
from whipcount.desk.ledger.rows import event_of, row_values
from whipcount.desk.ledger.turns import turn
from whipcount.errors import EvidenceError, InputError, NotFoundError
from whipcount.facts.cases import OpenCase, case_folder, check_folder, opened
from whipcount.ledger.rows import read_events, say_rows, write_events
from whipcount.ledger.types import Case, Event

__all__ = [
    "add_events", "add_rows", "case_from_db", "export_case", "import_case", "locked", "open_from_db", "revision",
    "row_of",
]  # fmt: skip

_KEPT = 8


def row_of(slug: str) -> models.Case:
    """Return the row of a case.

    Raises
    ------
    NotFoundError : no such case; those that there are are named
    """
    found = models.Case.objects.filter(slug=slug).first()
    if found is None:
        names = ", ".join(models.Case.objects.values_list("slug", flat=True)) or "none"
        raise NotFoundError(f"No case called {slug!r} on this desk; there are: {names}.")
    return found


def revision(case: models.Case | str) -> str:
    """Return a word that changes with each accepted action on a case; fit as a key of a cache.

    Parameters
    ----------
    case : its row as just read, or its slug
    """
    row = row_of(case) if isinstance(case, str) else case
    return f"{row.slug}:{row.revision}"


def case_from_db(slug: str) -> Case:
    """Return a case with its whole ledger, as the core counts it.

    Raises
    ------
    NotFoundError : no such case
    """
    return remembered(row_of(slug))


def open_from_db(slug: str) -> OpenCase:
    """Return a case ready to be counted; kept in memory until its revision changes.

    Raises
    ------
    NotFoundError : no such case
    """
    row = row_of(slug)
    return _opened(row.slug, row.revision, row.changed_at)


@contextmanager
def locked(slug: str) -> Iterator[models.Case]:
    """Hold a case for one unit of work: all of it is stored, or nothing.

    Raises
    ------
    NotFoundError : no such case
    """
    with turn(), transaction.atomic():
        yield models.Case.objects.select_for_update().filter(slug=slug).first() or row_of(slug)


def add_events(
    row: models.Case, events: Sequence[Event], user: User = None, claim: models.Claim | None = None
) -> list[models.Event]:
    """Add events at the end of a ledger and renew its revision; inside ``locked``.

    Raises
    ------
    EvidenceError : an id is taken, or a correction names an event that is not there or was not known before it
    """
    named = {name for event in events for name in (event.id, event.replaces) if name}
    known = dict(row.events.filter(event_id__in=named).values_list("event_id", "known"))
    _check_linked(events, known)
    last = row.events.order_by("-place").values_list("place", flat=True).first() or 0
    who = user if user is not None and user.pk is not None else None
    rows = [
        models.Event(case=row, place=place, claim=claim, added_by=who, **row_values(event))
        for place, event in enumerate(events, last + 1)
    ]
    models.Event.objects.bulk_create(rows)
    _renewed(row)
    return rows


def add_rows(row: models.Case, rows: Sequence[dict[str, Any]], user: User = None) -> None:
    """Add rows of a case folder at the end of a ledger and renew its revision; inside ``locked``.

    Parameters
    ----------
    rows : as ``import_case`` hands them to ``ask``

    Raises
    ------
    EvidenceError : an id is taken
    """
    taken = row.events.filter(event_id__in=[one["event_id"] for one in rows]).values_list("event_id", flat=True)
    if taken:
        raise EvidenceError(f"The event {taken[0]} is on record already; bring the folder in again.")
    last = row.events.order_by("-place").values_list("place", flat=True).first() or 0
    models.Event.objects.bulk_create(
        models.Event(case=row, place=place, added_by=user, **one) for place, one in enumerate(rows, last + 1)
    )
    _renewed(row)


def import_case(
    folder: str | Path, user: User = None, ask: Callable[[models.Case, list[dict[str, Any]], str], None] | None = None
) -> models.Case:
    """Bring a case folder into the database; rows that it has already stay, further rows are added.

    Parameters
    ----------
    folder : with ``case.toml`` and ``events.csv``, or the id of a shipped case
    ask : takes the case, the further rows and the folder's name, instead of their being added, where a second person
        must confirm what changes the count

    Raises
    ------
    InputError : rows that cannot be used, all of them
    EvidenceError : an event of the folder differs from the one of the same id that is on record, or a second person
        must confirm and nobody can be asked
    """
    path = case_folder(folder)
    case, problems = check_folder(path)
    if problems:
        listed = [f"events.csv {problem}" for problem in problems]
        raise InputError(f"{say_rows(problems)} of the case {case.id} cannot be used; mend them first.", listed)
    given = {event.id: event for _, event in read_events(_text(path / "events.csv"))[0]}
    with transaction.atomic():
        row, is_new = models.Case.objects.get_or_create(
            slug=case.id, defaults={"title": case.title, "head": _text(path / "case.toml")}
        )
        row = models.Case.objects.select_for_update().get(pk=row.pk)
        rows = _further(row, case.events, given)
        if rows and row.two_person and not is_new:
            if ask is None:
                raise EvidenceError(f"In {row.slug} a second person confirms what changes the count.")
            ask(row, rows, path.name)
        elif is_new or rows:
            add_rows(row, rows, user)
            record(user, "import", f"case:{row.slug}", row, after={"events": len(rows)}, note=f"from {path.name}")
    return row


def export_case(case: str, folder: str | Path) -> Path:
    """Write a case as a folder with ``case.toml`` and ``events.csv``; returns the folder.

    Raises
    ------
    NotFoundError : no such case
    InputError : the folder cannot be written
    """
    row = row_of(case)
    path = Path(folder)
    events = [event_of(one, as_given=True) for one in row.events.all()]
    try:
        path.mkdir(parents=True, exist_ok=True)
        (path / "case.toml").write_bytes(row.head.encode("utf-8"))
        (path / "events.csv").write_bytes(write_events(events).encode("utf-8"))
    except OSError as fault:
        raise InputError(f"{path} cannot be written: {fault.strerror}; name another folder.") from None
    return path


@lru_cache(maxsize=_KEPT)
def _opened(slug: str, revision_now: int, changed_at: datetime | None) -> OpenCase:
    """Return the case; its revision and the moment of it keep another ledger from being given back."""
    return opened(case_from_db(slug))


def _renewed(row: models.Case) -> None:
    before = row.changed_at
    row.revision += 1
    row.changed_at = moment_after(before)
    row.save(update_fields=["revision", "changed_at"])
    note_if_behind(row, before)


def _further(row: models.Case, events: Iterable[Event], given: dict[str, Event]) -> list[dict[str, Any]]:
    """Return the rows of a folder that a case has not."""
    held = {one.event_id: event_of(one) for one in row.events.all()}
    changed = [event.id for event in events if event.id in held and held[event.id] != event]
    if changed:
        raise EvidenceError(
            f"{len(changed)} events of {row.slug} differ from those on record, such as {changed[0]}; "
            "nothing is overwritten, so give a changed event an id of its own and name the old one in replaces."
        )
    return [
        row_values(event) | {"is_resolved": event.actor_id != given[event.id].actor_id}
        for event in events
        if event.id not in held
    ]


def _check_linked(events: Sequence[Event], known: dict[str, str]) -> None:
    days = dict(known)
    for event in events:
        if event.id in days:
            raise EvidenceError(f"The event {event.id} is on record already; it was not added again.")
        if event.replaces is not None and event.replaces not in days:
            raise EvidenceError(f"The event {event.replaces} that is to be corrected is not on record.")
        days[event.id] = event.known


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")
