from datetime import date
from fractions import Fraction

import pytest

from whipcount.errors import NotFoundError
from whipcount.facts.rules import rule, rulebook, rulebooks
from whipcount.rules.in_force import book_of, immune_until, is_immune, rival_rules, rule_in_force
from whipcount.rules.types import Rulebook, RuleKind

CONSERVATIVE = rulebook("uk-conservative")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(1970, 1, 1), "con-none-1965"),
        (date(1989, 12, 5), "con-annual-1975"),
        (date(1995, 7, 4), "con-open-1991"),
        (date(2003, 10, 29), "con-1922-1998"),
        (date(2024, 10, 27), "con-1922-1998"),
        (date(2024, 10, 28), "con-1922-2024"),
        (date(2026, 5, 13), "con-1922-2024"),
    ],
)
def test_the_conservative_rule_of_the_day(on: date, expected: str) -> None:
    assert rule_in_force(CONSERVATIVE, on).id == expected


def test_a_disputed_row_is_shown_beside_and_never_used() -> None:
    found = rule_in_force(CONSERVATIVE, date(2025, 10, 1))
    assert [other.id for other in rival_rules(CONSERVATIVE, found, date(2025, 10, 1))] == ["con-1922-2024-30"]


def test_a_rule_for_the_opposition_only() -> None:
    day = date(2026, 2, 13)
    found = [rule_in_force(rulebook("au-liberal"), day, role=role).id for role in ("government", "opposition", None)]
    assert found == ["au-lib-2018", "au-lib-opposition-2018", "au-lib-2018"]


def test_a_disputed_row_that_stands_first_is_passed_over() -> None:
    rules = tuple(sorted(CONSERVATIVE.rules, key=lambda one: one.disputes is None))
    turned = Rulebook("x", "X", "gb", "conservative", rules)
    assert rule_in_force(turned, date(2025, 10, 1)).id == "con-1922-2024"


def test_a_kind_that_a_book_lacks_is_said() -> None:
    with pytest.raises(NotFoundError, match="no recall rule"):
        rule_in_force(CONSERVATIVE, date(2022, 1, 1), RuleKind.RECALL)
    with pytest.raises(NotFoundError, match="no removal rule"):
        rule_in_force(CONSERVATIVE, date(1950, 1, 1))


def test_a_winner_is_safe_for_twelve_months() -> None:
    found = rule_in_force(CONSERVATIVE, date(2022, 6, 6))
    assert immune_until(found, date(2022, 6, 6)) == date(2023, 6, 6)
    assert is_immune(found, date(2022, 6, 6), date(2023, 6, 6))
    assert not is_immune(found, date(2022, 6, 6), date(2023, 6, 7))
    assert not is_immune(found, None, date(2023, 6, 7))


def test_a_new_leader_of_2_november_2024_can_be_challenged_from_3_november_2025() -> None:
    found = rule_in_force(CONSERVATIVE, date(2024, 11, 2))
    assert is_immune(found, date(2024, 11, 2), date(2025, 11, 2))
    assert not is_immune(found, date(2024, 11, 2), date(2025, 11, 3))


def test_twelve_months_after_29_february() -> None:
    found = rule_in_force(CONSERVATIVE, date(2022, 6, 6))
    assert immune_until(found, date(2024, 2, 29)) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("on", "number", "lead"),
    [
        (date(1970, 1, 1), None, Fraction(15, 100)),
        (date(2019, 6, 10), 8, None),
        (date(2022, 7, 12), 20, None),
        (date(2022, 10, 24), 100, None),
        (date(2024, 9, 1), None, None),
    ],
)
def test_what_a_candidate_needs_when_the_conservative_leadership_is_vacant(
    on: date, number: int | None, lead: Fraction | None
) -> None:
    found = rule_in_force(CONSERVATIVE, on, RuleKind.VACANCY)
    assert (found.number, found.lead) == (number, lead)


def test_labour_has_no_immunity() -> None:
    assert immune_until(rule("lab-2021"), date(2026, 1, 1)) is None


def test_a_party_finds_its_book() -> None:
    assert book_of(rulebooks(), "snp").id == "uk-snp"
    assert book_of(rulebooks(), "labor", "au").id == "au-labor"
    with pytest.raises(NotFoundError, match="conservative"):
        book_of(rulebooks(), "whigs")


def test_unknown_names_are_answered_with_the_known_ones() -> None:
    with pytest.raises(NotFoundError, match="uk-labour"):
        rulebook("uk-whigs")
    with pytest.raises(NotFoundError, match="rules list"):
        rule("whig-1832")
