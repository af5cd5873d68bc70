import dataclasses
from datetime import date

import pytest

from whipcount.errors import InputError
from whipcount.ledger.head import read_head, write_head
from whipcount.ledger.types import Ballot, Case, Electorate

SMALL = 'id = "x"\nparty = "blue"\nrulebook = "b"\nleader = {name = "Lea Der"}\n'
CASE = Case(
    "made-up", 'The "made up" case', "twfy:9", "Lea Der", "blue", "b", date(2019, 7, 23), date(2022, 9, 6),
    ("red-wall",), (), (Electorate(date(2019, 1, 1), 20),), (Ballot(date(2022, 6, 6), 11, 9),),
)  # fmt: skip


def test_what_is_written_is_read_back_the_same() -> None:
    assert read_head(write_head(CASE)) == CASE
    assert read_head(write_head(dataclasses.replace(CASE, role="opposition"))).role == "opposition"
    open_end = dataclasses.replace(CASE, end=None, leader_id=None, electorates=(), ballots=())
    assert read_head(write_head(open_end)) == open_end
    assert read_head(write_head(dataclasses.replace(open_end, start=None))).start is None


def test_the_smallest_head() -> None:
    found = read_head(SMALL)
    assert (found.title, found.start, found.cohorts) == ("x", None, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id = ", "not TOML"),
        ("", "id is missing"),
        (SMALL + "span = [2022-13-01]", "not TOML"),
        (SMALL + 'span = ["2022-13-01"]', "span"),
        (SMALL + 'span = ["2022-01-02", "2022-01-01"]', "before it starts"),
        (SMALL + "colour = 1", "colour is unknown"),
        (SMALL + 'role = "king"', "role 'king'"),
        (SMALL + "cohorts = [1]", "cohorts"),
        (SMALL + 'electorate = [{from = "2022-01-01", size = "ten"}]', "electorate"),
        (SMALL + 'ballot = [{on = "2022-01-01", for = 1}]', "ballot"),
        (SMALL.replace('"x"', '"../x"'), "id"),
        (SMALL.replace('{name = "Lea Der"}', '"Lea Der"'), "leader"),
        (SMALL.replace('"blue"', "3"), "party must be a text"),
    ],
)
def test_faults_are_named(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_head(text)
    assert words in " ".join([caught.value.message, *caught.value.errors])


def test_one_fault_is_told_once_and_several_below_a_sentence() -> None:
    with pytest.raises(InputError) as caught:
        read_head(SMALL.replace('id = "x"\n', ""))
    assert (caught.value.message, caught.value.errors) == ("case.toml cannot be used: id is missing.", [])
    with pytest.raises(InputError) as caught:
        read_head("")
    assert caught.value.errors == [f"{key} is missing." for key in ("id", "party", "rulebook", "leader")]
    assert caught.value.message == "case.toml cannot be used; 4 things in it want mending."
