"""Whatever is typed after ``whipcount house``: an answer or one sentence, never a traceback."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.cli.main import main

OPTIONS = st.sampled_from(["--on", "--from", "--to", "--known", "--json", "--help", "-x", "--", "house"])
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
WORDS = st.one_of(OPTIONS, OPTIONS, DAYS, st.text(max_size=12))


def run(arguments: list[str]) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(["house", *arguments])
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
    return code, out.getvalue(), err.getvalue()


@given(st.lists(WORDS, max_size=6))
@settings(max_examples=300, deadline=None)
def test_any_words_end_in_an_answer_or_a_sentence(arguments: list[str]) -> None:
    code, out, err = run(arguments)
    assert code in {0, 2}
    assert "Traceback" not in err
    if "--json" in arguments and "--help" not in arguments:
        json.loads(out)
        assert err == ""


@given(DAYS, st.none() | DAYS)
@settings(max_examples=200, deadline=None)
def test_any_day_is_answered_in_the_shape_of_the_contract(on: str, known: str | None) -> None:
    code, out, _ = run(["--on", on, *(["--known", known] if known else []), "--json"])
    told = json.loads(out)
    first = min(on, known or on)
    assert (code, first < "1997-05-01") in {(0, False), (2, True)}
    if code == 0:
        assert told["sitting"] == sum(told["parties"].values())
        assert told["seats"] in (0, told["sitting"] + len(told["vacant"]))
        if told["working_majority"] is not None:
            assert told["working_majority"] == told["government_votes"] - told["other_votes"]


@given(st.dates(date(1997, 5, 2), date(2026, 6, 19)), st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_the_changes_of_two_spans_are_those_of_the_whole(first: date, length: int) -> None:
    middle = date.fromordinal(first.toordinal() + length // 2)
    last = date.fromordinal(first.toordinal() + length)
    after = date.fromordinal(middle.toordinal() + 1)
    spans = [(first, last), (first, middle), (after, max(after, last))]
    whole, one, two = (json.loads(run(["--from", str(a), "--to", str(b), "--json"])[1]) for a, b in spans)
    assert whole == one + [row for row in two if row["on"] <= str(last)]
    assert all(str(first) <= row["on"] <= str(last) for row in whole)
