"""Compare our counts with figures that others published: equal or listed, never near enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whipcount.register.register import Register
from whipcount.tally.house import Conventions, house

__all__ = ["Difference", "Published", "differences"]


@dataclass(frozen=True, slots=True)
class Published:
    """One published figure.

    Attributes
    ----------
    on : the day it is about
    figure : a party's slug, or ``working_majority``
    value : as published
    source : where
    """

    on: date
    figure: str
    value: int
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A published figure and ours, which is another."""

    published: Published
    ours: int | None

    def __str__(self) -> str:
        there, p = self.published.value, self.published
        return f"{p.on} {p.figure}: published {there}, counted {self.ours} ({p.source})"


def differences(register: Register, conventions: Conventions, figures: Iterable[Published]) -> list[Difference]:
    """Return the figures that do not come out as published."""
    compared = (Difference(figure, _ours(register, conventions, figure)) for figure in figures)
    return [difference for difference in compared if difference.ours != difference.published.value]


def _ours(register: Register, conventions: Conventions, figure: Published) -> int | None:
    if figure.figure == "working_majority":
        return house(register, conventions, figure.on).working_majority
    return register.counts_on(figure.on).get(figure.figure, 0)
