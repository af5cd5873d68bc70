"""Letters before and after a story, and the events that it would add to a case."""

from __future__ import annotations

from datetime import date

from briefstories import JOHNSON, actor, claim, floor_crossed, one, story
from whipcount.brief.found import Found, find
from whipcount.reader.types import Target


def letters(found: Found) -> tuple[int, int]:
    assert found.counted
    return found.counted.before.n("letter_submitted"), found.counted.after.n("letter_submitted")


def test_a_defector_takes_his_letter_with_him() -> None:
    found = find(floor_crossed())
    assert letters(found) == (4, 3)
    assert found.counted is not None
    left = {(row.name, row.was.value): row.reason for row in found.counted.after.not_counted}
    assert left["Christian Wakeford", "letter_submitted"] == "left the party on 2022-01-19"
    assert (found.counted.before.electorate, found.counted.after.electorate) == (360, 359)
    assert (found.counted.before.threshold, found.counted.after.threshold) == (54, 54)


def test_the_case_is_found_by_day_and_party() -> None:
    found = find(floor_crossed())
    assert found.counted is not None
    assert found.counted.opened.case.id == "johnson-2022"


def test_a_story_of_another_party_finds_no_case() -> None:
    starmer = Target("person", "twfy:25353", "Keir Starmer")
    found = find(one("critical", "Diane Abbott", "2022-02-01", target=starmer, on="2022-02-01"))
    assert found.counted is None
    assert found.party == "labour"


def test_events_that_the_case_has_are_not_new() -> None:
    found = find(floor_crossed())
    new = {(p.event.actor, p.event.type.value) for p in found.proposals if p.is_new}
    assert new == {("Jacob Rees-Mogg", "supports_leader"), ("Nadine Dorries", "supports_leader")}


def test_a_new_letter_is_counted_once() -> None:
    found = find(one("letter_submitted", "Danny Kruger", "2022-01-19", target=JOHNSON, on="2022-01-19"))
    assert letters(found) == (4 - 1, 4)


def test_a_letter_told_again_is_not_a_second_letter() -> None:
    found = find(one("letter_submitted", "Roger Gale", "2022-01-19", target=JOHNSON))
    assert letters(found) == (3, 3)


def test_claims_of_others_and_denials_change_nothing() -> None:
    text = "Able did it. Baker did it. Davis did it."
    on = date(2022, 1, 19)
    reading = story(
        text,
        "2022-01-19",
        claim(text, "Able did it", "letter_submitted", actor("Danny Kruger", on), target=JOHNSON, grade="anonymous"),
        claim(text, "Baker did it", "letter_submitted", actor("Steve Baker", on), target=JOHNSON, status="denied"),
        claim(
            text, "Davis did it", "letter_submitted", actor("David Davis", on), target=JOHNSON, status="hypothetical"
        ),
    )
    found = find(reading)
    assert letters(found) == (3, 3)
    assert [act.refused is not None for act in found.acts] == [True, True, True]


def test_an_old_letter_counts_only_where_the_case_knows_of_none() -> None:
    old = one("letter_submitted", "Danny Kruger", "2022-01-19", target=JOHNSON, status="past")
    assert letters(find(old)) == (3, 4)
    known = one("letter_submitted", "Roger Gale", "2022-01-19", target=JOHNSON, status="past")
    assert find(known).proposals == ()


def test_the_last_day_of_the_chart_is_the_count_after_the_story() -> None:
    counted = find(floor_crossed()).counted
    assert counted is not None
    assert (counted.days[-1].on, counted.days[-1].standing[counted.after.rule.counts]) == (date(2022, 1, 19), 3)  # type: ignore[index]
    assert counted.days[-2].standing[counted.after.rule.counts] == 4  # type: ignore[index]


def test_only_what_was_public_on_the_day_is_counted() -> None:
    found = find(floor_crossed())
    assert found.counted is not None
    known = found.counted.opened.case.events
    assert all(event.known_day <= date(2022, 1, 19) for event in known)
