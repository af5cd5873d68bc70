"""The stance machine, on stories that really happened to trackers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from casebuilder import case, event, letter
from whipcount.ledger.absences import Absence, absences_from_events
from whipcount.ledger.fold import State, fold
from whipcount.ledger.types import Event


def state(*events: Event, on: str = "2022-12-31", known: str | None = None, away: Sequence[Absence] = ()) -> State:
    day = date.fromisoformat(known) if known else None
    return fold(case(*events), date.fromisoformat(on), day, lambda person: away)


def held(found: State, person: int = 0) -> set[str]:
    return {one.stance.value for one in found.held.get(f"twfy:{person}", ())}


def why(found: State, person: int = 0) -> dict[str, str]:
    return {one.stance.value: one.reason for one in found.fallen.get(f"twfy:{person}", ())}


def test_file_withdraw_refile() -> None:
    story = (letter(0, "2018-05-01"), event("letter_withdrawn", 0, "2018-06-01"), letter(0, "2018-11-01"))
    assert held(state(*story, on="2018-05-31")) == {"letter_submitted"}
    assert why(state(*story, on="2018-07-01")) == {"letter_submitted": "withdrawn on 2018-06-01"}
    again = state(*story, on="2018-12-01")
    assert held(again) == {"letter_submitted"}
    assert why(again) == {}


def test_a_withdrawn_letter_takes_the_earlier_call_with_it_and_not_a_later_one() -> None:
    story = (
        event("calls_to_resign", 0, "2022-01-12"),
        letter(0, "2022-01-12"),
        event("letter_withdrawn", 0, "2022-03-10"),
    )
    assert held(state(*story)) == set()
    assert why(state(*story))["calls_to_resign"] == "withdrew the letter on 2022-03-10"
    assert held(state(*story, event("calls_to_resign", 0, "2022-06-06"))) == {"calls_to_resign"}


def test_support_ends_a_call_but_not_a_letter() -> None:
    story = (
        event("calls_to_resign", 0, "2022-01-12"),
        letter(0, "2022-01-12"),
        event("supports_leader", 0, "2022-04-12"),
    )
    assert held(state(*story)) == {"letter_submitted", "supports_leader"}


def test_a_call_ends_support_and_criticism_does_not() -> None:
    support = event("supports_leader", 0, "2022-04-19")
    assert held(state(support, event("critical", 0, "2022-04-20"))) == {"supports_leader", "critical"}
    assert held(state(support, event("calls_to_resign", 0, "2022-04-21"))) == {"calls_to_resign"}


def test_an_intention_is_no_letter() -> None:
    found = state(letter(0, "2022-04-13", status="hypothetical"))
    assert held(found) == set()
    assert "not known to be done" in why(found)["letter_submitted"]


def test_a_letter_that_is_post_dated_counts_from_its_day() -> None:
    story = letter(0, "2022-06-06", "2022-05-30")
    assert why(state(story, on="2022-06-01")) == {"letter_submitted": "does not count until 2022-06-06"}
    assert held(state(story, on="2022-06-06")) == {"letter_submitted"}
    assert why(state(story, on="2022-05-29")) == {}


@pytest.mark.parametrize("grade", ["claimed", "anonymous"])
def test_what_others_claim_is_not_counted(grade: str) -> None:
    found = state(letter(0, "2022-02-02", grade=grade))
    assert held(found) == set()
    assert "letter_submitted" in why(found)


def test_a_claim_that_the_member_confirms_counts_from_the_confirmation() -> None:
    story = (letter(0, "2022-02-02", grade="claimed"), letter(0, None, "2022-04-20", grade="on_record"))
    assert held(state(*story, on="2022-03-01")) == set()
    assert held(state(*story, on="2022-04-20")) == {"letter_submitted"}


def test_listed_without_consent() -> None:
    listed = event("calls_to_resign", 0, "2026-05-12", grade="group_letter")
    denial = event("calls_to_resign", 0, "2026-05-12", "2026-05-13", status="denied", grade="on_record")
    assert held(state(listed, denial, on="2026-05-12", known="2026-05-12")) == {"calls_to_resign"}
    found = state(listed, denial, on="2026-05-13")
    assert held(found) == set()
    assert why(found) == {"calls_to_resign": "denied on 2026-05-13"}
    assert [dispute.reason for dispute in found.disputes] == ["stated on 2026-05-12, denied on 2026-05-13"]
    assert held(state(listed, denial, event("calls_to_resign", 0, "2026-05-20"), on="2026-05-20")) == {
        "calls_to_resign"
    }


def test_a_denial_alone_is_no_stance() -> None:
    found = state(letter(0, "2022-01-01", status="denied"))
    assert (found.held, found.fallen, found.disputes) == ({}, {}, ())


def test_a_denial_about_another_leader_leaves_this_one() -> None:
    here = letter(0, "2022-01-01", target="Lea Der", target_id="twfy:99")
    there = letter(0, "2022-01-02", status="denied", target="Other", target_id="twfy:50")
    assert held(state(here, there)) == {"letter_submitted"}


def test_stances_about_somebody_else_are_left_out() -> None:
    found = state(event("calls_to_resign", 0, "2022-01-01", target="Other", target_id="twfy:50"))
    assert found.held == {}
    assert state(event("critical", 0, "2022-01-01", target="Other")).held == {}


def test_two_reports_of_one_letter_are_one_letter_with_two_days() -> None:
    found = state(letter(0, "2022-01-12", "2022-02-04"), letter(0, "2022-01-31", "2022-02-04"))
    assert [len(one.events) for one in found.held["twfy:0"]] == [2]
    assert found.disputes[0].reason == "dated differently: 2022-01-12, 2022-01-31"


def test_a_correction_holds_from_when_it_was_known() -> None:
    wrong = letter(0, "2022-01-10")
    right = letter(1, "2022-01-10", "2022-01-20", replaces=wrong.id)
    assert held(state(wrong, right, on="2022-01-15", known="2022-01-15")) == {"letter_submitted"}
    assert held(state(wrong, right, on="2022-01-15")) == set()
    assert held(state(wrong, right, on="2022-01-15"), 1) == {"letter_submitted"}


def test_a_corrected_correction_does_not_bring_the_first_row_back() -> None:
    first = letter(0, "2022-01-10")
    second = letter(1, "2022-01-10", "2022-01-20", replaces=first.id)
    third = letter(2, "2022-01-10", "2022-01-30", replaces=second.id)
    found = state(first, second, third)
    assert [held(found, n) for n in range(3)] == [set(), set(), {"letter_submitted"}]


def test_a_lost_whip_voids_the_letter_and_a_restored_one_does_not_revive_it() -> None:
    gone = [Absence(date(2022, 1, 12), date(2022, 5, 11), "lost the whip on 2022-01-12")]
    old = letter(0, "2021-12-20")
    assert held(state(old, on="2022-01-11", away=gone)) == {"letter_submitted"}
    assert why(state(old, on="2022-01-12", away=gone)) == {"letter_submitted": "lost the whip on 2022-01-12"}
    assert why(state(old, on="2022-05-20", away=gone)) == {"letter_submitted": "lost the whip on 2022-01-12"}
    assert held(state(old, letter(0, "2022-05-28"), on="2022-05-28", away=gone)) == {"letter_submitted"}


def test_what_is_said_while_away_does_not_count() -> None:
    gone = [Absence(date(2022, 1, 19), None, "left the party on 2022-01-19")]
    found = state(event("calls_to_resign", 0, "2022-02-01"), on="2022-03-01", away=gone)
    assert why(found) == {"calls_to_resign": "left the party on 2022-01-19"}


def test_an_event_on_the_day_of_leaving_does_not_count() -> None:
    gone = [Absence(date(2022, 1, 19), None, "left the party on 2022-01-19")]
    assert why(state(letter(0, "2022-01-19"), on="2022-01-19", away=gone))["letter_submitted"].startswith("left")


def test_nominations_follow_the_last_candidate() -> None:
    first = event("nominates", 0, "2026-07-09", target="Ann", target_id="twfy:1")
    again = event("nominates", 0, "2026-07-10", target="Ann", target_id="twfy:1")
    other = event("nominates", 0, "2026-07-12", target="Bob", target_id="twfy:2")
    found = state(first, again, other, on="2026-07-11").held["twfy:0"]
    assert (found[0].events[-1].target, len(found[0].events)) == ("Ann", 2)
    found = state(first, again, other, on="2026-07-12").held["twfy:0"]
    assert (found[0].events[-1].target, len(found[0].events)) == ("Bob", 1)


@pytest.mark.parametrize(
    ("on", "known", "day"),
    [
        ("2022-01-12", "2022-02-04", "2022-01-12"),
        (None, "2022-02-04", "2022-02-04"),
        ("2022-01", "2022-06-07", "2022-01-31"),
        ("2022-01", "2022-01-14", "2022-01-14"),
        ("2022", "2022-01-14", "2022-01-14"),
        ("2021", "2022-01", "2021-12-31"),
    ],
)
def test_a_partial_date_counts_from_the_day_on_which_it_was_surely_true(on: str | None, known: str, day: str) -> None:
    assert letter(0, on, known).on_day == date.fromisoformat(day)


def test_moves_in_the_ledger_become_absences() -> None:
    moves = (
        event("loses_whip", 0, "2022-01-12", from_party="blue"),
        event("resigns_whip", 0, "2022-01-13", from_party="blue"),
        event("whip_restored", 0, "2022-05-12", to_party="blue"),
        event("changes_party", 1, "2022-01-19", from_party="blue", to_party="red"),
        event("changes_party", 1, "2022-02-19", from_party="red", to_party="blue"),
        event("changes_party", 2, "2022-01-19", from_party="red", to_party="green"),
        event("resigns_seat", 3, "2022-01-19"),
        event("dies", 4, "2022-01-19", status="hypothetical"),
        event("loses_whip", 5, "2022-01-19", grade="anonymous"),
    )
    found = absences_from_events(moves, "blue")
    assert found == {
        "twfy:0": [Absence(date(2022, 1, 12), date(2022, 5, 11), "lost the whip on 2022-01-12")],
        "twfy:1": [Absence(date(2022, 1, 19), date(2022, 2, 18), "left the party on 2022-01-19")],
        "twfy:3": [Absence(date(2022, 1, 19), None, "left the House on 2022-01-19")],
    }


def test_a_whip_back_on_the_same_day_is_no_absence() -> None:
    moves = (event("loses_whip", 0, "2022-01-12"), event("whip_restored", 0, "2022-01-12", "2022-01-13"))
    assert absences_from_events(moves, "blue") == {}


def test_a_case_takes_more_events_once() -> None:
    one = letter(0, "2022-01-01")
    assert case(one).with_events([one, one, letter(1, "2022-01-01")]).events == (one, letter(1, "2022-01-01"))
