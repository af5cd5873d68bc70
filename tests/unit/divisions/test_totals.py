"""Totals beside names, and what cannot be compared."""

from datetime import date

import numpy as np

from whipcount.divisions.totals import components, oddities, total_differences
from whipcount.divisions.types import Division


def division(id: str, named: tuple[int, int], official: tuple[int | None, int | None]) -> Division:
    return Division(id, date(2022, 1, 1), "t", *named, *official, "")


def test_every_difference_is_listed() -> None:
    rows = [
        division("c:1", (249, 232), (250, 232)), division("c:2", (1, 2), (1, 2)),
        division("c:3", (5, 5), (None, None)), division("c:4", (349, 239), (349, 238)),
    ]  # fmt: skip
    found = total_differences(rows)
    assert [(row.division, row.side, row.official, row.named) for row in found] == [
        ("c:1", "aye", 250, 249), ("c:4", "no", 238, 239),
    ]  # fmt: skip
    assert found[0].sentence == "c:1: 250 ayes were announced, 249 members are listed."


def test_disconnected_members_are_said() -> None:
    votes = np.array([[1, 0, 9, 9, 9], [0, 1, 9, 9, 1], [9, 9, 1, 9, 9], [9, 9, 9, 9, 9]], np.int8)
    rows = [division(f"c:{n}", (0, 0), (None, None)) for n in range(5)]
    told = oddities(rows, votes, ["a", "b", "c", "d"])
    assert told == (
        "Nobody voted in 1 division: c:3.",
        "2 divisions had votes on one side only: c:2, c:4.",
        "1 member never voted: d.",
        "1 member shared no division, even through others, with the rest, and cannot be compared: c.",
    )
    assert components(votes) == ((0, 1), (2,))


def test_members_joined_through_others_are_one_group() -> None:
    votes = np.array([[1, 9, 9], [1, 1, 9], [9, 0, 0], [9, 9, 1]], np.int8)
    assert components(votes) == ((0, 1, 2, 3),)


def test_nothing_odd() -> None:
    assert oddities([division("c:1", (1, 1), (1, 1))], np.array([[1], [0]], np.int8), ["a", "b"]) == ()
