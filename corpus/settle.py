"""Set the thresholds of a model file from held-out predictions, and print what they give.

    python corpus/settle.py HELD_OUT.npz [MODEL.npz --precision 0.92]

``HELD_OUT.npz`` is what ``tune.py crossval --out`` wrote: every passage read by a model that had not seen it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from tune import GROUPS, STATUSES, TYPES


def candidates(types, status, scenes):
    """Return for each passage, person and type the best scene: score with bonus 1 for a pattern, fired, status."""
    best = {}
    for n, scene in enumerate(scenes):
        for k, kind in enumerate(TYPES):
            fired = kind in scene["fired"]
            score = float(types[n, k])
            key = (scene["passage"], scene["person"], kind)
            if score + fired > best.get(key, (-9.0, 0.0, False, ""))[0]:
                best[key] = (score + fired, score, fired, STATUSES[int(status[n, k].argmax())])
    return {key: row[1:] for key, row in best.items() if row[0] > -6}


def is_right(key, gold):
    """Return True, False, or None where a careful reader may leave it out."""
    passage, person, kind = key
    fits = [e for e in gold[passage] if e[0] == person and (kind == e[1] or kind in e[3])]
    if fits and all(e[2] for e in fits):
        return None
    return bool(fits)


def settle(found, gold):
    """Return the weight of the score, of a fired pattern of each type, and each type's offset, in log-odds."""
    keys = [key for key in found if is_right(key, gold) is not None]
    y = np.array([is_right(key, gold) for key in keys])
    size = len(TYPES)
    x = np.zeros((len(keys), 2 + 2 * size))
    for n, key in enumerate(keys):
        score, fired, _ = found[key]
        kind = TYPES.index(key[2])
        x[n, 0], x[n, 1], x[n, 2 + kind], x[n, 2 + size + kind] = score, fired, 1, fired
    fit = LogisticRegression(C=0.5, max_iter=5000).fit(x, y)
    w = fit.coef_[0]
    bonus = {k: float(w[1] + w[2 + size + n]) for n, k in enumerate(TYPES)}
    return float(w[0]), bonus, {k: float(w[2 + n] + fit.intercept_[0]) for n, k in enumerate(TYPES)}


def report(found, gold, weights, least):
    slope, bonus, offset = weights
    right, claimed, total, held, status_right = (Counter() for _ in range(5))
    claims = {}
    for key, (score, fired, status) in found.items():
        if slope * score + bonus[key[2]] * fired + offset[key[2]] >= least:
            claims[key] = status
    for key, status in claims.items():
        answer = is_right(key, gold)
        if answer is None:
            continue
        claimed[key[2]] += 1
        right[key[2]] += answer
        if answer:
            fits = [e for e in gold[key[0]] if e[0] == key[1] and (key[2] == e[1] or key[2] in e[3])]
            status_right[key[2]] += any(status == e[4] or status in e[5] for e in fits)
    for passage, events in enumerate(gold):
        for e in events:
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
    least = 3.0
    for step in np.arange(3.0, -1.0, -0.05):
        counts = report(found, gold, weights, step)
        if sum(counts[0].values()) < args.precision * sum(counts[1].values()):
            break
        least = float(step)
    counts = report(found, gold, weights, least)
    print(f"slope {weights[0]:.2f}, least log-odds {least:.2f}")
    print("| type | precision | recall | status |\n|---|---|---|---|")
    for kind in TYPES:
        print(line(kind, [kind], counts))
    for name, kinds in {**GROUPS, "all": TYPES}.items():
        print(line(f"**{name}**", kinds, counts))
    if args.model:
        with np.load(args.model) as held:
            parts = dict(held)
        slope, bonus, offset = weights
        parts["threshold"] = np.array([(least - offset[k]) / slope for k in TYPES])
        parts["bonus"] = np.array([bonus[k] / slope for k in TYPES])
        parts["calibration"] = np.array([slope, least])
        np.savez_compressed(args.model, **parts)


if __name__ == "__main__":
    main()
