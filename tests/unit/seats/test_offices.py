import dataclasses
from datetime import date

from whipcount.seats.member import posts
from whipcount.seats.offices import Office, OfficeKind, office_title, offices_on, payroll_on

CHANCELLOR = Office(
    "p", "P", "commons", OfficeKind.MINISTER, "Chancellor", "HM Treasury", "SoS", "full", False,
    date(2020, 2, 13), date(2022, 7, 5),
)  # fmt: skip
WHIP = dataclasses.replace(CHANCELLOR, title="Whip", cabinet=None, kind=OfficeKind.WHIP, start=date(2019, 1, 1))
LORD = dataclasses.replace(CHANCELLOR, person="q", house="lords")


def test_a_post_is_not_held_at_the_end_of_its_last_day() -> None:
    assert CHANCELLOR.held_on(date(2020, 2, 13))
    assert CHANCELLOR.held_on(date(2022, 7, 4))
    assert not CHANCELLOR.held_on(date(2022, 7, 5))
    assert dataclasses.replace(CHANCELLOR, end=None).held_on(date(2030, 1, 1))


def test_the_cabinet_comes_first() -> None:
    assert offices_on([WHIP, CHANCELLOR], date(2021, 1, 1)) == (CHANCELLOR, WHIP)
    assert office_title([WHIP, CHANCELLOR], date(2021, 1, 1)) == "Chancellor, HM Treasury"
    assert office_title([WHIP, CHANCELLOR], date(2018, 1, 1)) is None
    assert office_title([dataclasses.replace(WHIP, organisation=None)], date(2021, 1, 1)) == "Whip"


def test_payroll_is_members_of_the_commons_only() -> None:
    on = date(2021, 1, 1)
    assert payroll_on({"p": [CHANCELLOR, WHIP], "q": [LORD]}, on, lambda person: True) == ("p",)
    assert payroll_on({"p": [CHANCELLOR]}, on, lambda person: False) == ()


def test_spans_of_one_post_are_joined_and_later_ends_not_told() -> None:
    first = dataclasses.replace(CHANCELLOR, end=date(2021, 1, 1))
    second = dataclasses.replace(CHANCELLOR, cabinet="attends", start=date(2021, 1, 1))
    (joined,) = posts([second, first], date(2022, 1, 1))
    assert (joined.start, joined.end, joined.cabinet) == (date(2020, 2, 13), None, "attends")
    assert posts([second], date(2020, 12, 31)) == ()
    assert posts([first, WHIP], date(2022, 7, 5))[1].end == date(2021, 1, 1)
