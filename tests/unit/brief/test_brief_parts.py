"""Charts, words, links and accepted rows."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from briefstories import floor_crossed
from whipcount.brief.accept import appended
from whipcount.brief.acts import acts_of
from whipcount.brief.charts.hemicycle import hemicycle, key, places
from whipcount.brief.charts.steps import Step, step_chart
from whipcount.brief.found import find
from whipcount.brief.render import pdf as printing
from whipcount.brief.render.inline import to_html, to_plain
from whipcount.brief.words import and_list, did
from whipcount.errors import SourceError
from whipcount.ledger.rows import COLUMNS, read_events

PARTIES = {"conservative": 359, "labour": 199, "snp": 45, "dup": 8, "speaker": 1}


def test_every_member_has_a_dot_and_no_two_share_a_place() -> None:
    assert hemicycle(PARTIES, 2).count("<circle") == sum(PARTIES.values()) + 2
    found = places(650)
    assert len({(round(x, 6), round(y, 6)) for x, y in found}) == 650


def test_no_party_is_told_by_colour_alone() -> None:
    svg = hemicycle(PARTIES, 0)
    assert svg.count('class="letter"') == 8 + 1
    assert all(name in svg for name in (">Con<", ">Lab<", ">SNP<"))
    assert key(PARTIES) == "a Speaker 1, b DUP 8"


def test_each_mover_has_a_ring() -> None:
    assert hemicycle(PARTIES, 0, ["labour", "labour", "dup"]).count('class="marked"') == 3
    assert hemicycle(PARTIES, 0, ["reform"]).count('class="marked"') == 0


@pytest.mark.parametrize("n", [0, 60])
def test_the_chart_holds_none_and_many(n: int) -> None:
    steps = [Step(date(2022, 1, day), n * day // 10, 54) for day in range(1, 11)]
    svg = step_chart(steps, "on record", "needed", date(2022, 1, 10))
    assert f"on record {n}" in svg
    assert "needed 54" in svg


def test_a_chart_without_a_threshold() -> None:
    svg = step_chart([Step(date(2022, 1, 1), 3, None), Step(date(2022, 1, 2), 4, None)], "on record", "needed")
    assert 'class="threshold"' not in svg


def test_the_threshold_has_a_gap_where_none_is_set() -> None:
    numbers = (54, None, 55, 56)
    steps = [Step(date(2022, 1, day), 3, number) for day, number in enumerate(numbers, 1)]
    (path,) = re.findall(r'class="threshold" d="([^"]+)"', step_chart(steps, "on record", "needed"))
    assert re.sub(r"[\d.,]+", "", path) == "MHMHV"


def test_links_are_web_addresses_and_anchors_only() -> None:
    assert to_html("[a](javascript:alert(1))") == "a)"
    assert to_html("[a](#b) <c>") == '<a href="#b">a</a> &lt;c&gt;'
    assert to_plain("[54](#letters) letters") == "54 letters"


def test_long_lists_are_cut_and_counted() -> None:
    assert and_list([str(n) for n in range(9)], 3) == "0, 1, 2 and 6 more"
    assert and_list([]) == ""


def test_acts_put_the_weightiest_first_and_join_passages() -> None:
    acts = acts_of(floor_crossed())
    assert did(acts[0].claim) == "leaves the Conservatives for Labour"
    assert [act.number for act in acts] == list(range(1, len(acts) + 1))


def test_accepted_rows_are_read_back_and_old_rows_stay() -> None:
    events = [p.event for p in find(floor_crossed()).proposals if p.is_new]
    old = ",".join(COLUMNS) + "\nx1,2022-01-12,2022-01-12,Roger Gale,,critical" + "," * (len(COLUMNS) - 6)
    text = appended(old, events)
    assert text.startswith(old + "\n")
    rows, problems = read_events(text)
    assert problems == []
    assert [event for _, event in rows][1:] == events


def test_columns_that_a_file_lacks_are_added() -> None:
    events = [p.event for p in find(floor_crossed()).proposals if p.is_new]
    text = appended("known,event_id,actor,type\n2022-01-12,x1,Roger Gale,critical\n", events)
    header, *rows = csv.reader(io.StringIO(text))
    assert header[:4] == ["known", "event_id", "actor", "type"]
    assert set(header) == set(COLUMNS)
    assert all(len(row) == len(header) for row in rows)
    assert [event for _, event in read_events(text)[0]][1:] == events


def test_without_a_browser_a_pdf_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing.shutil, "which", lambda _name: None)
    with pytest.raises(SourceError, match="needs Chromium or Chrome"):
        printing.pdf("<p>x</p>")


def test_a_browser_that_prints_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 0\n")
    fake.chmod(0o755)
    monkeypatch.setattr(printing.shutil, "which", lambda _name: str(fake))
    with pytest.raises(SourceError, match="printed nothing"):
        printing.pdf("<p>x</p>")
