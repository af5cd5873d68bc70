"""Of when a story without a day tells: the days on which most of those whom it names sat, led or changed sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from whipcount.reader.context import Context, Names

__all__ = ["likely_day"]

_WORD = re.compile(r"[A-ZÀ-Þ][\w'-]*")
_YEAR = re.compile(r"\b(?:19[89]\d|20\d\d)\b")
_MOVES = re.compile(r"\b(?:defect\w*|cross\w*|join\w*|whip|independents?|left|quit)\b")
_ONE, _BETWEEN_HOUSES = timedelta(days=1), timedelta(days=60)


@dataclass(frozen=True, slots=True)
class _Span:
    start: date
    end: date
    weight: int


def likely_day(text: str, context: Context) -> date | None:
    """Return a day on which the people of a story sat and led together, None where it names nobody.

    The day serves to tell who is meant and whom they follow; it dates no event. Where one of them changed sides within
    those days and the story tells of a move, it is the day of the last such move; else it is the last of those days.

    Parameters
    ----------
    text : flattened
    context : the register and the leaders
    """
    people = set(_people(text, context.names))
    spans = [*_sittings(people, context), *_leaderships(people, context)]
    if not spans:
        return None
    years = [int(year) for year in _YEAR.findall(text)]
    last = max(span.end for span in spans)
    earliest = date(max(years), 1, 1) if years and date(max(years), 1, 1) <= last else date.min
    ends = sorted({span.end for span in spans if span.end >= earliest}, reverse=True)
    best = max(ends, key=lambda day: (_weight(spans, day), day))
    begins = max((span.start for span in spans if span.start <= best <= span.end), default=best)
    moves = [day for day in _moves(people, context) if max(begins, earliest) <= day <= best]
    return max(moves) if moves and _MOVES.search(text) else best


def _weight(spans: Iterable[_Span], day: date) -> int:
    return sum(span.weight for span in spans if span.start <= day <= span.end)


def _people(text: str, names: Names) -> Iterator[str]:
    """Yield everybody whose full name stands in the text and is nobody else's."""
    for word in _WORD.finditer(text):
        fits = {
            person
            for name, person in names.by_first_word.get(word[0], ())
            if " " in name
            and text.startswith(name, word.start())
            and not text[word.start() + len(name) : word.start() + len(name) + 1].isalnum()
        }
        if len(fits) == 1:
            yield fits.pop()


def _sittings(people: Iterable[str], context: Context) -> Iterator[_Span]:
    latest = max((spell.start for spell in context.register.spells), default=date.min)
    for person in people:
        start, end = None, date.min
        for spell in context.register.spells_of(person):
            if start is not None and spell.start - end > _BETWEEN_HOUSES:
                yield _Span(start, end, 1)
                start = None
            start, end = start or spell.start, spell.end or latest
        if start is not None:
            yield _Span(start, end, 1)


def _leaderships(people: set[str], context: Context) -> Iterator[_Span]:
    latest = max((row.start for row in context.leaders), default=date.min)
    for row in context.leaders:
        if row.person_id in people and row.role != "prime_minister":
            yield _Span(row.start, row.end or latest, 1)


def _moves(people: Iterable[str], context: Context) -> Iterator[date]:
    for person in people:
        spells = context.register.spells_of(person)
        for before, after in pairwise(spells):
            if before.party != after.party and before.end is not None and after.start - before.end <= _ONE:
                yield after.start
