"""A million ballots of 360 members in six factions that are swayed as one: exact, beside NumPy that simulates.

Run ``python benchmarks/ballots.py``. Every form is timed in the same run, the best of several; the exact table, ballots
drawn from it and the simulated ballots must agree. Exit code 1 if they do not, or if a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable

import numpy as np

from whipcount.forecast.ballot.members import Faction, draw, poisson_binomial, swayed

MEMBERS, FACTIONS, SWAY, SEED = 360, 6, 0.8, 0
CHUNK = 5_000
LIMIT = 0.15
TOO_FAR = 0.01
"""Cumulative shares of two forms that lie further apart than this do not agree; a million ballots err by 0.002."""


def members() -> tuple[np.ndarray, np.ndarray]:
    """Return each member's chance, all different, and his faction."""
    rng = np.random.default_rng(SEED)
    return rng.uniform(0.05, 0.8, MEMBERS), np.arange(MEMBERS) % FACTIONS


def exact(chances: np.ndarray, faction: np.ndarray) -> np.ndarray:
    groups = [Faction(str(n), tuple(chances[faction == n].tolist()), SWAY) for n in range(FACTIONS)]
    return swayed(groups)


def simulated(chances: np.ndarray, faction: np.ndarray, ballots: int) -> np.ndarray:
    """Throw a number for every member in every ballot, in single precision and in blocks that stay in the cache."""
    rng = np.random.default_rng(SEED)
    order = np.argsort(faction, kind="stable")
    odds = np.log(chances / (1 - chances))[order].astype(np.float32)
    size = MEMBERS // FACTIONS
    found = np.empty(ballots, np.int64)
    for start in range(0, ballots, CHUNK):
        n = min(CHUNK, ballots - start)
        shocks = np.repeat(rng.standard_normal((n, FACTIONS), np.float32) * np.float32(SWAY), size, axis=1)
        limit = 1 / (1 + np.exp(-(odds + shocks)))
        found[start : start + n] = np.count_nonzero(rng.random((n, MEMBERS), np.float32) < limit, axis=1)
    return found


def simulated_alike(chances: np.ndarray, faction: np.ndarray, ballots: int) -> np.ndarray:
    """Draw a binomial for every faction in every ballot; only where all members of a faction have the same chance."""
    rng = np.random.default_rng(SEED)
    found = np.zeros(ballots, np.int64)
    for n in range(FACTIONS):
        own = chances[faction == n]
        odds = np.log(own[0] / (1 - own[0])) + SWAY * rng.standard_normal(ballots)
        found += rng.binomial(len(own), 1 / (1 + np.exp(-odds)))
    return found


def best(call: Callable[[], np.ndarray], times: int) -> tuple[float, np.ndarray]:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        found = call()
        spent.append(time.perf_counter() - start)
    return min(spent), found


def distance(table: np.ndarray, ballots: np.ndarray) -> float:
    """Return the largest difference of cumulative shares."""
    seen = np.bincount(ballots, minlength=len(table)) / len(ballots)
    return float(np.abs(np.cumsum(table) - np.cumsum(seen)).max())


def compare(
    name: str, chances: np.ndarray, faction: np.ndarray, ballots: int, peer: Callable[..., np.ndarray], times: int
) -> bool:
    ours, drawn = best(lambda: draw(exact(chances, faction), ballots, SEED), times)
    theirs, thrown = best(lambda: peer(chances, faction, ballots), 1 if peer is simulated else times)
    table = exact(chances, faction)
    apart = distance(table, drawn), distance(table, thrown)
    said = f"{ours:.4f} s, NumPy {theirs:.3f} s, ratio {ours / theirs:.4f}; limit {LIMIT}"
    print(f"{name}: table and {ballots:,} ballots {said}")
    print(f"  cumulative shares differ from the exact table by {apart[0]:.5f} (drawn) and {apart[1]:.5f} (NumPy)")
    if max(apart) > TOO_FAR:
        raise SystemExit("The distributions do not agree.")
    return ours <= LIMIT * theirs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ballots", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    chances, faction = members()
    spent, _ = best(lambda: poisson_binomial(chances), asked.times)
    print(f"{MEMBERS} independent members, exact: {spent * 1000:.2f} ms")
    spent, _ = best(lambda: exact(chances, faction), asked.times)
    print(f"{MEMBERS} members in {FACTIONS} factions, all chances different, exact: {spent * 1000:.1f} ms")
    alike = np.array([chances[faction == n].mean() for n in range(FACTIONS)])[faction]
    held = [
        compare("All chances different", chances, faction, asked.ballots, simulated, asked.times),
        compare("One chance a faction, each member thrown for", alike, faction, asked.ballots, simulated, asked.times),
        compare("One chance a faction, a binomial each", alike, faction, asked.ballots, simulated_alike, asked.times),
    ]
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
