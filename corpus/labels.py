"""What each scene of a passage claims, by the gold standard."""

from __future__ import annotations

from datetime import date

from fill import Gold, Passage

from whipcount.facts.reading import context
from whipcount.reader.annotate import Annotated, Ground, annotate

BALLOTS = {"confidence_ballot_called", "confidence_ballot_result"}


def subject(gold: Gold) -> str | None:
    """Return the person whose scene shows the event: the leader for ballots, else the actor."""
    return gold.target if gold.type in BALLOTS else gold.actor


def mark(passage: Passage) -> Annotated:
    """Return the passage with everything marked."""
    return annotate(passage.text, date.fromisoformat(passage.published), context())


def label(ground: Ground, passage: Passage) -> tuple[dict[str, int | None], dict[str, list[str]]]:
    """Return type -> 1 (claimed) or None (do not learn from it), and type -> statuses that are right."""
    labels: dict[str, int | None] = {}
    status: dict[str, list[str]] = {}
    sentence = ground.scene.sentence
    for gold in passage.events:
        if subject(gold) != ground.scene.person:
            continue
        start = passage.text.find(gold.quote)
        overlap = min(sentence.end, start + len(gold.quote)) - max(sentence.start, start)
        here = overlap > 0.3 * min(len(gold.quote), sentence.end - sentence.start)
        for kind in gold.alt_types:
            labels.setdefault(kind, None)
        if here and not gold.optional:
            labels[gold.type] = 1
            status.setdefault(gold.type, [gold.status, *gold.alt_status])
        else:
            labels.setdefault(gold.type, None)
    return labels, status
