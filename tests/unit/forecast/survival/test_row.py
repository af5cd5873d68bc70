import dataclasses
from datetime import timedelta

from survivalrows import START, row

from whipcount.forecast.survival import Outcome
from whipcount.forecast.survival.row import data_hash, known_rows


def test_what_is_not_known_yet_is_no_outcome() -> None:
    assert [Outcome(None, 40, None).within(days) for days in (30, 40, 41)] == [0, 0, None]
    assert [Outcome(20, 15, None).within(days) for days in (10, 15, 20)] == [0, 0, 1]


def test_the_hash_is_of_what_was_known() -> None:
    assert data_hash(row(), {}) == data_hash(row(outcome=Outcome(3, 9, None)), {})
    assert data_hash(row(), {}) != data_hash(dataclasses.replace(row(), lead=0.01), {})
    assert data_hash(row(), {}) != data_hash(row(), {"until": "1989-01-01"})


def test_an_outcome_is_seen_as_it_comes() -> None:
    outcome = Outcome(20, 400, 15, True)
    assert [outcome.seen(days) for days in (14, 15, 20)] == [
        Outcome(None, 14, None), Outcome(None, 15, 15, True), Outcome(20, 20, 15, True)
    ]  # fmt: skip
    assert outcome.seen(500) == outcome


def test_rows_of_later_days_are_not_known() -> None:
    told = [row(on=START + timedelta(days=day), outcome=Outcome(20 - day, 400 - day, None)) for day in (0, 7, 14)]
    found = known_rows(told, START + timedelta(days=7))
    assert [(one.on - START).days for one in found] == [0, 7]
    assert [one.outcome for one in found] == [Outcome(None, 7, None), Outcome(None, 0, None)]
    assert known_rows([row()], START) == [row()]
