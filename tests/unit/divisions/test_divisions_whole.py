"""The whole record at once gives what one division at a time gives; changes of party make no rebels."""

from datetime import date, timedelta

import numpy as np
import pytest

from divisionbuilder import BLUE, DAY, START, record
from whipcount.divisions.member import voting_record
from whipcount.divisions.rebels import rebels
from whipcount.divisions.rollcall import RollCalls, Span
from whipcount.divisions.whips import Direction, LineFrom, Whip
from whipcount.divisions.whole import whole


def moved(on: date, old: str = "blue", new: str = "red") -> dict[str, list[Span]]:
    return {"b0": [(old, START, on - timedelta(days=1)), (new, on, None)]}


def rebels_of(calls: RollCalls, id: str) -> set[str]:
    found = rebels(calls.division(id), calls.ballots(id), calls.whips)
    return {ballot.person for party in found.parties for ballot in party.rebels}


@pytest.mark.parametrize("late", [-1, 0, 1])
def test_a_late_or_early_change_of_party_makes_no_rebel(late: int) -> None:
    # The member crosses on the day itself and votes with red; the register is up to a day out.
    calls = record([(DAY, "N" + "A" * 19 + "N" * 20)], moved(DAY + timedelta(days=late)))
    assert rebels_of(calls, "commons:0") == set()
    assert not whole(calls).against.any()


def test_a_file_with_his_old_party_makes_no_rebel() -> None:
    days = [DAY + timedelta(days=7 * n) for n in range(5)]
    calls = record([(day, "N" + "A" * 19 + "N" * 20) for day in days], moved(days[0] - timedelta(days=30)))
    assert not whole(calls).against.any()
    assert not whole(calls).unsettled.any()


def test_who_loses_the_whip_for_a_vote_rebelled_in_it() -> None:
    calls = record([(DAY, "N" + "A" * 19 + "N" * 20)], moved(DAY + timedelta(days=1), new="independent"))
    assert rebels_of(calls, "commons:0") == {"b0"}


def test_on_the_day_of_the_change_nobody_knows_the_hour() -> None:
    calls = record([(DAY, "N" + "A" * 19 + "A" * 20)], moved(DAY, old="independent", new="blue"))
    found = rebels(calls.division("commons:0"), calls.ballots("commons:0")).parties
    blue = next(party for party in found if party.party == "blue")
    assert ([b.person for b in blue.rebels], [b.person for b in blue.unsettled]) == ([], ["b0"])
    assert np.argwhere(whole(calls).unsettled).tolist() == [[0, 0]]
    record_of = voting_record(calls, "b0")
    assert (record_of.against_line, len(record_of.unsettled), record_of.with_line) == (0, 1, 0)


def whip(party: str, direction: Direction, line_from: LineFrom = LineFrom.REPORTED) -> Whip:
    return Whip("commons:0", party, direction, line_from, None, "https://example.org")


def test_a_reported_line_goes_before_an_inferred_one() -> None:
    rows = [(DAY, "A" * 18 + "NN" + "N" * 20)]
    assert rebels_of(record(rows), "commons:0") == {"b18", "b19"}
    assert len(rebels_of(record(rows, whips=[whip("blue", Direction.NO)]), "commons:0")) == 18


def test_a_published_line_goes_before_a_reported_one() -> None:
    whips = [whip("blue", Direction.FREE, LineFrom.PUBLISHED), whip("blue", Direction.NO)]
    calls = record([(DAY, "A" * 18 + "NN" + "N" * 20)], whips=whips)
    told = rebels(calls.division("commons:0"), calls.ballots("commons:0"), calls.whips).to_dict({})["parties"]["blue"]
    assert (told["line"], told["free_vote"], told["line_from"], told["rebels"]) == (None, True, "published", [])
    assert not whole(calls).against[:20].any()


def test_whoever_votes_rebels_against_a_whip_to_abstain() -> None:
    calls = record([(DAY, "ANn" + "." * 17 + "N" * 20)], whips=[whip("blue", Direction.ABSTAIN)])
    assert rebels_of(calls, "commons:0") == {"b0", "b1", "b2"}
    assert np.flatnonzero(whole(calls).against[:, 0]).tolist() == [0, 1, 2]
    line, line_from, told, source = whole(calls).line("blue", 0)
    assert (line, line_from, source) == (Direction.ABSTAIN, LineFrom.REPORTED, "https://example.org")
    assert "abstain" in told


def test_lone_tellers_and_both_lobbies_are_no_rebels() -> None:
    calls = record([(DAY, "nnB" + "A" * 17 + "N" * 20), (DAY, "nN" + "A" * 18 + "N" * 20)])
    assert rebels_of(calls, "commons:0") == set()
    assert rebels_of(calls, "commons:1") == {"b0", "b1"}
    assert np.argwhere(whole(calls).against).tolist() == [[0, 1], [1, 1]]


def test_a_proxy_rebels_like_anybody() -> None:
    assert rebels_of(record([(DAY, "Q" + "A" * 19 + "P" + "N" * 19)]), "commons:0") == {"b0", "r0"}


def test_pairs_and_abstentions_are_on_no_side() -> None:
    calls = record([(DAY, "y-" + "A" * 18 + "x-" + "N" * 18)])
    assert rebels_of(calls, "commons:0") == set()
    assert int(whole(calls).compared.sum()) == 36


def test_who_sits_without_a_whip_has_no_line() -> None:
    spans: dict[str, list[Span]] = {person: [("independent", START, None)] for person in BLUE}
    calls = record([(DAY, "N" + "A" * 19 + "N" * 20)], spans)
    assert rebels_of(calls, "commons:0") == set()
    assert whole(calls).line("independent", 0)[:2] == (None, None)
