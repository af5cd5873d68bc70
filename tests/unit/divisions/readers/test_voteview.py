"""Voteview's tables."""

import pytest

from divisionfiles import MEMBERS, ROLLCALLS, VOTES
from whipcount.divisions.readers.voteview import read_voteview
from whipcount.errors import InputError


def test_codes_and_absent_seats() -> None:
    record = read_voteview(VOTES, MEMBERS)
    assert (record.chamber, [d.id for d in record.divisions]) == ("senate-117", ["senate-117:1", "senate-117:2"])
    assert [d.votes for d in record.divisions] == ["AN_", "-.x"]
    assert [voter.name for voter in record.voters] == ["ONE, A", "TWO, B", "THREE, C"]
    calls = record.roll_calls()
    assert [calls.labels(voter.id) for voter in record.voters] == [
        ["democrat", "democrat"], ["republican", "republican"], [None, "independent"],
    ]  # fmt: skip
    assert any("president" in note for note in record.notes)
    assert any("days are unknown" in note for note in record.notes)


def test_days_come_from_the_roll_calls() -> None:
    record = read_voteview(ROLLCALLS, VOTES, MEMBERS)
    first = record.divisions[0]
    assert (first.on.isoformat(), first.title, first.official_ayes) == ("2021-02-01", "A long description", 1)
    assert not any("days" in note for note in record.notes)


@pytest.mark.parametrize(
    ("tables", "said"),
    [
        ((VOTES,), "table of members is wanted"),
        ((VOTES, "a,b\n1,2\n"), "no table of Voteview"),
        ((VOTES.replace(",6,", ",66,"), MEMBERS), "line 3: unknown code 66"),
        ((VOTES.replace("1,2,6", "1,77,6"), MEMBERS), "line 3: unknown member icpsr:77"),
        ((VOTES.replace("1,2,6", "1,1,6"), MEMBERS), "line 3: icpsr:1 votes twice"),
        ((VOTES.replace("1,2,6", "1,two,6"), MEMBERS), "line 3: a cell is no number"),
        ((VOTES, MEMBERS, ROLLCALLS.replace("2021-02-01", "soon")), "'soon' is no day"),
    ],
)
def test_faults(tables: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_voteview(*tables)
