"""Divisions against what the Commons and the press counted."""

from collections import Counter

import pytest

from whipcount.divisions.member import voting_record
from whipcount.divisions.rebels import DivisionRebels, PartyVote, rebels
from whipcount.divisions.types import Vote
from whipcount.divisions.whips import Direction
from whipcount.facts.divisions import key_divisions, roll_calls, voter_names
from whipcount.facts.people import name_index, register


def found(id: str) -> DivisionRebels:
    return rebels(roll_calls().division(id), roll_calls().ballots(id), roll_calls().whips)


def party(id: str, name: str) -> PartyVote:
    return next(vote for vote in found(id).parties if vote.party == name)


def test_leadsom_amendment() -> None:
    # politics.co.uk, 3 November 2021: 250 to 232; the list of names has one aye fewer.
    division = found("commons:1124").division
    assert (division.named_ayes, division.named_noes) == (249, 232)
    assert (division.ayes, division.noes) == (250, 232)
    conservatives = party("commons:1124", "conservative")
    assert conservatives.line is Direction.AYE
    # The Guardian's live page of that day names these 13.
    surnames = {voter_names()[ballot.person].split()[-1] for ballot in conservatives.rebels}
    assert surnames == {
        "Bell", "Doyle-Price", "Fuller", "Kniveton", "Harper", "Hoare", "Hollinrake", "Mills", "Mortimer",
        "Mumby-Croft", "Offord", "Stevenson", "Wragg",
    }  # fmt: skip
    assert len(conservatives.rebels) == 13


def test_confidence_2022() -> None:
    # The Independent, 18 July 2022: 349 to 238; the list of names has one no more.
    division = found("commons:1351").division
    assert (division.named_ayes, division.named_noes, division.ayes, division.noes) == (349, 239, 349, 238)
    # Blackpool Gazette, 19 July 2022: 342 Conservatives voted aye, 12 did not vote, 6 DUP and 1 independent aye.
    votes = Counter((b.party, b.vote) for b in roll_calls().ballots("commons:1351"))
    assert votes["conservative", Vote.AYE] == 342
    assert votes["conservative", Vote.TELLER_AYE] == 2
    assert votes["dup", Vote.AYE] == 6
    assert votes["independent", Vote.AYE] == 1


def test_covid_passes() -> None:
    # BBC News, 14 December 2021: 369 to 126, 98 Conservatives against; two more were their tellers.
    conservatives = party("commons:1182", "conservative")
    assert conservatives.line is Direction.AYE
    assert Counter(b.vote for b in conservatives.rebels) == {Vote.NO: 98, Vote.TELLER_NO: 2}


@pytest.mark.parametrize(
    "id",
    [
        "commons:1787",  # Tobacco and Vapes Bill
        "commons:1566",  # Privileges Committee's report on Boris Johnson
        "commons:1368",  # buffer zones at abortion clinics
        "commons:1022",  # abortion in Northern Ireland
    ],
)
def test_free_votes_have_no_conservative_line(id: str) -> None:
    # The press reported each of these as a free vote for Conservatives; without a source the ministers show no line.
    told, alone = party(id, "conservative"), rebels(roll_calls().division(id), roll_calls().ballots(id)).parties[0]
    assert (told.rebels, told.to_dict({})["line"]) == ((), None)
    assert (alone.party, alone.line, alone.rebels) == ("conservative", None, ())


def test_whips_who_tell_to_force_a_division_are_no_rebels() -> None:
    labour = party("commons:1566", "labour")
    assert (labour.line, labour.rebels) == (Direction.AYE, ())


def test_everyone_who_voted_was_a_member() -> None:
    calls = roll_calls()
    assert len(calls.divisions) == 1053
    assert len(calls.voters) == 672
    assert all(b.party not in (None, "unknown") for d in calls.divisions for b in calls.ballots(d.id))


@pytest.mark.parametrize("n", range(0, 1053, 81))
def test_members_of_a_day_are_those_of_the_register(n: int) -> None:
    division = roll_calls().divisions[n]
    members = {spell.person_id for spell in register().members_on(division.on)}
    listed = {ballot.person for ballot in roll_calls().ballots(division.id)}
    # Whoever never voted while the matrix runs, such as members of Sinn Fein who sat for days only, may be missing.
    assert listed <= members
    assert len(members - listed) <= 1


def test_a_member_who_had_left_did_not_miss_the_vote() -> None:
    paterson = name_index().one("Owen Paterson")
    assert roll_calls().ballot(paterson, "commons:1124").vote is Vote.AYE
    assert roll_calls().ballot(paterson, "commons:1351").vote is Vote.NOT_MEMBER


def test_wakeford_rebelled_while_a_conservative() -> None:
    record = voting_record(roll_calls(), name_index().one("Christian Wakeford"))
    assert "commons:1182" in {row.division.id for row in record.rebellions}
    assert {row.party for row in record.rebellions} == {"conservative"}
    assert record.voted <= record.divisions == 1053


def test_every_key_division_exists() -> None:
    assert all(roll_calls().division(id) for id, _, _ in key_divisions())


def test_a_minister_is_off_the_payroll_on_the_day_of_leaving() -> None:
    # Anne-Marie Trevelyan left when her department was abolished on 2 September 2020.
    calls, trevelyan = roll_calls(), name_index().one("Anne-Marie Trevelyan")
    days = {division.on.isoformat(): division.id for division in calls.divisions}
    assert calls.ballot(trevelyan, days["2020-09-01"]).payroll
    assert not calls.ballot(trevelyan, days["2020-09-02"]).payroll
