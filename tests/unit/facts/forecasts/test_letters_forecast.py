"""The letters of a case on a day: what was known then, nothing later, and clear refusals."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from casebuilder import book, case, event, letter
from whipcount.errors import CountError, InputError, NotFoundError, WhipcountError
from whipcount.facts.cases import OpenCase, open_case
from whipcount.facts.forecasts import letters
from whipcount.facts.forecasts.letters_rows import past_contests, replay_days, standing
from whipcount.ledger.types import Ballot

EVE = date(2022, 6, 5)
CASE = "johnson-2022"


@pytest.fixture
def fresh() -> Iterator[None]:
    letters.fit_known.cache_clear()
    yield
    letters.fit_known.cache_clear()


def cut(opened: OpenCase, day: date) -> OpenCase:
    events = tuple(e for e in opened.case.events if e.on_day <= day and e.known_day <= day)
    ballots = tuple(one for one in opened.case.ballots if one.on <= day)
    return replace(opened, case=replace(opened.case, events=events, ballots=ballots))


def test_the_shipped_fit_is_the_one_that_is_fitted() -> None:
    assert letters.shipped() == letters.refit()


@pytest.mark.parametrize("day", [date(2022, 1, 20), date(2022, 3, 15), EVE])
def test_the_future_changes_nothing(day: date, fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_case(CASE)
    before = letters.ask_case(opened, day)
    letters.fit_known.cache_clear()
    later = [replace(row, public=1, letters=row.members) if row.on > day else row for row in past_contests()]
    monkeypatch.setattr(letters, "past_contests", lambda: tuple(later))
    assert letters.ask_case(cut(opened, day), day) == before


def test_withdrawn_and_void_letters_do_not_count() -> None:
    opened = open_case(CASE)
    counted = opened.count(EVE, EVE)
    row = standing(opened, EVE, EVE)
    assert any(one.was == "letter_submitted" for one in counted.not_counted)
    assert (row.declared, row.public) == (17, 30)
    assert (row.threshold, row.members) == (54, 359)


def test_who_became_public_is_counted_by_what_was_known() -> None:
    recent = standing(open_case(CASE), EVE, EVE).recent
    assert set(recent) == {30, 90}
    assert 0 < recent[30] <= recent[90] < 30


@pytest.mark.parametrize(
    ("on", "known", "told"),
    [
        (date(2022, 6, 7), None, "safe until 2023-06-06"),
        (EVE, date(2022, 6, 6), "was called by 2022-06-05: the threshold is passed"),
        (date(2019, 7, 24), None, "has no event by 2019-07-24"),
        (date(2015, 1, 1), None, "cannot be counted on 2015-01-01"),
    ],
)
def test_days_on_which_nothing_can_be_said_are_refused(on: date, known: date | None, told: str) -> None:
    with pytest.raises(CountError, match=told):
        letters.ask(CASE, on, known)


def test_rules_and_sizes_that_do_not_fit_are_refused() -> None:
    day = date(2022, 2, 1)
    opened = OpenCase(case(letter(1, "2022-01-01")), book(counts="nominates"), None)
    with pytest.raises(CountError, match="counts no letters on 2022-02-01"):
        letters.ask_case(opened, day)
    with pytest.raises(CountError, match="is unknown; give the case"):
        letters.ask_case(OpenCase(case(letter(1, "2022-01-01"), size=None), book(), None), day)
    with pytest.raises(NotFoundError, match="No case called"):
        letters.ask("nobody-2022", day)
    with pytest.raises(InputError, match="none is known by then"):
        letters.fit_known(date(2000, 1, 1))


def test_a_ballot_that_was_called_ends_it() -> None:
    opened = OpenCase(case(letter(1, "2022-01-01"), event("confidence_ballot_called", 2, "2022-02-01")), book(), None)
    with pytest.raises(CountError, match="the threshold is passed"):
        standing(opened, date(2022, 2, 1), date(2022, 2, 1))
    assert len(list(replay_days(opened))) == 5


def test_a_won_ballot_makes_safe() -> None:
    made = case(letter(1, "2022-01-01"))
    opened = OpenCase(replace(made, ballots=(Ballot(date(2022, 1, 20), 12, 8),)), book(), None)
    with pytest.raises(CountError, match="safe until 2023-01-20"):
        standing(opened, date(2022, 2, 1), date(2022, 2, 1))


def test_no_unit_means_every_case_of_the_day() -> None:
    assert {one.unit for one in letters.ask(None, EVE)} == {CASE}
    with pytest.raises(WhipcountError, match="cannot be counted"):
        letters.ask(None, date(2010, 1, 1))


def test_past_contests_have_the_threshold_of_their_day() -> None:
    found = {row.unit[:10]: (row.threshold, row.letters) for row in past_contests()}
    assert found == {
        "2003-10-29": (25, 25), "2018-12-12": (48, 48), "2022-02-02": (24, 35), "2022-06-06": (54, 54),
        "2024-01-18": (53, None), "2025-10-04": (40, None),
    }  # fmt: skip


def test_the_replay_knows_what_came() -> None:
    days = list(replay_days(open_case(CASE)))
    assert days[0].on == EVE
    assert {day.passed for day in days} == {date(2022, 6, 6)}
    assert all(day.on == day.known for day in days)
