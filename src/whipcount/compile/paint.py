"""Paint sourced corrections over the register's spells.

A correction says: from this day to that day, inclusive, this member's label was so. Painting cuts the spells it
touches. A correction that became public later leaves the label of the day before in force until then, as a
second row. A correction to ``vacant`` says that nobody held the seat: the spell ends on the day before. One that
begins where a spell of the same label ends, and touches no other, says that the spell lasted longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whipcount.errors import SourceError

__all__ = ["VACANT", "Strip", "paint"]

VACANT = "vacant"
"""What a correction has in place of a party when the member had left the House."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A spell as text, as it goes into the table; blank means unknown or open."""

    person: int
    seat: str
    party: str
    start: str
    end: str
    start_reason: str
    end_reason: str
    known_from: str = ""
    known_to: str = ""
    source: str = ""


def paint(strips: Iterable[Strip], corrections: Iterable[Mapping[str, str]]) -> list[Strip]:
    """Return the strips with every correction laid over them, in the order given.

    Raises
    ------
    SourceError : a correction that touches no spell
    """
    by_person: dict[int, list[Strip]] = defaultdict(list)
    for strip in strips:
        by_person[strip.person].append(strip)
    for row in corrections:
        number = int(row["person_id"].split(":")[1])
        by_person[number] = _lay(by_person[number], row)
    return [merged for group in by_person.values() for merged in _merge(group)]


def _lay(strips: list[Strip], row: Mapping[str, str]) -> list[Strip]:
    touched = [strip for strip in strips if _touches(strip, row)]
    if not touched and (early := next((strip for strip in strips if _ends_before(strip, row)), None)):
        longer = replace(early, end=row["to"], end_reason=row["cause_to"] or early.end_reason)
        return [longer if strip == early else strip for strip in strips]
    if not touched:
        raise SourceError(f"corrections.csv: {row['name']} {row['from']} touches no spell of {row['person_id']}.")
    laid = [strip for strip in strips if strip not in touched]
    held = _label_before(strips, row["from"])
    for strip in touched:
        laid += _cut(strip, row, held)
    return laid


def _label_before(strips: list[Strip], day: str) -> str | None:
    eve = _shift(day, -1)
    covering = (s for s in strips if s.known_to == "" and s.start <= eve <= (s.end or "9999"))
    return next((strip.party for strip in covering), None)


def _touches(strip: Strip, row: Mapping[str, str]) -> bool:
    until = row["to"] or "9999"
    return strip.known_to == "" and strip.start <= until and row["from"] <= (strip.end or "9999")


def _ends_before(strip: Strip, row: Mapping[str, str]) -> bool:
    """Tell whether a spell of the same label ends on the eve of the correction, so that it only ended too early."""
    follows = strip.end != "" and _shift(strip.end, 1) == row["from"]
    return strip.known_to == "" and strip.party == row["party"] and row["to"] != "" and follows


def _cut(strip: Strip, row: Mapping[str, str], held: str | None) -> list[Strip]:
    first = max(strip.start, row["from"])
    last = min(strip.end or "9999", row["to"] or "9999")
    last = "" if last == "9999" else last
    pieces = []
    if strip.start < first:
        pieces.append(replace(strip, end=_shift(first, -1), end_reason=row["cause_from"]))
    if row["party"] == VACANT:
        return pieces
    begins, ends = first == row["from"], last != "" and last == row["to"]
    middle = replace(
        strip,
        party=row["party"],
        start=first,
        end=last,
        start_reason=row["cause_from"] if begins and row["cause_from"] != "label" else strip.start_reason,
        end_reason=row["cause_to"] if ends and last != strip.end else strip.end_reason,
        source=row["source_from"] if begins else strip.source,
    )
    late = begins and row["known_from"] > row["from"]
    if late:
        pieces.append(
            replace(strip, party=held or strip.party, start=first, end=last, known_to=_shift(row["known_from"], -1))
        )
        middle = replace(middle, known_from=row["known_from"])
    pieces.append(middle)
    if last and (strip.end == "" or last < strip.end):
        after = _shift(last, 1)
        pieces.append(replace(strip, start=after, start_reason=row["cause_to"], source=row["source_to"]))
    return pieces


def _merge(strips: list[Strip]) -> list[Strip]:
    """Join neighbours that a correction made alike, so that one spell stays one row."""
    merged: list[Strip] = []
    for strip in sorted(strips, key=lambda s: (s.known_to, s.known_from, s.start)):
        if merged and _joins(merged[-1], strip):
            merged[-1] = replace(merged[-1], end=strip.end, end_reason=strip.end_reason)
            continue
        if merged and _is_caused(merged[-1], strip):
            merged[-1] = replace(merged[-1], end_reason=strip.start_reason)
        merged.append(strip)
    return merged


def _is_caused(one: Strip, two: Strip) -> bool:
    """Tell whether the second strip knows why the first one ended, and the first only that it did."""
    vague = one.end_reason == "changes_party" and two.start_reason not in ("changes_party", "")
    return vague and one.seat == two.seat and one.end != "" and _shift(one.end, 1) == two.start


def _joins(one: Strip, two: Strip) -> bool:
    alike = (one.seat, one.party, one.known_from, one.known_to) == (
        two.seat,
        two.party,
        two.known_from,
        two.known_to,
    )
    return alike and one.end != "" and _shift(one.end, 1) == two.start and not _meets_election(one)


def _meets_election(strip: Strip) -> bool:
    return strip.end_reason in {"general_election", "dissolution"}


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
