from datetime import date, timedelta

import pytest

from whipcount.facts.contests import find_precedents
from whipcount.facts.fates import fate_at_election
from whipcount.facts.people import name_index, parliaments, register

OF_2019, OF_2024 = date(2019, 12, 12), date(2024, 7, 4)


@pytest.mark.parametrize(
    ("name", "on", "fate"),
    [
        ("Luciana Berger", OF_2019, "stood in Finchley and Golders Green as Liberal Democrat and lost"),
        ("Amber Rudd", OF_2019, "did not stand"),
        ("Natalie Elphicke", OF_2024, "did not stand"),
        ("Quentin Davies", date(2010, 5, 6), None),
        ("Bob Spink", date(2010, 5, 6), None),
    ],
)
def test_how_a_former_member_fared(name: str, on: date, fate: str | None) -> None:
    assert fate_at_election(name_index().one(name), on) == fate


@pytest.mark.parametrize(
    ("elected", "left", "lost"), [(date(2015, 5, 7), 90, 92), (date(2017, 6, 8), 31, 67), (OF_2019, 74, 79)]
)
def test_who_did_not_stand_and_who_lost_are_told_apart(elected: date, left: int, lost: int) -> None:
    eve = max(one.dissolved_on for one in parliaments() if one.dissolved_on and one.dissolved_on < elected)
    back = {one.person_id for one in register().members_on(elected + timedelta(days=30))}
    gone = {one.person_id for one in register().members_on(eve)} - back
    fates = [fate_at_election(person, elected) for person in gone]
    assert (fates.count("did not stand"), sum(str(fate).endswith("lost") for fate in fates)) == (left, lost)


def test_precedents_tell_standing_down_from_defeat() -> None:
    rows = find_precedents("changes_party", "labour", "change-uk").rows
    outcomes = {row.move.name: row.outcome for row in rows}
    assert outcomes["Joan Ryan"] == "not returned in 2019: did not stand"
    assert outcomes["Mike Gapes"].endswith("as The Independent Group for Change and lost")
