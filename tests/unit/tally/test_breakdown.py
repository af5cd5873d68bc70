"""A count by groups that are given, and how a way is read."""

from __future__ import annotations

import pytest

from whipcount.errors import SourceError
from whipcount.facts.cases import open_case
from whipcount.tally.breakdown import Breakdown, Way, break_down, read_way
from whipcount.tally.count import Count

WAY = Way("hand", "The hand that they write with.", "Ours.")


@pytest.fixture(scope="module")
def whole() -> Count:
    return open_case("johnson-2022").count("2022-01-18")


def by_hand(whole: Count) -> Breakdown:
    letters = [row.id or "" for rows in whole.standing.values() for row in rows]
    groups = {person: ["left" if k % 2 else "right"] for k, person in enumerate([*sorted(set(letters)), "another"])}
    return break_down(whole, WAY, groups, groups, ["right", "left", "neither"])


def test_groups_come_in_order_and_add_up(whole: Count) -> None:
    found = by_hand(whole)
    assert [group.name for group in found.groups] == ["right", "left"]
    for stance in found.stances:
        assert sum(group.n(stance.value) for group in found.groups) == whole.n(stance.value)


def test_a_share_is_out_of_the_group(whole: Count) -> None:
    group = by_hand(whole).group("left")
    assert group.share("letter_submitted") == f"{group.n('letter_submitted')}/{group.electorate}"
    assert group.n("nominates") == 0


def test_every_name_stands_under_its_group(whole: Count) -> None:
    found = by_hand(whole).to_dict()
    letters = [row for group in found["groups"] for row in group["standing"]["letter_submitted"]["members"]]
    assert {row["name"] for row in letters} == {
        row["name"] for row in whole.to_dict()["standing"]["letter_submitted"]["members"]
    }
    assert found["count_hash"] == whole.hash
    assert (found["by"], found["definition"], found["totals"]["letter_submitted"]) == (
        "hand",
        WAY.definition,
        whole.n("letter_submitted"),
    )


def test_nobody_is_a_share_of_nobody(whole: Count) -> None:
    person = next(row.id for row in whole.standing[by_hand(whole).stances[0]])
    found = break_down(whole, WAY, [], {person or "": ["one"]}, ["one", "two"])
    assert [(group.name, group.electorate, group.share("letter_submitted")) for group in found.groups] == [
        ("one", 0, None)
    ]


def test_a_way_with_a_field_too_many_is_refused() -> None:
    assert read_way({"id": "a", "definition": "b", "source": "c", "bands": ["0"]}).bands == ("0",)
    with pytest.raises(SourceError, match="'a' has a wrong or missing field"):
        read_way({"id": "a", "definition": "b", "source": "c", "bend": 1})
