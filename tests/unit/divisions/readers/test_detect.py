"""Each file says by its content what it is; files that belong together are read together."""

import json

import pytest

from divisionfiles import CSV, EVENT, MEMBERS, NAMES, VOTES, division, matrix, member
from whipcount.divisions.readers.detect import read_files
from whipcount.errors import InputError

ROW = "7\t2022-01-10\t1\tBill\t2\t4\t-9"


def test_every_layout() -> None:
    files = {
        "in/matrix.dat": matrix(ROW),
        "in/matrix.txt": NAMES,
        "in/Division711.csv": CSV,
        "in/d.json": json.dumps([division(Ayes=[member(1)])]),
        "in/p.json": json.dumps({"vote_events": [EVENT]}),
        "in/S117_votes.csv": VOTES,
        "in/S117_members.csv": MEMBERS,
    }
    records = read_files(files)
    assert [record.divisions[0].id for record in records] == [
        "commons:7", "commons:711", "commons:1025", "popolo:vote-1", "senate-117:1",
    ]  # fmt: skip
    assert records[0].voters[0].name == "A May"


def test_an_unknown_file_and_a_broken_one_are_told_by_name() -> None:
    with pytest.raises(InputError, match=r"notes\.csv is of no known layout"):
        read_files({"notes.csv": "a,b\n", "d.json": json.dumps(division())})
    with pytest.raises(InputError, match=r"d\.json: .*no JSON"):
        read_files({"d.json": "{"})
    with pytest.raises(InputError, match=r"S117_votes\.csv: .*members is wanted"):
        read_files({"S117_votes.csv": VOTES})
