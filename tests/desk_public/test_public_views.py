from __future__ import annotations

import json
import re
from typing import Any

import pytest

J = "/cases/johnson-2022/"
PAGES = {
    "home": "/",
    "case": f"{J}?on=2022-06-06",
    "case of a day": f"{J}days/2022-06-06/",
    "case before the first event": f"{J}?on=2021-10-01",
    "case as known": f"{J}?on=2022-01-19&known=2022-01-19",
    "names filtered": f"{J}?stance=letter&sort=name&q=a&cohort=intake-2019",
    "timeline": f"{J}timeline/?on=2022-02-01",
    "corrections": f"{J}corrections/",
    "members": "/members/?on=2022-01-19",
    "member": "/members/25874/?on=2022-01-19",
    "member without a seat then": "/members/25874/?on=2010-01-19",
    "seats": "/seats/",
    "seat": "/seats/E14000611/?on=2022-01-19",
    "house": "/house/2022-01-19/",
    "house as known": "/house/2026-05-13/?known=2026-05-08",
    "house between Parliaments": "/house/2019-11-20/",
    "house before the maps": "/house/2005-01-01/",
    "event": "/events/e9eacdeed15a3/",
    "find": "/find/?q=wakeford&on=2022-01-19",
    "find nothing": "/find/?q=zzzz",
    "api": "/api/v1/docs",
    "embed": "/embed/cases/johnson-2022/?theme=dark&show=map",
}
MISTAKES = {
    f"{J}?on=2019-01-01": 409,
    f"{J}?on=yesterday": 422,
    f"{J}?known=2022-13-01": 422,
    f"{J}?stance=zz": 422,
    f"{J}?sort=zz": 422,
    f"{J}?cohort=zz": 422,
    f"{J}days/2022-02-30/": 422,
    f"{J}days/2022-06-06/?on=2022-01-19": 422,
    "/embed/cases/johnson-2022/days/2022-06-06/?on=2022-01-19": 422,
    "/house/2022-06-06/?on=2022-01-19": 422,
    f"{J}?q={'a' * 101}": 422,
    "/cases/nobody/": 404,
    "/members/1/": 404,
    "/members/999999999999/": 404,
    "/seats/E1/": 404,
    "/events/zz/": 404,
    "/house/1990-01-01/": 422,
    "/find/?q=" + "a" * 101: 422,
    "/members/?on=1935-01-01": 422,
    "/seats/?on=1935-01-01": 422,
    f"{J}charts/nothing.svg": 404,
    f"{J}downloads/nothing.csv": 404,
    "/embed/cases/johnson-2022/?theme=pink": 422,
    "/embed/cases/johnson-2022/?show=pie": 422,
    "/oembed": 404,
    "/oembed?url=http://elsewhere.example/cases/johnson-2022/": 404,
    "/oembed?url=http://testserver/cases/johnson-2022/&maxwidth=-1": 422,
    "/oembed?url=http://testserver/cases/johnson-2022/&format=pdf": 422,
    "/no/such/page": 404,
}


@pytest.mark.parametrize("name", PAGES)
def test_every_kind_of_page_answers(client: Any, name: str) -> None:
    answer = client.get(PAGES[name])
    assert answer.status_code == 200
    assert answer.headers["ETag"]
    assert "public" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", MISTAKES)
def test_a_mistake_is_one_sentence_with_its_status(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == MISTAKES[path]
    assert "<h1>" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_an_inline_script_or_style(client: Any, name: str) -> None:
    text = client.get(PAGES[name]).content.decode()
    scripts = re.findall(r"<script([^>]*)>", text)
    assert all("src=" in one or 'type="application/ld+json"' in one for one in scripts)
    assert not re.search(r"<style|\sstyle=|\son\w+=", text)


def test_the_policy_allows_nothing_inline(client: Any) -> None:
    policy = client.get(J).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_two_clocks_reproduce_a_past_page(client: Any) -> None:
    now = client.get(f"{J}?on=2022-01-19").content.decode()
    then = client.get(f"{J}?on=2022-01-19&known=2022-01-19").content.decode()
    assert "with only what was public by 19 January 2022" in then
    assert "4 of 54" in now
    assert now != then


@pytest.mark.parametrize("path", [f"{J}?on=buy-this", f"{J}?known=buy-this", f"{J}days/buy-this/"])
def test_what_is_no_day_is_not_said_again(client: Any, path: str) -> None:
    told = client.get(path).content.decode().partition("<h1>")[2]
    assert "is not a date; write it as YYYY-MM-DD" in told
    assert "buy-this" not in told


def test_a_path_and_a_query_may_name_a_day_twice(client: Any) -> None:
    assert client.get(f"{J}days/2022-06-06/?on=2022-06-06").status_code == 200
    told = client.get(f"{J}days/2022-06-06/?on=2022-01-19").content.decode()
    assert "The address names two days, 2022-06-06 in its path and 2022-01-19 as on; ask for one of them." in told


def test_a_path_and_a_query_name_the_same_day(client: Any) -> None:
    heads = [
        re.search(r"<h1>(.*?)</h1>", client.get(path).content.decode())[1]  # type: ignore[index]
        for path in (f"{J}?on=2022-06-06", f"{J}days/2022-06-06/")
    ]
    assert (
        heads[0]
        == heads[1]
        == ("20 of 54 letters needed to open a contest against Boris Johnson are on the record on 6 June 2022.")
    )


def test_foreign_words_are_escaped(client: Any, small: Any) -> None:
    text = client.get("/cases/small/timeline/").content.decode()
    assert "<script>alert(1)</script>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_linked_data_cannot_end_its_element(client: Any, small: Any) -> None:
    text = client.get("/events/e2/").content.decode()
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    assert "<" not in data[1]
    assert json.loads(data[1])["appearance"]["text"] == "<script>alert(1)</script>"


def test_a_quote_gets_its_selector(client: Any, small: Any) -> None:
    found = json.loads(client.get("/events/e1/annotation.json").content)
    assert found["target"]["selector"] == {"type": "TextQuoteSelector", "exact": "I have sent it."}
    assert found["target"]["source"] == "https://a.example/1"


def test_a_corrected_event_names_its_correction(client: Any, small: Any) -> None:
    assert 'Replaced by <a href="/events/e4/">' in client.get("/events/e1/").content.decode()
    log = client.get("/cases/small/corrections/").content.decode()
    assert "<del>2022-01-13</del>" in log
    assert "<ins>2022-01-20</ins>" in log
    assert "the day was wrong" in log


def test_a_case_that_is_not_public_is_nowhere(client: Any, small: Any) -> None:
    from whipcount.desk.ledger.models import Case

    Case.objects.filter(slug="small").update(is_public=False)
    paths = ("/cases/small/", "/events/e1/", "/cases/small/card.png", "/api/v1/cases/small", "/embed/cases/small/")
    assert [client.get(path).status_code for path in paths] == [404] * len(paths)
    assert "A small case" not in client.get("/").content.decode()
    assert "A small case" not in client.get("/members/10068/?on=2022-01-19").content.decode()


def test_an_accepted_event_shows_at_once(client: Any, small: Any) -> None:
    from whipcount.desk.ledger.store import add_events, locked
    from whipcount.ledger.types import Event, Source
    from whipcount.ledger.vocabulary import EventType, Grade, Status

    before = client.get("/cases/small/").content.decode()
    event = Event(
        "e9", "2022-01-30", "2022-01-30", "Roger Gale", "twfy:10217", EventType.LETTER_SUBMITTED, Status.ASSERTED,
        Source(Grade.ON_RECORD, "https://a.example/9", "In."), "Boris Johnson", "twfy:10999",
    )  # fmt: skip
    with locked("small") as row:
        add_events(row, [event])
    after = client.get("/cases/small/").content.decode()
    assert "<h1>1 of 54" in before
    assert "<h1>2 of 54" in after


def test_only_reading_is_allowed(client: Any) -> None:
    for path in (J, "/members/25874/", "/house/", "/find/", "/oembed", f"{J}feeds/changes.atom"):
        assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/house/2030-01-01/", "/members/?on=2030-01-01", "/find/?q=abbott&on=2030-01-01"])
def test_a_day_after_the_register_says_where_the_register_ends(client: Any, path: str) -> None:
    assert "The register ends on 19 June 2026" in client.get(path).content.decode()
    assert "The register ends on" not in client.get(path.replace("2030-01-01", "2022-01-19")).content.decode()
