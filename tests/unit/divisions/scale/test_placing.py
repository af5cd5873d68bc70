"""Members placed within their parties by the divisions up to a day."""

from datetime import date, timedelta

import numpy as np
import pytest
from simulated import house

from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.scale import placing
from whipcount.divisions.scale.placing import cut_offs, placed
from whipcount.divisions.standing import standing
from whipcount.divisions.types import Division

START = date(2020, 1, 1)
PARTIES = ("government", "opposition", "third")
LETTER = {0: "N", 1: "A", 9: "."}


def calls(labels=None, divisions=160):
    """A House of 100, the first of whom votes against his party in every third division."""
    rc, _ = house(members=100, divisions=160, free=0.0)
    votes = rc.votes[:, :divisions].copy()
    line = (rc.votes[rc.party == 0] == 1).sum(axis=0) > (rc.votes[rc.party == 0] == 0).sum(axis=0)
    votes[0] = np.where(np.arange(160) % 3 == 0, ~line, line)[:divisions]
    people = [f"p{n:03}" for n in range(len(votes))]
    rows = [
        Division(
            f"x:{j}", START + timedelta(days=j), "", 0, 0, None, None, "".join(LETTER[int(v)] for v in votes[:, j])
        )
        for j in range(divisions)
    ]
    spans = {person: [(PARTIES[rc.party[n]], START, None)] for n, person in enumerate(people)} | (labels or {})
    return RollCalls(rows, people, lambda person: spans[person], lambda _: [])


@pytest.fixture(scope="module")
def found():
    return placed(calls(), START + timedelta(days=159))


def test_who_rebels_most_is_first_and_his_interval_is_above_the_middle(found):
    assert found[0].person == "p000"
    assert 0 < found[0].low < found[0].dissent < found[0].high
    assert [row.dissent for row in found] == sorted((row.dissent for row in found), reverse=True)


def test_a_rank_is_among_those_of_the_party(found):
    told = standing(found, "p000", START, START)
    assert (told.rank, told.of) == (1, sum(row.party == "government" for row in found))
    assert standing(found, "nobody", START, START) is None


def test_members_level_share_the_better_rank(found):
    level = [row for row in found if row.party == "government"][:2]
    same = [level[0], type(level[0])(**{k: getattr(level[0], k) for k in level[0].__slots__} | {"person": "z"})]
    assert standing(same, "z", START, START).rank == 1


def test_nothing_later_is_read():
    day = START + timedelta(days=119)
    assert placed(calls(), day) == placed(calls(divisions=120), day)


def test_who_left_the_party_is_not_placed_in_the_new_one():
    moved = {"p000": [("government", START, START + timedelta(days=149)), ("third", START + timedelta(days=150), None)]}
    found = placed(calls(moved), START + timedelta(days=159))
    assert "p000" not in {row.person for row in found}
    assert "p000" in {row.person for row in placed(calls(moved), START + timedelta(days=149))}


def test_parties_without_a_whip_and_few_members_are_not_ranked(monkeypatch):
    independents = {f"p{n:03}": [("independent", START, None)] for n in range(80, 100)}
    assert "independent" not in {row.party for row in placed(calls(independents), START + timedelta(days=159))}
    monkeypatch.setattr(placing, "FEWEST_MEMBERS", 40)
    assert {row.party for row in placed(calls(), START + timedelta(days=159))} == {"government"}


def test_cut_offs_are_the_last_days_of_quarters():
    days = [date(2021, 12, 1), date(2021, 12, 14), date(2022, 1, 5), date(2022, 3, 30), date(2022, 4, 4)]
    assert cut_offs(days) == (date(2021, 12, 14), date(2022, 3, 30), date(2022, 4, 4))
    assert cut_offs([]) == ()
