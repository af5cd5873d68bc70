"""Whatever stands in a case folder, it is read, or every row that cannot be used is named with its line."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whipcount.errors import UserError
from whipcount.facts.cases import check_folder, open_case
from whipcount.ledger.rows import COLUMNS

HEAD = """id = "mine"
party = "conservative"
rulebook = "uk-conservative"
leader = {id = "twfy:10999", name = "Boris Johnson"}
"""
TODAY = date(2026, 6, 1)
DAYS = st.one_of(
    st.dates().map(date.isoformat),
    st.sampled_from(
        ["0001", "0001-01-01", "9999-12", "9999-12-31", "2022-02-30", "2022-1-1", "", "soon", "2022", "0000-01-01"]
    ),
)
CELLS = st.one_of(st.text(max_size=12), st.sampled_from(['"', "a,b", "é\n", "\x00", "=1+1", " "]))
NAMES = st.one_of(st.sampled_from(["Steve Baker", "Davies", "as Roger Gale", "(unnamed)", "", "Nobody"]), CELLS)
TYPES = st.sampled_from(["letter_submitted", "letter_withdrawn", "loses_whip", "changes_party", "dies", "coup"])
ROW = st.fixed_dictionaries(
    {"event_id": st.sampled_from(["e1", "e2", "e3", ""]), "on": DAYS, "known": DAYS, "actor": NAMES, "type": TYPES},
    optional={
        "actor_id": st.sampled_from(["twfy:10999", "twfy:0", "x"]),
        "status": st.sampled_from(["asserted", "denied", "maybe"]),
        "to_party": CELLS,
        "replaces": st.sampled_from(["e1", "e9"]),
        "detail": CELLS,
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("case")
    (made / "case.toml").write_text(HEAD, encoding="utf-8")
    return made


def table(rows: list[dict[str, str]]) -> str:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(ROW, max_size=6), on=st.dates(date(2019, 1, 1), date(2026, 1, 1)))
def test_rows_are_used_or_named(folder: Path, rows: list[dict[str, str]], on: date) -> None:
    (folder / "events.csv").write_text(table(rows), encoding="utf-8")
    case, problems = check_folder(folder, TODAY)
    assert len({event.id for event in case.events}) == len(case.events)
    assert all(problem.line >= 2 and problem.reason for problem in problems)
    if problems:
        with pytest.raises(UserError, match="cannot be used"):
            open_case(folder, TODAY)
    else:
        found = open_case(folder, TODAY).count(on)
        assert found.n("letter_submitted") <= (found.electorate or 0)


@settings(max_examples=100, deadline=None)
@given(head=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_a_damaged_head_is_one_sentence(folder: Path, head: bytes) -> None:
    spoilt = folder.parent / "spoilt"
    spoilt.mkdir(exist_ok=True)
    (spoilt / "case.toml").write_bytes(head)
    (spoilt / "events.csv").write_text(table([]), encoding="utf-8")
    with pytest.raises(UserError):
        check_folder(spoilt)


@settings(max_examples=100, deadline=None)
@given(body=st.binary(max_size=400))
def test_any_bytes_for_a_table(folder: Path, body: bytes) -> None:
    (folder / "events.csv").write_bytes(body)
    with suppress(UserError):
        assert check_folder(folder, TODAY)[0].id == "mine"
