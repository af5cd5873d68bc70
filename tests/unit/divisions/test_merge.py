"""Records put together: letters stay with their voters."""

from datetime import date

import pytest

from whipcount.divisions.merge import merged, renamed, split
from whipcount.divisions.record import Record, Voter
from whipcount.divisions.types import Division
from whipcount.errors import InputError


def record(votes: dict[str, str], voters: str, day: int = 1) -> Record:
    divisions = [
        Division(id, date(2022, 1, day), "t", row.count("A"), row.count("N"), None, None, row)
        for id, row in votes.items()
    ]
    return Record("c", tuple(divisions), tuple(Voter(v, v.upper(), ()) for v in voters), ("note",))


def test_letters_follow_the_voters() -> None:
    both = merged([record({"c:2": "AN"}, "ab", 2), record({"c:1": "NA"}, "bc", 1)], ".")
    assert [voter.id for voter in both.voters] == ["a", "b", "c"]
    assert [(d.id, d.votes) for d in both.divisions] == [("c:1", ".NA"), ("c:2", "AN.")]
    assert both.notes == ("note",)


def test_the_same_division_again_is_one() -> None:
    assert len(merged([record({"c:1": "AN"}, "ab"), record({"c:1": "NA"}, "ba")], "_").divisions) == 1


def test_a_different_one_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"c:1 \(2022-01-01\) is there already"):
        merged([record({"c:1": "AN"}, "ab"), record({"c:1": "AA"}, "ab")], "_")


def test_split_by_chamber_and_new_ids() -> None:
    parts = split(record({"senate:1": "A", "house:1": "N"}, "a"))
    assert [(part.chamber, part.divisions[0].id) for part in parts] == [("senate", "senate:1"), ("house", "house:1")]
    assert renamed(parts[0], {"a": "twfy:1"}).voters[0].id == "twfy:1"
