from datetime import date

from whipcount.register.types import Person, Spell
from whipcount.seats.member import MemberProfile, career, first_general_election

ELECTIONS = [date(2010, 5, 6), date(2019, 12, 12)]


def spell(start: date, end: date | None, reason: str = "general_election", party: str = "blue") -> Spell:
    return Spell("p", "Bury South", "E1", party, start, end, reason, "changed_party" if end else None, start)


BLUE = spell(date(2019, 12, 13), date(2022, 1, 18))
RED = spell(date(2022, 1, 19), None, "changed_party", "red")


def test_what_comes_later_is_not_told() -> None:
    (told,) = career([BLUE, RED], date(2022, 1, 18))
    assert (told.end, told.end_reason) == (date(2022, 1, 18), "changed_party")
    (told,) = career([BLUE, RED], date(2022, 1, 17))
    assert (told.end, told.end_reason) == (None, None)


def test_first_general_election() -> None:
    assert first_general_election([RED, BLUE], ELECTIONS) == date(2019, 12, 12)
    assert first_general_election([spell(date(2010, 5, 27), None)], ELECTIONS) == date(2010, 5, 6)
    assert first_general_election([spell(date(2021, 5, 6), None, "by_election")], ELECTIONS) is None
    assert first_general_election([spell(date(1979, 5, 3), None)], ELECTIONS) is None
    assert first_general_election([], ELECTIONS) is None


def test_profile_of_somebody_who_does_not_sit() -> None:
    person = Person("p", "P. Person", "P.", "Person")
    told = MemberProfile(date(2022, 1, 1), person, (), (), (), (), None, (), date(2026, 6, 19)).to_dict()
    assert (told["sitting"], told["party"], told["votes"], told["office"]) == (False, None, None, None)
