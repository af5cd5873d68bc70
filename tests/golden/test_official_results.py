"""National results against the figures of the House of Commons Library."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from whipcount.facts.elections import candidacies, elections_of_seat, results
from whipcount.seats.types import ElectionKind, Result

# Seats: House of Commons Library, RP10/36, CBP-7186, CBP-7979, CBP-8749, CBP-10009; the Speaker counted apart.
SEATS = {
    "2010-05-06": {"conservative": 306, "labour": 258, "liberal-democrat": 57, "snp": 6, "dup": 8, "green": 1},
    "2015-05-07": {"conservative": 330, "labour": 232, "snp": 56, "liberal-democrat": 8, "dup": 8, "ukip": 1},
    "2017-06-08": {"conservative": 317, "labour": 262, "snp": 35, "liberal-democrat": 12, "dup": 10, "sinn-fein": 7},
    "2019-12-12": {"conservative": 365, "labour": 202, "snp": 48, "liberal-democrat": 11, "dup": 8, "alliance": 1},
    "2024-07-04": {"labour": 411, "conservative": 121, "liberal-democrat": 72, "snp": 9, "reform": 5, "green": 4},
}
# Votes: the same papers; also https://election-history.dcford.org.uk (2017, 2024), https://electionguide.org/elections/id/3404/.
VOTES = {
    "2010-05-06": {"conservative": 10_703_654, "labour": 8_606_517, "liberal-democrat": 6_836_248},
    "2015-05-07": {"conservative": 11_299_609, "labour": 9_347_273, "ukip": 3_881_099},
    "2017-06-08": {"conservative": 13_636_684, "labour": 12_877_918, "liberal-democrat": 2_371_861},
    "2019-12-12": {"conservative": 13_966_454, "labour": 10_269_051, "liberal-democrat": 3_696_419},
    "2024-07-04": {"labour": 9_708_716, "conservative": 6_828_925, "reform": 4_117_610},
}
VALID = {"2010-05-06": 29_687_604, "2015-05-07": 30_697_525, "2017-06-08": 32_204_184, "2019-12-12": 32_014_110}


def general(day: str) -> list[Result]:
    kind = ElectionKind.GENERAL
    return [r for held in results().values() for r in held if r.kind is kind and r.on == date.fromisoformat(day)]


@pytest.mark.parametrize("day", SEATS)
def test_seats_won(day: str) -> None:
    won = Counter(result.first for result in general(day))
    assert {party: won[party] for party in SEATS[day]} == SEATS[day]
    assert won["speaker"] == 1
    assert won.total() == 650


@pytest.mark.parametrize("day", VOTES)
def test_votes_cast(day: str) -> None:
    votes: Counter[str] = Counter()
    for result in general(day):
        for candidacy in candidacies(result):
            votes[candidacy.party.slug] += candidacy.votes
    assert {party: votes[party] for party in VOTES[day]} == VOTES[day]
    assert votes.total() == sum(result.valid for result in general(day)) == VALID.get(day, votes.total())


def test_gains_of_2019() -> None:
    # https://commonslibrary.parliament.uk/research-briefings/cbp-8749/: 58 Conservative gains, 1 Labour gain.
    gained = Counter(result.first for result in general("2019-12-12") if result.gained_from)
    assert gained["conservative"] == 58
    assert gained["labour"] == 1


def test_bury_south_2019() -> None:
    (result,) = [r for r in elections_of_seat("E14000612") if r.on == date(2019, 12, 12)]
    first, second = candidacies(result)[:2]
    assert (first.name, first.votes, second.votes) == ("Christian Wakeford", 22_034, 21_632)
    assert (result.majority, result.electorate, result.votes_to_switch) == (402, 75_152, 202)
    assert result.majority_share == Fraction(402, 50_274)
    assert result.swing_to_lose == Fraction(201, 50_274)


def test_notional_2019() -> None:
    # Rallings and Thrasher for BBC, ITN, PA and Sky, January 2024: Con 372, SNP 48, LD 8, Plaid Cymru 2.
    kind = ElectionKind.NOTIONAL
    rows = [r for held in results().values() for r in held if r.kind is kind and r.on.year == 2019]
    won = Counter(r.first for r in rows)
    assert (won["conservative"], won["labour"], won["snp"], won["liberal-democrat"]) == (372, 200, 48, 8)


def test_the_speakers_seat_in_the_notional_result() -> None:
    (result,) = [r for r in elections_of_seat("E14001170") if r.kind is ElectionKind.NOTIONAL]
    assert (result.first, result.second, result.majority) == ("speaker", "independent", 17_392)


def test_by_elections_that_changed_hands() -> None:
    by = {(r.on, r.first, r.gained_from) for held in results().values() for r in held if r.kind is ElectionKind.BY}
    assert (date(2021, 5, 6), "conservative", "labour") in by  # Hartlepool
    assert (date(2021, 6, 17), "liberal-democrat", "conservative") in by  # Chesham and Amersham
    assert (date(2014, 10, 9), "ukip", "conservative") in by  # Clacton
    assert (date(2025, 5, 1), "reform", "labour") in by  # Runcorn and Helsby, by 6 votes


def test_member_ids_put_right() -> None:
    (result,) = [r for r in elections_of_seat("E14000612") if r.on == date(2019, 12, 12)]
    assert {c.name: c.mnis for c in candidacies(result)}["Ivan Lewis"] == 441
    assert {c.name: c.mnis for c in candidacies(result)}["Michael Boyle"] is None
