"""Rows of features and labels from the passages, and the linear models over them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from fill import Gold, Passage
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from whipcount.facts.reading import context
from whipcount.reader.annotate import Annotated, annotate
from whipcount.reader.features import scene_features, status_features
from whipcount.reader.types import ClaimType, Status

TYPES = [kind.value for kind in ClaimType]
STATUSES = [status.value for status in Status]
BALLOTS = {"confidence_ballot_called", "confidence_ballot_result"}
SURE, FREE = 1, 0


@dataclass
class Row:
    """A scene with its features and, for each type, 1 (claimed), 0 (not) or None (do not learn from it)."""

    passage: int
    person: str
    features: frozenset[str]
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
            features = frozenset(scene_features(ground.scene, ground.standing, ground.fired))
            row = Row(number, ground.scene.person, features, {}, ground)
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
        elif gold.optional or any(kind == gold.type for _, kind, _, _ in ground.fired):
            row.labels.setdefault(gold.type, None)


class Vocabulary:
    """Feature -> column; those seen in fewer than two passages are left out."""

    def __init__(self, bags: list[tuple[int, frozenset[str]]]):
        held: dict[str, set[int]] = defaultdict(set)
        for passage, bag in bags:
            for name in bag:
                if len(held[name]) < 2:
                    held[name].add(passage)
        self.names = sorted(name for name, seen in held.items() if len(seen) > 1)
        self.column = {name: n for n, name in enumerate(self.names)}

    def matrix(self, bags: list[frozenset[str]]) -> csr_matrix:
        index, ends = [], [0]
        for bag in bags:
            columns = sorted(self.column[name] for name in bag if name in self.column)
            index += columns
            ends.append(len(index))
        data = np.ones(len(index))
        x = csr_matrix((data, index, ends), shape=(len(bags), len(self.names)))
        norm = np.sqrt(np.maximum(np.asarray(x.sum(axis=1)).ravel(), 1))
        return csr_matrix(x.multiply((6.0 / norm)[:, None]))


def fit_types(train: list[Row], cost: float = 0.3):
    words = Vocabulary([(row.passage, row.features) for row in train])
    x = words.matrix([row.features for row in train])
    models = {}
    for kind in TYPES:
        use = np.array([row.labels.get(kind, 0) is not None for row in train])
        y = np.array([row.labels.get(kind, 0) or 0 for row in train])
        if y[use].sum() >= 4:
            models[kind] = LogisticRegression(C=cost, solver="liblinear", class_weight={0: 1, 1: 2}).fit(x[use], y[use])
    return words, models


def type_scores(fitted, test: list[Row]) -> np.ndarray:
    words, models = fitted
    x = words.matrix([row.features for row in test])
    scores = np.full((len(test), len(TYPES)), -20.0)
    for n, kind in enumerate(TYPES):
        if kind in models:
            scores[:, n] = models[kind].decision_function(x)
    return scores
