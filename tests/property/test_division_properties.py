"""Relabelling and reordering change nothing; the two sides mirror each other."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from whipcount.divisions.rebels import party_vote
from whipcount.divisions.rollcall import Ballot
from whipcount.divisions.types import LETTERS, SIDES, Vote, read_votes
from whipcount.seats.types import ElectionKind, Result

ballots = st.lists(
    st.builds(Ballot, st.uuids().map(str), st.just("blue"), st.sampled_from([*SIDES, Vote.NO_VOTE]), st.booleans()),
    max_size=60,
    unique_by=lambda ballot: ballot.person,
)
PAIRS = [(Vote.AYE, Vote.NO), (Vote.TELLER_AYE, Vote.TELLER_NO), (Vote.PROXY_AYE, Vote.PROXY_NO)]
MIRROR = dict(PAIRS) | {no: aye for aye, no in PAIRS}


@given(ballots)
def test_order_does_not_matter(rows: list[Ballot]) -> None:
    shuffled = sorted(rows, key=lambda ballot: ballot.person)
    one, other = party_vote("blue", rows), party_vote("blue", shuffled)
    assert (one.line, one.ayes, one.noes, set(one.rebels)) == (other.line, other.ayes, other.noes, set(other.rebels))


@given(ballots)
def test_the_sides_mirror_each_other(rows: list[Ballot]) -> None:
    turned = [Ballot(b.person, b.party, MIRROR.get(b.vote, b.vote), b.payroll) for b in rows]
    one, other = party_vote("blue", rows), party_vote("blue", turned)
    assert (one.ayes, one.noes) == (other.noes, other.ayes)
    assert {b.person for b in one.rebels} == {b.person for b in other.rebels}
    assert other.line == (MIRROR[Vote(one.line)] if one.line else None)


@given(ballots)
def test_rebels_voted_against_the_line_and_are_the_fewer(rows: list[Ballot]) -> None:
    found = party_vote("blue", rows)
    assert all(SIDES[b.vote] != found.line for b in found.rebels)
    assert found.rebels == () or found.line is not None


@given(st.text(alphabet="".join(LETTERS), max_size=40))
def test_letters_are_read_one_by_one(letters: str) -> None:
    people = [str(n) for n in range(len(letters))]
    votes = read_votes(letters, people)
    assert all(votes[p] is read_votes(letter, [p])[p] for p, letter in zip(people, letters, strict=True))


@given(st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 10**5))
def test_the_votes_to_switch_turn_the_seat_and_one_fewer_do_not(first: int, lead: int, rest: int) -> None:
    winner, second = first + lead, first
    valid = winner + second + rest or 1
    result = Result(date(2019, 12, 12), ElectionKind.GENERAL, "x", valid, valid, None, lead, "a", "b", None)
    need = result.votes_to_switch
    assert second + need > winner - need
    assert second + need - 1 <= winner - need + 1
    assert result.swing_to_lose * 2 == result.majority_share
