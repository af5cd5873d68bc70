"""The counts of a span against a loop over the rows, day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spellbuilder import days, slow, spells
from whipcount.register.columns import columns
from whipcount.register.every_day import EveryDay
from whipcount.register.types import Spell


@given(spells, days, st.integers(0, 50), st.none() | days)
def test_every_day_of_a_span_is_that_day(rows: list[Spell], first: date, length: int, known: date | None) -> None:
    every = EveryDay(columns(rows))
    matrix = every.between(first, first + timedelta(days=length), known)
    assert matrix.shape == (length + 1, len(every.parties))
    for index, row in enumerate(matrix.tolist()):
        held = {party: n for party, n in zip(every.parties, row, strict=True) if n}
        assert held == slow(rows, first + timedelta(days=index), known)


def test_a_house_without_rows_has_no_columns() -> None:
    assert EveryDay(columns([])).between(date(2020, 1, 1), date(2020, 1, 3)).shape == (3, 0)
