"""The questions that the API answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query
from pydantic import BeforeValidator

from whipcount.desk.tracker.api.app import MOST, api, paged
from whipcount.desk.tracker.api.shapes import (
    CaseRow,
    CountDoc,
    DayRow,
    EventRow,
    Fault,
    FoundRow,
    HouseDoc,
    IndexDoc,
    MoveRow,
    NameDoc,
    Page,
)
from whipcount.desk.tracker.asked import choice, day_of
from whipcount.desk.tracker.dumps.tables import name_dict
from whipcount.desk.tracker.opened import Opened, event_anywhere, public_case, public_cases, register_day
from whipcount.desk.tracker.pages.case import answer
from whipcount.desk.tracker.pages.corrections import corrections
from whipcount.desk.tracker.pages.find import Found, everyone, find
from whipcount.desk.tracker.pages.house import span
from whipcount.desk.tracker.pages.names import Filter, Sort, filtered, rows_of
from whipcount.desk.tracker.pages.people import person_id
from whipcount.errors import NotFoundError
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.facts.seat import seat_profile
from whipcount.facts.whole_member import whole_member
from whipcount.ledger.rows import event_row
from whipcount.ledger.vocabulary import EventType
from whipcount.tally.house import house as house_on

__all__ = ["api"]

Limit = Annotated[int, Query(ge=1, le=MOST, description="rows of a page")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="rows to leave out")]
Day = Annotated[date, BeforeValidator(lambda text: day_of(text, "A day asked for") if isinstance(text, str) else text)]
On = Annotated[Day | None, Query(description="the day; by default the last that can be asked for")]
Known = Annotated[Day | None, Query(description="use only what was public on this day")]
Search = Annotated[str, Query(max_length=100, description="words of a name, seat or quote")]
_FAULTS = {404: Fault, 409: Fault, 422: Fault, 429: Fault}


@api.get("/", response={200: IndexDoc, **_FAULTS}, summary="Every question of the API")
def index(request: HttpRequest) -> Any:
    """Return the address and the words of each question."""
    paths = api.get_openapi_schema()["paths"]
    return {
        "version": api.version,
        "openapi": reverse("tracker-api:openapi-json"),
        "docs": reverse("tracker-api-docs"),
        "questions": [{"path": path, "summary": one["get"]["summary"]} for path, one in paths.items() if "get" in one],
    }


@api.get("/cases", response={200: Page[CaseRow], **_FAULTS}, summary="Every case with its answer")
def cases(request: HttpRequest, limit: Limit = 100, offset: Offset = 0) -> Any:
    """Return the public cases."""
    return paged([_case_row(opened) for opened in public_cases()], limit, offset)


@api.get("/cases/{case}", response={200: CountDoc, **_FAULTS}, summary="The count of a day")
def case(request: HttpRequest, case: str, on: On = None, known: Known = None) -> Any:
    """Return a count that explains itself."""
    opened = public_case(case)
    return opened.count(on or opened.last, known).to_dict()


@api.get("/cases/{case}/names", response={200: Page[NameDoc], **_FAULTS}, summary="Every name of a day")
def names(
    request: HttpRequest, case: str, on: On = None, known: Known = None, q: Search = "", stance: str | None = None,
    cohort: str | None = None, sort: str = "stance", limit: Limit = 100, offset: Offset = 0,
) -> Any:  # fmt: skip
    """Return one row a member, by strongest stance."""
    opened = public_case(case)
    wanted = Filter(q, stance or None, cohort or None, choice(Sort, sort, "sort"))
    rows = filtered(rows_of(opened.count(on or opened.last, known)), wanted)
    return paged([name_dict(row) for row in rows], limit, offset)


@api.get("/cases/{case}/days", response={200: Page[DayRow], **_FAULTS}, summary="The figures of every day")
def days(request: HttpRequest, case: str, live: bool = False, limit: Limit = MOST, offset: Offset = 0) -> Any:
    """Return a row a day; ``live`` counts each with what was known on it."""
    return paged([day.to_dict() for day in public_case(case).series(live).days], limit, offset)


@api.get("/cases/{case}/events", response={200: Page[EventRow], **_FAULTS}, summary="The ledger")
def events(
    request: HttpRequest, case: str, known: Known = None, type: EventType | None = None, limit: Limit = 100,
    offset: Offset = 0,
) -> Any:  # fmt: skip
    """Return the events in the order in which they were added, replaced ones among them."""
    found = [
        event_row(event)
        for event in public_case(case).case.events
        if (known is None or event.known_day <= known) and (type is None or event.type is type)
    ]
    return paged(found, limit, offset)


@api.get("/cases/{case}/corrections", response={200: Page[EventRow], **_FAULTS}, summary="The corrections log")
def corrections_log(
    request: HttpRequest, case: str, known: Known = None, limit: Limit = 100, offset: Offset = 0
) -> Any:
    """Return the events that replace, take back or deny others, the newest first."""
    opened = public_case(case).case
    rows = [event_row(opened.by_id[one.event.id]) for one in corrections(opened, known)]
    return paged(rows, limit, offset)


@api.get("/events/{event_id}", response={200: EventRow, **_FAULTS}, summary="One event")
def event(request: HttpRequest, event_id: str) -> Any:
    """Return one event of a public case."""
    return event_row(event_anywhere(event_id)[1])


@api.get("/house", response={200: HouseDoc, **_FAULTS}, summary="The House on a day")
def house(request: HttpRequest, on: On = None, known: Known = None) -> Any:
    """Return parties, vacancies and the working majority."""
    return house_on(register(), conventions(), on or register_day(), known).to_dict()


@api.get("/house/changes", response={200: Page[MoveRow], **_FAULTS}, summary="Changes between two days")
def house_changes(
    request: HttpRequest, first: Annotated[Day, Query(alias="from")], to: Day, known: Known = None,
    limit: Limit = 100, offset: Offset = 0,
) -> Any:  # fmt: skip
    """Return every seat that changed hands or label from ``from`` to ``to``, both days included."""
    return paged([row.to_dict() for row in span(first, to, known)], limit, offset)


@api.get("/members", response={200: Page[FoundRow], **_FAULTS}, summary="Members and seats of a day")
def members(
    request: HttpRequest, on: On = None, q: Search = "", party: str | None = None, limit: Limit = 100,
    offset: Offset = 0,
) -> Any:  # fmt: skip
    """Return one row a seat, vacant ones with no name; ``q`` looks in names and seats."""
    day = on or register_day()
    found = find(q, day) if q.strip() else everyone(day)
    return paged([_found(row) for row in found if party is None or row.party == party], limit, offset)


@api.get("/members/{number}", response={200: dict[str, Any], **_FAULTS}, summary="One member on a day")
def member(request: HttpRequest, number: str, on: On = None) -> Any:
    """Return what ``whipcount member --json`` prints."""
    person = person_id(number)
    if person not in register().people:
        raise NotFoundError(f"No member has the number {number!r}; ask /api/v1/members?q=NAME.")
    return whole_member(person, on or register_day()).to_dict()


@api.get("/seats/{code}", response={200: dict[str, Any], **_FAULTS}, summary="One seat on a day")
def seat(request: HttpRequest, code: str, on: On = None) -> Any:
    """Return what ``whipcount seat --json`` prints."""
    return seat_profile(code, on or register_day()).to_dict()


def _case_row(opened: Opened) -> dict[str, Any]:
    count, fresh = opened.count(opened.last), opened.freshness
    return {
        "case": opened.slug,
        "title": opened.case.title,
        "leader": opened.case.leader_name,
        "party": opened.case.party,
        "on": opened.last,
        "answer": answer(count),
        "counted": count.towards_threshold,
        "threshold": count.threshold,
        "electorate": count.electorate,
        "hash": count.hash,
        "checked_at": fresh.checked,
        "changed_at": fresh.changed,
        "is_stale": fresh.is_stale,
    }


def _found(row: Found) -> dict[str, Any]:
    id = f"twfy:{row.number}" if row.number else None
    return {"seat": row.seat, "gss": row.gss, "id": id, "name": row.name, "party": row.party}
