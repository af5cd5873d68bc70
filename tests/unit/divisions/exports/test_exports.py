"""What is written can be read back: Voteview's layout by our own reader, pscl's by its rules."""

import csv
import io
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from divisionbuilder import DAY, record
from whipcount.divisions.exports.pscl import pscl_tables
from whipcount.divisions.exports.voteview import voteview_tables
from whipcount.divisions.readers.voteview import read_voteview
from whipcount.divisions.rollcall import Span

LATER = DAY + timedelta(days=10)
MOVES: dict[str, list[Span]] = {
    "b0": [("blue", date(2019, 12, 13), DAY), ("red", DAY + timedelta(days=5), None)],
    "b1": [("blue", date(2019, 12, 13), DAY)],
}
CALLS = record([(DAY, "aN-B.x" + "A" * 14 + "N" * 20), (LATER, "N." + "A" * 18 + "N" * 20)], MOVES)
NAMES = {person: person.upper() for person in CALLS.voters}


def test_voteview_and_back() -> None:
    tables = voteview_tables(CALLS, NAMES, [0, 1], 58)
    again = read_voteview(tables["members.csv"], tables["votes.csv"], tables["rollcalls.csv"])
    keys = {row["icpsr"]: (row["person"], row["party"]) for row in csv.DictReader(io.StringIO(tables["keys.csv"]))}
    assert [d.on for d in again.divisions] == [DAY, LATER]
    votes = {keys[v.id.split(":")[1]]: [d.votes[n] for d in again.divisions] for n, v in enumerate(again.voters)}
    assert votes["b0", "blue"] == ["x", "_"], "a teller is an announced yea of Voteview"
    assert (votes["b0", "red"], votes["b1", "blue"]) == (["_", "N"], ["N", "_"])
    assert votes["b2", "blue"] == ["-", "A"]
    assert len(votes) == 41


def test_pscl() -> None:
    tables = pscl_tables(CALLS, NAMES, [0, 1])
    votes = {row[0]: row[1:] for row in csv.reader(io.StringIO(tables["votes.csv"]))}
    assert votes[""] == ["commons:0", "commons:1"]
    assert (votes["b0"], votes["b1"], votes["b4"]) == (["1", "0"], ["0", "9"], ["8", "1"])
    legis = {row[0]: row[1:] for row in csv.reader(io.StringIO(tables["legis.csv"]))}
    assert (legis["b0"], legis["b1"]) == (["B0", "red"], ["B1", "blue"])
    assert "yea = 1, nay = 0, missing = 8, notInLegis = 9" in tables["rollcall.R"]


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not here")
def test_r_makes_the_object(tmp_path: Path) -> None:
    for name, text in pscl_tables(CALLS, NAMES, [0, 1]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    script = "if (!requireNamespace('pscl', quietly = TRUE)) quit(status = 7); source('rollcall.R'); cat(dim(rc$votes))"
    told = subprocess.run(["Rscript", "-e", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    if told.returncode == 7:
        pytest.skip("R has no pscl")
    assert told.stdout == "40 2", told.stderr
