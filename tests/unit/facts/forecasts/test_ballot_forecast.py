"""The ballot of a case on a day: what was known then, nothing later, and clear refusals."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from casebuilder import book, case, letter
from whipcount.errors import CountError, InputError, NotFoundError, WhipcountError
from whipcount.facts.cases import OpenCase, open_case
from whipcount.facts.contests import contests
from whipcount.facts.forecasts import ballot
from whipcount.facts.forecasts.ballot_rows import ballot_rows, payroll_of, was_tested
from whipcount.forecast.ballot.predict import log_odds
from whipcount.forecast.ballot.row import Body
from whipcount.rules.types import Rule, RuleKind

EVE = date(2022, 6, 5)
CASE = "johnson-2022"


@pytest.fixture
def fresh() -> Iterator[None]:
    ballot.fit_known.cache_clear()
    yield
    ballot.fit_known.cache_clear()


def cut(opened: OpenCase, day: date) -> OpenCase:
    """Return the case as if the world had ended with a day."""
    events = tuple(e for e in opened.case.events if e.on_day <= day and e.known_day <= day)
    ballots = tuple(one for one in opened.case.ballots if one.on <= day)
    return replace(opened, case=replace(opened.case, events=events, ballots=ballots))


def test_the_shipped_fit_is_the_one_that_is_fitted() -> None:
    again = ballot.refit()
    assert ballot.shipped() == again
    assert ballot.refit(seed=5).parts == again.parts


@pytest.mark.parametrize("day", [date(2022, 1, 20), EVE, date(2022, 7, 6)])
def test_the_future_changes_nothing(day: date, fresh: None, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_case(CASE)
    before = ballot.ask_case(opened, day)
    ballot.fit_known.cache_clear()
    later = [replace(row, against=Fraction(99, 100), declared=None) if row.on > day else row for row in ballot_rows()]
    monkeypatch.setattr(ballot, "ballot_rows", lambda: tuple(later))
    assert ballot.ask_case(cut(opened, day), day) == before


def test_what_was_published_later_is_not_used() -> None:
    told = ballot.ask(CASE, date(2022, 1, 14), date(2022, 1, 14))[0]
    hindsight = ballot.ask(CASE, date(2022, 1, 14), date(2026, 1, 1))[0]
    assert told.known == date(2022, 1, 14)
    assert told.data_hash != hindsight.data_hash


def test_before_the_ballot_the_threshold_is_stated_and_after_it_the_safe_year() -> None:
    before, after = ballot.ask(CASE, EVE)[0], ballot.ask(CASE, date(2022, 6, 7))[0]
    assert "54 letters of 359 members" in before.question
    assert "not before the day after 2023-06-06" in after.question
    names = {one.name for one in after.drivers}
    assert "put to a vote again" in names
    assert "put to a vote again" not in {one.name for one in before.drivers}


def test_no_unit_means_every_case_of_the_day() -> None:
    assert {one.unit for one in ballot.ask(None, EVE)} == {CASE}
    with pytest.raises(WhipcountError, match="cannot be counted"):
        ballot.ask(None, date(2010, 1, 1))


def test_a_party_without_such_a_ballot_is_refused() -> None:
    opened = OpenCase(case(letter(1, "2022-01-01")), book(counts="nominates"), None)
    with pytest.raises(CountError, match="had no confidence ballot of members on 2022-02-01"):
        ballot.ask_case(opened, date(2022, 2, 1))
    with pytest.raises(CountError, match="had no confidence ballot"):
        ballot.ask_case(replace(opened, book=book()), date(2022, 2, 1))


def test_days_and_cases_without_data_are_refused() -> None:
    with pytest.raises(NotFoundError, match="No case called"):
        ballot.ask("nobody-2022", EVE)
    with pytest.raises(CountError, match="has no event by 2019-08-01"):
        ballot.ask(CASE, date(2019, 8, 1))
    rule = Rule("b", "made-up", RuleKind.BALLOT, None, None, "A ballot.", "a source", share=Fraction(1, 2))
    made = replace(book(), rules=(*book().rules, rule))
    opened = OpenCase(case(letter(1, "1972-01-01")), made, None)
    with pytest.raises(CountError, match="is unknown; give electorates"):
        ballot.ask_case(opened, date(1972, 6, 1))
    with pytest.raises(InputError, match="needs 5 contests of one kind with results, and no kind has more than 0"):
        ballot.fit_known(date(1960, 1, 1))


def test_contests_become_rows() -> None:
    rows = {row.unit: row for row in ballot_rows()}
    assert len(rows) == 52
    assert sum(row.body is Body.CAUCUS for row in rows.values()) == 28
    assert sum(row.declared is not None for row in rows.values()) == 6
    heath, hawke = rows["1975-02-04 Edward Heath, challenge"], rows["1991-12-19 Bob Hawke, challenge"]
    assert (heath.voters, heath.votes_against, heath.in_government, heath.again) == (265, 146, False, False)
    assert (hawke.in_government, hawke.again) == (True, True)
    assert rows["2016-09-24 Jeremy Corbyn, challenge"].body is Body.MEMBERS
    assert rows["1983-01-28 Joe Clark, ballot"].voters is None
    assert rows["2024-10-08 Michel Barnier, motion"].outvoted is None


def test_motions_lost_on_purpose_and_unpublished_votes_are_left_out() -> None:
    usable = [c for c in contests() if c.against_leader and c.outcome != "lost_on_purpose"]
    assert len(ballot_rows()) == len(usable) == 52
    assert not any(row.leader == "Helmut Kohl" for row in ballot_rows())


def test_a_leader_is_tested_again_for_a_year() -> None:
    assert was_tested("UK", "Boris Johnson", date(2022, 6, 7))
    assert not was_tested("UK", "Boris Johnson", date(2022, 6, 6))
    assert not was_tested("UK", "Boris Johnson", date(2024, 6, 7))
    assert was_tested("Australia", "Julia Gillard", date(2013, 6, 26))


def test_the_payroll_leaves_secretaries_out() -> None:
    assert payroll_of("conservative", EVE) == 95
    assert payroll_of("labour", EVE) == 0
    assert payroll_of("conservative", date(1990, 11, 20)) < 90


def test_it_agrees_with_sampling() -> None:
    pytest.importorskip("numpyro")
    from whipcount.facts.forecasts.ballot_sampled import sampled_log_odds

    rows = ballot_rows()
    asked = replace(next(row for row in rows if row.unit.startswith("2022-06-06")), against=None)
    drawn, exact = sampled_log_odds(rows, asked, draws=600, warmup=600), log_odds(ballot.shipped(), asked)
    assert exact.mean == pytest.approx(float(np.mean(drawn)), abs=0.06)
    assert exact.deviation == pytest.approx(float(np.std(drawn)), rel=0.12)
    with pytest.raises(WhipcountError, match="did not converge"):
        sampled_log_odds(rows, asked, draws=20, warmup=5)
