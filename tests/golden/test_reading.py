"""The shipped model against gold standards: the short reports beside the project, and the blind passages."""

import json
from pathlib import Path

import pytest

from whipcount.facts.people import name_index
from whipcount.facts.reading import read_document
from whipcount.reader.types import Document, Reading

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
BALLOTS = {"confidence_ballot_called", "confidence_ballot_result"}


@pytest.fixture(scope="session")
def reports(shared: Path) -> list[tuple[dict, Reading]]:
    lines = (shared / "articles" / "dev_articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row, read_document(Document(row["text"], row["id"], None, row["published"]))) for row in rows]


def _subject(claim) -> str | None:
    if claim.type.value in BALLOTS:
        return claim.target.id if claim.target else None
    return claim.actor.id if claim.actor else None


def _gold_subject(event: dict) -> str | None:
    return name_index().one(event["target"] if event["type"] in BALLOTS else event["actor"])


def _fits(claim, event: dict) -> bool:
    kinds = {event["type"], *event.get("alt_types", ())}
    return claim.type.value in kinds and _subject(claim) == _gold_subject(event)


def test_quotes_are_exact(reports) -> None:
    for row, reading in reports:
        for claim in reading.claims:
            assert row["text"][claim.quote.start : claim.quote.end] == claim.quote.text


def test_reports_without_members_give_nothing(reports) -> None:
    silent = [(row, reading) for row, reading in reports if not row.get("events")]
    assert len(silent) == 2
    assert [claim.type.value for _, reading in silent for claim in reading.claims] == []


def test_most_claims_are_right_and_most_events_are_found(reports) -> None:
    pairs = [(row, reading) for row, reading in reports if "foreign" not in row.get("tags", ())]
    claims = [(row, c) for row, reading in pairs for c in reading.claims]
    right = sum(any(_fits(c, e) for e in row.get("events", ())) for row, c in claims)
    events = [(r, reading, e) for r, reading in pairs for e in r.get("events", ()) if not e.get("optional")]
    found = sum(any(_fits(c, e) for c in reading.claims) for row, reading, e in events)
    assert right >= 0.85 * len(claims)
    assert found >= 0.7 * len(events)


def test_the_blind_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(CORPUS))
    import evaluate
    from fill import passages

    result = evaluate.score(passages("w13"))
    assert result.precision() >= 0.88
    assert result.recall() >= 0.73
    assert result.recall(evaluate.GROUPS["attitudes"]) >= 0.70
    assert result.part("status") >= 0.89
    assert result.part("target") >= 0.88
    assert result.part("date") >= 0.80
    assert result.false_in_silent <= 2
