"""What a story proposes is what a case folder can take."""

from __future__ import annotations

import pytest

from briefstories import one
from whipcount.brief.found import find
from whipcount.ledger.rows import read_events, write_events


@pytest.mark.parametrize(
    ("url", "kept"), [("https://example.org/a", True), ("story-7", False), ("file:///a.txt", False), (None, False)]
)
def test_only_the_address_of_a_page_is_taken_over(url: str | None, kept: bool) -> None:
    found = find(one("critical", "Roger Gale", "2022-01-12"), url, "johnson-2022")
    (event,) = [proposal.event for proposal in found.proposals]
    assert event.source.url == (url if kept else None)
    assert read_events(write_events([event]))[1] == []


def test_a_move_to_nobody_knows_where_is_not_proposed() -> None:
    told = {"published": "2024-01-12", "day": "2022-01-19", "on": "2024-01-12"}
    named = find(one("changes_party", "Boris Johnson", **told, to_party="reform"))
    assert [proposal.event.to_party for proposal in named.proposals] == ["reform"]
    assert find(one("changes_party", "Boris Johnson", **told)).proposals == ()
