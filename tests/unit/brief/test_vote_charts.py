"""Charts of votes: well-formed, self-contained, with names on hover and words for screen readers."""

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from whipcount.brief.charts.agreement import Dot, agreement_chart
from whipcount.brief.charts.loyalty import loyalty_chart
from whipcount.brief.charts.members_line import Placed, members_line
from whipcount.brief.charts.standalone import chart_page
from whipcount.divisions.loyalty import DayOfVotes, by_period

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    root = ET.fromstring(svg)
    titles = {root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")}
    assert all(titles), "what a screen reader reads"
    assert "prefers-color-scheme: dark" in svg
    assert "<script" not in svg
    return root


def hovers(root: ET.Element) -> list[str]:
    return [circle.findtext(f"{SVG}title") or "" for circle in root.iter(f"{SVG}circle") if len(circle)]


def test_members_on_a_line() -> None:
    members = [Placed(f"A & B {n}", "labour", n / 50, n / 50 - 0.1, n / 50 + 0.1) for n in range(120)]
    members += [Placed("C. Only", "green", -1.0, -1.6, -0.4)]
    root = parsed(members_line(members, "Members <1>", "left end", "right end"))
    told = hovers(root)
    assert len(told) == 121
    assert "C. Only, Greens: -1.00 (-1.60 to -0.40)" in told
    circles = [(float(c.get("cx", "nan")), float(c.get("cy", "nan"))) for c in root.iter(f"{SVG}circle")]
    assert all(130 <= x <= 960 for x, _ in circles)
    assert len({y for _, y in circles}) > 2, "dots that would touch lie in lanes"
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"Labour", "Greens", "← left end", "right end →"} <= set(words)
    assert words.index("Labour") < words.index("Greens"), "the largest party first"


def test_one_member_on_a_line() -> None:
    assert hovers(parsed(members_line([Placed("A", "snp", 0.5)], "t", "l", "r"))) == ["A, SNP: 0.50"]


def test_the_map() -> None:
    dots = [Dot(f"M{n}", "labour" if n % 2 else "snp", n, -n, n == 3) for n in range(8)]
    root = parsed(agreement_chart(dots, "Who votes with whom", "Note."))
    assert hovers(root) == [f"M{n}, {'Labour' if n % 2 else 'SNP'}" for n in range(8)]
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert {"M3", "Labour 4", "SNP 4"} <= set(words)
    assert "M4" not in words
    parsed(agreement_chart([Dot("A", "snp", 0, 0)], "t", "n"))


@pytest.mark.parametrize("rate", [0, 1, 4])
def test_loyalty(rate: int) -> None:
    start = date(2020, 1, 6)
    days = [DayOfVotes(start + timedelta(days=7 * n), "labour", 4 - rate, rate, 0) for n in range(60)]
    stretches = by_period(days)
    root = parsed(loyalty_chart(stretches, [date(2020, 9, 1)], [(date(2020, 10, 1), "joins Labour")], "A: loyalty"))
    bars = [bar for bar in root.iter(f"{SVG}rect") if bar.get("class") == "bar"]
    assert len(bars) == len(stretches)
    assert all(float(bar.get("height", "-1")) >= 0 for bar in bars)
    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert "loyalty changed" in words
    assert "joins Labour" in words
    assert f"{60 * rate} of 240 votes against" in (root.findtext(f"{SVG}desc") or "")


def test_who_has_no_line_has_no_bar() -> None:
    days = [DayOfVotes(date(2020, 1, 1) + timedelta(days=n), "independent", 0, 0, 1) for n in range(3)]
    root = parsed(loyalty_chart(by_period(days), [], [], "t"))
    assert not [bar for bar in root.iter(f"{SVG}rect") if bar.get("class") == "bar"]


def test_a_page_holds_the_figures() -> None:
    page = chart_page("<svg/>", "A & B", "Means this.", ("name", "x"), [("<i>", 1.5), ("n", None)])
    assert "<td>&lt;i&gt;</td><td>1.5</td>" in page
    assert "<td>n</td><td></td>" in page
    assert "A &amp; B" in page
    assert 'lang="en"' in page
