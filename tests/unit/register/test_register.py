from datetime import date

from whipcount.register import Parliament, Person, Register, Spell

PEOPLE = {f"twfy:{n}": Person(f"twfy:{n}", name, name, name) for n, name in enumerate("ABC")}
ELECTED, DISSOLVED = date(2019, 12, 12), date(2024, 5, 30)
RESTORED, NOTICED = date(2021, 6, 1), date(2021, 9, 1)


def spell(n: int, seat: str, party: str, start: date, end: date | None, known_from: date | None = None,
          known_to: date | None = None, end_reason: str | None = None) -> Spell:  # fmt: skip
    return Spell(f"twfy:{n}", seat, None, party, start, end, None, end_reason, known_from or start, known_to)


REGISTER = Register(
    [
        spell(0, "Bury South", "labour", date(2019, 12, 13), date(2021, 5, 31)),
        spell(0, "Bury South", "independent", RESTORED, None, known_to=date(2021, 8, 31)),
        spell(0, "Bury South", "labour", RESTORED, None, known_from=NOTICED),
        spell(1, "Delyn", "snp", date(2019, 12, 13), date(2020, 3, 1), end_reason="died"),
        spell(2, "Delyn", "snp", date(2020, 5, 7), DISSOLVED, end_reason="general_election"),
    ],
    PEOPLE,
    [Parliament(58, ELECTED, DISSOLVED, 2)],
    date(2026, 6, 19),
)


def test_what_was_known_later_does_not_change_what_was_known() -> None:
    day = date(2021, 7, 1)
    assert REGISTER.party_on("twfy:0", day, known=day) == "independent"
    assert REGISTER.party_on("twfy:0", day, known=NOTICED) == "labour"
    assert REGISTER.party_on("twfy:0", day) == "labour"
    assert [s.party for s in REGISTER.members_on(day, known=day)] == ["independent", "snp"]


def test_spells_of_a_person_hold_what_is_held_right_now() -> None:
    assert [s.party for s in REGISTER.spells_of("twfy:0")] == ["labour", "labour"]
    assert REGISTER.spells_of("twfy:9") == ()


def test_a_seat_is_vacant_between_its_members() -> None:
    (vacancy,) = REGISTER.vacancies_on(date(2020, 4, 1))
    assert (vacancy.seat, vacancy.since, vacancy.until, vacancy.reason) == (
        "Delyn", date(2020, 3, 1), date(2020, 5, 6), "died",
    )  # fmt: skip
    assert REGISTER.vacancies_on(date(2020, 5, 7)) == []
    assert REGISTER.seat_on("Delyn", date(2020, 4, 1)) is None


def test_no_parliament_after_dissolution() -> None:
    assert REGISTER.parliament_on(DISSOLVED) is not None
    assert REGISTER.parliament_on(date(2024, 6, 1)) is None
    assert REGISTER.parliament_on(date(2019, 1, 1)) is None
