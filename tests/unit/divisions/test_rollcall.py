"""Party and payroll of the day, membership, and one member's record."""

from collections.abc import Iterable
from datetime import date

import pytest

from whipcount.divisions.member import key_votes, voting_record
from whipcount.divisions.rollcall import RollCalls, Span
from whipcount.divisions.types import Division, Vote
from whipcount.errors import NotFoundError

VOTERS = [f"p{n}" for n in range(12)]
DAYS = [date(2022, 1, 10), date(2022, 1, 19), date(2022, 2, 1)]
# p2 leaves on the day of the last division; p0 crosses from blue to red on 19 January and leaves on 31 January.
MOVES = {
    "p2": [("blue", date(2019, 12, 13), date(2022, 2, 1))],
    "p0": [("blue", date(2019, 12, 13), date(2022, 1, 18)), ("red", date(2022, 1, 19), date(2022, 1, 31))],
}
POSTS: dict[str, list[Span]] = {"p1": [("Whip", date(2022, 1, 1), date(2022, 1, 18))]}


def parties(person: str) -> Iterable[Span]:
    return MOVES.get(person, [("blue", date(2019, 12, 13), None)])


@pytest.fixture
def calls() -> RollCalls:
    rows = ["N" + "A" * 11, "A" * 12, "." + "A" * 11]
    divisions = [
        Division(f"commons:{n}", on, f"Title {n}", row.count("A"), row.count("N"), None, None, row)
        for n, (on, row) in enumerate(zip(DAYS, rows, strict=True))
    ]
    return RollCalls(divisions, VOTERS, parties, lambda person: POSTS.get(person, []))


def test_the_party_is_that_of_the_day(calls: RollCalls) -> None:
    assert [calls.ballot("p0", f"commons:{n}").party for n in range(3)] == ["blue", "red", None]


def test_the_last_day_is_inside(calls: RollCalls) -> None:
    assert calls.ballot("p2", "commons:2").party == "blue"


def test_no_vote_and_no_member_are_two_things(calls: RollCalls) -> None:
    assert calls.ballot("p0", "commons:2").vote is Vote.NOT_MEMBER
    assert "p0" not in {ballot.person for ballot in calls.ballots("commons:2")}
    assert calls.ballot("somebody else", "commons:0").vote is Vote.NOT_MEMBER


def test_payroll_is_that_of_the_day(calls: RollCalls) -> None:
    assert [calls.ballot("p1", f"commons:{n}").payroll for n in range(3)] == [True, False, False]


def test_ballots_of_a_party_are_those_of_all(calls: RollCalls) -> None:
    for n in range(3):
        everybody = calls.ballots(f"commons:{n}")
        assert calls.party_ballots("blue", f"commons:{n}") == tuple(b for b in everybody if b.party == "blue")


def test_record_counts_only_days_of_membership(calls: RollCalls) -> None:
    record = voting_record(calls, "p0")
    assert (record.divisions, record.voted, record.against_line) == (2, 2, 1)
    assert record.rebellions[0].to_dict()["line_from"] == "inferred"
    assert voting_record(calls, "p0", until=date(2022, 1, 9)).divisions == 0


def test_key_votes_stop_at_the_day(calls: RollCalls) -> None:
    listed = [(f"commons:{n}", f"label {n}", "for") for n in range(3)]
    assert [row.vote for row in key_votes(calls, "p0", listed)] == [Vote.NO, Vote.AYE]
    assert len(key_votes(calls, "p0", listed, until=date(2022, 1, 18))) == 1


def test_an_unknown_division_names_the_known_ones(calls: RollCalls) -> None:
    with pytest.raises(NotFoundError, match=r"commons:0 .* to commons:2"):
        calls.division("commons:9")
