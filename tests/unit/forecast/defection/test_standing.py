from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from whipcount.forecast.defection.standing import PUBLIC_AFTER, Standing
from whipcount.seats.poll_types import NationalResult, Poll, PollKind

ELECTED = NationalResult(date(2010, 5, 6), {"red": Fraction(3, 10)})


def poll(latest, share, published=None):
    return Poll(PollKind.POLL, "x", None, "GB", None, latest, published, latest, {"red": Fraction(share, 100)}, "s", 1)


def change(polls, on, party="red"):
    return float(Standing(polls, [ELECTED]).change(party, np.array([on.toordinal()]))[0])


def test_the_mean_of_recent_polls_less_the_election():
    polls = [poll(date(2010, 9, 1), 40), poll(date(2010, 9, 3), 36)]
    assert change(polls, date(2010, 9, 20)) == pytest.approx(0.08)


def test_a_poll_counts_from_the_day_on_which_it_was_public():
    on = date(2010, 9, 1)
    assert np.isnan(change([poll(on, 40)], on))
    assert change([poll(on, 40)], date.fromordinal(on.toordinal() + PUBLIC_AFTER)) == pytest.approx(0.1)
    assert change([poll(on, 40, on)], on) == pytest.approx(0.1)


def test_old_polls_those_before_the_election_and_other_parties_are_unknown():
    polls = [poll(date(2010, 4, 20), 40, date(2010, 4, 21))]
    assert np.isnan(change(polls, date(2010, 5, 20)))
    assert np.isnan(change([poll(date(2010, 6, 1), 40)], date(2010, 12, 1)))
    assert np.isnan(change([poll(date(2010, 6, 1), 40)], date(2010, 6, 5), "blue"))
