"""Votes from Python: the same figures as the commands, as rows and frames."""

import pytest

import whipcount as wc


def test_rebels_of_a_division() -> None:
    found = wc.rebels("commons:1182")
    assert sum(row["party"] == "conservative" for row in found.rows) == 100
    assert found.to_frame().height == len(found.rows) == len(found.to_dict()["rows"])
    assert "<table" in found._repr_html_()


def test_rebels_of_many_divisions() -> None:
    found = wc.rebels(party="conservative", cohort="red-wall-2019", since="2021-01-01")
    assert found.rows[0]["rebellions"] == max(row["rebellions"] for row in found.rows)
    assert {row["party"] for row in found.rows} == {"conservative"}


def test_cohesion_and_voters_alike() -> None:
    assert wc.cohesion(topic="conscience").rows[0]["rice"] < 0.9
    near = wc.voters_like("Steve Baker", across=True, limit=3)
    assert len(near.rows) == 3
    assert "conservative" not in {row["party"] for row in near.rows}


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: wc.rebels("commons:1"), wc.NotFoundError),
        (lambda: wc.rebels(topic="love"), wc.InputError),
        (lambda: wc.cohesion(since="2030-01-01"), wc.NotFoundError),
        (lambda: wc.voters_like("Margaret Thatcher"), wc.NotFoundError),
    ],
)
def test_mistakes(call: object, error: type[Exception]) -> None:
    assert callable(call)
    with pytest.raises(error):
        call()
