"""Rebellions as newspapers, party sites and the Commons counted them, by number and by name."""

from collections import Counter
from pathlib import Path

import pytest

from whipcount.divisions.readers.detect import read_files
from whipcount.divisions.rebels import PartyVote, rebels
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.types import Vote
from whipcount.facts.added_divisions import together, with_register_ids
from whipcount.facts.divisions import embedded_record, roll_calls, topics, voter_names, whips
from whipcount.facts.offices import offices
from whipcount.facts.people import register


def party(id: str, name: str, calls: RollCalls | None = None) -> PartyVote:
    source = calls or roll_calls()
    found = rebels(source.division(id), source.ballots(id), source.whips)
    return next(vote for vote in found.parties if vote.party == name)


@pytest.mark.parametrize(
    ("id", "name", "voted", "told"),
    [
        ("commons:854", "labour", 18, 0),  # The Guardian, 23 September 2020
        ("commons:867", "labour", 18, 2),  # LabourList, 5 October 2020: 20 with two tellers, one more not recorded
        ("commons:874", "labour", 23, 0),  # BBC News, 13 October 2020
        ("commons:874", "conservative", 42, 2),  # Sky News, 13 October 2020
        ("commons:884", "labour", 34, 0),  # LabourList and The Times, 15 October 2020
        ("commons:916", "labour", 15, 0),  # LabourList, 1 December 2020
        (
            "commons:916",
            "conservative",
            52,
            2,
        ),  # cde.news: 53, one of them in both lobbies
        ("commons:932", "labour", 1, 0),  # LabourList, 30 December 2020: Bell Ribeiro-Addy alone voted against
        ("commons:1124", "conservative", 13, 0),  # PoliticsHome and The Guardian, 3 November 2021
        ("commons:1181", "conservative", 38, 2),  # Public Whip, 14 December 2021
        ("commons:1182", "conservative", 98, 2),  # BBC News, 14 December 2021
        ("commons:1182", "labour", 8, 0),  # LabourList, 14 December 2021
        ("commons:1183", "labour", 22, 0),  # LabourList, 14 December 2021
        ("commons:1183", "conservative", 60, 2),  # LabourList: 61; two noes announced are not listed
        ("commons:1372", "conservative", 0, 0),  # The Guardian, 19 October 2022: no Tory voted with Labour
        ("commons:1666", "labour", 56, 0),  # nation.cymru and others, 15 November 2023
        ("commons:1724", "conservative", 11, 0),  # britainherald.com and others, 17 January 2024
    ],
)
def test_numbers_that_others_counted(id: str, name: str, voted: int, told: int) -> None:
    found = Counter(ballot.vote in {Vote.TELLER_AYE, Vote.TELLER_NO} for ballot in party(id, name).rebels)
    assert (found[False], found[True]) == (voted, told)


def test_the_22_of_labour_by_name() -> None:
    # LabourList, 14 December 2021, lists them; Emma Lewell was Emma Lewell-Buck then.
    surnames = {voter_names()[ballot.person].split()[-1] for ballot in party("commons:1183", "labour").rebels}
    assert surnames == {
        "Barker", "Begum", "Burgon", "Butler", "Byrne", "Greenwood", "Huq", "Johnson", "Lavery", "Lewell",
        "Lewis", "Long-Bailey", "Maskell", "McDonald", "Mearns", "Morris", "Ribeiro-Addy", "Sultana", "Whitley",
        "Winter", "McDonnell", "Yasin",
    }  # fmt: skip


def test_one_who_lost_the_whip_for_her_vote_is_a_rebel() -> None:
    # Anne Marie Morris voted for a Labour motion on 11 January 2022 and lost the whip on the next day.
    names = [voter_names()[ballot.person] for ballot in party("commons:1191", "conservative").rebels]
    assert names == ["Anne Marie Morris"]


def test_every_reported_line_has_a_page_and_most_a_division() -> None:
    known = {division.id for division in roll_calls().divisions}
    assert all(whip.source.startswith("https://") for whip in whips())
    assert sum(whip.division in known for whip in whips()) >= 20
    assert len({(whip.division, whip.party) for whip in whips()}) == len(whips())


def test_nine_in_ten_divisions_have_a_topic() -> None:
    without = sum(not topics().of(division.id, division.title) for division in roll_calls().divisions)
    assert without <= 106


@pytest.fixture(scope="module")
def brexit(shared: Path) -> RollCalls:
    files = sorted((shared / "votes" / "commons-brexit-2019").glob("*.csv"))
    records = read_files({path.name: path.read_text(encoding="utf-8-sig") for path in files})
    record = together([with_register_ids(record) for record in records])

    def parties_of(person: str) -> list[tuple[str, object, object]]:
        return [(spell.party or "unknown", spell.start, spell.end) for spell in register().spells_of(person)]

    def payroll_of(person: str) -> list[tuple[str, object, object]]:
        return [(o.title, o.start, o.end) for o in offices().get(person, ()) if o.is_payroll]

    ids = [voter.id for voter in record.voters]
    return RollCalls(record.divisions, ids, parties_of, payroll_of, whips())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("id", "voted"),
    [
        ("commons:562", 118),  # the first meaningful vote, 15 January 2019
        ("commons:623", 75),  # the second, 12 March 2019
        ("commons:664", 34),  # the third, 29 March 2019
    ],
)
def test_the_three_meaningful_votes(brexit: RollCalls, id: str, voted: int) -> None:
    # The numbers of Conservatives against that every newspaper gave; tellers are not among them.
    found = party(id, "conservative", brexit).rebels
    assert sum(ballot.vote is Vote.NO for ballot in found) == voted


def test_indicative_votes_were_free(brexit: RollCalls) -> None:
    assert all(party(f"commons:{n}", "conservative", brexit).rebels == () for n in (666, 667, 668, 669))


def test_the_21_who_lost_the_whip_that_night_are_told_apart(brexit: RollCalls) -> None:
    found = party("commons:711", "conservative", brexit)
    names = {ballot.person for ballot in found.unsettled}
    assert found.rebels == ()
    assert len(names) == 22, "the 21, and Phillip Lee, who had crossed the floor that afternoon"


def test_named_and_official_totals_of_2019_are_equal(brexit: RollCalls) -> None:
    assert all((d.named_ayes, d.named_noes) == (d.official_ayes, d.official_noes) for d in brexit.divisions)
    assert {d.id for d in brexit.divisions}.isdisjoint(d.id for d in embedded_record().divisions)
