"""The shipped places of members within their parties."""

from datetime import date, timedelta

import pytest

from whipcount.facts import positions
from whipcount.facts.divisions import roll_calls
from whipcount.facts.positions import cells, shipped_days, shipped_positions, standing_of

WAKEFORD, BAKER = "twfy:25874", "twfy:24786"


def test_the_newest_table_that_is_not_later_is_read() -> None:
    before, after = standing_of(WAKEFORD, date(2022, 1, 19)), standing_of(BAKER, date(2024, 5, 1))
    assert before is not None
    assert after is not None
    assert (before.until, before.since) == (date(2021, 12, 14), date(2019, 12, 20))
    assert after.until == date(2024, 4, 30)
    assert [standing_of(BAKER, day).until for day in (date(2021, 12, 13), date(2021, 12, 14))] == [
        date(2021, 9, 22), date(2021, 12, 14)
    ]  # fmt: skip


def test_a_rebel_stands_above_the_middle_of_his_party() -> None:
    baker = standing_of(BAKER, date(2021, 12, 31))
    assert baker.placed.party == "conservative"
    assert baker.placed.low > 0
    assert baker.rank < baker.of / 4


def test_nobody_is_placed_before_the_first_table_nor_under_a_party_he_has_just_joined() -> None:
    assert standing_of(BAKER, shipped_days()[0] - timedelta(days=1)) is None
    assert standing_of(WAKEFORD, date(2022, 12, 31)) is None
    assert standing_of("nobody", date(2022, 12, 31)) is None


def test_every_table_is_of_members_who_had_the_party_on_its_day() -> None:
    calls = roll_calls()
    for day in shipped_days():
        at = max(n for n, division in enumerate(calls.divisions) if division.on <= day)
        assert calls.divisions[at].on == day
        for row in shipped_positions(day):
            assert calls.labels(row.person)[at] == row.party
            assert row.votes >= 25
            assert row.low <= row.dissent <= row.high


def test_a_table_is_read_as_it_was_written() -> None:
    day = shipped_days()[-1]
    lines = (positions.DATA / "positions" / f"{day}.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [",".join(row) for row in cells(shipped_positions(day))] == lines


@pytest.mark.parametrize("party", ["independent", "speaker"])
def test_members_without_a_whip_have_no_rank(party: str) -> None:
    assert all(row.party != party for day in shipped_days() for row in shipped_positions(day))
