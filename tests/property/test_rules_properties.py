from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from whipcount.rules.arithmetic import holds_for_electorate, threshold
from whipcount.rules.types import Rounding, Rule, RuleKind

rules = st.builds(
    lambda top, bottom, rounding, plus: Rule(
        "x",
        "b",
        RuleKind.REMOVAL,
        None,
        None,
        "",
        "",
        share=Fraction(min(top, bottom), bottom),
        rounding=rounding,
        plus=plus,
    ),
    st.integers(1, 100),
    st.integers(1, 100),
    st.sampled_from(Rounding),
    st.integers(0, 2),
)


@given(rules, st.integers(0, 700))
def test_the_threshold_grows_with_the_electorate_one_at_a_time(rule: Rule, electorate: int) -> None:
    low, high = threshold(rule, electorate), threshold(rule, electorate + 1)
    assert low is not None
    assert high is not None
    assert low <= high <= low + 1


@given(rules, st.integers(0, 700))
def test_the_range_is_exactly_where_the_threshold_holds(rule: Rule, electorate: int) -> None:
    held = holds_for_electorate(rule, electorate)
    assert held is not None
    low, high = held
    needed = threshold(rule, electorate)
    assert low <= electorate <= high
    assert {threshold(rule, n) for n in range(low, high + 1)} == {needed}
    assert threshold(rule, high + 1) != needed
    assert low == 0 or threshold(rule, low - 1) != needed
