import dataclasses
from datetime import date

from survivalrows import leader, rows

from whipcount.forecast.survival import backtest, fit, known_rows
from whipcount.forecast.survival.calendar import fit_calendar
from whipcount.forecast.survival.chance import gone_chances


def test_each_leader_is_foretold_without_himself() -> None:
    alone = leader("A", 100, True, -0.2, 698)
    without = fit([row for row in rows() if row.leader != "A"])
    found = [one for one in backtest(rows()) if one.fold == "A" and one.horizon == 7]
    calendars = {year: fit_calendar(known_rows(rows(), date(year, 1, 1))) for year in (1990, 1991)}
    expected = [
        1 - gone_chances(dataclasses.replace(without, calendar=calendars[one.on.year]), [one])[0, 0] for one in alone
    ]
    assert [one.probability for one in found] == expected
    assert [one.outcome for one in found] == [1.0] * 99 + [0.0]


def test_the_longer_horizons_are_monthly() -> None:
    found = backtest(rows())
    assert all(one.on.day <= 7 for one in found if one.horizon != 7)
    assert {one.horizon for one in found} == {7, 30, 90, 180}
