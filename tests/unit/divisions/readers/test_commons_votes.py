"""Commons Votes: the JSON of the API and the CSV of the website."""

import json
from typing import Any

import pytest

from divisionfiles import CSV, division, member
from whipcount.divisions.readers.commons_votes import read_commons_csv, read_commons_votes
from whipcount.divisions.types import Vote
from whipcount.errors import InputError


def votes(*documents: dict[str, Any]) -> dict[str, str]:
    record = read_commons_votes(list(documents))
    return {voter.id: "".join(d.votes[n] for d in record.divisions) for n, voter in enumerate(record.voters)}


def test_every_list() -> None:
    document = division(
        Ayes=[member(1), member(2, proxy="Whip")], Noes=[member(3, "Conservative")],
        AyeTellers=[member(4)], NoTellers=[member(5)], NoVoteRecorded=[member(6, "Sinn Féin")],
    )  # fmt: skip
    record = read_commons_votes(json.dumps(document))
    heading = record.divisions[0]
    assert (heading.id, heading.on.isoformat(), heading.title) == ("commons:1025", "2021-04-28", "A Bill: motion")
    assert (heading.official_ayes, heading.named_ayes, heading.official_noes, heading.named_noes) == (3, 2, 1, 1)
    assert heading.votes == "APNan."
    assert [voter.parties[0][0] for voter in record.voters][2::3] == ["conservative", "sinn-fein"]


def test_who_is_in_no_list_was_no_member() -> None:
    first = division(1, Ayes=[member(1), member(2)], NoVoteRecorded=[member(3)])
    second = division(2, Ayes=[member(1)], NoVoteRecorded=[member(3)])
    assert votes(first, second) == {"mnis:1": "AA", "mnis:2": "A_", "mnis:3": ".."}
    record = read_commons_votes([first, second])
    assert record.roll_calls().ballot("mnis:2", "commons:2").vote is Vote.NOT_MEMBER


def test_without_the_list_of_the_absent_nobody_knows() -> None:
    assert votes(division(1, Ayes=[member(1), member(2)]), division(2, Ayes=[member(1)]))["mnis:2"] == "A."


def test_both_lobbies_are_said() -> None:
    record = read_commons_votes([division(Ayes=[member(1)], Noes=[member(1)])])
    assert record.divisions[0].votes == "B"
    assert "both lobbies" in record.notes[0]


def test_the_party_is_that_of_the_division() -> None:
    first, second = division(1, Ayes=[member(1)]), division(2, Ayes=[member(1, "Independent")])
    second["Date"] = "2021-05-28T16:54:00"
    calls = read_commons_votes([second, first]).roll_calls()
    assert calls.labels("mnis:1") == ["labour", "independent"]


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no division"),
        ("3", "an object"),
        ([{"DivisionId": 1}], "no Date, Title, Ayes, Noes"),
        ([{**division(), "Date": "soon"}], "'soon' is no day"),
        ([division(Ayes=[{"Name": "A"}])], "Ayes 1 has no MemberId"),
        ([division(Ayes=[member(1)]), division(Noes=[member(1)])], "comes twice with different votes"),
    ],
)
def test_faults(documents: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_commons_votes(documents)


def test_the_csv_of_the_website() -> None:
    record = read_commons_csv(CSV, 711)
    heading = record.divisions[0]
    assert (heading.id, heading.on.isoformat(), heading.title) == (
        "commons:711",
        "2019-09-03",
        "A motion, with a comma",
    )
    assert (heading.official_ayes, heading.named_ayes, heading.votes) == (2, 1, "AQn.")
    assert read_commons_csv(CSV).divisions[0].id == "commons:2019-09-03-439"


def test_faults_of_the_csv() -> None:
    with pytest.raises(InputError, match=r"Line 11: .*Perhaps"):
        read_commons_csv(CSV.replace('"Aye"', '"Perhaps"'))
    with pytest.raises(InputError, match="no line Member,Party"):
        read_commons_csv("a,b\n")
    with pytest.raises(InputError, match="no day"):
        read_commons_csv(CSV.replace("03/09/2019", "tomorrow"))
