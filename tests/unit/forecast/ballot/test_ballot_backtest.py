"""Each contest is foretold without its leader's own."""

from dataclasses import replace
from fractions import Fraction

from ballotbuilder import contest, contests
from whipcount.forecast.ballot.backtest import backtest
from whipcount.forecast.record import TOLD

ROWS = [*contests(38, 42, 30, 51, 39, 60, 43, 37), contest(20, 45, leader="Leader 0")]


def test_every_contest_with_a_result_is_foretold_in_per_cent() -> None:
    found = backtest([*ROWS, contest(30, None)])
    assert [one.outcome for one in found] == [38, 42, 30, 51, 39, 60, 43, 37, 45]
    assert all(one.quantiles is not None and tuple(one.quantiles) == TOLD for one in found)
    assert all(0 <= value <= 100 for one in found for value in (one.quantiles or {}).values())


def test_what_came_changes_nothing_of_what_was_foretold() -> None:
    changed = [replace(row, against=Fraction(99, 100)) if row.leader == "Leader 0" else row for row in ROWS]
    before, after = backtest(ROWS), backtest(changed)
    assert before[0].quantiles == after[0].quantiles
    assert before[8].quantiles == after[8].quantiles
    assert before[1].quantiles != after[1].quantiles
