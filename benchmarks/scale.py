"""Ideal points and foretold votes beside simpler methods in the same run, with the limit of every figure.

    python benchmarks/scale.py --data DATA [--simulator SIMULATOR.py] [--large] [--peers]

DATA holds ``votes/commons-2019-24/votematrix-2019.{dat,txt}`` and ``votes/us-senate/S*_{members,votes}.csv``. The
simulator is a module with ``generate(seed, members, divisions)`` that returns votes, parties and true positions.
``--large`` adds 1,500 members by 10,000 divisions; ``--peers`` adds pscl and MCMCpack where R has them. Times are of
one core if OMP_NUM_THREADS and OPENBLAS_NUM_THREADS are 1; processor time, not the clock. Exit code 1 if a limit is
missed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score

import whipcount as wc

HIDDEN, SEED = 0.1, 1
FEWEST_MINORITY, FEWEST_VOTES, FEWEST_FOR_A_LINE = 0.025, 25, 10
SIMULATED = (20260101, 1, 2, 3, 4)
_CODES = {2: 1, 1: 1, 4: 0, 5: 0}
_READ = """
v <- as.matrix(read.csv("votes.csv", header=FALSE)); v[v==9] <- NA; rownames(v) <- paste0("m", seq_len(nrow(v)))
spent <- function() sum(proc.time()[c("user.self", "sys.self")]); t <- spent()
"""
_TELL = """
cat("seconds", spent() - t, "\\n"); write.table(x, "x.csv", row.names=FALSE, col.names=FALSE)
"""
_PSCL = """
rc <- rollcall(v, yea=1, nay=0, missing=NA)
x <- ideal(rc, d={dimensions}, maxiter={rounds}, burnin={burn_in}, thin=10, normalize=TRUE, verbose=FALSE)$xbar[,1]
"""
_MCMCPACK = """
draws <- MCMCirt1d(v, theta.constraints=list(m1="+"), burnin={burn_in}, mcmc={rounds} - {burn_in}, thin=10, seed=1)
x <- colMeans(draws)[paste0("theta.", rownames(v))]
"""

failures: list[str] = []


def judge(what: str, value: float, limit: float, at_most: bool) -> str:
    ok = value <= limit if at_most else value >= limit
    if not ok:
        failures.append(f"{what}: {value:.4g}, limit {limit:.4g}")
    return f"{value:.4g} ({'<=' if at_most else '>='} {limit:.4g} {'met' if ok else 'MISSED'})"


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.process_time()
    found = run()
    return found, time.process_time() - start


def commons(data: Path) -> tuple[np.ndarray, np.ndarray]:
    folder = data / "votes" / "commons-2019-24"
    lines = (folder / "votematrix-2019.dat").read_text(encoding="utf-8", errors="replace").splitlines()
    ids = [name[4:] for name in lines[0].split("\t") if name.startswith("mpid")]
    rows = [[_CODES.get(int(code), 9) for code in line.split("\t")[-len(ids) :]] for line in lines[1:] if line.strip()]
    members = (folder / "votematrix-2019.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    party = {row[0]: row[3] for line in members if len(row := line.split("\t")) > 3}
    return np.array(rows, np.int8).T, np.array([party[i] for i in ids])


def senate(data: Path, number: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    folder = data / "votes" / "us-senate"
    with (folder / f"S{number}_members.csv").open(encoding="utf-8") as file:
        members = [row for row in csv.DictReader(file) if row["chamber"] == "Senate"]
    with (folder / f"S{number}_votes.csv").open(encoding="utf-8") as file:
        cast = [(int(r["rollnumber"]), str(int(float(r["icpsr"]))), int(r["cast_code"])) for r in csv.DictReader(file)]
    at = {row["icpsr"]: i for i, row in enumerate(members)}
    column = {number: j for j, number in enumerate(sorted({roll for roll, _, _ in cast}))}
    votes = np.full((len(members), len(column)), 9, np.int8)
    for roll, member, code in cast:
        if member in at and 1 <= code <= 6:
            votes[at[member], column[roll]] = code <= 3
    scores = np.array([float(row["nominate_dim1"] or "nan") for row in members])
    return votes, np.array([row["party_code"] for row in members]), scores


def picked(votes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Masks of members and divisions that say something."""
    ayes, noes = (votes == 1).sum(axis=0), (votes == 0).sum(axis=0)
    divisions = np.minimum(ayes, noes) >= FEWEST_MINORITY * (ayes + noes)
    return (votes[:, divisions] != 9).sum(axis=1) >= FEWEST_VOTES, divisions


def share(votes: np.ndarray, codes: np.ndarray) -> np.ndarray:
    ayes, noes = counts(votes, codes)
    return ((ayes + 0.5) / (ayes + noes + 1))[codes]


def counts(votes: np.ndarray, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    one = np.eye(codes.max() + 1)[codes].T
    return one @ (votes == 1), one @ (votes == 0)


def scores(p: np.ndarray, seen: np.ndarray, votes: np.ndarray, codes: np.ndarray) -> dict[str, float]:
    hidden = (seen == 9) & (votes != 9)
    ayes, noes = counts(seen, codes)
    line = np.where(ayes + noes >= FEWEST_FOR_A_LINE, np.sign(ayes - noes), 0)[codes][hidden]
    q, aye = np.clip(p[hidden], 1e-12, 1 - 1e-12), votes[hidden] == 1
    against, rebel = np.where(line > 0, 1 - q, q)[line != 0], (np.where(aye, 1, -1) != line)[line != 0]
    bins = np.minimum((q * 10).astype(int), 9)
    gaps = [abs(q[bins == b].mean() - aye[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)]
    return {
        "loss": float(-np.log(np.where(aye, q, 1 - q)).mean()),
        "wrong": float(((q > 0.5) != aye).mean()),
        "rebels": float(average_precision_score(rebel, against)),
        "n_rebels": float(rebel.sum()),
        "calibration": float(sum(gaps)),
    }


def show(name: str, found: dict[str, float], seconds: float) -> None:
    print(
        f"  {name:<28} loss {found['loss']:.4f}  wrong {100 * found['wrong']:.2f}%  rebels {found['rebels']:.3f} "
        f"({found['n_rebels']:.0f})  calibration {found['calibration']:.4f}  {seconds:.2f} s"
    )


def foretell(name: str, votes: np.ndarray, party: np.ndarray) -> tuple[dict[str, float], float]:
    members, divisions = picked(votes)
    votes, codes = votes[np.ix_(members, divisions)], np.unique(party[members], return_inverse=True)[1]
    rows, columns = np.nonzero(votes != 9)
    hide = np.random.default_rng(SEED).random(len(rows)) < HIDDEN
    seen = votes.copy()
    seen[rows[hide], columns[hide]] = 9
    print(f"{name}: {votes.shape[0]} x {votes.shape[1]}, {len(rows):,} votes, {hide.sum():,} hidden")
    base, seconds = timed(lambda: share(seen, codes))
    show("share of the party", scores(base, seen, votes, codes), seconds)
    plain, seconds = timed(lambda: wc.scale(wc.RollCall.from_matrix(seen), model="plain", dimensions=1).probabilities)
    show("plain, one dimension", scores(plain, seen, votes, codes), seconds)
    p, seconds = timed(lambda: wc.scale(wc.RollCall.from_matrix(seen, parties=codes)).probabilities)
    found = scores(p, seen, votes, codes)
    show("party and member", found, seconds)
    return found, seconds


def foretold(data: Path) -> None:
    found, seconds = foretell("Commons 2019-24", *commons(data))
    print(
        "  limits: loss", judge("log loss", found["loss"], 0.0260, True),
        "wrong", judge("wrong", found["wrong"], 0.0090, True),
        "rebels", judge("average precision", found["rebels"], 0.350, False),
        "calibration", judge("calibration", found["calibration"], 0.01, True),
        "seconds", judge("seconds on the Commons", seconds, 2.5, True),
    )  # fmt: skip
    for number in (109, 117):
        foretell(f"US Senate {number}", *senate(data, number)[:2])


def nominate(data: Path, peers: bool) -> None:
    votes, _, given = senate(data, 117)
    keep = (votes != 9).sum(axis=1) >= FEWEST_VOTES
    votes, given = votes[keep], given[keep]
    fit, seconds = timed(lambda: wc.scale(wc.RollCall.from_matrix(votes), model="plain", dimensions=1))
    found = fit.positions["mean"].to_numpy()
    r = abs(np.corrcoef(found, given)[0, 1])
    print(f"US Senate 117 against NOMINATE, {len(votes)} members with {FEWEST_VOTES} votes or more")
    print(f"  plain {judge('correlation with NOMINATE', r, 0.98, False)}  {seconds:.2f} s")
    print(f"  first singular vector {abs(np.corrcoef(singular(votes), given)[0, 1]):.4f}")
    if not peers:
        return
    for name, sampled in {"pscl::ideal": pscl(votes, 1, 1000), "MCMCpack::MCMCirt1d": mcmcpack(votes, 4000)}.items():
        if sampled is not None:
            x, took = sampled
            ours = abs(np.corrcoef(x, found)[0, 1])
            print(f"  {name} {abs(np.corrcoef(x, given)[0, 1]):.4f}, {took:.1f} s; with ours {ours:.4f}")


def singular(votes: np.ndarray) -> np.ndarray:
    side = np.where(votes == 9, np.nan, 2.0 * (votes == 1) - 1)
    centred = np.nan_to_num(side - np.nanmean(side, axis=0))
    return np.linalg.svd(centred, full_matrices=False)[0][:, 0]


def in_r(script: str, package: str, votes: np.ndarray, **numbers: int) -> tuple[np.ndarray, float] | None:
    """Return positions and seconds by a package of R; None without R or the package."""
    rscript = shutil.which("Rscript")
    asked = f'quit(status = !requireNamespace("{package}", quietly = TRUE))'
    if rscript is None or subprocess.run([rscript, "-e", asked], capture_output=True, check=False).returncode:
        print(f"  {package} is not installed for R, so it is left out")
        return None
    with tempfile.TemporaryDirectory() as folder:
        np.savetxt(Path(folder) / "votes.csv", votes, fmt="%d", delimiter=",")
        whole = f"suppressMessages(library({package}))" + _READ + script.format(**numbers) + _TELL
        told = subprocess.run([rscript, "-e", whole], cwd=folder, capture_output=True, text=True, check=True).stdout
        return np.loadtxt(Path(folder) / "x.csv"), float(told.split("seconds")[1].split()[0])


def pscl(votes: np.ndarray, dimensions: int, rounds: int) -> tuple[np.ndarray, float] | None:
    return in_r(_PSCL, "pscl", votes, dimensions=dimensions, rounds=rounds, burn_in=rounds // 4)


def mcmcpack(votes: np.ndarray, rounds: int) -> tuple[np.ndarray, float] | None:
    return in_r(_MCMCPACK, "MCMCpack", votes, rounds=rounds, burn_in=rounds // 4)


def deviations(values: np.ndarray, party: np.ndarray) -> np.ndarray:
    means = np.bincount(party, values) / np.maximum(np.bincount(party), 1)
    return values - means[party]


def covered(fit: Any, x: np.ndarray) -> float:
    rows = fit.positions.filter(fit.positions["dimension"] == 1)
    slope, start = np.polyfit(rows["mean"].to_numpy(), x, 1)
    ends = np.sort(start + slope * rows.select("low", "high").to_numpy(), axis=1)
    return float(((ends[:, 0] <= x) & (x <= ends[:, 1])).mean())


def simulated(generate: Callable[..., dict[str, np.ndarray]], peers: bool) -> None:
    print("Simulated House, 650 x 2,000: correlation with the true first dimension")
    rows = []
    for seed in SIMULATED:
        drawn = generate(seed)
        votes, party, x = drawn["V"], drawn["party"], drawn["x"][:, 0]
        rc = wc.RollCall.from_matrix(votes, parties=party)
        fit, seconds = timed(lambda rc=rc: wc.scale(rc))
        found = fit.positions.filter(fit.positions["dimension"] == 1)["mean"].to_numpy()
        overall = np.corrcoef(found, x)[0, 1]
        within = np.corrcoef(deviations(found, party), deviations(x, party))[0, 1]
        own = [np.corrcoef(found[party == p], x[party == p])[0, 1] for p in (0, 1)]
        rows.append((overall, within, *own, covered(fit, x), seconds))
        print(
            f"  seed {seed}: overall {overall:.3f} within {within:.3f} inside the two {own[0]:.2f} {own[1]:.2f} "
            f"covered {rows[-1][4]:.3f}  {seconds:.2f} s"
        )
    table = np.array(rows)
    mean = table.mean(axis=0)
    print(
        "  means: overall", judge("overall", mean[0], 0.953, False), "within", judge("within", mean[1], 0.55, False),
        "least inside", judge("sign inside a party", table[:, 2:4].min(), 0.0, False),
        "covered", judge("covered, least", table[:, 4].min(), 0.85, False),
        judge("covered, most", table[:, 4].max(), 0.95, True), "seconds", judge("seconds", table[:, 5].max(), 10, True),
    )  # fmt: skip
    _simulated_plain(generate(SIMULATED[0]), peers)


def _simulated_plain(drawn: dict[str, np.ndarray], peers: bool) -> None:
    votes, party, x = drawn["V"], drawn["party"], drawn["x"][:, 0]
    rc = wc.RollCall.from_matrix(votes)
    fit, seconds = timed(lambda: wc.scale(rc, model="plain", dimensions=1))
    found = fit.positions["mean"].to_numpy()
    peer = {"plain": (found, seconds), "first singular vector": timed(lambda: singular(votes))}
    if peers and (sampled := pscl(votes, 1, 1000)) is not None:
        peer["pscl::ideal, d=1"] = sampled
        print("  plain with pscl", judge("plain with pscl", abs(np.corrcoef(found, sampled[0])[0, 1]), 0.99, False))
    for name, (values, took) in peer.items():
        sign = np.sign(np.corrcoef(values, x)[0, 1])
        within = sign * np.corrcoef(deviations(values, party), deviations(x, party))[0, 1]
        print(f"  {name:<24} overall {abs(np.corrcoef(values, x)[0, 1]):.3f} within {within:.3f}  {took:.2f} s")
    print("  plain, 650 x 2,000: seconds", judge("plain seconds", seconds, 0.75, True))


def large(generate: Callable[..., dict[str, np.ndarray]]) -> None:
    rc = wc.RollCall.from_matrix(generate(1, 1500, 10_000)["V"])
    _, seconds = timed(lambda: wc.scale(rc, model="plain", dimensions=1))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("Plain, 1,500 x 10,000: seconds", judge("plain seconds, large", seconds, 10, True), end=" ")
    print("MB of the whole process", judge("memory", memory, 400, True))


def load(path: Path) -> Callable[..., dict[str, np.ndarray]]:
    spec = importlib.util.spec_from_file_location("simulator", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.generate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--simulator", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--peers", action="store_true")
    args = parser.parse_args()
    generate = load(args.simulator) if args.simulator else None
    if args.large and generate:
        large(generate)
    if args.data:
        foretold(args.data)
        nominate(args.data, args.peers)
    if generate:
        simulated(generate, args.peers)
    for failure in failures:
        print("MISSED", failure)
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
