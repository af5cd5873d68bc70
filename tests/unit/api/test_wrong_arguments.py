"""Whatever is given to a public function in place of what it takes is told in one sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from typing import Any

import pytest

import whipcount as wc
from whipcount.api.forecast import forecast
from whipcount.reader.types import Document, Reading

VOTES = [[1, 0, 1, 0], [1, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 1]]
UNFIT: tuple[Any, ...] = (None, 3, 2.5, True, "no such thing", b"x", ["a"], {"a": 1}, object(), len)


@cache
def rollcall() -> wc.RollCall:
    return wc.RollCall.from_matrix(VOTES, parties=["blue", "blue", "red", "red"])


@cache
def case() -> wc.OpenCase:
    return wc.open_case("johnson-2022")


READING = Reading(Document("He left.", published="2022-01-19"), ())
NEEDED: dict[str, tuple[Callable[[], Callable[..., Any]], dict[str, Any]]] = {
    "brief_of": (lambda: wc.brief_of, {"reading": READING}),
    "changes": (lambda: wc.changes, {"first": "2022-01-18", "last": "2022-01-19"}),
    "cohesion": (lambda: wc.cohesion, {}),
    "count_by": (lambda: wc.count_by, {"case": "johnson-2022", "on": "2022-06-06", "by": "intake"}),
    "forecast": (lambda: forecast, {"target": "survival", "on": "2022-07-06", "unit": "leader:labour"}),
    "house": (lambda: wc.house, {"on": "2022-01-19"}),
    "member": (lambda: wc.member, {"name": "Christian Wakeford"}),
    "open_case": (lambda: wc.open_case, {"ref": "johnson-2022"}),
    "party_sizes": (lambda: wc.party_sizes, {"first": "2022-01-18", "last": "2022-01-19"}),
    "polls": (lambda: wc.polls, {}),
    "precedents": (lambda: wc.precedents, {}),
    "projected_seats": (lambda: wc.projected_seats, {}),
    "read": (lambda: wc.read, {"text": "He left."}),
    "rebels": (lambda: wc.rebels, {}),
    "scale": (lambda: wc.scale, {"rc": rollcall()}),
    "seat": (lambda: wc.seat, {"name": "Bury South"}),
    "voters_like": (lambda: wc.voters_like, {"name": "Caroline Lucas"}),
    "OpenCase.count": (lambda: case().count, {"on": "2022-01-19"}),
    "OpenCase.series": (lambda: case().series, {}),
    "OpenCase.scenario": (lambda: case().scenario, {}),
    "RollCall.from_record": (lambda: wc.RollCall.from_record, {}),
    "RollCall.from_matrix": (lambda: wc.RollCall.from_matrix, {"votes": VOTES}),
    "RollCall.from_public_whip": (lambda: wc.RollCall.from_public_whip, {"matrix": "no.dat"}),
    "RollCall.from_commons_votes": (lambda: wc.RollCall.from_commons_votes, {"source": "no.json"}),
    "RollCall.from_popolo": (lambda: wc.RollCall.from_popolo, {"source": "no.json"}),
}


def fits(kinds: str, value: Any) -> bool:
    """Tell whether a value is of a kind that an annotation names, so that it is not this test's matter."""
    named = {part.strip().split("[")[0] for part in kinds.split("|")}
    names = {type(value).__name__} | ({"None"} if value is None else set())
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        names |= {"Iterable", "Sequence", "Mapping"} if isinstance(value, dict) else {"Iterable", "Sequence"}
    return bool(named & (names | {"Any", "npt.ArrayLike"})) or (kinds == "Day" and isinstance(value, str | None))


def cases() -> Iterable[Any]:
    for name, (function, needed) in NEEDED.items():
        for parameter in inspect.signature(function()).parameters.values():
            for value in UNFIT:
                if not fits(parameter.annotation, value):
                    yield pytest.param(name, needed, parameter.name, value, id=f"{name}-{parameter.name}-{value!r:.12}")


def test_every_public_function_is_tried() -> None:
    functions = {name for name in wc.__all__ if inspect.isfunction(getattr(wc, name))}
    assert functions - {"case_names"} | {"forecast"} == {name for name in NEEDED if "." not in name}


@pytest.mark.parametrize(("name", "needed", "parameter", "value"), list(cases()))
def test_a_wrong_kind_is_told_in_a_sentence(name: str, needed: dict[str, Any], parameter: str, value: Any) -> None:
    function = NEEDED[name][0]()
    with pytest.raises(wc.InputError) as told:
        function(**{**needed, parameter: value})
    sentence = told.value.message
    assert sentence.endswith(".")
    assert f"as {parameter!r}, not " in sentence or "is not a day; give a date" in sentence


def test_what_is_told() -> None:
    with pytest.raises(wc.InputError, match=r"^read\(\) takes text as 'text', not None\.$"):
        wc.read(None)  # type: ignore[arg-type]
    with pytest.raises(wc.InputError, match=r"^brief_of\(\) takes a Reading as 'reading', not 'a story'\.$"):
        wc.brief_of("a story")  # type: ignore[arg-type]
    with pytest.raises(wc.InputError, match=r"^from_voteview\(\) takes text or a path as 'tables', not 3\.$"):
        wc.RollCall.from_voteview("votes.csv", 3)  # type: ignore[arg-type]


def test_a_name_inside_a_result_is_told_in_a_sentence() -> None:
    found = wc.count_by("johnson-2022", "2022-06-06", "intake")
    with pytest.raises(wc.NotFoundError, match=r"^No group is called '1832'; there are 1979 or before, .*2019.*\.$"):
        found.group("1832")
    for ask in (found.count.n, found.group("2019").n, found.group("2019").share):
        with pytest.raises(wc.InputError, match="No stance is called 'dies'; there are letter_submitted"):
            ask("dies")


def test_the_day_of_a_story_may_be_an_instant() -> None:
    found = wc.read("He left.", published=datetime(2022, 1, 19, 14, 30))  # noqa: DTZ001
    assert (found.document.published, found.document.published_from) == ("2022-01-19", "option")
