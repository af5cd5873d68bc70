"""Rebellions, Rice and agreement of a whole Parliament, beside DuckDB, a compiled single pass and plain products.

    python benchmarks/divisions.py

The votes are turned into bits once, when a record is loaded, as DuckDB makes its table once from the same arrays; both
times are printed, and a line tells the ratio with them, on our side alone and on both. The growth has them too. Each
line gives the median processor time of the runs, which other programs disturb less than the clock, the ratio to each
peer and the limit of that ratio. Before anything is timed the answers are compared with the peers' answers. Exit code
1 if a limit is missed, 2 if DuckDB or a C compiler is missing.
"""

from __future__ import annotations

import ctypes
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from whipcount.divisions.against import ABSTAIN
from whipcount.divisions.agreement import agreement
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.cohesion import rice
from whipcount.divisions.counts import counts_of
from whipcount.divisions.lines import NO_WHIP, infer
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.packed import Packed, pack
from whipcount.facts.divisions import roll_calls

SIZES = [(650, 1_000), (650, 2_000), (650, 4_000), (1_500, 10_000)]
GROWTH = 1.5
PARTIES = 14

SINGLE_PASS = r"""
#include <stdint.h>
#include <string.h>
/* votes, party, paid: n x m; counts: m x p x 5 ayes, noes, members, paid voting ayes, noes, + paid members in seats */
void single_pass(const int8_t *votes, const int32_t *party, const uint8_t *paid, const uint8_t *no_whip,
                 int n, int m, int p, int32_t *counts, double *rice, int8_t *line, int32_t *rebellions) {
    memset(counts, 0, sizeof(int32_t) * 6 * m * p);
    for (int i = 0; i < n; i++) {
        const int8_t *v = votes + (long)i * m;
        const int32_t *q = party + (long)i * m;
        const uint8_t *w = paid + (long)i * m;
        for (int j = 0; j < m; j++) {
            if (q[j] < 0) continue;
            int32_t *c = counts + ((long)j * p + q[j]) * 6;
            c[2]++;
            c[5] += w[j];
            if (v[j] < 2) { c[v[j]]++; c[3 + v[j]] += w[j]; }
        }
    }
    for (long k = 0; k < (long)m * p; k++) {
        const int32_t *c = counts + k * 6;
        int governs = c[5] >= 10;
        int no = governs ? c[3] : c[0], aye = governs ? c[4] : c[1], of = governs ? c[5] : c[2];
        int voted = no + aye, most = aye > no ? aye : no;
        int enough = governs || voted >= 10;
        int agreed = 100 * most >= (governs ? 95 : 80) * voted;
        line[k] = !no_whip[k % p] && enough && agreed && 2 * voted >= of && voted ? aye > no : 9;
        int both = c[0] + c[1], lead = c[1] > c[0] ? c[1] - c[0] : c[0] - c[1];
        rice[k] = both ? (double)lead / both : -1;
    }
    for (int i = 0; i < n; i++) {
        const int8_t *v = votes + (long)i * m;
        const int32_t *q = party + (long)i * m;
        int32_t found = 0;
        for (int j = 0; j < m; j++)
            if (q[j] >= 0 && (v[j] ^ line[(long)j * p + q[j]]) == 1) found++;
        rebellions[i] = found;
    }
}
"""

COUNTS_SQL = """
create or replace temp table counted as
select division, party,
       count(*) filter (vote = 1) as ayes, count(*) filter (vote = 0) as noes, count(*) as members,
       count(*) filter (paid and vote = 1) as paid_ayes, count(*) filter (paid and vote = 0) as paid_noes,
       count(*) filter (paid) as paid_members
from cell where party >= 0 group by division, party
"""
LINES_SQL = """
create or replace temp table lined as
select division, party,
       case when ayes + noes > 0 then abs(ayes - noes) / (ayes + noes)::double end as rice,
       case when w.party_code is not null then 9
            when paid_members >= 10 then
                 case when paid_ayes + paid_noes > 0 and 2 * (paid_ayes + paid_noes) >= paid_members
                       and 100 * greatest(paid_ayes, paid_noes) >= 95 * (paid_ayes + paid_noes)
                      then (paid_ayes > paid_noes)::int else 9 end
            when ayes + noes >= 10 and 2 * (ayes + noes) >= members
                 and 100 * greatest(ayes, noes) >= 80 * (ayes + noes) then (ayes > noes)::int
            else 9 end as line
from counted left join no_whip w on w.party_code = counted.party
"""
REBELS_SQL = """
select member, count(*) from cell join lined using (division, party)
where vote < 2 and line < 2 and vote <> line group by member
"""


def median(run: Callable[[], object], repeat: int = 9) -> float:
    times = []
    for _ in range(repeat):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return statistics.median(times)


def ours(bits: Packed, parties: tuple[str, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    counts = counts_of(bits, parties)
    line, _ = infer(counts)
    return rice(counts), line, bits.by_member(bits.against(line, ABSTAIN))


class SinglePass:
    """The same in C, compiled with -O3 for this machine."""

    def __init__(self, folder: Path) -> None:
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            sys.exit("This benchmark needs a C compiler.")
        source, library = folder / "pass.c", folder / "pass.so"
        source.write_text(SINGLE_PASS)
        subprocess.run(
            [compiler, "-O3", "-march=native", "-shared", "-fPIC", str(source), "-o", str(library)], check=True
        )
        self.function = ctypes.CDLL(str(library)).single_pass

    def prepare(self, call: RollCall, paid: np.ndarray) -> Callable[[], tuple[np.ndarray, np.ndarray, np.ndarray]]:
        n, m, p = call.n_members, call.n_divisions, len(call.party_names)
        party = np.ascontiguousarray(call.party_of_cells())
        paid = np.ascontiguousarray(paid.view(np.uint8))
        no_whip = np.array([name in NO_WHIP for name in call.party_names], np.uint8)
        counts, index = np.zeros((m, p, 6), np.int32), np.zeros((m, p))
        line, rebellions = np.zeros((m, p), np.int8), np.zeros(n, np.int32)
        arrays = (call.votes, party, paid, no_whip), (counts, index, line, rebellions)
        given, made = ([a.ctypes.data_as(ctypes.c_void_p) for a in group] for group in arrays)

        def run() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
            self.function(*given, n, m, p, *made)
            return index, line, rebellions

        run.arrays = arrays  # type: ignore[attr-defined]
        return run


def duck(call: RollCall, paid: np.ndarray) -> tuple[float, Callable[[], dict[int, int]]]:
    """Return the seconds that loading takes, and what counts."""
    try:
        import duckdb
    except ModuleNotFoundError:
        sys.exit("This benchmark needs DuckDB: install the dev dependencies.")
    connection = duckdb.connect(config={"threads": 1})
    members, divisions = np.indices(call.votes.shape, dtype=np.int32)
    columns = {
        "member": members.ravel(), "division": divisions.ravel(), "party": call.party_of_cells().ravel(),
        "vote": call.votes.ravel(), "paid": paid.ravel(),
    }  # fmt: skip
    connection.register("arrays", columns)
    loading = median(lambda: connection.execute("create or replace table cell as select * from arrays"), 3)
    codes = [n for n, name in enumerate(call.party_names) if name in NO_WHIP]
    connection.execute("create table no_whip as select unnest(?::int[]) as party_code", [codes])

    def run() -> dict[int, int]:
        connection.execute(COUNTS_SQL)
        connection.execute(LINES_SQL)
        return dict(connection.execute(REBELS_SQL).fetchall())

    return loading, run


def drawn(members: int, divisions: int) -> tuple[RollCall, np.ndarray]:
    """A House of so many members with party lines, a few rebels, and one in ten changing party."""
    rng = np.random.default_rng(0)
    usual = rng.choice(PARTIES, members, p=np.array([0.5, 0.3, *[0.2 / (PARTIES - 2)] * (PARTIES - 2)]))
    party = np.repeat(usual[:, None], divisions, axis=1).astype(np.int32)
    for row in rng.choice(members, members // 10, replace=False):
        party[row, rng.integers(divisions) :] = rng.integers(-1, PARTIES)
    line = rng.random((PARTIES, divisions)) < 0.5
    votes = np.take_along_axis(line, np.maximum(party, 0), axis=0) ^ (rng.random((members, divisions)) < 0.01)
    votes = np.where((rng.random(votes.shape) < 0.25) | (party < 0), 9, votes).astype(np.int8)
    names = tuple(f"p{n}" for n in range(PARTIES))
    ids = tuple(map(str, range(members))), tuple(map(str, range(divisions)))
    paid = (usual == 0)[:, None] & (rng.random((members, 1)) < 0.25) & np.ones((1, divisions), bool)
    return RollCall(votes, party, names, *ids), paid


def rebellions(label: str, call: RollCall, paid: np.ndarray, compiled: SinglePass) -> bool:
    load = median(lambda: pack(call, paid), 3)
    bits = pack(call, paid)
    index, line, found = ours(bits, call.party_names)
    single = compiled.prepare(call, paid)
    their_index, their_line, theirs = single()
    assert (line == their_line.T).all()
    assert (found == theirs).all()
    np.testing.assert_allclose(np.nan_to_num(index, nan=-1), their_index.T)
    loading, query = duck(call, paid)
    counted = query()
    assert [counted.get(n, 0) for n in range(call.n_members)] == found.tolist()
    duckdb, took = median(query, 5), median(lambda: ours(bits, call.party_names))
    peers = {"single pass in C": (median(single), 4.0), "DuckDB": (duckdb, 0.1)}
    print(
        f"{label}: {call.n_votes:,} votes, {int(found.sum()):,} rebellions; "
        f"made into bits once in {load * 1e3:.1f} ms, into DuckDB's table in {loading * 1e3:.1f} ms"
    )
    print(
        f"  with that on our side alone {(load + took) / duckdb:.3f} of DuckDB, "
        f"on both {(load + took) / (loading + duckdb):.3f}"
    )
    return report("rebellions and Rice", took, peers)


def agreements(call: RollCall) -> bool:
    votes = call.votes

    def products() -> tuple[np.ndarray, np.ndarray]:
        ayes, noes = (votes == 1).astype(np.float32), (votes == 0).astype(np.float32)
        both = ayes + noes
        return both @ both.T, ayes @ ayes.T + noes @ noes.T

    found, (shared, agreed) = agreement(votes), products()
    assert (found.shared == shared).all()
    assert (found.agreed == agreed).all()
    repeat = 9 if votes.size < 5_000_000 else 3
    return report(
        "agreement of all pairs", median(lambda: agreement(votes), repeat), {"products": (median(products, repeat), 2)}
    )


def growth() -> bool:
    """Compare the time a vote takes from a thousand divisions to the largest House."""
    each = {}
    for members, divisions in SIZES:
        call, paid = drawn(members, divisions)
        load = median(lambda call=call, paid=paid: pack(call, paid), 3)
        bits = pack(call, paid)
        took = median(lambda bits=bits, names=call.party_names: ours(bits, names), 9)
        each[members, divisions] = (load + took) / call.n_votes
        told = f"{took * 1e3:.2f} ms after {load * 1e3:.1f} ms of packing"
        print(f"  {members:,} x {divisions:,}: {told}, {each[members, divisions] * 1e9:.2f} ns a vote in all")
    ratio = each[SIZES[-1]] / each[SIZES[1]]
    print(f"growth: a vote of the largest takes {ratio:.2f} of one of 650 x 2,000 (limit {GROWTH})")
    return ratio <= GROWTH


def report(label: str, seconds: float, peers: dict[str, tuple[float, float]]) -> bool:
    ratios = ", ".join(
        f"{seconds / peer:.3f} of {name} ({peer * 1e3:.2f} ms; limit {limit})" for name, (peer, limit) in peers.items()
    )
    print(f"  {label:<22} {seconds * 1e3:.2f} ms = {ratios}")
    return all(seconds <= limit * peer for peer, limit in peers.values())


def main() -> int:
    calls = roll_calls()
    commons, paid = as_matrix(calls), calls.payroll
    with tempfile.TemporaryDirectory() as folder:
        compiled = SinglePass(Path(folder))
        met = [rebellions("Commons 2019-24", commons, paid, compiled), agreements(commons)]
        large = drawn(*SIZES[-1])
        met += [rebellions("1,500 x 10,000", *large, compiled), agreements(large[0]), growth()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
