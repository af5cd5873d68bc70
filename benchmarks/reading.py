"""Reading beside a bare spaCy pipeline over the same texts, one core; then one process beside two.

python benchmarks/reading.py [stories]
"""

from __future__ import annotations

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "corpus"))


def stories(count: int) -> list[dict[str, str]]:
    """Passages joined three by three, so that a story is as long as a short report."""
    from fill import passages

    held = [p for p in passages("w4", "w5") if p.published >= "1997-06"]
    rows = []
    for n in range(count):
        one, *more = (held[(3 * n + k) % len(held)] for k in range(3))
        text = "\n\n".join([one.text, *(p.text for p in more)])
        rows.append({"id": str(n), "text": text, "published": one.published})
    return rows


def timed(run, repeats: int = 3) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def one_core(rows: list[dict[str, str]]) -> None:
    import spacy

    from whipcount.facts.reading import context, judge, read_document
    from whipcount.reader.types import Document
    from whipcount.reader.words_of import MODEL

    nlp = spacy.load(MODEL)
    documents = [Document(row["text"], row["id"], None, row["published"]) for row in rows]
    context(), judge(), read_document(documents[0])
    bare = timed(lambda: [None for _ in nlp.pipe(row["text"] for row in rows)])
    ours = timed(lambda: [read_document(document) for document in documents])
    words = sum(len(row["text"].split()) for row in rows)
    print(f"{len(rows)} stories, {words} words, one core, medians of 3")
    print(f"bare spaCy pipeline {bare:.2f} s   reading {ours:.2f} s   ratio {ours / bare:.2f} (goal 1.5)")


def processes(rows: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")

        def run(jobs: int, source: Path) -> float:
            options = ["--format", "jsonl", "--jobs", str(jobs)]
            command = [sys.executable, "-m", "whipcount", "read", str(source), *options]
            return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))

        one, two = run(1, path), run(2, path)
    print(f"whole process: one {one:.2f} s   two {two:.2f} s   {one / two:.2f} times (goal 1.8)")


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    rows = stories(count)
    one_core(rows)
    processes(rows * 4)
