"""Whips lost, given up and restored: each member's label over the days, as the corrections and the register have it."""

from datetime import date

import pytest

from whipcount.facts.people import name_index, register

# Name -> the days on which the label changed inside the Parliament, and to what.
CHANGES = {
    "Julian Lewis": [("2020-07-15", "independent"), ("2020-12-30", "conservative")],
    "Rob Roberts": [("2021-05-25", "independent")],
    "Imran Ahmad Khan": [("2021-06-18", "independent")],
    "Anne Marie Morris": [("2022-01-12", "independent"), ("2022-05-12", "conservative")],
    "Christian Wakeford": [("2022-01-19", "labour")],
    "David Warburton": [("2022-04-02", "independent")],
    "Neil Parish": [("2022-04-29", "independent")],
    "Chris Pincher": [("2022-07-01", "independent")],
    "Tobias Ellwood": [("2022-07-19", "independent"), ("2022-10-15", "conservative")],
    "Conor Burns": [("2022-10-07", "independent"), ("2022-12-03", "conservative")],
    "Matt Hancock": [("2022-11-01", "independent")],
    "Julian Knight": [("2022-12-07", "independent")],
    "Andrew Bridgen": [("2023-01-11", "independent"), ("2023-05-10", "reclaim"), ("2023-12-20", "independent")],
    "Scott Benton": [("2023-04-05", "independent")],
    "Peter Bone": [("2023-10-17", "independent")],
    "Crispin Blunt": [("2023-10-26", "independent")],
    "Bob Stewart": [("2023-11-04", "independent"), ("2024-02-26", "conservative")],
    "Lee Anderson": [("2024-02-24", "independent"), ("2024-03-11", "reform")],
    "William Wragg": [("2024-04-09", "independent")],
    "Mark Menzies": [("2024-04-17", "independent")],
    "Dan Poulter": [("2024-04-27", "labour")],
    "Natalie Elphicke": [("2024-05-08", "labour")],
    "Lucy Allan": [("2024-05-27", "independent")],
    "Claudia Webbe": [("2020-09-28", "independent")],
    "Jeremy Corbyn": [("2020-10-29", "independent")],
    "Neil Coyle": [("2022-02-11", "independent"), ("2023-05-23", "labour")],
    "Nick Brown": [("2022-09-07", "independent")],
    "Rupa Huq": [("2022-09-27", "independent"), ("2023-03-03", "labour")],
    "Christina Rees": [("2022-10-13", "independent"), ("2024-02-01", "labour")],
    "Conor McGinn": [("2022-12-07", "independent")],
    "Diane Abbott": [("2023-04-23", "independent"), ("2024-05-28", "labour")],
    "Geraint Davies": [("2023-06-01", "independent")],
    "Bambos Charalambous": [("2023-06-09", "independent"), ("2024-04-12", "labour")],
    "Andy McDonald": [("2023-10-30", "independent"), ("2024-03-13", "labour")],
    "Kate Osamor": [("2024-01-28", "independent"), ("2024-05-08", "labour")],
    "Lloyd Russell-Moyle": [("2024-05-28", "independent")],
    "Margaret Ferrier": [("2020-10-01", "independent")],
    "Neale Hanvey": [("2020-05-29", "snp"), ("2021-03-28", "alba")],
    "Kenny MacAskill": [("2021-03-27", "alba")],
    "Patrick Grady": [("2022-06-29", "independent"), ("2022-12-29", "snp")],
    "Angus MacNeil": [("2023-07-05", "independent")],
    "Lisa Cameron": [("2023-10-12", "conservative")],
    "Jonathan Edwards": [("2020-05-23", "independent")],
    "Jeffrey Donaldson": [("2024-03-29", "independent")],
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_member_of_the_parliament_of_2019(name: str) -> None:
    assert _changes(name, date(2019, 12, 13), date(2024, 5, 30)) == CHANGES[name]


def test_nobody_else_changed_label_in_that_parliament() -> None:
    moved = {
        person
        for person in {s.person_id for s in register().spells}
        if _labels(person, date(2019, 12, 13), date(2024, 5, 30))[1:]
    }
    assert len(moved) == len(CHANGES)


def test_readmitted_for_nine_days() -> None:
    assert _changes("Jared O'Mara", date(2017, 6, 9), date(2019, 11, 5)) == [
        ("2017-10-25", "independent"),
        ("2018-07-03", "labour"),
        ("2018-07-12", "independent"),
    ]


def test_what_became_public_a_day_later_has_two_clocks() -> None:
    (person,) = name_index().resolve("Lloyd Russell-Moyle", date(2024, 5, 28))
    assert register().party_on(person, date(2024, 5, 28), known=date(2024, 5, 28)) == "labour"
    assert register().party_on(person, date(2024, 5, 28)) == "independent"


def _changes(name: str, first: date, last: date) -> list[tuple[str, str | None]]:
    (person,) = name_index().resolve(name, first)
    return _labels(person, first, last)[1:]


def _labels(person: str, first: date, last: date) -> list[tuple[str, str | None]]:
    spells = [s for s in register().spells_of(person) if first <= s.start <= last]
    kept = [s for i, s in enumerate(spells) if not i or spells[i - 1].party != s.party or spells[i - 1].seat != s.seat]
    return [(s.start.isoformat(), s.party) for s in kept]
