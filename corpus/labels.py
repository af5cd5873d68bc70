"""The scenes of the passages with what each claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from fill import Gold, Passage

from whipcount.facts.reading import context
from whipcount.reader.annotate import Annotated, annotate

BALLOTS = {"confidence_ballot_called", "confidence_ballot_result"}


@dataclass
class Row:
    """A scene with, for each type, 1 (claimed), 0 (not) or None (do not learn from it)."""

    passage: int
    person: str
    labels: dict[str, int | None] = field(default_factory=dict)
    ground: object = None


def subject(gold: Gold) -> str | None:
    """Return the person whose scene shows the event: the leader for ballots, else the actor."""
    return gold.target if gold.type in BALLOTS else gold.actor


def mark(passage: Passage) -> Annotated:
    return annotate(passage.text, date.fromisoformat(passage.published), context())


def rows(passages: list[Passage]) -> list[Row]:
    found = []
    for number, passage in enumerate(passages):
        seen = mark(passage)
        for ground in seen.grounds:
            row = Row(number, ground.scene.person, {}, ground)
            _label(row, passage, ground)
            found.append(row)
    return found


def _label(row: Row, passage: Passage, ground) -> None:
    sentence = ground.scene.sentence
    for gold in passage.events:
        if subject(gold) != row.person:
            continue
        start = passage.text.find(gold.quote)
        overlap = min(sentence.end, start + len(gold.quote)) - max(sentence.start, start)
        here = overlap > 0.3 * min(len(gold.quote), sentence.end - sentence.start)
        for kind in gold.alt_types:
            row.labels.setdefault(kind, None)
        if here and not gold.optional:
            row.labels[gold.type] = 1
        elif gold.optional or any(hit.type == gold.type for hit in ground.fired):
            row.labels.setdefault(gold.type, None)
