"""The shipped case against what trackers and the party showed; sources in the rows of the case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from whipcount.facts.cases import OpenCase, open_case
from whipcount.ledger.rows import read_events, write_events
from whipcount.ledger.vocabulary import EventType
from whipcount.tally.count import Count


@pytest.fixture(scope="module")
def johnson() -> OpenCase:
    return open_case("johnson-2022")


def names(found: Count, stance: str = "letter_submitted") -> set[str]:
    return {row.name for row in found.standing[EventType(stance)]}


def left_out(found: Count, name: str, stance: str = "letter_submitted") -> str | None:
    rows = [row.reason for row in found.not_counted if row.name == name and row.was == stance]
    return rows[0] if rows else None


def test_wakefords_letter_lapses_on_the_day_he_joins_labour(johnson: OpenCase) -> None:
    assert "Christian Wakeford" in names(johnson.count("2022-01-18", "2022-01-18"))
    after = johnson.count("2022-01-19", "2022-01-19")
    assert "Christian Wakeford" not in names(after) | names(after, "calls_to_resign")
    assert left_out(after, "Christian Wakeford") == "left the party on 2022-01-19"
    assert (after.electorate, after.threshold, after.holds) == (359, 54, (354, 360))


def test_the_day_of_the_ballot(johnson: OpenCase) -> None:
    found = johnson.count("2022-06-06")
    assert (found.electorate, found.threshold, found.holds) == (359, 54, (354, 360))
    assert found.towards_threshold == found.n("letter_submitted") < 54  # named ones only; the chair had 54 or more
    assert found.immune_until == date(2023, 6, 6)


def test_twenty_letters_were_known_by_name_on_the_day_of_the_ballot(johnson: OpenCase) -> None:
    """The i counted about twenty confirmed letters in the week before."""
    assert johnson.count("2022-06-06").n("letter_submitted") == 20
    assert johnson.count("2022-06-01").n("letter_submitted") == 18


def test_calls_to_go_are_near_the_published_tallies(johnson: OpenCase) -> None:
    """The BBC had 28 on 1 June 2022, without those who only confirmed a letter."""
    found = johnson.count("2022-06-01", "2022-06-01")
    spoken = [row for row in found.standing[EventType.CALLS_TO_RESIGN] if row.name not in LETTER_ONLY]
    assert len(spoken) == 27
    assert found.n("calls_to_resign") == 30


LETTER_ONLY = {"Steve Brine", "Elliot Colburn", "Anne Marie Morris"}


def test_a_resubmitted_letter_stands_again(johnson: OpenCase) -> None:
    assert "Andrew Bridgen" in names(johnson.count("2022-03-15"))
    assert left_out(johnson.count("2022-03-16"), "Andrew Bridgen") == "withdrawn on 2022-03-16"
    assert "Andrew Bridgen" in names(johnson.count("2022-05-30"))


def test_a_withdrawn_letter_stays_withdrawn(johnson: OpenCase) -> None:
    found = johnson.count("2022-06-06")
    assert left_out(found, "Douglas Ross") == "withdrawn on 2022-03-10"
    assert "Douglas Ross" in names(found, "calls_to_resign")  # he said that he would vote against


def test_an_intention_and_a_denial_are_no_letters(johnson: OpenCase) -> None:
    found = johnson.count("2022-06-09")
    assert "not known to be done" in str(left_out(found, "Nigel Mills"))
    assert left_out(found, "Andrew Mitchell") == "denied on 2022-06-09"
    assert [row.name for row in found.disputed if row.reason.startswith("stated on")] == ["Andrew Mitchell"]
    assert "claimed" in str(left_out(johnson.count("2022-06-06", "2022-06-06"), "Andrew Mitchell"))


def test_letters_that_sources_date_differently_count_once(johnson: OpenCase) -> None:
    found = johnson.count("2022-04-30")
    twice = {row.name: row.reason for row in found.disputed}
    assert twice["Aaron Bell"] == "dated differently: 2022-01-12, 2022-01-31"
    assert set(twice) >= {"Aaron Bell", "Nick Gibb", "Mark Harper"}
    assert len(names(found)) == found.n("letter_submitted")


def test_a_letter_sent_before_the_whip_was_lost_does_not_come_back_with_it(johnson: OpenCase) -> None:
    assert left_out(johnson.count("2022-01-12"), "Anne Marie Morris") == "lost the whip on 2022-01-12"
    assert "Anne Marie Morris" not in names(johnson.count("2022-05-27"))
    assert "Anne Marie Morris" in names(johnson.count("2022-05-28"))


def test_two_clocks(johnson: OpenCase) -> None:
    """A column of 7 June told of a letter of January."""
    assert "Alicia Kearns" not in names(johnson.count("2022-06-06", "2022-06-06"))
    assert "Alicia Kearns" in names(johnson.count("2022-06-06"))


def test_an_inferred_vote_is_no_call(johnson: OpenCase) -> None:
    assert left_out(johnson.count("2022-06-07"), "Laurence Robertson", "calls_to_resign") is not None


def test_no_day_counts_more_members_than_there_are(johnson: OpenCase) -> None:
    days = johnson.series().days
    assert all(n <= (day.electorate or 0) for day in days for n in day.standing.values())
    assert max(day.standing[EventType.LETTER_SUBMITTED] for day in days) < 54


def test_the_case_carries_no_sentence_of_its_sources_and_keeps_their_addresses(johnson: OpenCase) -> None:
    assert all(event.source.quote is None for event in johnson.case.events)
    assert all(event.source.url for event in johnson.case.events)
    assert max(len(event.detail or "") for event in johnson.case.events) < 160


def test_the_case_can_be_written_and_read_again(johnson: OpenCase) -> None:
    again, problems = read_events(write_events(johnson.case.events))
    assert ([event for _, event in again], problems) == (list(johnson.case.events), [])


def test_the_build_gives_the_shipped_files(shared: Path) -> None:
    from whipcount.compile.cases import build
    from whipcount.facts.tables import DATA

    for name, content in build(shared).items():
        path = DATA / (name if "/" in name else f"tables/{name}")
        assert path.read_bytes() == content, name


def test_members_are_called_as_in_the_press_and_keep_the_words_of_the_source(johnson: OpenCase) -> None:
    found = johnson.count(on="2022-01-19")
    assert "Liz Truss" in names(found, "supports_leader")
    ids = {row.id: row.events for row in found.standing[EventType.SUPPORTS_LEADER]}
    assert johnson.case.by_id[ids["twfy:24941"][0]].actor == "Elizabeth Truss"
