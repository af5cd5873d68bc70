from datetime import date

import pytest

from forecastbuilder import foretold, number
from whipcount.forecast.record import Model
from whipcount.forecast.resolve import State, ballot_held, departure, lasting, threshold_passed
from whipcount.ledger.types import Ballot
from whipcount.register.types import Spell

UNTIL = date(2022, 12, 31)


def spell(party, start, end, start_reason=None, end_reason=None, seat="Bury South"):
    return Spell(
        "twfy:1", seat, None, party, date.fromisoformat(start), end and date.fromisoformat(end), start_reason,
        end_reason, date.fromisoformat(start),
    )  # fmt: skip


LEFT = [spell("conservative", "2019-12-12", "2022-01-18"), spell("labour", "2022-01-19", None)]


@pytest.mark.parametrize(
    ("spells", "until", "state", "value", "on"),
    [
        (LEFT, UNTIL, State.RESOLVED, 1, date(2022, 1, 19)),
        (LEFT, date(2022, 1, 18), State.OPEN, None, None),
        (LEFT[:1], UNTIL, State.RESOLVED, 0, date(2022, 1, 31)),
        ([spell("conservative", "2019-12-12", None)], date(2022, 1, 30), State.OPEN, None, None),
        ([spell("conservative", "2019-12-12", None)], date(2022, 1, 31), State.RESOLVED, 0, date(2022, 1, 31)),
        ([spell("conservative", "2019-12-12", "2022-01-05", end_reason="died")], date(2022, 1, 20), State.RESOLVED, 0,
         date(2022, 1, 5)),
        ([LEFT[0], spell("speaker", "2022-01-19", None)], UNTIL, State.RESOLVED, 0, date(2022, 1, 31)),
        ([LEFT[0], spell("labour", "2022-01-25", None)], UNTIL, State.RESOLVED, 0, date(2022, 1, 31)),
        ([spell("conservative", "2019-12-12", "2022-01-10", end_reason="resigned"),
          spell("ukip", "2022-03-01", None, "by_election")], UNTIL, State.RESOLVED, 1, date(2022, 1, 11)),
        ([spell("conservative", "2022-02-01", None)], UNTIL, State.VOID, None, None),
    ],
)  # fmt: skip
def test_a_departure(spells, until, state, value, on):
    found = departure(foretold(), spells, until)
    assert (found.state, found.value, found.on) == (state, value, on)


@pytest.mark.parametrize(
    ("announced", "until", "state", "value"),
    [(date(2022, 1, 31), UNTIL, State.RESOLVED, 0), (date(2022, 2, 1), UNTIL, State.RESOLVED, 1),
     (date(2022, 2, 1), date(2022, 1, 20), State.OPEN, None), (None, date(2022, 1, 31), State.RESOLVED, 1),
     (date(2022, 1, 31), date(2022, 1, 30), State.OPEN, None)],
)  # fmt: skip
def test_a_leader_lasts(announced, until, state, value):
    found = lasting(foretold(model=Model.SURVIVAL, unit="leader:labour"), "A B", announced, until)
    assert (found.state, found.value) == (state, value)


BALLOT = Ballot(date(2022, 6, 6), 211, 148)


@pytest.mark.parametrize(
    ("forecast", "value"),
    [(number(question="How many of 359 members vote against A B?"), 148),
     (number(question="How many of 359 members vote for A B?"), 211),
     (foretold(model=Model.BALLOT, horizon=None), 0)],
)  # fmt: skip
def test_a_ballot(forecast, value):
    found = ballot_held(forecast, [Ballot(date(2023, 1, 1), 1, 2), BALLOT], date(2022, 7, 7), UNTIL)
    assert (found.state, found.value, found.on) == (State.RESOLVED, value, BALLOT.on)


@pytest.mark.parametrize(
    ("ballots", "gone", "until", "state"),
    [([], date(2022, 7, 7), UNTIL, State.VOID), ([BALLOT], date(2022, 7, 7), date(2022, 6, 5), State.OPEN),
     ([Ballot(date(2021, 1, 1), 1, 2)], None, UNTIL, State.OPEN), ([BALLOT], date(2022, 6, 1), UNTIL, State.VOID)],
)  # fmt: skip
def test_no_ballot(ballots, gone, until, state):
    assert ballot_held(number(), ballots, gone, until).state is state


@pytest.mark.parametrize(
    ("called", "gone", "until", "state", "value"),
    [([date(2022, 1, 20)], None, UNTIL, State.RESOLVED, 1), ([date(2022, 2, 1)], None, UNTIL, State.RESOLVED, 0),
     ([date(2022, 1, 1)], None, UNTIL, State.RESOLVED, 0), ([], None, date(2022, 1, 5), State.OPEN, None),
     ([], date(2022, 1, 4), date(2022, 1, 5), State.RESOLVED, 0),
     ([date(2022, 1, 20)], None, date(2022, 1, 19), State.OPEN, None)],
)  # fmt: skip
def test_a_threshold(called, gone, until, state, value):
    found = threshold_passed(foretold(model=Model.LETTERS), called, gone, until)
    assert (found.state, found.value) == (state, value)


def test_a_number_that_nobody_publishes_is_void():
    assert threshold_passed(number(model=Model.LETTERS), [], None, UNTIL).state is State.VOID
