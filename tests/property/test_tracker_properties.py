"""Whatever a list of names holds, it is read or refused in a sentence, and a difference accounts for every name."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.errors import InputError
from whipcount.facts.people import name_index
from whipcount.tally.diff import diff
from whipcount.tally.tracker import Tracker, read_tracker

NAMES = st.sampled_from(
    ["Steve Baker", "Steven Baker", "as Steve Baker", "Roger Gale", "Rodger Gale", "Davies", "Naz Shah", "Nobody Known"]
)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": NAMES,
            "stance": st.sampled_from(["", "letter_submitted", "calls_to_resign"]),
            "date": st.sampled_from(["", "0001-01-01", "2022", "2022-05-30", "9999-12-31"]),
        }
    ),
    max_size=8,
)


def listed(rows: list[dict[str, str]], label: str) -> Tracker:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, ["name", "stance", "date"])
    writer.writeheader()
    writer.writerows(rows)
    return read_tracker(buffer.getvalue(), label, name_index())


@settings(max_examples=150, deadline=None)
@given(a=ROWS, b=ROWS)
def test_every_name_is_in_both_or_has_a_line(a: list[dict[str, str]], b: list[dict[str, str]]) -> None:
    found = diff(listed(a, "a.csv"), listed(b, "b.csv"), name_index().register)
    sizes = found.to_dict()
    for side in ("a", "b"):
        assert sizes[side]["people"] <= sizes[side]["rows"] == len(a if side == "a" else b)
        assert found.both + sum(line.where == f"only_{side}" for line in found.lines) == sizes[side]["people"]
    assert all(line.why.reason for line in found.lines)


@settings(max_examples=50, deadline=None)
@given(a=ROWS)
def test_a_list_does_not_differ_from_itself(a: list[dict[str, str]]) -> None:
    found = diff(listed(a, "a.csv"), listed(a, "b.csv"), name_index().register)
    assert not [line for line in found.lines if line.where in ("only_a", "only_b")]


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.text(max_size=80).map("name,stance,date\n{}".format)))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        assert read_tracker(text, "a.csv", name_index()).label == "a.csv"
