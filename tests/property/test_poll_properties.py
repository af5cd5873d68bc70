"""Random polls: the average is that of the plain form, and lies between the figures."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from pollbuilder import START, plain_average, poll, result
from whipcount.seats.polls import average

PERCENTS = st.integers(min_value=10, max_value=500).map(lambda tenths: tenths / 10)
POLLS = st.lists(
    st.builds(
        poll,
        st.integers(min_value=1, max_value=60),
        st.sampled_from(["A", "B", "C", None]),
        labour=PERCENTS,
        conservative=PERCENTS,
    ),
    min_size=1,
    max_size=12,
).map(lambda polls: sorted(polls, key=lambda one: one.latest))


@given(POLLS, st.integers(min_value=60, max_value=70))
def test_the_average_is_that_of_the_plain_form(polls: list, day: int) -> None:  # type: ignore[type-arg]
    on = START + timedelta(days=day)
    found = average(polls, [result(labour=30, conservative=36)], on)
    assert {party: plain_average(polls, on, party) for party in found.shares} == found.shares


@given(POLLS)
def test_polls_that_agree_are_their_own_average(polls: list) -> None:  # type: ignore[type-arg]
    shares = polls[0].shares
    same = [poll((one.latest - START).days, one.pollster, labour="30", conservative="40") for one in polls]
    found = average(same, [result(labour=30, conservative=36)], START + timedelta(days=60))
    assert set(found.shares.values()) == {same[0].shares["labour"], same[0].shares["conservative"]}
    assert set(shares) == set(found.shares)
