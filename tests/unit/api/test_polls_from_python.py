"""Polls from Python: the same figures as the command."""

from __future__ import annotations

import pytest

import door
import whipcount as wc


def test_polls_are_what_the_command_tells(capsys: pytest.CaptureFixture[str]) -> None:
    told = door.document(capsys, "polls", "--on", "2022-01-18", "--known", "2022-01-18")
    assert wc.polls("2022-01-18", "2022-01-18").to_dict() == told


@pytest.mark.parametrize("swing", ["uniform", "proportional"])
def test_seats_are_what_the_command_tells(capsys: pytest.CaptureFixture[str], swing: str) -> None:
    told = door.document(capsys, "polls", "--on", "2019-12-11", "--seats")["seats"][swing]
    assert wc.projected_seats("2019-12-11", swing=swing).to_dict() == told


def test_without_a_day_it_is_that_of_the_newest_poll() -> None:
    found = wc.polls()
    assert found.average.on == found.polls_until


def test_a_row_for_every_party() -> None:
    found = wc.polls("2022-01-18")
    frame = found.to_frame()
    assert frame.get_column("party").to_list() == list(found.to_dict()["parties"])
    assert frame.row(0, named=True)["share"] == found.to_dict()["parties"]["labour"]["share"]
    seats = wc.projected_seats("2022-01-18")
    assert seats.to_frame().columns == ["party", "seats", "low_50", "high_50", "low_80", "high_80", "low_90", "high_90"]


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(wc.InputError, match="No swing 'x'; there are uniform and proportional"):
        wc.projected_seats(swing="x")
    with pytest.raises(wc.NotFoundError, match="is not after it"):
        wc.polls("1944-06-06")
