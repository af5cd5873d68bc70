from datetime import date

import pytest

from whipcount.errors import InputError
from whipcount.register import Person, Register, Spell
from whipcount.register.span import after_its_end, check_begun

FIRST, LAST = date(2019, 12, 13), date(2026, 6, 19)
SPELL = Spell("twfy:0", "Delyn", None, "snp", FIRST, None, None, None, FIRST, None)
REGISTER = Register([SPELL], {"twfy:0": Person("twfy:0", "A", "A", "A")}, [], LAST)


def test_a_day_before_the_first_is_refused() -> None:
    check_begun(REGISTER, FIRST)
    with pytest.raises(InputError, match="Members are known from 2019-12-13 on; 2019-12-12 is before it"):
        check_begun(REGISTER, date(2019, 12, 12))


def test_a_register_without_members_begins_nowhere() -> None:
    empty = Register([], {}, [], LAST)
    assert empty.known_from is None
    check_begun(empty, date.min)


def test_only_a_day_after_the_last_is_told() -> None:
    assert after_its_end(REGISTER, LAST) is None
    told = after_its_end(REGISTER, date(2026, 6, 20))
    assert told == "The register ends on 2026-06-19; changes since then are not in it."
