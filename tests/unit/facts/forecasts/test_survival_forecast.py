"""The survival forecast from the embedded tables."""

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from whipcount.errors import CountError, InputError, NotFoundError
from whipcount.facts import leaderships as tables
from whipcount.facts.cases import open_case
from whipcount.facts.forecasts import leader_ratings, minister_numbers, poll_shares, survival, survival_rows
from whipcount.facts.leaderships import KNOWN_UNTIL, leaderships
from whipcount.facts.offices import all_offices
from whipcount.facts.polls import national_results, polls
from whipcount.facts.tables import rows
from whipcount.forecast.survival import Row, Vintages, fit, forecast

DAYS = ("1951-10-01", "2015-03-30", "1974-02-20", "1990-11-19", "2003-10-28", "2010-04-20", "2019-05-20", "2022-07-06")


def row_on(text: str) -> Row:
    on = date.fromisoformat(text)
    (leader,) = [one for one in leaderships() if one.party == "conservative" and one.start <= on < (one.end or on)]
    return survival_rows.leader_row(leader, on, on)


@pytest.mark.parametrize("text", DAYS)
def test_the_future_is_not_used(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before, on = row_on(text), date.fromisoformat(text)
    known = [poll for poll in polls() if (poll.published or poll.latest) <= on]
    held = tuple(result for result in national_results() if result.on < on)
    offices = tuple(
        dataclasses.replace(office, end=office.end if office.end and office.end <= on else None)
        for office in all_offices()
        if office.start <= on
    )
    ballots = tuple(
        dataclasses.replace(one, on=None, against=None) if one.on and one.on > on else one
        for one in tables.leader_ballots()
        if one.called is None or one.called <= on
    )
    unknown = tuple(one for one in ballots if one.called is not None or one.on is not None)
    calls = tuple(call for call in tables.election_calls() if call.announced <= on)
    known_offices = offices or all_offices()[:1]
    said = {who: day for who, day in tables.intentions().items() if day <= on}
    ratings = [one for one in rows("tables/ratings.csv", leader_ratings.RATINGS_HEADER) if (one[3] or one[2]) <= text]
    changes: list[tuple[object, str, Callable[[], object]]] = [
        (poll_shares, "polls", lambda: known), (poll_shares, "national_results", lambda: held),
        (survival_rows, "national_results", lambda: held), (survival_rows, "leader_ballots", lambda: unknown),
        (survival_rows, "intentions", lambda: said), (leader_ratings, "rows", lambda *_: ratings),
        (survival_rows, "election_calls", lambda: calls), (minister_numbers, "all_offices", lambda: known_offices),
    ]  # fmt: skip
    for module, name, value in changes:
        monkeypatch.setattr(module, name, value)
    poll_shares._table.cache_clear()
    leader_ratings._table.cache_clear()
    minister_numbers._sizes.cache_clear()
    try:
        assert row_on(text) == before
    finally:
        poll_shares._table.cache_clear()
        leader_ratings._table.cache_clear()
        minister_numbers._sizes.cache_clear()


def test_johnson_falls_day_by_day() -> None:
    days = ("2021-10-01", "2022-02-04", "2022-06-06", "2022-07-06")
    month = [survival.ask("johnson-2022", date.fromisoformat(day))[1].probability or 0.0 for day in days]
    assert month == sorted(month, reverse=True)
    assert month[0] > 0.97
    assert month[-1] < 0.35


def test_what_was_not_known_then_is_not_used() -> None:
    on = date(2022, 7, 6)
    late, early = (survival.ask("johnson-2022", on, known)[1].probability or 0.0 for known in (on, date(2022, 7, 1)))
    assert early > late


@pytest.mark.parametrize("day", [date(1975, 1, 1), date(2019, 1, 1), KNOWN_UNTIL])
def test_the_shipped_fits_are_those_of_the_tables(day: date) -> None:
    ours, shipped = survival.fit_known(day), survival.shipped().on(day)
    assert (ours.until, ours.rows, ours.leaders, ours.ends) == (day, shipped.rows, shipped.leaders, shipped.ends)
    for part in ("losing", "leaving", "third"):
        assert getattr(ours, part) == pytest.approx(getattr(shipped, part), abs=1e-6)
    assert ours.calendar.rates == pytest.approx(shipped.calendar.rates, abs=1e-6)
    assert ours.calendar.lead == pytest.approx(shipped.calendar.lead, abs=1e-6)
    for mine, theirs in zip(ours.ordinary, shipped.ordinary, strict=True):
        assert mine == pytest.approx(theirs, abs=1e-6)


def test_there_is_a_fit_for_each_new_year_and_one_of_all() -> None:
    first, *_, last = survival.shipped().fits
    assert (first.until, first.ends) == (date(survival.FIRST_YEAR, 1, 1), 8)
    assert last.until == KNOWN_UNTIL
    years = [one.until.year for one in survival.shipped().fits[:-1]]
    assert years == list(range(survival.FIRST_YEAR, KNOWN_UNTIL.year + 1))


def rows_as_of(day: date, monkeypatch: pytest.MonkeyPatch) -> list[Row]:
    """Return the leader-weeks that tables which end on a day would have given."""
    begun = {(one.name, one.party): one for one in leaderships() if one.start <= day}
    kept = [row for row in survival_rows.weekly_rows() if row.on <= day]
    held = tuple(result for result in national_results() if result.on <= day)
    monkeypatch.setattr(survival_rows, "KNOWN_UNTIL", day)
    monkeypatch.setattr(survival_rows, "national_results", lambda: held)
    found = []
    for row in kept:
        one = begun[row.leader, row.party]
        if one.announced and one.announced > day:
            one = dataclasses.replace(one, announced=None, end=None, manner=None)
        found.append(dataclasses.replace(row, outcome=survival_rows._outcome(one, row.on)))
    monkeypatch.undo()
    return found


@pytest.mark.parametrize(("text", "unit"), [("1990-11-19", "leader:conservative"), ("2022-07-06", "leader:labour")])
def test_what_ended_later_in_the_year_or_after_it_teaches_nothing(
    text: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = date.fromisoformat(text)
    day = date(on.year, 1, 1)
    then = fit(rows_as_of(day, monkeypatch))
    asked = survival.ask(unit, on)
    leader = next(one for one in leaderships() if unit.endswith(one.party) and one.start <= on < (one.end or date.max))
    expected = forecast(then, survival_rows.leader_row(leader, on, on), unit, on)
    assert [one.probability for one in asked] == pytest.approx([one.probability for one in expected], abs=1e-5)
    assert [one.base_rate for one in asked] == [one.base_rate for one in expected]
    assert {one.model_version for one in asked} == {f"survival-2/{day}"}


def test_what_was_learned_is_in_the_version_and_in_the_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    on = date(2022, 1, 10)
    late, early = survival.ask("johnson-2022", on)[0], survival.ask("johnson-2022", on, date(2021, 12, 20))[0]
    assert (late.model_version, early.model_version) == ("survival-2/2022-01-01", "survival-2/2021-01-01")
    every = survival.shipped().fits[-1]
    monkeypatch.setattr(survival, "shipped", lambda: Vintages((dataclasses.replace(every, until=date(2022, 1, 1)),), 0))
    assert survival.ask("johnson-2022", on)[0].data_hash != late.data_hash


def test_on_the_last_day_all_that_is_known_was_learned() -> None:
    assert survival.ask("leader:conservative", KNOWN_UNTIL)[0].model_version == f"survival-2/{KNOWN_UNTIL}"


def test_all_leaders_are_asked_about_at_once() -> None:
    found = survival.ask(None, date(2022, 3, 1))
    assert [one.unit for one in found[::4]] == ["leader:conservative", "leader:labour", "leader:liberal-democrat"]
    assert found[0].probability == survival.ask("johnson-2022", date(2022, 3, 1))[0].probability


@pytest.mark.parametrize(
    ("unit", "on", "error", "words"),
    [
        ("leader:conservative", "2022-07-07", CountError, "was public on 2022-07-07"),
        ("johnson-2022", "2022-08-01", CountError, "was public on 2022-07-07"),
        ("leader:conservative", "1940-01-01", CountError, "known from 1945-08-06"),
        (None, "2040-01-01", NotFoundError, "known from 1945-08-06"),
        ("leader:labour", "1947-01-27", NotFoundError, "No poll of the 240 days"),
        ("leader:conservative", "1974-12-31", NotFoundError, "has learned from 1975-01-01 on"),
        ("leader:snp", "2020-01-01", NotFoundError, "leader:labour"),
        ("johnson-2022", "2015-01-01", CountError, "did not lead the party until 2019-07-23"),
    ],
)
def test_what_cannot_be_said_is_refused(unit: str | None, on: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        survival.ask(unit, date.fromisoformat(on))


def test_a_case_without_events_is_refused() -> None:
    case = open_case("johnson-2022")
    empty = dataclasses.replace(case, case=dataclasses.replace(case.case, events=()))
    with pytest.raises(InputError, match="has no events"):
        survival.ask_case(empty, date(2022, 1, 1))


def test_each_leader_follows_the_one_before_him() -> None:
    for one, following in zip(leaderships(), leaderships()[1:], strict=False):
        assert one.start < (one.announced or date.max) <= (one.end or date.max)
        if one.party == following.party:
            assert one.end is not None
            assert one.end <= following.start


def test_who_says_that_he_will_go_is_likelier_to_be_gone() -> None:
    before, after = (survival.ask("leader:conservative", date(2015, 3, day))[3].probability or 0.0 for day in (22, 23))
    assert before - after > 0.05


def test_every_leader_has_a_day_of_birth_and_was_of_age() -> None:
    assert all(tables.births()[one.person].year + 30 < one.start.year for one in leaderships())


def test_those_who_said_that_they_would_go_led_then() -> None:
    spans = {(one.party, one.name): one for one in leaderships()}
    for who, said in tables.intentions().items():
        assert spans[who].start <= said < (spans[who].announced or date.max)
