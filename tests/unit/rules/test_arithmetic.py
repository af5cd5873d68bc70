from fractions import Fraction

import pytest

from whipcount.errors import CountError
from whipcount.rules.arithmetic import holds_for_electorate, threshold
from whipcount.rules.types import Rounding, Rule, RuleKind, say_share


def rule(**fields: object) -> Rule:
    return Rule("x", "b", RuleKind.REMOVAL, None, None, "", "", **fields)  # type: ignore[arg-type]


FIFTEEN = rule(share=Fraction(15, 100))


@pytest.mark.parametrize(("electorate", "needed"), [(359, 54), (360, 54), (361, 55), (0, 0), (1, 1), (20, 3)])
def test_a_share_is_rounded_up_to_whole_members(electorate: int, needed: int) -> None:
    assert threshold(FIFTEEN, electorate) == needed


def test_a_whole_share_is_not_rounded_up() -> None:
    assert threshold(rule(share=Fraction(20, 100)), 405) == 81


def test_more_than_half_of_an_even_number() -> None:
    majority = rule(share=Fraction(1, 2), rounding=Rounding.MORE_THAN)
    assert [threshold(majority, n) for n in (358, 359, 360)] == [180, 180, 181]


def test_plus_is_added_after_rounding() -> None:
    assert threshold(rule(share=Fraction(60, 100), plus=1), 34) == 22


def test_a_fixed_number_is_enough_where_there_is_a_share_too() -> None:
    either = rule(share=Fraction(1, 2), number=50, min_electorate=101)
    assert [threshold(either, n) for n in (8, 100, 101, 200)] == [None, None, 50, 50]


def test_the_range_with_the_same_threshold() -> None:
    assert holds_for_electorate(FIFTEEN, 359) == (354, 360)
    assert holds_for_electorate(rule(share=Fraction(20, 100)), 403) == (401, 405)


def test_a_fixed_number_has_no_range() -> None:
    assert holds_for_electorate(rule(number=75), 100) is None
    assert holds_for_electorate(rule(), 100) is None


def test_a_negative_electorate_is_refused() -> None:
    with pytest.raises(CountError, match="-1"):
        threshold(FIFTEEN, -1)


def test_shares_are_said_over_a_hundred_where_whole() -> None:
    assert [say_share(one) for one in (Fraction(15, 100), Fraction(1, 3), None)] == ["15/100", "1/3", None]
