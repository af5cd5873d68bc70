from datetime import date

import pytest

from whipcount.errors import InputError, NotFoundError
from whipcount.register import NameIndex, Person, Register, Spell, name_key

START = date(2019, 12, 13)


def member(number: int, name: str, seat: str, end: date | None = None, *aliases: str) -> tuple[Person, Spell]:
    given, family = name.rsplit(" ", 1)
    person = Person(f"twfy:{number}", name, given, family, aliases)
    return person, Spell(person.id, seat, None, "labour", START, end, None, None, START)


MEMBERS = [
    member(1, "Elizabeth Truss", "South West Norfolk", None, "Liz Truss"),
    member(2, "Kim Johnson", "Liverpool, Riverside"),
    member(3, "Diana R. Johnson", "Kingston upon Hull North"),
    member(4, "Gareth Thomas", "Clwyd West", date(2020, 1, 1)),
    member(5, "Gareth Thomas", "Harrow West"),
]
INDEX = NameIndex(Register([s for _, s in MEMBERS], {p.id: p for p, _ in MEMBERS}, [], date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Sir Iain Duncan-Smith MP", "iain duncan smith"),
        ("the Rt Hon Siân Berry", "sian berry"),
        ("Michelle O’Neill", "michelle oneill"),
        ("Diana R. Johnson", "diana johnson"),
    ],
)
def test_keys_leave_out_what_does_not_count(written: str, key: str) -> None:
    assert name_key(written) == key


def test_a_nickname_finds_the_person() -> None:
    assert INDEX.resolve("Liz Truss", START) == INDEX.resolve("Elizabeth Truss") == ["twfy:1"]


def test_a_shared_surname_is_never_a_guess() -> None:
    assert INDEX.resolve("Ms Johnson", START) == ["twfy:2", "twfy:3"]
    with pytest.raises(InputError, match=r"Kim Johnson .* or Diana"):
        INDEX.one("Johnson", START)


def test_two_people_of_one_name_are_told_apart_by_the_day() -> None:
    assert INDEX.resolve("Gareth Thomas", date(2021, 5, 1)) == ["twfy:5"]
    assert INDEX.resolve("Gareth Thomas", date(2020, 1, 2)) == ["twfy:4", "twfy:5"]


def test_nobody_is_told_with_the_nearest_names() -> None:
    with pytest.raises(NotFoundError, match="did you mean Kim Johnson"):
        INDEX.one("Kym Johnson", START)


def test_the_first_day_of_the_calendar_has_no_eve() -> None:
    assert INDEX.resolve("Truss", date.min) == []
