"""From a share and an electorate to the number that is needed; whole numbers and fractions only."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from whipcount.errors import CountError
from whipcount.rules.types import Rounding, Rule

__all__ = ["holds_for_electorate", "lead_needed", "threshold"]


def threshold(rule: Rule, electorate: int) -> int | None:
    """Return how many are needed.

    Parameters
    ----------
    rule : its share, rounding and fixed number decide
    electorate : those who count on the day, >= 0

    Returns
    -------
    the number; None where the rule names none, or does not apply to so small an electorate

    Raises
    ------
    CountError : ``electorate`` is negative

    Examples
    --------
    >>> from fractions import Fraction
    >>> from whipcount.rules.types import RuleKind
    >>> rule = Rule("x", "b", RuleKind.REMOVAL, None, None, "", "", share=Fraction(15, 100))
    >>> threshold(rule, 359), threshold(rule, 317), threshold(rule, 121)
    (54, 48, 19)
    """
    if electorate < 0:
        raise CountError(f"An electorate of {electorate} cannot be; it must be 0 or more.")
    if rule.min_electorate is not None and electorate < rule.min_electorate:
        return None
    if rule.share is None:
        return rule.number
    asked = _rounded(rule, electorate) + rule.plus
    return asked if rule.number is None else min(asked, rule.number)


def lead_needed(rule: Rule, electorate: int) -> int | None:
    """Return by how many a winner must lead the next candidate, beside the number needed.

    Parameters
    ----------
    rule : its lead decides
    electorate : those entitled, or those who voted where the lead is a share of the votes, >= 0

    Returns
    -------
    the lead; None where the rule asks for none

    Examples
    --------
    >>> from whipcount.rules.types import RuleKind
    >>> rule = Rule("x", "b", RuleKind.BALLOT, None, None, "", "", lead=Fraction(15, 100))
    >>> lead_needed(rule, 372), lead_needed(rule, 329)
    (56, 50)
    """
    return None if rule.lead is None else ceil(rule.lead * electorate)


def holds_for_electorate(rule: Rule, electorate: int) -> tuple[int, int] | None:
    """Return the smallest and the largest electorate with the same threshold.

    Returns
    -------
    both ends inside; None where the number does not depend on the electorate

    Examples
    --------
    >>> from fractions import Fraction
    >>> from whipcount.rules.types import RuleKind
    >>> rule = Rule("x", "b", RuleKind.REMOVAL, None, None, "", "", share=Fraction(15, 100))
    >>> holds_for_electorate(rule, 359)
    (354, 360)
    """
    needed = threshold(rule, electorate)
    if rule.share is None or not rule.share or needed is None or needed == rule.number:
        return None
    low = high = electorate
    while low > 0 and threshold(rule, low - 1) == needed:
        low -= 1
    while threshold(rule, high + 1) == needed:
        high += 1
    return low, high


def _rounded(rule: Rule, electorate: int) -> int:
    assert rule.share is not None
    exact: Fraction = rule.share * electorate
    return ceil(exact) if rule.rounding is Rounding.CEIL else floor(exact) + 1
