from collections.abc import Iterator
from datetime import date

import pytest

from whipcount.facts.forecasts import leader_ratings
from whipcount.facts.forecasts.leader_ratings import leader_rating

ROWS = [
    ["labour", "A", "2000-01-10", "2000-01-12", "60", "20", "s", "1"],
    ["labour", "A", "2000-01-20", "2000-01-22", "50", "30", "s", "2"],
    ["labour", "B", "2000-01-25", "", "30", "50", "s", "3"],
    ["conservative", "A", "2000-01-10", "2000-01-12", "10", "70", "s", "1"],
]
BEGAN = date(1999, 1, 1)


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(leader_ratings, "rows", lambda *_: iter(ROWS))
    leader_ratings._table.cache_clear()
    yield
    leader_ratings._table.cache_clear()


def test_each_pollster_has_one_voice() -> None:
    on = date(2000, 2, 10)
    assert leader_rating("labour", BEGAN, on, on) == pytest.approx(((0.4 + 0.2) / 2 - 0.2) / 2)


def test_what_was_not_public_is_left_out() -> None:
    on = date(2000, 1, 31)
    assert leader_rating("labour", BEGAN, on, on) == pytest.approx(0.3)
    assert leader_rating("labour", BEGAN, on, date(2000, 1, 13)) == pytest.approx(0.4)
    assert leader_rating("labour", BEGAN, date(2000, 1, 15), on) == pytest.approx(0.4)


def test_ratings_of_the_one_before_do_not_count() -> None:
    on = date(2000, 2, 10)
    assert leader_rating("labour", date(2000, 1, 22), on, on) == pytest.approx(-0.2)


def test_old_ratings_are_none() -> None:
    assert leader_rating("conservative", BEGAN, date(2000, 12, 1), date(2000, 12, 1)) is None
