"""Sixteen divisions of 2019: every vote has a member of the register, and a file that does not fit stops the build."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from whipcount.compile.divisions_2019 import build
from whipcount.divisions.matrix import AYE
from whipcount.divisions.types import Vote
from whipcount.divisions.whole import whole
from whipcount.errors import SourceError
from whipcount.facts.divisions import calls_of_2019
from whipcount.facts.people import register

FOLDER = "votes/commons-brexit-2019"


def test_named_votes_are_those_that_were_announced() -> None:
    for division in calls_of_2019().divisions:
        assert (division.named_ayes, division.named_noes) == (division.official_ayes, division.official_noes)


def test_everybody_voted_for_the_party_that_the_register_gives_him() -> None:
    calls = calls_of_2019()
    ayes = [one for one in calls.ballots("commons:562") if one.vote in {Vote.AYE, Vote.TELLER_AYE}]
    assert Counter(one.party for one in ayes) == {"conservative": 198, "labour": 3, "independent": 3}
    cast = [one for division in calls.divisions for one in calls.ballots(division.id) if one.vote is not Vote.NO_VOTE]
    assert all(one.party for one in cast)


def test_rebels_are_those_who_voted_against_the_ministers_of_their_party() -> None:
    found = whole(calls_of_2019())
    party = found.call.party_names.index("conservative")
    assert found.direction[party, 0] == AYE
    rebels = {found.calls.voters[row] for row in found.against[:, 0].nonzero()[0]}
    conservatives = {one for one in rebels if register().party_on(one, found.calls.divisions[0].on) == "conservative"}
    assert len(conservatives) == 118


def _copied(shared: Path, target: Path) -> Path:
    shutil.copytree(shared / FOLDER, target / FOLDER)
    (target / "register").mkdir()
    shutil.copy(shared / "register" / "simple_memberships.parquet", target / "register")
    return target


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Aldershot", "Nowhere", r"Division562\.csv: the register has 0 members for 'Nowhere' on 2019-01-15"),
        ("Division Date:", "Date of it:", r"Division562\.csv is no division of the Commons website"),
        ('"Aye"', '"Perhaps"', r"Division562\.csv is no division of the Commons website"),
    ],
)
def test_a_file_that_does_not_fit_is_named(shared: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    path = _copied(shared, tmp_path) / FOLDER / "Division562.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceError, match=said):
        build(tmp_path)
