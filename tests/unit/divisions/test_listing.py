"""Rebellions by member and by division."""

from divisionbuilder import DAY, record
from whipcount.divisions.listing import by_division, by_member
from whipcount.divisions.whole import whole

CALLS = record([(DAY, "NN" + "A" * 18 + "N" * 20), (DAY, "N" + "A" * 19 + "A" + "N" * 19)])


def test_members_with_the_most_come_first() -> None:
    rows = by_member(whole(CALLS), [0, 1])
    assert [(row.person, row.party, row.rebellions, row.compared) for row in rows[:3]] == [
        ("b0", "blue", 2, 2), ("b1", "blue", 1, 2), ("r0", "red", 1, 2),
    ]  # fmt: skip
    assert rows[0].last == DAY
    assert (rows[-1].rebellions, rows[-1].last) == (0, None)
    assert [row.person for row in by_member(whole(CALLS), [1], "red") if row.rebellions] == ["r0"]
    assert [row.person for row in by_member(whole(CALLS), [0, 1], people={"b1"})] == ["b1"]


def test_divisions_with_the_most_come_first() -> None:
    rows = by_division(whole(CALLS), [0, 1])
    assert [(row.division.id, row.party, row.rebels) for row in rows] == [
        ("commons:0", "blue", 2), ("commons:1", "blue", 1), ("commons:1", "red", 1),
    ]  # fmt: skip
    assert by_division(whole(CALLS), [0, 1], "red", {"b0"}) == ()
