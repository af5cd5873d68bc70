"""Commands as cold processes, beside a Python process that does nothing, in the same run.

    python benchmarks/start.py

Each line gives the median of the runs of a command, taken in turn with the empty process, and its limit.
Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

RUNS = 11
EMPTY = [sys.executable, "-c", "pass"]
START = [sys.executable, "-c", "from whipcount.cli.main import main; main()"]
COMMANDS: list[tuple[str, float | None]] = [
    ("--version", None),
    ("house --on 2022-01-19", 0.35),
    ("house --on 2022-01-19 --known 2022-01-19 --json", 0.35),
    ("house --from 2019-12-13 --to 2024-05-30", None),
    ("count johnson-2022 --on 2022-06-06", None),
    ("member Wakeford --on 2022-01-19", None),
    ("seat Bury+South --on 2022-01-19", None),
]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(text: str, limit: float | None) -> bool:
    command = [*START, *(word.replace("+", " ") for word in text.split())]
    pairs = [(seconds(command), seconds(EMPTY)) for _ in range(RUNS)]
    ours, empty = (statistics.median(times) for times in zip(*pairs, strict=True))
    said = f"; limit {limit} s" if limit else ""
    print(f"whipcount {text:<52} {ours:.3f} s beside {empty:.3f} s for an empty process{said}")
    return limit is None or ours <= limit


if __name__ == "__main__":
    measures = [measure(text, limit) for text, limit in COMMANDS]
    sys.exit(0 if all(measures) else 1)
