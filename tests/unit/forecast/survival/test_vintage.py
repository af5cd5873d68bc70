import json
from datetime import timedelta

import pytest
from survivalrows import START, rows

from whipcount.errors import ModelError, NotFoundError
from whipcount.forecast.survival import Vintages, fit, fit_vintages, known_rows

DAYS = tuple(START + timedelta(days=days) for days in (700, 1000, 1500))
FOUND = fit_vintages(rows(), DAYS, 2)


def test_each_fit_is_of_what_was_over_by_its_day() -> None:
    assert [one.until for one in FOUND.fits] == list(DAYS)
    assert [one.ends for one in FOUND.fits] == [2, 3, 4]
    assert FOUND.fits[0] == fit(known_rows(rows(), DAYS[0]), 2)


@pytest.mark.parametrize(("days", "expected"), [(700, 0), (999, 0), (1000, 1), (9000, 2)])
def test_the_newest_that_was_there_is_taken(days: int, expected: int) -> None:
    assert FOUND.on(START + timedelta(days=days)) is FOUND.fits[expected]


def test_a_day_before_the_first_is_refused() -> None:
    with pytest.raises(NotFoundError, match=f"has learned from {DAYS[0]} on"):
        FOUND.on(DAYS[0] - timedelta(days=1))


def test_they_survive_json() -> None:
    read = Vintages.from_dict(json.loads(json.dumps(FOUND.to_dict())))
    assert read.to_dict() == FOUND.to_dict()
    assert read.seed == 2


@pytest.mark.parametrize(("name", "value"), [("version", "survival-0"), ("losing", ["age"]), ("bands", None)])
def test_those_of_another_model_are_refused(name: str, value: object) -> None:
    with pytest.raises(ModelError, match="run 'whipcount forecast fit survival'"):
        Vintages.from_dict(FOUND.to_dict() | {name: value})


def test_one_without_its_day_is_refused() -> None:
    body = FOUND.to_dict()
    del body["fits"][1]["until"]
    with pytest.raises(ModelError, match="until"):
        Vintages.from_dict(body)
