"""Made-up spells with late and superseded rows, and the loop that counts them slowly."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import strategies as st

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
