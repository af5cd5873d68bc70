"""The House before and after a story: a move counts once, whoever knew of it first."""

from __future__ import annotations

from datetime import date

import pytest

from briefstories import floor_crossed, one
from whipcount.brief.found import Found, find
from whipcount.brief.scenario import with_moves, without_moves
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.tally.house import house


def sizes(found: Found, party: str) -> tuple[int, int]:
    assert found.before
    assert found.after
    return found.before.parties.get(party, 0), found.after.parties.get(party, 0)


def majorities(found: Found) -> tuple[int | None, int | None]:
    assert found.before
    assert found.after
    return found.before.working_majority, found.after.working_majority


def test_a_move_that_the_register_knows_is_counted_once() -> None:
    found = find(floor_crossed())
    assert sizes(found, "conservative") == (360, 359)
    assert sizes(found, "labour") == (198, 199)
    assert majorities(found) == (79, 77)
    assert found.is_recorded
    assert found.registers[1] is register()


def test_before_equals_the_register_of_the_day_before() -> None:
    found = find(floor_crossed())
    day_before = house(register(), conventions(), date(2022, 1, 18))
    assert found.before is not None
    assert (found.before.parties, found.before.working_majority) == (day_before.parties, day_before.working_majority)


def test_the_story_told_two_days_later_gives_the_same_change() -> None:
    kinds = {"from_party": "conservative", "to_party": "labour", "on": "2022-01-19"}
    found = find(one("changes_party", "Christian Wakeford", "2022-01-21", "2022-01-19", **kinds))
    assert sizes(found, "conservative") == (360, 359)
    assert found.day == date(2022, 1, 21)


def test_an_invented_move_is_a_scenario() -> None:
    kinds = {"from_party": "conservative", "to_party": "labour", "on": "2023-05-10"}
    found = find(one("changes_party", "Danny Kruger", "2023-05-10", **kinds))
    truth = house(register(), conventions(), date(2023, 5, 10))
    assert not found.is_recorded
    assert found.before is not None
    assert found.before.parties == truth.parties
    assert sizes(found, "conservative") == (354, 353)
    assert majorities(found) == (64, 62)


def test_a_move_after_the_register_ends_is_a_scenario() -> None:
    on = "2026-10-01"
    found = find(one("changes_party", "Danny Kruger", on, "2026-06-01", to_party="conservative", on=on))
    assert sizes(found, "reform") == (8, 7)
    assert found.after is not None
    assert any("The register ends on" in step for step in found.after.explain)


@pytest.mark.parametrize(
    ("kind", "name", "on", "party", "expected"),
    [
        ("dies", "David Amess", "2021-10-15", "conservative", (362, 361)),
        ("resigns_seat", "Owen Paterson", "2021-11-04", "conservative", (361, 360)),
        ("loses_whip", "Matt Hancock", "2022-11-01", "independent", (13, 14)),
    ],
)
def test_deaths_seats_given_up_and_whips_lost(
    kind: str, name: str, on: str, party: str, expected: tuple[int, int]
) -> None:
    found = find(one(kind, name, on, on=on))
    assert sizes(found, party) == expected
    assert found.is_recorded


def test_a_seat_that_falls_vacant_is_vacant_after_and_filled_before() -> None:
    found = find(one("dies", "David Amess", "2021-10-15", on="2021-10-15"))
    assert found.before is not None
    assert found.after is not None
    assert found.after.sitting == found.before.sitting - 1


def test_a_label_that_the_register_writes_otherwise_is_followed() -> None:
    on = "2019-02-18"
    found = find(one("changes_party", "Luciana Berger", on, from_party="labour", to_party="independent", on=on))
    assert [move.after for move in found.moves] == ["change-uk"]
    assert found.is_recorded


def test_a_story_without_a_date_takes_it_from_the_register() -> None:
    kinds = {"from_party": "conservative", "to_party": "labour"}
    found = find(one("changes_party", "Christian Wakeford", None, "2022-01-18", **kinds))
    assert found.day == date(2022, 1, 19)
    assert majorities(found) == (79, 77)


def test_old_news_changes_nothing() -> None:
    found = find(one("loses_whip", "Jeremy Corbyn", "2023-03-01", on="2023-03-01"))
    assert found.moves == ()
    assert found.before == found.after


def test_a_restored_whip_gives_the_label_back() -> None:
    found = find(one("whip_restored", "Matt Hancock", "2022-12-01", on="2022-12-01"))
    assert sizes(found, "conservative") == (356, 357)


def test_undoing_and_imposing_leave_everybody_else_alone() -> None:
    found = find(floor_crossed())
    assert found.day is not None
    person = found.moves[0].person
    for changed in (without_moves(register(), found.moves, found.day), with_moves(register(), found.moves)):
        rest = [spell for spell in changed.spells if spell.person_id != person]
        assert rest == [spell for spell in register().spells if spell.person_id != person]


def test_undoing_an_imposed_move_gives_the_first_register_back() -> None:
    on = "2023-05-10"
    found = find(one("changes_party", "Danny Kruger", on, to_party="labour", on=on))
    assert without_moves(register(), found.moves, date(2023, 5, 10)) is register()
