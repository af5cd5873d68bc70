"""The average of the polls: who counts, with what weight, as known when."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from pollbuilder import START, plain_average, plain_effect, poll, result
from whipcount.errors import NotFoundError
from whipcount.facts.polls import national_results, polls
from whipcount.seats.house_effects import SHRINK, house_effects
from whipcount.seats.poll_record import Record, eves
from whipcount.seats.poll_types import PollKind, as_percent
from whipcount.seats.polls import average, last_election, public_polls, usual_delay

ELECTION = result(conservative=36, labour=30)


def day(n: int) -> date:
    return START + timedelta(days=n)


def test_one_pollster_has_one_voice() -> None:
    many = [poll(20, "A", labour=40), poll(20, "A", labour=40), poll(20, "A", labour=40), poll(20, "B", labour=30)]
    shares = average(many, [ELECTION], day(20)).shares
    effect = Fraction(10, 100) * 3 / (3 + SHRINK), Fraction(-10, 100) / (1 + SHRINK)
    assert shares["labour"] == Fraction(35, 100) - sum(effect) / 2


def test_newer_polls_weigh_more() -> None:
    two = [poll(11, labour=30), poll(20, labour=40), poll(20, labour=40)]
    assert average(two, [ELECTION], day(20)).shares["labour"] == Fraction(5 * 30 + 14 * 80, 33 * 100)


def test_the_window_grows_until_there_are_enough() -> None:
    few = [poll(1, labour=30), poll(70, labour=40), poll(90, labour=41)]
    assert average(few, [ELECTION], day(95)).window == 120
    assert average(few[1:], [ELECTION], day(95)).window == 240
    assert average(few, [ELECTION], day(95)).polls == tuple(few)


def test_a_house_effect_is_a_shrunk_difference_from_the_others() -> None:
    three = [poll(20, "A", labour=40), poll(21, "B", labour=36), poll(22, "C", labour=32), poll(80, "A", labour=90)]
    effects = house_effects(three)
    assert effects["A"]["labour"] == Fraction(6, 100) / (1 + SHRINK)
    assert effects["B"]["labour"] == 0
    assert effects["A"]["labour"] == plain_effect(three, day(90), "A", "labour")


def test_polls_of_nobody_have_no_effect_and_are_no_reference() -> None:
    assert house_effects([poll(20, None, labour=40), poll(20, "B", labour=30)]) == {}
    assert average([poll(20, None, labour=40)], [ELECTION], day(20)).shares == {"labour": Fraction(2, 5)}


def test_what_was_not_public_does_not_count() -> None:
    known = poll(10, labour=30)
    late = poll(12, "B", 6, labour=50)
    assert public_polls([known, late], day(13), day(17)) == [known]
    assert public_polls([known, late], day(13), day(18)) == [known, late]
    assert public_polls([known, late], day(13), None) == [known, late]
    assert public_polls([known, late], day(11), None) == [known]


def test_an_unknown_day_of_publication_is_the_usual_time_later() -> None:
    told = [poll(1, delay=1), poll(2, delay=3), poll(3, delay=3)]
    silent = poll(10, delay=None, labour=30)
    assert usual_delay(told, None) == timedelta(days=3)
    assert usual_delay(told, day(3)) == timedelta(days=1)
    assert usual_delay([silent], None) == timedelta(0)
    assert silent not in public_polls([*told, silent], day(12), day(12))
    assert silent in public_polls([*told, silent], day(12), day(13))


def test_a_model_is_no_poll() -> None:
    model = replace(poll(20, "M", labour=60), kind=PollKind.MRP)
    assert average([poll(19, labour=30), model], [ELECTION], day(20)).shares["labour"] == Fraction(3, 10)


def test_a_party_that_few_give_is_left_out() -> None:
    mixed = [poll(20, "A", labour=30, green=5), poll(20, "B", labour=30), poll(20, "C", labour=30)]
    assert set(average(mixed, [ELECTION], day(20)).shares) == {"labour"}
    assert set(average(mixed[:2], [ELECTION], day(20)).shares) == {"labour", "green"}


def test_change_and_swing() -> None:
    found = average([poll(20, labour=40, conservative=32, green=9)], [ELECTION], day(20))
    assert found.change("labour") == Fraction(1, 10)
    assert found.swing("labour", "conservative") == Fraction(7, 100)
    assert found.change("green") is None
    assert found.swing("labour", "green") is None


def test_the_error_comes_from_how_far_pollsters_disagree() -> None:
    same = [poll(20, "A", labour=30), poll(20, "B", labour=30)]
    apart = [poll(20, "A", labour=30), poll(20, "B", labour=34)]
    assert average(same, [ELECTION], day(20)).errors == {"labour": 0.0}
    assert average(same[:1], [ELECTION], day(20)).errors == {"labour": None}
    left = 0.04 - 2 * 0.04 / (1 + SHRINK)
    assert average(apart, [ELECTION], day(20)).errors["labour"] == pytest.approx(left / 2)


def test_an_election_counts_from_the_day_after() -> None:
    later = result(day(30), labour=50)
    assert last_election([ELECTION, later], day(30)) == ELECTION
    assert last_election([ELECTION, later], day(31)) == later
    both = [poll(29, labour=30), poll(31, labour=50)]
    assert average(both, [ELECTION, later], day(31)).shares["labour"] == Fraction(1, 2)
    assert average(both, [ELECTION, later], day(31), day(30)).election == ELECTION


@pytest.mark.parametrize("on", [START, day(-1), day(5), day(300)])
def test_days_without_polls_are_refused(on: date) -> None:
    with pytest.raises(NotFoundError):
        average([poll(20, labour=30)], [ELECTION], on)


@pytest.mark.parametrize("on", ["1947-03-10", "1974-09-01", "1992-04-08", "2022-01-18", "2025-12-31"])
def test_the_real_polls_as_the_plain_form_counts_them(on: str) -> None:
    asked = date.fromisoformat(on)
    election = last_election(national_results(), asked)
    since = [p for p in polls() if p.latest > election.on and p.kind is PollKind.POLL]
    found = average(polls(), national_results(), asked)
    assert found.shares
    for party in {party for p in found.polls for party in p.shares}:
        assert found.shares.get(party) == plain_average(since, asked, party), party


def test_the_future_changes_nothing() -> None:
    asked = date(1992, 4, 8)
    past = [p for p in polls() if p.latest <= asked and (p.published is None or p.published <= asked)]
    told = [r for r in national_results() if r.on < asked]
    found, alone = average(polls(), national_results(), asked, asked), average(past, told, asked, asked)
    assert (found.shares, found.polls, found.voices) == (alone.shares, alone.polls, alone.voices)


def test_the_record_of_past_eves() -> None:
    found = eves(polls(), national_results(), date(1970, 1, 1))
    assert [eve.result.on.year for eve in found] == [1950, 1951, 1955, 1959, 1964, 1966]
    record = Record(found)
    assert as_percent(found[-1].errors["labour"]) == 2.7
    assert record.typical("labour") == pytest.approx(0.0242, abs=5e-4)
    assert Record(found[:2]).typical("labour") == Record(found[:2]).typical("green")
    assert Record(()).typical("labour") is None
    assert Record(()).interval("labour", Fraction(1, 3)) is None
    low, high = record.interval("labour", Fraction(1, 100)) or (None, None)
    assert low == 0
    assert high == pytest.approx(0.01 + 1.6449 * (record.typical("labour") or 0))
