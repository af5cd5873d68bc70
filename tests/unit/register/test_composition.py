"""The counts of a day against a loop over the rows."""

import subprocess
import sys
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from spellbuilder import BASE, PARTIES, days, slow, spell, spells
from whipcount.register.composition import Composition
from whipcount.register.types import Spell


@given(spells, st.none() | days)
def test_every_day_is_what_the_rows_say(rows: list[Spell], known: date | None) -> None:
    composition = Composition(rows)
    for on in (BASE + timedelta(days=n) for n in range(-2, 105)):
        assert composition.on(on, known) == slow(rows, on, known)


@given(st.permutations(range(6)))
def test_the_order_of_rows_is_of_no_account(order: list[int]) -> None:
    rows = [spell(PARTIES[n % 3], n * 3, None if n % 2 else 9, 0, None) for n in range(6)]
    shuffled = Composition([rows[n] for n in order])
    assert shuffled.on(BASE + timedelta(days=11)) == Composition(rows).on(BASE + timedelta(days=11))


def test_an_answer_is_the_callers_own() -> None:
    composition = Composition([spell("snp", 0, None, 0, None)])
    composition.on(BASE)["snp"] = 99
    assert composition.on(BASE) == {"snp": 1}


def test_one_day_needs_no_array_library() -> None:
    script = "import sys, whipcount.facts.people; print(sorted({'numpy', 'polars', 'spacy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
