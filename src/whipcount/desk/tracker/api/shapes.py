"""The types of the API's answers; its OpenAPI document is made from them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Generic, TypeVar

from ninja import Schema

__all__ = [
    "CaseRow", "CountDoc", "DayRow", "EventRow", "Fault", "FoundRow", "HouseDoc", "IndexDoc", "MoveRow",
    "NameDoc", "Page", "QuestionRow",
]  # fmt: skip

_T = TypeVar("_T")


class Fault(Schema):
    """The one shape of every mistake."""

    ok: bool = False
    error: str
    errors: list[str] = []
    status: int
    code: str


class Page(Schema, Generic[_T]):
    """A part of a list: ``total`` rows in all, ``items`` from ``offset`` on; ``next`` is the offset after it."""

    total: int
    offset: int
    limit: int
    next: int | None
    items: list[_T]


class CaseRow(Schema):
    """A case with the answer of its last day."""

    case: str
    title: str
    leader: str
    party: str
    on: date
    answer: str
    counted: int | None
    threshold: int | None
    electorate: int | None
    hash: str
    checked_at: datetime | None
    changed_at: datetime | None
    is_stale: bool


class CountDoc(Schema):
    """The count of a day, as ``whipcount count --json`` prints it."""

    case: str
    on: date
    known: date
    leader: dict[str, Any]
    rule: dict[str, Any]
    electorate: int | None
    threshold: int | None
    holds_for_electorate: list[int] | None
    towards_threshold: int | None
    immune_until: date | None
    standing: dict[str, Any]
    not_counted: list[dict[str, Any]]
    disputed: list[dict[str, Any]]
    notes: list[str]
    hash: str


class NameDoc(Schema):
    """One member with the strongest stance held."""

    id: str | None
    name: str
    seat: str | None
    gss: str | None
    party: str | None
    stance: str
    on: str | None
    since: date
    grade: str
    quote: str | None
    source: str | None
    event: str
    cohorts: str


class EventRow(Schema):
    """One event under the names of the columns of ``events.csv``."""

    event_id: str
    on: str | None
    known: str
    actor: str
    actor_id: str | None
    type: str
    status: str
    target: str | None
    target_id: str | None
    from_party: str | None
    to_party: str | None
    office: str | None
    detail: str | None
    grade: str
    source_url: str | None
    quote: str | None
    replaces: str | None


class DayRow(Schema):
    """The figures of one day."""

    on: date
    electorate: int | None
    threshold: int | None
    letter_submitted: int
    nominates: int
    calls_to_resign: int
    calls_for_timetable: int
    critical: int
    supports_leader: int


class HouseDoc(Schema):
    """The House on a day, as ``whipcount house --json`` prints it."""

    on: date
    known: date
    seats: int
    sitting: int
    vacant: list[dict[str, Any]]
    parties: dict[str, int]
    government: list[str]
    supported_by: list[str]
    not_voting: dict[str, int]
    government_votes: int | None
    other_votes: int | None
    working_majority: int | None
    explain: list[str]


class MoveRow(Schema):
    """One seat that changed hands or label."""

    on: date
    seat: str | None
    member: dict[str, Any] | None
    from_party: str | None
    to_party: str | None
    cause: str | None
    since: date | None
    source: str | None
    parties: dict[str, int]
    working_majority: int | None


class FoundRow(Schema):
    """One seat with its member."""

    seat: str
    gss: str | None
    id: str | None
    name: str | None
    party: str | None


class QuestionRow(Schema):
    """One question that can be asked."""

    path: str
    summary: str


class IndexDoc(Schema):
    """What can be asked, and where it is described."""

    version: str
    openapi: str
    docs: str
    questions: list[QuestionRow]
