"""Thresholds that sources printed, each kept with its source in the rulebook."""

import pytest

from whipcount.facts.rules import rulebooks
from whipcount.rules.arithmetic import lead_needed, threshold
from whipcount.rules.types import PrintedFigure, Rule

PRINTED = [(rule, figure) for book in rulebooks() for rule in book.rules for figure in rule.printed]


@pytest.mark.parametrize(("rule", "figure"), PRINTED, ids=[f"{rule.id}-{figure.on}" for rule, figure in PRINTED])
def test_the_rule_gives_the_printed_number(rule: Rule, figure: PrintedFigure) -> None:
    assert threshold(rule, figure.electorate) == figure.threshold
    assert lead_needed(rule, figure.electorate) == figure.lead


def test_enough_is_printed_to_prove_the_rules() -> None:
    assert len(PRINTED) >= 20


def test_every_country_of_the_brief_has_rules() -> None:
    assert {book.country for book in rulebooks()} >= {"gb", "au", "ca", "nz"}


def test_ids_are_unique_across_books_and_every_rule_names_its_source() -> None:
    rules = [rule for book in rulebooks() for rule in book.rules]
    assert len({rule.id for rule in rules}) == len(rules)
    assert all(rule.source and rule.text for rule in rules)
    assert {rule.disputes for rule in rules if rule.disputes} <= {rule.id for rule in rules}
