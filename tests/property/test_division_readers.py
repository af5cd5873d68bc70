"""Whatever a file holds, it is read or refused in a sentence; what is read can be counted, written and read again."""

import contextlib
import json
from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from divisionfiles import CSV, EVENT, MEMBERS, VOTES, division, matrix, member
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.exports.voteview import voteview_tables
from whipcount.divisions.merge import merged
from whipcount.divisions.readers.detect import read_files
from whipcount.divisions.readers.voteview import read_voteview
from whipcount.divisions.record import Record, Voter
from whipcount.divisions.totals import oddities
from whipcount.divisions.types import LETTERS, Division
from whipcount.divisions.whole import whole
from whipcount.errors import UserError

SAMPLES = [
    matrix("7\t2022-01-10\t1\tBill\t2\t4\t-9"), CSV, VOTES, MEMBERS, json.dumps([EVENT]),
    json.dumps([division(Ayes=[member(1)], NoVoteRecorded=[member(2)])]),
]  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return a sample with a piece cut out, doubled or replaced."""
    text = draw(st.sampled_from(SAMPLES))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, len(text)))
    return text[:start] + draw(st.sampled_from(["", text[start:end] * 2]) | st.text(max_size=8)) + text[end:]


@settings(max_examples=300, deadline=None)
@given(damaged() | st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    records: tuple[Record, ...] = ()
    with contextlib.suppress(UserError):
        records = read_files({"S1_votes.csv": text, "S1_members.csv": MEMBERS})
    for record in records:
        calls = record.roll_calls()
        whole(calls)
        oddities(record.divisions, as_matrix(calls).votes, [voter.name for voter in record.voters])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["DivisionId", "Date", "Title", "Ayes", "Noes", "MemberId", "votes", "vote_events", "option"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_any_json_is_read_or_refused(document: object) -> None:
    with contextlib.suppress(UserError):
        read_files({"x.json": json.dumps(document)})


@st.composite
def records(draw: st.DrawFn) -> Record:
    n = draw(st.integers(1, 6))
    voters = tuple(
        Voter(f"v:{k}", f"V{k}", ((draw(st.sampled_from(["x", "y"])), date(2000, 1, 1), None),)) for k in range(n)
    )
    rows = draw(st.lists(st.text(alphabet="".join(LETTERS), min_size=n, max_size=n), min_size=1, max_size=5))
    divisions = tuple(
        Division(f"c:{k}", date(2022, 1, k + 1), "t", row.count("A"), row.count("N"), None, None, row)
        for k, row in enumerate(rows, start=1)
    )
    return Record("c", divisions, voters)


@given(records())
def test_a_record_with_itself_is_itself(record: Record) -> None:
    assert merged([record, record], "_") == record


@given(records())
def test_sides_survive_voteview(record: Record) -> None:
    calls = record.roll_calls()
    tables = voteview_tables(calls, {v.id: v.name for v in record.voters}, range(len(record.divisions)), 1)
    votes, mine = as_matrix(calls).votes, calls.letters
    plain = np.isin(mine, [ord(letter) for letter in "ANPQ"])
    if not (mine != ord("_")).any():
        return
    again = as_matrix(read_voteview(tables["members.csv"], tables["votes.csv"], tables["rollcalls.csv"]).roll_calls())
    assert (again.votes == 1).sum() == ((votes == 1) & plain).sum()
    assert (again.votes == 0).sum() == ((votes == 0) & plain).sum()
