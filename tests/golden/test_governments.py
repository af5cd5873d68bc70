"""Governments against published figures."""

from datetime import date
from itertools import pairwise

from whipcount.facts.offices import all_offices, office_of, offices, payroll
from whipcount.facts.people import register
from whipcount.seats.offices import OfficeKind, offices_on

JOHNSON, SUNAK, JAVID, WAKEFORD = "twfy:10999", "twfy:25428", "twfy:24854", "twfy:25874"


def test_johnson_was_prime_minister() -> None:
    (spell,) = [office for office in offices()[JOHNSON] if office.rank == "PM"]
    assert (spell.start, spell.end) == (date(2019, 7, 24), date(2022, 9, 6))


def test_prime_ministers_follow_each_other_without_a_gap() -> None:
    served = [office for office in all_offices() if office.rank == "PM"]
    assert [office.name.split()[-1] for office in served] == [
        "Thatcher", "Major", "Blair", "Brown", "Cameron", "May", "Johnson", "Truss", "Sunak", "Starmer",
    ]  # fmt: skip
    assert all(before.end == after.start for before, after in pairwise(served))


def test_cabinet_of_january_2022() -> None:
    # Institute for Government, Ministers Database: full members, the Prime Minister and a peer included.
    held = offices_on(all_offices(), date(2022, 1, 19))
    assert len({office.name for office in held if office.cabinet == "full"}) == 22


def test_no_more_than_95_ministers_sit_in_the_commons() -> None:
    # House of Commons Disqualification Act 1975, section 2.
    for day in (date(2019, 7, 30), date(2022, 1, 19), date(2022, 7, 4), date(2023, 12, 1), date(2024, 7, 31)):
        assert 85 <= len(payroll(day)) <= 95


def test_private_secretaries_are_on_the_payroll_before_2010() -> None:
    on = date(2007, 1, 15)
    kinds = {p: {o.kind for o in offices()[p] if o.held_on(on)} for p in payroll(on)}
    assert 30 <= sum(OfficeKind.PPS in held for held in kinds.values()) <= 60


def test_sunak_left_the_treasury_on_5_july_2022() -> None:
    assert office_of(SUNAK, date(2022, 7, 4)) == "Chancellor of the Exchequer, HM Treasury"
    assert office_of(SUNAK, date(2022, 7, 5)) is None


def test_every_post_in_the_commons_belongs_to_a_member_of_the_register() -> None:
    held = {office.person for office in all_offices() if office.house == "commons"}
    assert held <= set(register().people)
