"""The brief as a whole: headline, figures, sections, and the same of them in every form."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import Any

import pytest
from rich.console import Console

from briefstories import JOHNSON, actor, claim, floor_crossed, one, story
from whipcount.brief.assemble import assemble
from whipcount.brief.render.markdown import markdown
from whipcount.brief.render.page import page
from whipcount.brief.render.terminal import show
from whipcount.brief.types import Brief, Quote, Table
from whipcount.reader.types import Actor, ActorKind, Reading

NAMES = ("Luciana Berger", "Chuka Umunna", "Chris Leslie", "Gavin Shuker", "Mike Gapes", "Angela Smith", "Ann Coffey")


def seven_leave() -> Reading:
    text, on = "; ".join(f"{name} left" for name in NAMES), "2019-02-18"
    kinds = {"from_party": "labour", "to_party": "independent", "on": on}
    day = date(2019, 2, 18)
    return story(text, on, *[claim(text, f"{n} left", "changes_party", actor(n, day), **kinds) for n in NAMES])


STORIES = {
    "defection": floor_crossed,
    "several": seven_leave,
    "minister": lambda: one("resigns_office", "Rishi Sunak", "2022-07-05", office="Chancellor", on="2022-07-05"),
    "whip": lambda: one("loses_whip", "Matt Hancock", "2022-11-01", on="2022-11-01"),
    "death": lambda: one("dies", "David Amess", "2021-10-15", on="2021-10-15"),
    "call": lambda: one("calls_to_resign", "David Davis", "2022-01-19", target=JOHNSON, on="2022-01-19"),
    "reshuffle": lambda: one("appointed", "Nadhim Zahawi", "2021-09-15", office="Education Secretary", on="2021-09-15"),
    "rumour": lambda: one("changes_party", "Danny Kruger", "2023-05-10", status="hypothetical", to_party="labour"),
    "no claim": lambda: story("It rained on the river all morning.", "2022-01-19"),
    "no date": lambda: one("calls_to_resign", "David Davis", None, "2022-01-18", target=JOHNSON),
    "before labels": lambda: one("changes_party", "Alan Howarth", "1995-10-07", to_party="labour", on="1995-10-07"),
    "after the register": lambda: one("dies", "Danny Kruger", "2027-03-01", "2026-06-01", on="2027-03-01"),
    "recall": lambda: one("recall_petition", "Chris Davies", "2019-05-08", on="2019-05-08"),
}


@pytest.fixture(scope="module", params=sorted(STORIES))
def brief(request: pytest.FixtureRequest) -> Brief:
    return assemble(STORIES[request.param]())


def figure(brief: Brief, name: str) -> tuple[int | None, int | None]:
    return next((f.before, f.after) for f in brief.figures if f.name == name)


def section_text(brief: Brief, section_id: str) -> str:
    section = next(section for section in brief.sections if section.id == section_id)
    return json.dumps([block for block in brief.to_dict()["sections"] if block["id"] == section.id], ensure_ascii=False)


def test_the_headline_answers_first() -> None:
    assert assemble(floor_crossed()).headline == (
        "Christian Wakeford leaves the Conservatives for Labour. Conservatives 359, working majority 77, down from 79. "
        "The letter of Christian Wakeford no longer counts: 3 of the 54 needed letters are on the record."
    )


def test_the_figures_of_the_example() -> None:
    found = assemble(floor_crossed())
    assert figure(found, "members_conservative") == (360, 359)
    assert figure(found, "working_majority") == (79, 77)
    assert figure(found, "letters") == (4, 3)
    assert figure(found, "threshold") == (54, 54)
    assert figure(found, "seat_majority") == (None, 402)


def test_the_seat_and_the_member_of_the_example() -> None:
    found = assemble(floor_crossed())
    seat = section_text(found, "seat")
    assert "majority of 402 over Labour: 0.8% of 50,274 votes" in seat
    assert "0.40%" in seat
    assert "Red Wall" in seat
    assert "commons:1124" in section_text(found, "member")
    assert "Alan Howarth" in section_text(found, "precedents")
    assert "Owen Paterson" in section_text(found, "standards")


def test_several_at_once_are_all_told() -> None:
    found = assemble(seven_leave())
    assert figure(found, "members_labour") == (255, 248)
    assert all(name in section_text(found, "happened") for name in NAMES)
    assert {"member", "member-2", "member-3", "members"} <= {section.id for section in found.sections}


def test_a_story_without_acts_says_what_was_looked_for() -> None:
    found = assemble(STORIES["no claim"]())
    assert found.figures == ()
    assert "Looked for: moves between parties" in section_text(found, "happened")


def test_an_unknown_day_counts_nothing_and_says_how_to_give_it() -> None:
    found = assemble(STORIES["no date"]())
    assert (found.on, found.figures) == (None, ())
    assert "--published" in found.headline


def test_a_scenario_says_so() -> None:
    on = "2023-05-10"
    found = assemble(one("changes_party", "Danny Kruger", on, to_party="labour", on=on))
    assert found.headline.startswith("A scenario, not in the register")
    assert "nothing is stored" in section_text(found, "house")


def test_a_rumour_stands_among_the_uncounted(brief: Brief) -> None:
    found = assemble(STORIES["rumour"]())
    assert "not as done" in section_text(found, "not-counted")
    assert "leaves open whether" in section_text(found, "watch")


def test_a_name_that_fits_two_members_is_not_guessed() -> None:
    text = "Bell spoke against the prime minister."
    two = Actor(None, "Bell", "Bell", ActorKind.MEMBER, ambiguous=("twfy:25916", "twfy:10999"))
    found = assemble(story(text, "2022-01-19", claim(text, text, "critical", two, target=JOHNSON)))
    assert "the name fits Aaron Bell (Newcastle-under-Lyme) and Boris Johnson (" in section_text(found, "not-counted")


def test_a_recall_story_brings_the_recall_rules() -> None:
    assert "Recall of MPs Act 2015" in section_text(assemble(STORIES["recall"]()), "rules")


def test_every_form_carries_the_same_figures_and_hash(brief: Brief) -> None:
    html, text, document = page(brief), markdown(brief), brief.to_dict()
    assert brief.hash in html
    assert brief.hash in text
    assert document["hash"] == brief.hash
    for one_figure in brief.figures:
        assert f"<strong>{one_figure.after:,}</strong>" in html
        assert f"| {one_figure.label} |" in text
        assert one_figure.name in [row["name"] for row in document["figures"]]


def test_every_link_inside_the_page_leads_somewhere(brief: Brief) -> None:
    html = page(brief)
    ids = re.findall(r'id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_the_page_fetches_nothing(brief: Brief) -> None:
    html = page(brief)
    assert not re.search(r"<(?:script|link|img|iframe)|url\(|@import| src=", html)


def test_every_figure_opens_into_evidence(brief: Brief) -> None:
    html = page(brief)
    for one_figure in brief.figures:
        assert one_figure.evidence or one_figure.after == 0
        assert all(f'id="{anchor.removeprefix("#")}"' in html for anchor in one_figure.evidence)


def test_every_quote_stands_in_the_story() -> None:
    reading = floor_crossed()
    quotes = [b.text for s in assemble(reading).sections for b in s.blocks if isinstance(b, Quote)]
    assert len(quotes) == len(reading.claims)
    assert all(quote in reading.document.text for quote in quotes)


def test_rows_are_as_wide_as_their_header(brief: Brief) -> None:
    tables = [block for section in brief.sections for block in section.blocks if isinstance(block, Table)]
    assert all(len(row) == len(table.header) for table in tables for row in table.rows)
    assert all(not table.anchors or len(table.anchors) == len(table.rows) for table in tables)


def test_the_terminal_shows_it_at_any_width(brief: Brief) -> None:
    for width in (40, 200):
        buffer = io.StringIO()
        show(brief, Console(file=buffer, width=width))
        assert "Sources" in buffer.getvalue()
        assert "](" not in buffer.getvalue()


def test_foreign_words_make_neither_links_nor_tags() -> None:
    words: Any = "<script>alert(1)</script> [click](https://evil.example)"
    text = f"David Davis {words}"
    who = actor("David Davis", date(2022, 1, 19))
    said = [claim(text, text, "critical", who, status=status, target=JOHNSON) for status in ("asserted", "denied")]
    html = page(assemble(story(text, "2022-01-19", *said, title=words)))
    assert "<script>" not in html
    assert 'href="https://evil.example"' not in html
