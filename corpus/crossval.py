"""Cross-validate the models by story and print precision and recall by type."""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict

import numpy as np
from fill import passages
from learn import BALLOTS, TYPES, fit_types, rows, subject, type_scores

GROUPS = {
    "moves": "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn".split(),
    "attitudes": "calls_to_resign calls_for_timetable critical supports_leader nominates".split(),
}
OF = {kind: group for group, kinds in GROUPS.items() for kind in kinds}


def folds(groups: list[str], k: int = 5) -> np.ndarray:
    names = sorted(set(groups))
    np.random.default_rng(0).shuffle(names)
    place = {name: n % k for n, name in enumerate(names)}
    return np.array([place[g] for g in groups])


def document_scores(data, scores):
    best: dict[tuple[int, str, str], float] = {}
    for row, line in zip(data, scores, strict=True):
        for n, kind in enumerate(TYPES):
            key = (row.passage, row.person, kind)
            if line[n] > best.get(key, -9):
                best[key] = line[n]
    return best


def judge(stories, best, threshold):
    """Return per type: right, claimed, in gold and found."""
    right, claimed, gold_n, found = Counter(), Counter(), Counter(), Counter()
    claims = defaultdict(set)
    for (p, person, kind), score in best.items():
        if score >= threshold[kind]:
            claims[p].add((person, kind))
    wrong, missed = [], []
    for p, story in enumerate(stories):
        for person, kind in claims[p]:
            fits = [g for g in story.events if subject(g) == person and (kind == g.type or kind in g.alt_types)]
            if any(g.type == kind and g.optional for g in fits) and not any(not g.optional for g in fits):
                continue
            claimed[kind] += 1
            right[kind] += bool(fits)
            if not fits:
                wrong.append((p, person, kind, best[p, person, kind]))
        for g in story.events:
            if g.optional or subject(g) is None:
                continue
            gold_n[g.type] += 1
            hit = any((subject(g), k) in claims[p] for k in (g.type, *g.alt_types))
            found[g.type] += hit
            if not hit:
                missed.append((p, g, best.get((p, subject(g), g.type), None)))
    return right, claimed, gold_n, found, wrong, missed


def table(result) -> None:
    right, claimed, gold, found = result[:4]
    def line(name, kinds):
        r, c, g, f = (sum(x[k] for k in kinds) for x in (right, claimed, gold, found))
        print(f"{name:26s} P {r / max(c, 1):.3f} ({r}/{c})  R {f / max(g, 1):.3f} ({f}/{g})")
    for kind in TYPES:
        if gold[kind] or claimed[kind]:
            line(kind, [kind])
    for group, kinds in GROUPS.items():
        line(group.upper(), kinds)
    line("ALL", TYPES)


def out_of_fold(stories, data, k=5):
    where = folds([s.group for s in stories], k)
    scores = np.zeros((len(data), len(TYPES)))
    for fold in range(k):
        test = [n for n, row in enumerate(data) if where[row.passage] == fold]
        train = [row for row in data if where[row.passage] != fold]
        scores[test] = type_scores(fit_types(train), [data[n] for n in test])
    return scores


if __name__ == "__main__":
    t = time.time()
    stories = passages(*sys.argv[1:])
    data = rows(stories)
    print(len(stories), "passages", len(data), "scenes", round(time.time() - t, 1), "s")
    scores = out_of_fold(stories, data)
    print(round(time.time() - t, 1), "s")
    best = document_scores(data, scores)
    for th in (-0.5, 0, 0.5, 1):
        print("threshold", th)
        table(judge(stories, best, defaultdict(lambda: th)))
