from __future__ import annotations

import base64
import csv
import dataclasses
import hashlib
import io
import json
import re
import struct
import xml.etree.ElementTree as ET
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest

J = "/cases/johnson-2022/"
ATOM = "{http://www.w3.org/2005/Atom}"


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def test_the_feed_of_changes_is_atom_with_ids_that_stay(client: Any) -> None:
    path = f"{J}feeds/changes.atom"
    feeds = [ET.fromstring(client.get(path).content) for _ in range(2)]
    ids = [[one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")] for feed in feeds]
    assert ids[0] == ids[1]
    assert 0 < len(ids[0]) <= 20
    assert len(set(ids[0])) == len(ids[0])
    updated = [one.findtext(f"{ATOM}updated") or "" for one in feeds[0].findall(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)


def test_both_formats_of_a_feed_tell_the_same(client: Any) -> None:
    atom = ET.fromstring(client.get(f"{J}feeds/changes.atom").content)
    told = json.loads(client.get(f"{J}feeds/changes.json").content)
    titles = [one.findtext(f"{ATOM}title") for one in atom.findall(f"{ATOM}entry")]
    assert titles == [item["title"] for item in told["items"]]
    assert told["version"] == "https://jsonfeed.org/version/1.1"


def test_a_correction_stands_in_its_feed_with_before_and_after(client: Any, small: Any) -> None:
    item = json.loads(client.get("/cases/small/feeds/corrections.json").content)["items"][0]
    assert item["content_text"].splitlines()[0] == "Why: the day was wrong"
    assert "known: 2022-01-13 → 2022-01-20" in item["content_text"]


def corrected(event: str, why: str) -> Any:
    """Correct an event as somebody at the desk does; returns the new one."""
    import deskbuilder
    from whipcount.desk.review.correct import correct

    return correct("small", event, deskbuilder.person("ed", "editor"), {"on": "2022-01-13"}, why)


def test_the_reason_of_a_correction_is_told_in_public(client: Any, small: Any) -> None:
    new = corrected("e2", "the <day> was the 13th")
    item = json.loads(client.get("/cases/small/feeds/corrections.json").content)["items"][0]
    assert item["content_text"].splitlines()[0] == "Why: the <day> was the 13th"
    escaped = "the &lt;day&gt; was the 13th"
    assert f"Why: {escaped}" in client.get("/cases/small/corrections/").content.decode()
    assert f"<td>{escaped}</td>" in client.get(f"/events/{new.id}/").content.decode()
    old = client.get("/events/e2/").content.decode()
    assert f'Replaced by <a href="/events/{new.id}/">event {new.id}</a>: {escaped}.' in old


def test_a_correction_is_dated_by_the_moment_at_which_it_was_made(client: Any, small: Any) -> None:
    before = datetime.now(UTC)
    corrected("e2", "the day was the 13th")
    feed = ET.fromstring(client.get("/cases/small/feeds/corrections.atom").content)
    updated = [datetime.fromisoformat(one.text or "") for one in feed.iter(f"{ATOM}updated")]
    assert before <= updated[0] == updated[1] <= datetime.now(UTC)
    assert updated[-1] == datetime(2022, 1, 20, 23, 59, 59, tzinfo=UTC)
    assert updated[1:] == sorted(updated[1:], reverse=True)


def test_no_entry_of_today_is_dated_by_an_hour_to_come(small: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from whipcount.desk.tracker.feeds.entries import change_entries
    from whipcount.desk.tracker.opened import public_case

    now = datetime(2022, 1, 14, 12, tzinfo=UTC)
    opened = dataclasses.replace(public_case("small"), now=now, last=now.date())
    opened.row.changed_at = now - timedelta(hours=1)
    assert change_entries(opened)[0].at == opened.row.changed_at
    opened.row.changed_at = now + timedelta(days=9)
    assert change_entries(opened)[0].at == datetime(2022, 1, 14, tzinfo=UTC)
    assert change_entries(opened)[1].at == datetime(2022, 1, 13, 23, 59, 59, tzinfo=UTC)


def test_an_empty_feed_is_still_a_feed(client: Any, tmp_path: Any) -> None:
    import deskbuilder
    from whipcount.desk.ledger.store import import_case

    import_case(deskbuilder.small_case(tmp_path, name="bare"))
    assert ET.fromstring(client.get("/cases/bare/feeds/changes.atom").content).findall(f"{ATOM}entry") == []
    assert "Nobody has a public stance yet." in client.get("/cases/bare/").content.decode()


def test_an_embed_may_stand_in_frames_and_a_page_may_not(client: Any) -> None:
    embed, page = client.get("/embed/cases/johnson-2022/"), client.get(J)
    assert "frame-ancestors *" in embed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in embed.headers
    assert page.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_embed_takes_a_theme_and_a_day(client: Any, theme: str) -> None:
    text = client.get(f"/embed/cases/johnson-2022/days/2022-06-06/?theme={theme}").content.decode()
    assert f'class="{theme}"' in text
    assert "20 of 54" in text


def test_oembed_gives_the_frame_of_the_day(client: Any) -> None:
    asked = "/oembed?url=http://testserver/cases/johnson-2022/days/2022-06-06/&maxwidth=500"
    told = json.loads(client.get(asked).content)
    assert told["type"] == "rich"
    assert told["width"] == 500
    source = re.search(r'src="([^"]*)"', told["html"])
    assert source is not None
    assert source[1] == "http://testserver/embed/cases/johnson-2022/?on=2022-06-06"
    xml = ET.fromstring(client.get(f"{asked}&format=xml").content)
    assert xml.findtext("html") == told["html"]


def test_a_card_is_a_picture_of_its_day(client: Any) -> None:
    one, other = client.get(f"{J}days/2022-06-06/card.png"), client.get(f"{J}days/2022-01-19/card.png")
    assert size_of(one.content) == (1200, 630)
    assert one.content != other.content


@pytest.mark.parametrize("name", ["gauge", "days", "circle", "map"])
def test_a_chart_comes_as_svg_png_and_csv(client: Any, name: str) -> None:
    svg = client.get(f"{J}charts/{name}.svg?on=2022-06-06")
    assert ET.fromstring(svg.content).tag == "{http://www.w3.org/2000/svg}svg"
    assert size_of(client.get(f"{J}charts/{name}.png?on=2022-06-06").content)[0] == 1600
    rows = list(csv.reader(io.StringIO(client.get(f"{J}charts/{name}.csv?on=2022-06-06").content.decode())))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_the_style_of_a_chart_is_the_one_that_its_policy_names(client: Any) -> None:
    answer = client.get(f"{J}charts/days.svg?theme=dark")
    style = re.search(r"<style>(.*?)</style>", answer.content.decode(), re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in answer.headers["Content-Security-Policy"]
    assert "var(" not in style[1]


def test_the_ledger_comes_whole_as_csv_and_parquet(client: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{J}downloads/events.csv").content.decode())))
    answer = client.get(f"{J}downloads/events.parquet")
    table = pl.read_parquet(io.BytesIO(answer.content))
    assert [row["event_id"] for row in rows] == table["event_id"].to_list()
    assert len(rows) == 409
    assert 'rel="license"' in answer.headers["Link"]
    assert "Creative Commons" in client.get(f"{J}downloads/LICENCE.txt").content.decode()


def test_the_names_of_a_download_are_those_of_the_count(client: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{J}downloads/names.csv?on=2022-06-06").content.decode())))
    count = json.loads(client.get("/api/v1/cases/johnson-2022?on=2022-06-06").content)
    assert sum(row["stance"] == "letter_submitted" for row in rows) == count["towards_threshold"] == 20


def test_no_cell_is_run_by_a_spreadsheet(client: Any, small: Any) -> None:
    text = client.get("/cases/small/downloads/events.csv").content.decode()
    assert "'=1+1" in text
    assert ",=1+1" not in text
