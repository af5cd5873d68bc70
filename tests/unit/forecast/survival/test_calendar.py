from datetime import timedelta

import pytest
from survivalrows import START, row

from whipcount.forecast.survival import Outcome, Row
from whipcount.forecast.survival.calendar import (
    LONGEST,
    NOTICE,
    PRIOR_RATES,
    Calendar,
    calendar_known,
    election_chance,
    fit_calendar,
)
from whipcount.forecast.survival.row import known_rows

PLAIN = Calendar()


def parliament(length: int, lead: float, start: int = 0) -> list[Row]:
    """Return the weeks of a Parliament whose government had one lead all along."""
    return [
        row(
            on=START + timedelta(days=start + day), parliament=day, governing_lead=lead,
            outcome=Outcome(None, 4000, length - day, None), called_in=length - day if length - day < 28 else None,
        )
        for day in range(0, length, 7)
    ]  # fmt: skip


def test_without_a_parliament_the_prior_speaks() -> None:
    assert fit_calendar([]) == Calendar(pytest.approx(PRIOR_RATES), 0.0)


def test_a_short_parliament_makes_the_first_year_likelier_to_be_the_last() -> None:
    assert fit_calendar(parliament(203, 0.0)).rates[0] > PRIOR_RATES[0]
    assert fit_calendar(parliament(1400, 0.0)).rates[0] < PRIOR_RATES[0]


def test_governments_that_go_early_when_ahead_are_expected_to_again() -> None:
    ahead = [one for n in range(6) for one in parliament(1463, 0.12, 4000 * n)]
    behind = [one for n in range(6) for one in parliament(1820, -0.12, 4000 * n + 2000)]
    found = fit_calendar(ahead + behind)
    assert found.lead > 1.0
    chances = [election_chance(found, 1300, lead, 180) for lead in (-0.12, 0.0, 0.12)]
    assert chances == sorted(chances)
    assert chances[0] < 0.6 * chances[2]


def test_the_lead_does_not_count_in_the_first_two_years() -> None:
    found = Calendar(PRIOR_RATES, 10.0)
    assert election_chance(found, 100, 0.2, 180) == election_chance(found, 100, -0.2, 180)


def test_the_rows_of_one_day_are_one_week() -> None:
    assert fit_calendar(parliament(1400, 0.05) * 3) == fit_calendar(parliament(1400, 0.05))


def test_what_is_known_by_a_day_is_what_the_rows_cut_off_there_tell() -> None:
    rows = [one for n, length in enumerate((1463, 203, 1820)) for one in parliament(length, 0.05, 2000 * n)]
    for n in range(0, 6000, 31):
        day = START + timedelta(days=n)
        assert calendar_known(rows, day) == fit_calendar(known_rows(rows, day))


def test_weeks_whose_vote_is_not_known_yet_tell_nothing() -> None:
    assert fit_calendar([row(outcome=Outcome(None, 40, None, None))]) == fit_calendar([])
    assert fit_calendar([row(outcome=Outcome(None, 42, None, None))]) != fit_calendar([])


def test_no_election_comes_without_notice() -> None:
    assert election_chance(PLAIN, 400, 0.0, NOTICE) == 0.0
    assert 0 < election_chance(PLAIN, 400, 0.0, NOTICE + 30) < 0.1


def test_the_last_day_is_certain() -> None:
    assert election_chance(PLAIN, LONGEST - 100, 0.0, 100) == pytest.approx(1.0)
    assert election_chance(PLAIN, LONGEST + 5, 0.0, 30) == 1.0
