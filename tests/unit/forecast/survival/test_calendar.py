import pytest

from whipcount.forecast.survival.calendar import LONGEST, NOTICE, PRIOR_RATES, election_chance, rates


def test_without_a_parliament_the_prior_speaks() -> None:
    assert rates(()) == PRIOR_RATES


def test_a_short_parliament_makes_the_first_year_likelier_to_be_the_last() -> None:
    assert rates((200,))[0] > PRIOR_RATES[0]
    assert rates((1400,))[0] < PRIOR_RATES[0]


def test_no_election_comes_without_notice() -> None:
    assert election_chance(400, (), 0, NOTICE) == 0.0
    assert 0 < election_chance(400, (), 0, NOTICE + 30) < 0.1


def test_the_last_day_is_certain() -> None:
    assert election_chance(LONGEST - 100, (), 0, 100) == pytest.approx(1.0)
    assert election_chance(LONGEST + 5, (), 0, 30) == 1.0


def test_spans_add_up() -> None:
    whole = election_chance(1000, (1400,), 0, 180)
    assert election_chance(1000, (1400,), 0, 90) + election_chance(1000, (1400,), 90, 180) == pytest.approx(whole)
