from dataclasses import replace

import pytest

from whipcount.compile.paint import Strip, paint
from whipcount.errors import SourceError

WHOLE = Strip(7, "Delyn", "conservative", "2019-12-13", "2024-05-30", "general_election", "general_election")


def correction(**changes: str) -> dict[str, str]:
    row = {"person_id": "twfy:7", "name": "A", "party": "independent", "from": "2021-05-25", "to": "",
           "cause_from": "loses_whip", "cause_to": "", "known_from": "", "known_to": "",
           "source_from": "https://example.org/a", "source_to": "https://example.org/b", "note": ""}  # fmt: skip
    return row | {key.rstrip("_"): value for key, value in changes.items()}


def days(strips: list[Strip]) -> list[tuple[str, str, str, str, str]]:
    return [(s.party, s.start, s.end, s.known_from, s.known_to) for s in strips]


def test_a_whip_loss_cuts_the_spell_in_two() -> None:
    before, after = paint([WHOLE], [correction()])
    assert days([before, after]) == [
        ("conservative", "2019-12-13", "2021-05-24", "", ""),
        ("independent", "2021-05-25", "2024-05-30", "", ""),
    ]
    assert (before.end_reason, after.start_reason, after.end_reason) == ("loses_whip", "loses_whip", "general_election")
    assert after.source == "https://example.org/a"


def test_a_restoration_gives_the_old_label_back() -> None:
    strips = paint([WHOLE], [correction(to="2021-11-17", cause_to="whip_restored")])
    assert [s.party for s in strips] == ["conservative", "independent", "conservative"]
    assert (strips[2].start, strips[2].start_reason) == ("2021-11-18", "whip_restored")
    assert strips[2].source == "https://example.org/b"


def test_what_became_known_later_leaves_the_old_row_until_then() -> None:
    strips = paint([WHOLE], [correction(known_from="2021-08-01")])
    assert sorted(days(strips)) == [
        ("conservative", "2019-12-13", "2021-05-24", "", ""),
        ("conservative", "2021-05-25", "2024-05-30", "", "2021-07-31"),
        ("independent", "2021-05-25", "2024-05-30", "2021-08-01", ""),
    ]


def test_the_same_label_again_is_one_spell() -> None:
    assert paint([WHOLE], [correction(party="conservative", from_="2020-01-01")])[0].end == "2024-05-30"


def test_a_correction_that_touches_nothing_stops_the_build() -> None:
    with pytest.raises(SourceError, match="touches no spell"):
        paint([WHOLE], [correction(from_="2025-01-01")])


def test_a_seat_given_up_early_ends_the_spell_the_day_before() -> None:
    (left,) = paint([WHOLE], [correction(party="vacant", from_="2024-05-04", to="2024-05-30", cause_from="resigned")])
    assert (left.party, left.end, left.end_reason) == ("conservative", "2024-05-03", "resigned")


def test_a_spell_that_ended_too_early_is_made_longer() -> None:
    row = correction(party="conservative", from_="2024-05-31", to="2024-06-02", cause_from="label", cause_to="resigned")
    (longer,) = paint([WHOLE], [row])
    assert (longer.start, longer.end, longer.end_reason) == ("2019-12-13", "2024-06-02", "resigned")


def test_a_longer_spell_of_another_label_touches_nothing() -> None:
    with pytest.raises(SourceError, match="touches no spell"):
        paint([WHOLE], [correction(party="labour", from_="2024-05-31", to="2024-06-02")])


def test_a_cause_alone_is_laid_over_a_label_that_the_register_has() -> None:
    first = replace(WHOLE, end="2020-07-14", end_reason="changes_party")
    second = replace(WHOLE, party="independent", start="2020-07-15", start_reason="changes_party")
    one, two = paint([first, second], [correction(from_="2020-07-15", to="2020-07-15")])
    assert (one.end_reason, two.start_reason, two.source) == ("loses_whip", "loses_whip", "https://example.org/a")
    assert (two.start, two.end) == ("2020-07-15", "2024-05-30")
