"""Set the thresholds of a model file from held-out predictions, and print what they give.

    python corpus/settle.py HELD_OUT.npz [MODEL.npz --precision 0.92]

``HELD_OUT.npz`` is what ``tune.py crossval --out`` wrote: every passage read by a model that had not seen it. The threshold
is chosen on the plain passages, which are most like real news.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from kinds import GROUPS, STATUSES, TYPES
from sklearn.linear_model import LogisticRegression

MARKS = 3
HARD, CONDENSED = "w1+w2+w3+w4+w5", "w18+w19+w20+w21"
PLAIN = f"w7+w8+w9+w10+w11+w12+w13+w14+w15+w16+w17+{CONDENSED}"


def candidates(types, status, scenes):
    """Return for each passage, person and type the best scene: score, marks, status.

    Marks: a pattern fires; the person is passive; the person is implied. A pattern is worth one point in the choice.
    """
    best = {}
    for n, scene in enumerate(scenes):
        for k, kind in enumerate(TYPES):
            marks = (kind in scene["fired"], scene["passive"], bool(scene["facts"][0]))
            score = float(types[n, k])
            key = (scene["passage"], scene["person"], kind)
            if score + marks[0] > best.get(key, (-9.0,))[0]:
                best[key] = (score + marks[0], score, marks, STATUSES[int(status[n, k].argmax())])
    return {key: row[1:] for key, row in best.items() if row[0] > -6}


def is_right(key, gold):
    """Return True, False, or None where a careful reader may leave it out."""
    passage, person, kind = key
    fits = [e for e in gold[passage] if e[0] == person and (kind == e[1] or kind in e[3])]
    if fits and all(e[2] for e in fits):
        return None
    return bool(fits)


def settle(found, gold):
    """Return the weight of the score, and for each type its offset and the weights of the marks, in log-odds."""
    keys = [key for key in found if is_right(key, gold) is not None]
    y = np.array([is_right(key, gold) for key in keys])
    size = len(TYPES)
    x = np.zeros((len(keys), 1 + MARKS + (1 + MARKS) * size))
    for n, key in enumerate(keys):
        score, marks, _ = found[key]
        own = 1 + MARKS + (1 + MARKS) * TYPES.index(key[2])
        x[n, 0], x[n, 1 : 1 + MARKS] = score, marks
        x[n, own], x[n, own + 1 : own + 1 + MARKS] = 1, marks
    fit = LogisticRegression(C=0.3, max_iter=5000).fit(x, y)
    w = fit.coef_[0]
    own = w[1 + MARKS :].reshape(size, 1 + MARKS)
    offset = own[:, 0] + fit.intercept_[0]
    return float(w[0]), offset, own[:, 1:] + w[1 : 1 + MARKS]


def log_odds(key, row, weights):
    slope, offset, marked = weights
    n = TYPES.index(key[2])
    return slope * row[0] + offset[n] + float(marked[n] @ np.array(row[1], float))


def report(found, gold, weights, least, among):
    right, claimed, total, held, status_right = (Counter() for _ in range(5))
    claims = {}
    for key, row in found.items():
        if key[0] in among and log_odds(key, row, weights) >= least:
            claims[key] = row[2]
    for key, status in claims.items():
        answer = is_right(key, gold)
        if answer is None:
            continue
        claimed[key[2]] += 1
        right[key[2]] += answer
        if answer:
            fits = [e for e in gold[key[0]] if e[0] == key[1] and (key[2] == e[1] or key[2] in e[3])]
            status_right[key[2]] += any(status == e[4] or status in e[5] for e in fits)
    for passage in among:
        for e in gold[passage]:
            if not e[2] and e[0] is not None:
                total[e[1]] += 1
                held[e[1]] += any((passage, e[0], k) in claims for k in (e[1], *e[3]))
    return right, claimed, total, held, status_right


def line(name, kinds, counts):
    r, c, t, h, s = (sum(x[k] for k in kinds) for x in counts)
    return f"| {name} | {r / max(c, 1):.2f} ({r}/{c}) | {h / max(t, 1):.2f} ({h}/{t}) | {s / max(r, 1):.2f} |"


def main() -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("held")
    ask.add_argument("model", nargs="?")
    ask.add_argument("--precision", type=float, default=0.92)
    args = ask.parse_args()
    data = np.load(args.held)
    rest = json.loads(Path(args.held + ".scenes").read_text(encoding="utf-8"))
    gold = rest["gold"]["gold"]
    found = candidates(data["types"], data["status"], rest["scenes"])
    weights = settle(found, gold)
    ids = rest["gold"]["ids"]
    sets = {
        name: {n for n, i in enumerate(ids) if i.split("-")[0] in name.split("+")} for name in (HARD, PLAIN, CONDENSED)
    }
    least = 3.0
    for step in np.arange(3.0, -2.0, -0.05):
        counts = report(found, gold, weights, step, sets[PLAIN])
        if sum(counts[0].values()) < args.precision * sum(counts[1].values()):
            break
        least = float(step)
    print(f"slope {weights[0]:.2f}, least log-odds {least:.2f}")
    for name, among in sets.items():
        counts = report(found, gold, weights, least, among)
        print(f"\n{name}\n| type | precision | recall | status |\n|---|---|---|---|")
        for kind in TYPES:
            print(line(kind, [kind], counts))
        for group, kinds in {**GROUPS, "all": TYPES}.items():
            print(line(f"**{group}**", kinds, counts))
        claimed = {key[0] for key, row in found.items() if key[0] in among and log_odds(key, row, weights) >= least}
        silent = {n for n in among if not gold[n]}
        print(f"claims in {len(claimed & silent)} of {len(silent)} passages without events")
    if args.model:
        with np.load(args.model) as held:
            parts = dict(held)
        slope, offset, marked = weights
        parts["threshold"] = (least - offset) / slope
        parts["marks"] = marked / slope
        parts["calibration"] = np.array([slope, least])
        np.savez_compressed(args.model, **parts)


if __name__ == "__main__":
    main()
