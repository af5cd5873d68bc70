from fractions import Fraction

import pytest

from whipcount.errors import InputError, NotFoundError
from whipcount.seats.index import SeatIndex
from whipcount.seats.types import Boundaries, Seat

OLD, NEW = Boundaries.OF_2010, Boundaries.OF_2024


def seat(gss: str, name: str, boundaries: Boundaries = OLD) -> Seat:
    return Seat(gss, boundaries, name, "North West", "England", "borough", Fraction(1, 2), "estimated")


INDEX = SeatIndex(
    [
        seat("E1", "Bury North"),
        seat("E2", "Bury South"),
        seat("E3", "Sheffield, Brightside and Hillsborough"),
        seat("E4", "Ynys Môn"),
        seat("S1", "Midlothian"),
        seat("S1", "Midlothian", NEW),
        seat("E9", "Bristol Central", NEW),
    ]
)


@pytest.mark.parametrize(
    ("name", "gss"),
    [
        ("Bury South", "E2"),
        ("south bury", "E2"),
        ("e2", "E2"),
        ("Sheffield Brightside & Hillsborough", "E3"),
        ("Brightside", "E3"),
        ("Ynys Mon", "E4"),
    ],
)
def test_names_and_codes(name: str, gss: str) -> None:
    assert INDEX.one(name, OLD).gss == gss


def test_a_code_of_both_sets_is_that_of_the_day() -> None:
    assert [INDEX.one("S1", b).boundaries for b in (OLD, NEW)] == [OLD, NEW]


def test_several_are_listed() -> None:
    with pytest.raises(InputError, match="Bury North, Bury South"):
        INDEX.one("Bury", OLD)


@pytest.mark.parametrize(
    ("name", "said"),
    [("Bury Sth", "did you mean Bury South"), ("Xyz", "check the spelling"), ("", "No seat"), ("  ,", "No seat")],
)
def test_unknown_names(name: str, said: str) -> None:
    with pytest.raises(NotFoundError, match=said):
        INDEX.one(name, OLD)


@pytest.mark.parametrize("name", ["Bristol Central", "E9"])
def test_a_seat_of_the_other_set_is_told(name: str) -> None:
    with pytest.raises(NotFoundError, match="boundaries of 2024"):
        INDEX.one(name, OLD)
