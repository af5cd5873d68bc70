"""When a party has a line, and who is a rebel then."""

import pytest

from whipcount.divisions.rebels import party_vote, party_votes
from whipcount.divisions.rollcall import Ballot
from whipcount.divisions.types import Vote

AYE, NO, NONE = Vote.AYE, Vote.NO, Vote.NO_VOTE


def ballots(*groups: tuple[int, Vote, bool], party: str = "conservative") -> list[Ballot]:
    return [Ballot(f"{g}-{n}", party, vote, paid) for g, (size, vote, paid) in enumerate(groups) for n in range(size)]


@pytest.mark.parametrize(
    ("groups", "line", "n_rebels"),
    [
        pytest.param([(8, AYE, False), (2, NO, False)], AYE, 2, id="80% of 10 is a line"),
        pytest.param([(79, AYE, False), (21, NO, False)], None, 0, id="79% is none"),
        pytest.param([(9, AYE, False)], None, 0, id="9 are too few"),
        pytest.param([(34, NO, False), (35, NONE, False)], None, 0, id="most stayed away"),
        pytest.param([(30, NO, False), (5, AYE, False), (35, NONE, False)], NO, 5, id="half of the members"),
        pytest.param([(5, AYE, False), (5, NO, False)], None, 0, id="a tie is no line"),
        pytest.param([(20, AYE, True), (60, AYE, False), (100, NO, False)], AYE, 100, id="ministers decide"),
        pytest.param([(19, AYE, True), (1, NO, True), (9, NO, False)], AYE, 10, id="95% of ministers"),
        pytest.param([(18, AYE, True), (2, NO, True), (99, AYE, False)], None, 0, id="ministers split"),
        pytest.param([(9, AYE, True), (11, NONE, True), (99, AYE, False)], None, 0, id="ministers stayed away"),
        pytest.param([(10, AYE, True), (10, NONE, True), (2, NO, False)], AYE, 2, id="half of the ministers"),
        pytest.param([(3, AYE, True), (12, NO, False)], NO, 3, id="a few ministers do not make a government"),
    ],
)
def test_line(groups: list[tuple[int, Vote, bool]], line: Vote | None, n_rebels: int) -> None:
    found = party_vote("conservative", ballots(*groups))
    assert (found.line, len(found.rebels)) == (line, n_rebels)


def test_missing_a_vote_is_no_rebellion() -> None:
    found = party_vote("labour", ballots((100, NO, False), (80, NONE, False)))
    assert (found.line, found.no_vote, found.rebels) == (NO, 80, ())


def test_a_teller_is_a_rebel_only_beside_voters() -> None:
    alone = party_vote("labour", ballots((100, AYE, False), (2, Vote.TELLER_NO, False)))
    beside = party_vote("labour", ballots((100, AYE, False), (1, NO, False), (2, Vote.TELLER_NO, False)))
    assert (len(alone.rebels), len(beside.rebels)) == (0, 3)


@pytest.mark.parametrize("party", ["independent", "speaker", "deputy-speaker"])
def test_members_without_a_whip_have_no_line(party: str) -> None:
    assert party_vote(party, ballots((20, AYE, False), party=party)).line is None


def test_parties_come_in_order_of_size() -> None:
    rows = [
        *ballots((2, AYE, False), party="dup"),
        *ballots((3, NO, False), party="snp"),
        Ballot("x", None, AYE, False),
    ]
    assert [vote.party for vote in party_votes(rows)] == ["snp", "dup"]


def test_an_inferred_line_says_so() -> None:
    told = party_vote("labour", ballots((20, AYE, False), (1, NO, False))).to_dict({"1-0": "A. Rebel"})
    assert (told["line"], told["line_from"], told["rebels"][0]["name"]) == ("aye", "inferred", "A. Rebel")
    assert party_vote("labour", []).to_dict({})["line_from"] is None
