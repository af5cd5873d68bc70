"""The fast counts against a loop over the rows."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from whipcount.register.composition import Composition
from whipcount.register.types import Spell

BASE = date(2020, 1, 1)
PARTIES = ["conservative", "labour", "snp"]


def spell(party: str, start: int, length: int | None, late: int, superseded: int | None) -> Spell:
    first = BASE + timedelta(days=start)
    known_from = first + timedelta(days=late)
    return Spell(
        "twfy:1", "Bury South", None, party, first,
        None if length is None else first + timedelta(days=length), None, None,
        known_from, None if superseded is None else known_from + timedelta(days=superseded),
    )  # fmt: skip


spells = st.lists(
    st.builds(
        spell,
        st.sampled_from(PARTIES),
        st.integers(0, 60),
        st.none() | st.integers(0, 40),
        st.sampled_from([0, 0, 0, 5, 30]),
        st.sampled_from([None, None, None, 0, 10]),
    ),
    max_size=12,
)
days = st.integers(-5, 110).map(lambda n: BASE + timedelta(days=n))


def slow(rows: list[Spell], on: date, known: date | None) -> dict[str, int]:
    day = on if known is None else min(on, known)
    held = Counter[str]()
    for row in rows:
        public = row.known_to is None if known is None else row.known_from <= known <= (row.known_to or date.max)
        if row.covers(day) and public:
            held[str(row.party)] += 1
    return dict(held)


@given(spells, days, st.none() | days)
def test_a_day_is_what_the_rows_say(rows: list[Spell], on: date, known: date | None) -> None:
    assert Composition(rows).on(on, known) == slow(rows, on, known)


@given(spells, days, st.integers(0, 50), st.none() | days)
def test_every_day_of_a_span_is_that_day(rows: list[Spell], first: date, length: int, known: date | None) -> None:
    composition = Composition(rows)
    matrix = composition.between(first, first + timedelta(days=length), known)
    assert matrix.shape == (length + 1, len(composition.parties))
    for index, row in enumerate(matrix.tolist()):
        held = {party: n for party, n in zip(composition.parties, row, strict=True) if n}
        assert held == slow(rows, first + timedelta(days=index), known)


@given(st.permutations(range(6)))
def test_the_order_of_rows_is_of_no_account(order: list[int]) -> None:
    rows = [spell(PARTIES[n % 3], n * 3, None if n % 2 else 9, 0, None) for n in range(6)]
    shuffled = Composition([rows[n] for n in order])
    assert shuffled.on(BASE + timedelta(days=11)) == Composition(rows).on(BASE + timedelta(days=11))
