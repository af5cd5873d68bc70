"""Contests left out, and days of a ledger with what came."""

from dataclasses import replace
from datetime import date, timedelta

from lettersbuilder import ON, PAST, standing
from whipcount.forecast.letters.backtest import backtest


def test_each_contest_is_foretold_from_the_others() -> None:
    found = backtest(PAST, [])
    numbers = [one for one in found if one.quantiles is not None]
    chances = [one for one in found if one.probability is not None]
    assert [one.outcome for one in numbers] == [48, 48, 54]
    assert [one.outcome for one in chances] == [1, 1, 1, 0]
    changed = backtest([replace(PAST[0], letters=320), *PAST[1:]], [])
    assert changed[1].quantiles == found[1].quantiles
    assert changed[3].quantiles != found[3].quantiles


def test_a_day_counts_where_it_is_known_what_came() -> None:
    passed = standing(passed=ON + timedelta(days=20), open_until=date(2022, 9, 6))
    assert [(one.horizon, one.outcome) for one in backtest(PAST, [passed])[7:]] == [(7, 0), (30, 1), (90, 1)]
    short = standing(open_until=ON + timedelta(days=40))
    assert [(one.horizon, one.outcome) for one in backtest(PAST, [short])[7:]] == [(7, 0), (30, 0)]
    assert backtest(PAST, [standing()])[7:] == []


def test_a_day_uses_only_contests_that_were_over() -> None:
    day = standing(on=date(2002, 6, 1), known=date(2002, 6, 1), open_until=date(2003, 1, 1))
    changed = [*PAST[:2], replace(PAST[2], letters=320), replace(PAST[3], public=47)]
    assert backtest(PAST, [day])[7:] == backtest(changed, [day])[7:]
    assert backtest(PAST[2:], [day])[3:] == []
