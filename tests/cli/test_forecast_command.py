"""``whipcount forecast`` and ``whipcount case replay``: asked, frozen, scored, back-tested, as a user does it."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest

from door import document, run
from forecastbuilder import foretold, prediction
from whipcount.cli import forecast_ask, forecast_backtest, forecast_fit, forecast_report
from whipcount.errors import CountError
from whipcount.facts.forecasts import asked, registry
from whipcount.facts.forecasts.predictions import COLUMNS
from whipcount.forecast.record import QUANTILES, Model

CASE = "johnson-2022"


class Fake:
    """A model that says what a test wants."""

    def __init__(self, told=(), rows=()):
        self.told, self.rows = list(told), list(rows)

    def ask(self, unit, on, known=None, seed=0):
        return self.told

    def backtest(self, seed=0):
        return self.rows

    def refit(self, seed=0):
        return self

    def shipped(self):
        return self

    def to_dict(self):
        return {"version": "fake-1", "slope": 0.5}


def test_a_case_asks_every_model_that_applies(capsys):
    told = document(capsys, "forecast", CASE, "--on", "2022-06-05")
    assert {one["model"] for one in told["forecasts"]} == {"letters", "ballot", "survival"}
    for one in told["forecasts"]:
        assert one["question"].endswith((".", "?"))
        assert one["resolution"]
        assert (one["probability"] is None) != (one["quantiles"] is None)
        assert one["data_hash"]
        assert one["model_version"]
        assert one["seed"] == 0
        assert one["known"] == "2022-06-05"
        assert one["base_rate"] is not None
        assert one["hash"].startswith("sha256:")


def test_options_may_come_before_the_case_and_ask_may_be_written(capsys):
    one = run(capsys, "forecast", "--on", "2022-07-06", CASE)
    assert one == run(capsys, "forecast", "ask", CASE, "--on", "2022-07-06")
    assert one[0] == 0
    assert "letters: Boris Johnson has won a ballot" in one[1]
    assert "moved by:" in one[1]


def test_a_member_by_name(capsys):
    found = run(capsys, "forecast", "defection", "--member", "Christian Wakeford", "--on", "2022-01-18")
    assert found[0] == 0
    assert "Will Christian Wakeford leave the party" in found[1]


def test_the_likeliest_of_all_members(capsys):
    told = document(capsys, "forecast", "defection", "--on", "2022-01-18", "--top", "3")
    assert told["n"] == 3 * 640
    assert len(told["forecasts"]) == 9
    code, out, _ = run(capsys, "forecast", "defection", "--on", "2022-01-18", "--top", "3")
    assert code == 0
    assert "640 members" in out
    assert "expected in all" in out


def test_a_day_after_the_tables_is_told(capsys):
    out = run(capsys, "forecast", "defection", "--on", "2027-01-15", "--top", "1")[1]
    assert "as known at the end of 2026-06-19" in out
    assert "The tables end on 2026-06-19; nothing later is known." in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("weather", "--on", "2022-01-01"), "No case called 'weather'"),
        ((CASE,), "Missing option '--on'"),
        ((CASE, "--on", "2022-06-05", "--known", "2022-06-06"), "lies after --on"),
        ((CASE, "--on", "2022-06-05", "--member", "X"), "go with a model"),
        (("survival", "--on", "2022-06-05", "--member", "X"), "--member goes with defection"),
        (("defection", "--on", "2022-06-05", "--member", "X", "--unit", "twfy:1"), "say the same"),
        (("defection", "--on", "2022-06-05", "--member", "Nobody Atall"), "Nobody Atall"),
        ((CASE, "--on", "1900-01-01"), "No model can say anything"),
        ((CASE, "--on", "2022-08-01"), "was public on 2022-07-07, so that on 2022-08-01"),
        ((CASE, "--on", "2023-01-01"), "2022"),
        (("defection", "--on", "1990-01-01"), "1990"),
        (("survival", "--on", "1900-01-01"), "1900"),
        ((CASE, "--on", "2022-06-05", "--records", "x"), "give both"),
        (("score", "--records", "nowhere-at-all"), "freeze forecasts first"),
        (("backtest", "weather"), "not one of"),
        (("backtest", "ballot", "--predictions", "x.xlsx"), "neither"),
    ],
)
def test_mistakes_are_told_in_a_sentence(capsys, arguments, said):
    code, out, err = run(capsys, "forecast", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_forecasts_are_frozen_once_and_scored(capsys, tmp_path):
    asked_for = ("forecast", CASE, "--on", "2022-06-05", "--freeze", "--records", str(tmp_path))
    assert document(capsys, *asked_for)["frozen"]["new"] == 11
    assert "Frozen: 0 in" in run(capsys, *asked_for)[1]
    told = document(capsys, "forecast", "score", "--records", str(tmp_path))
    assert (told["n"], told["resolved"], told["void"], told["hindcasts"]) == (11, 10, 1, 11)
    came = {(one["model"], one["horizon"]): one["outcome"] for one in told["records"] if one["probability"]}
    assert came == {
        ("letters", 7): 1, ("letters", 30): 1, ("letters", 90): 1, ("ballot", None): 0,
        ("survival", 7): 1, ("survival", 30): 1, ("survival", 90): 0, ("survival", 180): 0,
    }  # fmt: skip
    assert [one["outcome"] for one in told["records"] if one["model"] == "ballot" and one["quantiles"]] == [148, 211]
    then = document(capsys, "forecast", "score", "--records", str(tmp_path), "--as-of", "2022-06-05")
    assert (then["resolved"], then["scores"]) == (0, {})
    out = run(capsys, "forecast", "score", "--records", str(tmp_path))[1]
    assert "not that it was said beforehand" in out
    assert "survival, probabilities:" in out
    assert "survival, no peer: nobody is known to publish scores of this question." in out
    assert told["peers"] == {"letters": [], "ballot": [], "survival": []}
    drawn = document(capsys, "forecast", "score", "--records", str(tmp_path), "-o", str(tmp_path / "drawn"))["pictures"]
    assert {Path(name).name for name in drawn} == {
        "letters-reliability.svg", "ballot-reliability.svg", "ballot-intervals.svg", "survival-reliability.svg",
    }  # fmt: skip
    assert all("nan" not in Path(name).read_text() for name in drawn)


def test_a_peer_stands_beside_our_scores(capsys, tmp_path):
    asked_for = ("forecast", "defection", "--unit", "twfy:25874", "--on", "2022-01-18", "--freeze")
    run(capsys, *asked_for, "--records", str(tmp_path))
    told = document(capsys, "forecast", "score", "--records", str(tmp_path))
    assert [(one["measure"], one["low"]) for one in told["peers"]["defection"]][:2] == [("auc", 0.48), ("auc", 0.978)]
    out = run(capsys, "forecast", "score", "--records", str(tmp_path))[1]
    ours, theirs = out.index("defection, probabilities:"), out.index("defection, what a peer's own forecasts scored:")
    assert ours < theirs < out.index("https://github.com/")


def test_a_changed_record_is_not_scored(capsys, tmp_path):
    run(capsys, "forecast", "survival", "--on", "2022-06-05", "--freeze", "--records", str(tmp_path))
    path = tmp_path / "forecasts.jsonl"
    path.write_text(path.read_text().replace('"horizon":7', '"horizon":8', 1))
    code, _, err = run(capsys, "forecast", "score", "--records", str(tmp_path))
    assert code == 2
    assert "was changed after it was frozen" in err


def test_the_future_is_not_frozen(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(forecast_ask, "today", lambda: date(2022, 6, 4))
    code, _, err = run(
        capsys, "forecast", CASE, "--on", "2022-06-05", "--freeze", "--records", str(tmp_path)
    )  # fmt: skip
    assert code == 2
    assert "lies ahead" in err


def test_members_whose_chances_sum_to_too_much_are_not_published(capsys, monkeypatch):
    told = [foretold(unit=f"twfy:{n}", probability=0.5) for n in range(121)]
    monkeypatch.setattr(asked, "door", lambda model: Fake(told))
    code, out, err = run(capsys, "forecast", "defection", "--on", "2022-01-01")
    assert (code, out) == (2, "")
    assert "sum to 60.5 expected" in err


def test_a_model_that_is_not_there_is_told(capsys, monkeypatch):
    monkeypatch.setattr(registry, "models", lambda: [Model.DEFECTION])
    code, _, err = run(capsys, "forecast", "survival", "--on", "2022-01-01")
    assert code == 2
    assert "no survival model" in err


ROWS = [
    prediction(0.9, 1.0),
    prediction(0.1, 0.0, unit="twfy:2", fold="2017"),
    prediction(None, 4.0, base=None, horizon=None, quantiles=dict(zip(QUANTILES, range(1, 8), strict=True))),
]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_predictions_are_written_for_anyone_to_score(capsys, monkeypatch, tmp_path, suffix):
    monkeypatch.setattr(forecast_backtest, "door", lambda model: Fake(rows=ROWS))
    path = tmp_path / f"out.{suffix}"
    told = document(capsys, "forecast", "backtest", "ballot", "--predictions", str(path))
    assert (told["n"], len(told["scores"]), len(told["numbers"])) == (3, 3, 1)
    table = pl.read_csv(path, try_parse_dates=True) if suffix == "csv" else pl.read_parquet(path)
    assert tuple(table.columns) == COLUMNS
    assert table["on"].dtype == pl.Date
    assert table.row(0, named=True)["probability"] == 0.9
    assert table.row(2, named=True)["q50"] == 4
    assert table["probability"].null_count() == 1
    out = run(capsys, "forecast", "backtest", "ballot")[1]
    assert "90% interval: held 1 of 1 (100%)" in out


def test_a_fit_is_written_and_compared(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(forecast_fit, "door", lambda model: Fake())
    path = tmp_path / "fit.json"
    told = document(capsys, "forecast", "fit", "letters", "-o", str(path))
    assert told["is_shipped"]
    assert json.loads(path.read_text()) == Fake().to_dict()

    def missing(self):
        raise CountError("none")

    monkeypatch.setattr(Fake, "shipped", missing)
    assert "differs from the shipped one" in run(capsys, "forecast", "fit", "letters", "-o", str(path))[1]


def test_a_fit_is_compared_with_the_shipped_one_before_it_takes_its_place(capsys, monkeypatch, tmp_path):
    path = tmp_path / "fit.json"
    path.write_text('{"older": 1}')

    class Shipped(Fake):
        def shipped(self):
            return SimpleNamespace(to_dict=lambda: json.loads(path.read_text()))

    monkeypatch.setattr(forecast_fit, "door", lambda model: Shipped())
    assert "differs from the shipped one" in run(capsys, "forecast", "fit", "letters", "-o", str(path))[1]
    assert "is the shipped one" in run(capsys, "forecast", "fit", "letters", "-o", str(path))[1]


def test_the_report_is_a_page_with_pictures(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(forecast_report, "door", lambda model: Fake(rows=ROWS))
    monkeypatch.setattr(forecast_report, "models", lambda: [Model.BALLOT])
    figures = tmp_path / "record.json"
    told = document(capsys, "forecast", "report", "-o", str(tmp_path / "page"), "--figures", str(figures))
    assert {Path(name).name for name in told["files"]} == {
        "record.md", "ballot-reliability.svg", "ballot-intervals.svg", "record.json",
    }  # fmt: skip
    assert all(Path(name).is_file() for name in told["files"])
    assert json.loads(figures.read_text())["ballot"]["numbers"][0]["n"] == 1


def test_a_crisis_is_replayed_day_by_day(capsys, tmp_path):
    path = tmp_path / "replay.csv"
    span = ("--since", "2022-07-04", "--until", "2022-07-07")
    code, out, _ = run(capsys, "case", "replay", CASE, *span, "--model", "survival", "-o", str(path))
    assert code == 0
    assert "survival: nothing from 2022-07-07 on: The end of Boris Johnson's leadership was public" in out
    rows = list(csv.DictReader(path.read_text().splitlines()))
    assert [row["on"] for row in rows[::4]] == ["2022-07-04", "2022-07-05", "2022-07-06"]
    asked_then = document(capsys, "forecast", "survival", "--unit", CASE, "--on", "2022-07-05")["forecasts"]
    assert [float(row["probability"]) for row in rows[4:8]] == [one["probability"] for one in asked_then]
    told = document(capsys, "case", "replay", CASE, *span, "--model", "survival")
    assert len(told["rows"]) == 12


def test_a_replay_is_drawn(capsys, tmp_path):
    path = tmp_path / "replay.svg"
    span = ("--since", "2022-06-04", "--until", "2022-06-08", "--model", "survival", "--model", "letters")
    assert run(capsys, "case", "replay", CASE, *span, "-o", str(path))[0] == 0
    svg = path.read_text(encoding="utf-8")
    assert "leads after 30 days" in svg
    assert "threshold in 30 days" in svg
    assert ">ballot</text>" in svg
    assert "nan" not in svg
    assert svg.count("<path") == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("-o", "replay.png"), "neither"),
     (("--since", "2022-06-04", "--until", "2022-06-05", "--model", "ballot", "-o", "x.svg"), "letters and survival"),
     (("--since", "2022-07-04", "--until", "2022-07-03"), "is empty"),
     (("--since", "2010-07-04", "--until", "2022-07-03"), "give a shorter one"),
     (("--since", "2023-07-04", "--until", "2023-07-05"), "No model can say anything")],
)  # fmt: skip
def test_a_replay_that_cannot_be_is_told(capsys, arguments, said):
    code, _, err = run(capsys, "case", "replay", CASE, *arguments)
    assert code == 2
    assert said in err
