"""The shipped case as it is compiled from its list of events."""

from __future__ import annotations

import csv
from urllib.parse import urlsplit

import pytest

from whipcount.compile.cases import of_publisher
from whipcount.facts.cases import open_case
from whipcount.facts.tables import DATA


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("https://feeds.bbci.co.uk/news/uk-england-1", "https://www.bbc.co.uk/news/uk-england-1"),
        (
            "https://web.archive.org./web/2022/https://a.example/b",
            "https://web.archive.org/web/2022/https://a.example/b",
        ),
        ("https://a.example/?p=1#x", "https://a.example/?p=1#x"),
    ],
)
def test_another_name_of_a_host_is_its_publisher_s_own(given: str, found: str) -> None:
    assert of_publisher(given) == found


def test_no_source_of_the_case_has_another_name_of_a_host() -> None:
    with (DATA / "manual" / "source_hosts.csv").open(encoding="utf-8", newline="") as lines:
        others = {row["host"] for row in csv.DictReader(lines)}
    events = open_case("johnson-2022").case.events
    hosts = {urlsplit(event.source.url).netloc for event in events if event.source.url}
    assert others
    assert not hosts & others
    assert not any(other in (event.detail or "").split() for event in events for other in others)
