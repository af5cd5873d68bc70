"""On which day the source lets a by-election's winner begin, and that the page of mistakes names all that stand out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from whipcount.facts.cases import open_case
from whipcount.facts.elections import results
from whipcount.facts.people import known_until, register
from whipcount.seats.types import ElectionKind

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data-quality.md"


def first_days() -> dict[tuple[str, date], int]:
    """Return (seat, polling day) -> days until the winner's first day, for every by-election since 2010."""
    starts = {(spell.gss, spell.start): spell.seat for spell in register().spells if spell.known_to is None}
    polls = [r for held in results().values() for r in held if r.kind is ElectionKind.BY and r.on <= known_until()]
    near = ((result.gss, result.on, n) for result in polls for n in range(4))
    return {(starts[gss, on + timedelta(n)], on): n for gss, on, n in near if (gss, on + timedelta(n)) in starts}


def test_the_winners_who_begin_on_polling_day_are_those_that_the_page_names() -> None:
    found = first_days()
    assert Counter(found.values()) == {1: 51, 0: 13}
    paragraph = re.search(
        r"- \*\*First days after by-elections\.\*\*.*?(?=\n- \*\*)", PAGE.read_text(encoding="utf-8"), re.S
    )
    assert paragraph is not None
    named = set(re.findall(r"([A-Z][A-Za-z -]+?) \((\d{4}-\d\d-\d\d)\)", paragraph[0].replace("\n  ", " ")))
    assert named == {(seat, on.isoformat()) for (seat, on), n in found.items() if n == 0}


def test_what_the_page_says_of_2_december_2021() -> None:
    days = {day: open_case("johnson-2022").count(day) for day in ("2021-12-01", "2021-12-02", "2021-12-03")}
    assert [(one.electorate, one.threshold) for one in days.values()] == [(360, 54), (361, 55), (361, 55)]
