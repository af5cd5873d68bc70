"""Forecasts from Python."""

from __future__ import annotations

from datetime import date

import pytest

import whipcount as wc
from door import document
from whipcount.api.forecast import forecast


def test_the_same_document_as_the_command(capsys):
    assert forecast("johnson-2022", "2022-06-05").to_dict() == document(
        capsys, "forecast", "johnson-2022", "--on", "2022-06-05"
    )


def test_a_frame_has_one_row_a_forecast_and_the_quantiles_as_columns():
    found = forecast("johnson-2022", date(2022, 6, 5))
    table = found.to_frame()
    assert len(table) == len(found.forecasts)
    ballot = table.filter(model="ballot").row(0, named=True)
    assert ballot["q05"] <= ballot["q50"] <= ballot["q95"]
    assert ballot["probability"] is None


def test_a_notebook_shows_the_questions():
    shown = wc.forecast("survival", "2022-06-05", unit="leader:labour")._repr_html_()
    assert shown.startswith("<table>")
    assert "Will Keir Starmer still lead the Labour party" in shown


def test_mistakes_are_errors_of_the_caller():
    with pytest.raises(wc.NotFoundError, match="No case called"):
        forecast("weather", "2022-06-05")
    with pytest.raises(wc.InputError, match="not a date"):
        forecast("survival", "June")
