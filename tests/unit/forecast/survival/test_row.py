import dataclasses

from survivalrows import row

from whipcount.forecast.survival import Outcome
from whipcount.forecast.survival.row import data_hash


def test_what_is_not_known_yet_is_no_outcome() -> None:
    assert [Outcome(None, 40, None).within(days) for days in (30, 40, 41)] == [0, 0, None]
    assert [Outcome(20, 15, None).within(days) for days in (10, 15, 20)] == [0, 0, 1]


def test_the_hash_is_of_what_was_known() -> None:
    assert data_hash(row()) == data_hash(row(outcome=Outcome(3, 9, None)))
    assert data_hash(row()) != data_hash(dataclasses.replace(row(), lead=0.01))
