"""The House on a day and on every day, beside SQLite, Polars and plain NumPy in the same run.

    python benchmarks/house.py

Each line gives the median of the runs, the ratio to each peer and the limit of that ratio. Before anything is timed
the answers are compared with the peers' answers. Exit code 1 if a limit is missed.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import polars as pl

from whipcount.facts.people import register
from whipcount.register.columns import Columns
from whipcount.register.columns import columns as columns_of
from whipcount.register.composition import Composition
from whipcount.register.every_day import EveryDay
from whipcount.register.types import Spell

FIRST, LAST = date(1997, 5, 1), date(2026, 6, 19)
FAR = date.max.toordinal()
DAYS = [FIRST + timedelta(days=n) for n in range(0, (LAST - FIRST).days, 37)]


def median(run: Callable[[], object], repeat: int = 9) -> float:
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def columns(spells: list[Spell], parties: tuple[str, ...]) -> tuple[np.ndarray, ...]:
    code = {party: i for i, party in enumerate(parties)}
    return (
        np.array([s.start.toordinal() for s in spells]),
        np.array([s.end.toordinal() if s.end else FAR for s in spells]),
        np.array([code[s.party or "unknown"] for s in spells]),
        np.array([s.known_from.toordinal() for s in spells]),
        np.array([s.known_to.toordinal() if s.known_to else FAR for s in spells]),
    )


def sqlite(spells: list[Spell]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table spell (party text, start int, end int, known_from int, known_to int)")
    rows = [
        (s.party or "unknown", s.start.toordinal(), s.end.toordinal() if s.end else FAR,
         s.known_from.toordinal(), s.known_to.toordinal() if s.known_to else FAR)
        for s in spells
    ]  # fmt: skip
    connection.executemany("insert into spell values (?, ?, ?, ?, ?)", rows)
    connection.execute("create index dates on spell (start, end)")
    return connection


ONE_DAY = "select party, count(*) from spell where start <= ? and end >= ? and known_to = ? group by party"
TWO_CLOCKS = (
    "select party, count(*) from spell where start <= ?1 and end >= ?1 and known_from <= ?2 and known_to >= ?2 "
    "group by party"
)


def one_day(composition: Composition, spells: list[Spell]) -> bool:
    """Compare one day on a warm register with an indexed SQL table and with a mask over the spells."""
    connection = sqlite(spells)
    start, end, code, known_from, known_to = columns(spells, composition.parties)
    n = len(composition.parties)

    def mask(day: int) -> np.ndarray:
        return np.bincount(code[(start <= day) & (day <= end) & (known_to == FAR)], minlength=n)

    def mask_two(day: int, known: int) -> np.ndarray:
        holds = (start <= day) & (day <= end) & (known_from <= known) & (known <= known_to)
        return np.bincount(code[holds], minlength=n)

    ordinals = [day.toordinal() for day in DAYS]
    for day in DAYS:
        ours = composition.on(day)
        assert ours == dict(connection.execute(ONE_DAY, (day.toordinal(), day.toordinal(), FAR)).fetchall())
        theirs = mask_two(day.toordinal(), day.toordinal())
        known = composition.on(day, day)
        assert known == {p: int(k) for p, k in zip(composition.parties, theirs, strict=True) if k}
    ours = median(lambda: [composition.on(day) for day in DAYS]) / len(DAYS)
    sql = median(lambda: [connection.execute(ONE_DAY, (o, o, FAR)).fetchall() for o in ordinals]) / len(DAYS)
    plain = median(lambda: [mask(o) for o in ordinals]) / len(DAYS)
    is_met = report("one day", ours, {"SQLite": (sql, 0.25), "NumPy mask": (plain, 2)})
    ours = median(lambda: [composition.on(day, day) for day in DAYS]) / len(DAYS)
    sql = median(lambda: [connection.execute(TWO_CLOCKS, (o, o)).fetchall() for o in ordinals]) / len(DAYS)
    plain = median(lambda: [mask_two(o, o) for o in ordinals]) / len(DAYS)
    return report("one day, two clocks", ours, {"SQLite": (sql, 0.25), "NumPy mask": (plain, 2)}) and is_met


def polars_series(spells: list[Spell], known: date | None) -> pl.DataFrame:
    frame = pl.DataFrame(
        {"party": [s.party or "unknown" for s in spells], "start": [s.start for s in spells],
         "end": [s.end for s in spells], "known_from": [s.known_from for s in spells],
         "known_to": [s.known_to for s in spells]}
    )  # fmt: skip
    held = pl.col("known_to").is_null() if known is None else (
        (pl.col("known_from") <= known) & (pl.col("known_to").is_null() | (pl.col("known_to") >= known))
    )  # fmt: skip
    return frame.filter(held)


def polars_sums(frame: pl.DataFrame) -> pl.DataFrame:
    starts = frame.select("party", day="start", step=pl.lit(1, pl.Int16))
    ends = frame.filter(pl.col("end").is_not_null()).select(
        "party", day=pl.col("end") + pl.duration(days=1), step=pl.lit(-1, pl.Int16)
    )
    changes = pl.concat([starts, ends]).group_by("party", "day").agg(pl.col("step").sum()).sort("day")
    wide = changes.pivot(on="party", index="day", values="step").sort("day").fill_null(0)
    return wide.select("day", pl.exclude("day").cum_sum())


def numpy_sums(start: np.ndarray, end: np.ndarray, code: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    closed = end < FAR
    points = np.concatenate([start, end[closed] + 1])
    steps = np.concatenate([np.ones(len(start), np.int16), -np.ones(closed.sum(), np.int16)])
    which = np.concatenate([code, code[closed]])
    order = points.argsort(kind="stable")
    cumulative = np.zeros((len(points) + 1, n), np.int16)
    cumulative[np.arange(1, len(points) + 1), which[order]] = steps[order]
    return points[order], cumulative.cumsum(axis=0, dtype=np.int16)


def numpy_gather(points: np.ndarray, sums: np.ndarray) -> np.ndarray:
    span = np.arange(FIRST.toordinal(), LAST.toordinal() + 1)
    return sums[points.searchsorted(span, side="right")]


def every_day(spells: list[Spell]) -> bool:
    """Compare every day of the register with Polars and with NumPy, all from the same start.

    Three starts: sums that are ready, as in a program that has answered before; columns, from which all must make
    their sums; the rows as Python objects, from which all must make columns first. The last has no limit.
    """
    met = []
    days = pl.DataFrame({"day": pl.date_range(FIRST, LAST, eager=True)})
    table = columns_of(spells)
    ready = EveryDay(table)
    for label, clock in (("every day", None), ("every day, two clocks", LAST)):
        frame = polars_series(spells, clock)
        told = days.join_asof(polars_sums(frame), on="day")
        ours = ready.between(FIRST, LAST, clock)
        for index, party in enumerate(ready.parties):
            if party in told.columns:
                assert (told[party].fill_null(0).to_numpy() == ours[:, index]).all(), party
        held = _held(spells, clock)
        start, end, code, _, _ = columns(held, ready.parties)
        assert (numpy_gather(*numpy_sums(start, end, code, len(ready.parties))) == ours).all()
        met += _starts(label, clock, spells, table, ready, days, frame)
    return all(met)


def _held(spells: list[Spell], clock: date | None) -> list[Spell]:
    if clock is None:
        return [s for s in spells if s.known_to is None]
    return [s for s in spells if s.known_from <= clock and (s.known_to is None or s.known_to >= clock)]


def _starts(
    label: str, clock: date | None, spells: list[Spell], table: Columns, ready: EveryDay, days: pl.DataFrame,
    frame: pl.DataFrame,
) -> list[bool]:  # fmt: skip
    parties, n = ready.parties, len(ready.parties)
    start, end, code, _, _ = columns(_held(spells, clock), parties)
    points, sums = numpy_sums(start, end, code, n)
    wide = polars_sums(frame)
    runs = {
        "sums ready": (
            lambda: ready.between(FIRST, LAST, clock),
            lambda: days.join_asof(wide, on="day"),
            lambda: numpy_gather(points, sums),
        ),
        "from columns": (
            lambda: EveryDay(table).between(FIRST, LAST, clock),
            lambda: days.join_asof(polars_sums(frame), on="day"),
            lambda: numpy_gather(*numpy_sums(start, end, code, n)),
        ),
        "from rows": (
            lambda: EveryDay(columns_of(spells)).between(FIRST, LAST, clock),
            lambda: days.join_asof(polars_sums(polars_series(spells, clock)), on="day"),
            lambda: numpy_gather(*numpy_sums(*columns(_held(spells, clock), parties)[:3], n)),
        ),
    }
    met = []
    for name, (ours, peer, plain) in runs.items():
        limits = (None, None) if name == "from rows" else (0.2, 3)
        peers = {"Polars": (median(peer, 20), limits[0]), "NumPy cumulative sum": (median(plain, 20), limits[1])}
        met.append(report(f"{label}, {name}", median(ours, 20), peers))
    return met


def report(label: str, ours: float, peers: dict[str, tuple[float, float | None]]) -> bool:
    ratios = ", ".join(
        f"{ours / peer:.3f} of {name} ({peer * 1e3:.4f} ms; {f'limit {limit}' if limit else 'no limit'})"
        for name, (peer, limit) in peers.items()
    )
    print(f"{label:<36} {ours * 1e3:.4f} ms = {ratios}")
    return all(limit is None or ours <= limit * peer for peer, limit in peers.values())


if __name__ == "__main__":
    everyone = list(register().spells)
    met = [one_day(register().composition, everyone), every_day(everyone)]
    sys.exit(0 if all(met) else 1)
