"""The reader with the embedded register, leaders and model."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from whipcount.facts.contests import earlier_moves
from whipcount.facts.leaders import leaders
from whipcount.facts.offices import offices
from whipcount.facts.people import register
from whipcount.facts.tables import read_bytes
from whipcount.reader.context import Context
from whipcount.reader.labels import EarlierMove, Post
from whipcount.reader.model.judge import Judge, load_judge
from whipcount.reader.read import read
from whipcount.reader.types import Document, Reading

__all__ = ["context", "judge", "read_document"]


@cache
def context() -> Context:
    """Return all that the reader knows of the world."""
    return Context(register(), leaders(), _moves(), _posts())


@cache
def judge() -> Judge:
    """Return the shipped stance model."""
    return load_judge(read_bytes("models/encoder.onnx"), read_bytes("models/heads.npz"))


def _moves() -> dict[str, list[EarlierMove]]:
    found: dict[str, list[EarlierMove]] = defaultdict(list)
    for move in sorted(earlier_moves(), key=lambda move: move.on):
        found[move.person].append(EarlierMove(move.on, move.from_party, move.to_party))
    return dict(found)


def _posts() -> dict[str, list[Post]]:
    return {person: [Post(post.title, post.start, post.end) for post in held] for person, held in offices().items()}


def read_document(document: Document) -> Reading:
    """Return who did what to whom in a document, each claim with its exact quote."""
    return read(document, context(), judge())
