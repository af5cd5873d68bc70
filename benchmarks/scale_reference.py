"""The party-and-member model in full, sampled with NUTS, beside the fit: how near the fast answer is.

    python benchmarks/scale_reference.py --simulator SIMULATOR.py [--members 60] [--divisions 120] [--seed 1]

Likelihood and priors are those of the fit; what the fit estimates on the way (how weights follow the parties' lines,
and their covariance) has weak priors here and is sampled with the rest. Positions are compared with two directions and
wide priors on levels, probabilities of hidden votes with four directions and narrow ones, as in the fit. Every draw
goes through the code that reports a fit, so that both name the same things. Needs NumPyro (the group ``fit``). Exit
code 1 if a limit is missed, 2 if NumPyro is missing. A limit stands whatever the Monte Carlo error printed beside it.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from whipcount.divisions.matrix import MISSING, RollCall
from whipcount.divisions.scale.axis import axis, sides
from whipcount.divisions.scale.dissent import dissent
from whipcount.divisions.scale.layout import Layout, lay_out
from whipcount.divisions.scale.model import Estimates
from whipcount.divisions.scale.scale import DIRECTIONS, NARROW, WIDE, scale
from whipcount.divisions.scale.solve import LOYALTY_SPREAD, party_estimates

WARM_UP, DRAWS, CHAINS = 250, 1000, 2
BATCHES = 4
"""Parts of each chain; leaving out one at a time tells the Monte Carlo error of a correlation."""
HIDDEN = 0.1
LEAST_SPREAD = 1e-6
"""A party of one is its own middle, so that its dissent is the same in every draw and says nothing."""
LIMITS = {
    "R-hat, most": (1.05, True),
    "effective draws, least": (100.0, False),
    "divergences": (0.0, True),
    "dimension 1, correlation": (0.99, False),
    "dimension 1 within parties": (0.90, False),
    "dissent, correlation": (0.95, False),
    "intervals of dissent, median ratio of widths, least": (0.7, False),
    "intervals of dissent, median ratio of widths, most": (1.3, True),
    "probabilities, mean difference": (0.02, True),
    "log loss on hidden votes, more than the reference": (0.005, True),
}


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Draws of a posterior, chain by chain.

    Attributes
    ----------
    levels : (chains, draws, n_divisions, P)
    weights : (chains, draws, n_divisions, K)
    positions : (chains, draws, n_members, K)
    loyalty : (chains, draws, n_members)
    divergences : transitions that left the energy level
    """

    levels: np.ndarray
    weights: np.ndarray
    positions: np.ndarray
    loyalty: np.ndarray
    divergences: int


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """Means and standard deviations over all draws, how far chains agree, and the means without one batch each."""

    along: np.ndarray
    along_sd: np.ndarray
    dissent: np.ndarray
    dissent_sd: np.ndarray
    r_hat: float
    effective: float
    without: tuple[tuple[np.ndarray, np.ndarray], ...]


def sample(
    rc: RollCall, k: int, spread: float, seed: int = 0, warm_up: int = WARM_UP, draws: int = DRAWS, chains: int = CHAINS
) -> Draws:
    """Sample the party-and-member model of a roll call whose members keep their party.

    Parameters
    ----------
    k : directions within parties
    spread : of the prior of a party's level, as in the fit
    """
    import jax
    import jax.numpy as jnp
    import numpyro
    import numpyro.distributions as dist
    from numpyro.infer import MCMC, NUTS, init_to_value

    layout = lay_out(rc, by_party=True)
    start = party_estimates(layout, k, np.random.default_rng(seed), spread, variational=False)
    root = jnp.linalg.cholesky(jnp.linalg.inv(jnp.asarray(start.priors.level_precision)))
    signs, party = jnp.asarray(layout.signs, float), np.asarray(layout.party)
    lines, whip = jnp.asarray(start.lines[start.priors.big].T), jnp.asarray(start.lines[layout.party])
    n, m, p = layout.n_members, layout.signs.shape[1], layout.n_parties

    def model() -> None:
        standard = dist.Normal(0.0, 1.0)
        levels = numpyro.deterministic("levels", _draw("z_levels", (m, p)) @ root.T)
        slopes = _draw("slopes", (k, lines.shape[1]))
        scales = numpyro.sample("scales", dist.HalfNormal(2.0).expand([k]).to_event(1))
        shape = numpyro.sample("shape", dist.LKJCholesky(k, concentration=1.0))
        own = _draw("z_weights", (m, k)) @ (scales[:, None] * shape).T
        weights = numpyro.deterministic("weights", lines @ slopes.T + own)
        positions = _draw("positions", (n, k))
        loyalty = LOYALTY_SPREAD * numpyro.sample("loyalty", standard.expand([n]).to_event(1))
        rows = positions[layout.member] @ weights.T + whip * loyalty[layout.member][:, None]
        logit = levels.T[party] + rows
        numpyro.factor("votes", jnp.sum(jnp.where(signs == 0, 0.0, jax.nn.log_sigmoid(signs * logit))))

    def _draw(name: str, shape: tuple[int, ...]) -> jax.Array:
        return numpyro.sample(name, dist.Normal(0.0, 1.0).expand(shape).to_event(2))

    begin = init_to_value(values={"positions": jnp.asarray(start.positions), "z_levels": jnp.zeros((m, p))})
    sampler = MCMC(
        NUTS(model, init_strategy=begin, target_accept_prob=0.8, max_tree_depth=7),
        num_warmup=warm_up, num_samples=draws, num_chains=chains, chain_method="sequential", progress_bar=False,
    )  # fmt: skip
    sampler.run(jax.random.PRNGKey(seed))
    found = {name: np.asarray(values) for name, values in sampler.get_samples(group_by_chain=True).items()}
    divergences = int(np.asarray(sampler.get_extra_fields()["diverging"]).sum())
    return Draws(found["levels"], found["weights"], found["positions"], LOYALTY_SPREAD * found["loyalty"], divergences)


def posterior(rc: RollCall, draws: Draws) -> Posterior:
    """Return dimension 1 and dissent, made from every draw as from a fit."""
    import numpyro.diagnostics as diagnostics

    layout = lay_out(rc, by_party=True)
    start = party_estimates(layout, draws.positions.shape[-1], np.random.default_rng(0), WIDE, variational=False)
    n_chains, n_draws = draws.loyalty.shape[:2]
    along, against = np.empty_like(draws.loyalty), np.empty_like(draws.loyalty)
    for chain in range(n_chains):
        for draw in range(n_draws):
            along[chain, draw], against[chain, draw] = _places(layout, _estimates(start, draws, layout, chain, draw))
    both = np.concatenate([along, against], axis=2)
    both = both[:, :, both.std(axis=(0, 1)) > LEAST_SPREAD]
    return Posterior(
        *_moments(along), *_moments(against),
        float(np.max(diagnostics.split_gelman_rubin(both))), float(np.min(diagnostics.effective_sample_size(both))),
        tuple(zip(_without(along), _without(against), strict=True)),
    )  # fmt: skip


def _without(values: np.ndarray) -> list[np.ndarray]:
    """Return the means over all batches but one, for each in turn."""
    batches = [batch for chain in values for batch in np.array_split(chain, BATCHES)]
    return [np.concatenate(batches[:n] + batches[n + 1 :]).mean(axis=0) for n in range(len(batches))]


def monte_carlo_error(values: list[float]) -> float:
    """Return the standard error by the jackknife from what was found without each batch."""
    n = len(values)
    return float(np.sqrt((n - 1) / n * np.sum((np.array(values) - np.mean(values)) ** 2)))


def _estimates(start: Estimates, draws: Draws, layout: Layout, chain: int, draw: int) -> Estimates:
    """Put a draw in the place of a fit, parties centred as there."""
    positions, loyalty = draws.positions[chain, draw], draws.loyalty[chain, draw]
    weights, levels = draws.weights[chain, draw], draws.levels[chain, draw]
    party, member = layout.party, layout.member
    size = np.bincount(party)
    means = np.stack([np.bincount(party, positions[member, a]) / size for a in range(positions.shape[1])], axis=1)
    middle = np.bincount(party, loyalty[member]) / size
    own, whip = positions.copy(), loyalty.copy()
    own[member] -= means[party]
    whip[member] -= middle[party]
    centred = levels + weights @ means.T + start.lines.T * middle
    return replace(start, levels_weights=np.concatenate([centred, weights], axis=1), positions=own, loyalty=whip)


def _places(layout: Layout, now: Estimates) -> tuple[np.ndarray, np.ndarray]:
    two = sides(layout, now.lines)
    assert two is not None
    found = axis(layout, now, two)
    party = layout.party[layout.main_rows()]
    return now.positions @ found.direction + found.gap * (found.places[party] - 0.5), dissent(layout, now)[0]


def _moments(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    flat = values.reshape(-1, values.shape[-1])
    return flat.mean(axis=0), flat.std(axis=0)


def probabilities(rc: RollCall, draws: Draws) -> np.ndarray:
    """Return the posterior mean of every cell's probability of an aye."""
    layout = lay_out(rc, by_party=True)
    start = party_estimates(layout, draws.positions.shape[-1], np.random.default_rng(0), NARROW, variational=False)
    total = np.zeros(rc.votes.shape)
    chains, n_draws = draws.loyalty.shape[:2]
    for chain in range(chains):
        for draw in range(n_draws):
            logit = draws.positions[chain, draw] @ draws.weights[chain, draw].T
            logit[layout.member] += draws.levels[chain, draw].T[layout.party]
            logit[layout.member] += start.lines[layout.party] * draws.loyalty[chain, draw][layout.member, None]
            total += 1 / (1 + np.exp(-logit))
    return total / (chains * n_draws)


def within(values: np.ndarray, party: np.ndarray) -> np.ndarray:
    """Return values less the mean of the party."""
    return values - (np.bincount(party, values) / np.maximum(np.bincount(party), 1))[party]


def correlation(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def positions_agree(rc: RollCall, x: np.ndarray, draws: Draws) -> dict[str, float]:
    """Return how dimension 1 and dissent of the fit compare with the posterior's."""
    fit, slow = scale(rc), posterior(rc, draws)
    party = rc.party
    assert party is not None
    fast = {d: fit.positions.filter(fit.positions["dimension"] == d) for d in (1, 2)}
    along, against = fast[1]["mean"].to_numpy(), fast[2]["mean"].to_numpy()
    told = slow.dissent_sd > LEAST_SPREAD
    ratio = float(np.median(fast[2]["sd"].to_numpy()[told] / slow.dissent_sd[told]))
    print(f"  true positions: fit {correlation(along, x):.3f}, within {truth(along, x, party):.3f}; reference "
          f"{correlation(slow.along, x):.3f}, within {truth(slow.along, x, party):.3f}")  # fmt: skip
    print(f"  90% intervals of dimension 1 that hold the truth: fit {covered(along, fast[1]['sd'].to_numpy(), x):.3f}, "
          f"reference {covered(slow.along, slow.along_sd, x):.3f}; median ratio of widths "
          f"{np.median(fast[1]['sd'].to_numpy() / slow.along_sd):.2f}")  # fmt: skip
    errors = [
        monte_carlo_error([correlation(along, a) for a, _ in slow.without]),
        monte_carlo_error([truth(along, a, party) for a, _ in slow.without]),
        monte_carlo_error([correlation(against[told], d[told]) for _, d in slow.without]),
    ]
    print("  Monte Carlo errors of the three correlations below: " + ", ".join(f"{e:.4f}" for e in errors))
    return {
        "R-hat, most": slow.r_hat,
        "effective draws, least": slow.effective,
        "divergences": float(draws.divergences),
        "dimension 1, correlation": correlation(along, slow.along),
        "dimension 1 within parties": truth(along, slow.along, party),
        "dissent, correlation": correlation(against[told], slow.dissent[told]),
        "intervals of dissent, median ratio of widths, least": ratio,
        "intervals of dissent, median ratio of widths, most": ratio,
    }


def truth(values: np.ndarray, x: np.ndarray, party: np.ndarray) -> float:
    return correlation(within(values, party), within(x, party))


def covered(mean: np.ndarray, sd: np.ndarray, x: np.ndarray) -> float:
    """Return the share of true positions inside, after one straight line to their scale."""
    slope, start = np.polyfit(mean, x, 1)
    return float((np.abs(x - start - slope * mean) <= 1.645 * abs(slope) * sd).mean())


def foretold_agree(rc: RollCall, sampled: Callable[[RollCall], Draws], seed: int) -> dict[str, float]:
    """Return how probabilities of hidden votes compare."""
    hidden = (np.random.default_rng(seed).random(rc.votes.shape) < HIDDEN) & (rc.votes != MISSING)
    votes = np.where(hidden, MISSING, rc.votes).astype(np.int8)
    seen = RollCall.from_matrix(votes, parties=rc.party)
    fast, slow = scale(seen).probabilities[hidden], probabilities(seen, sampled(seen))[hidden]
    ayes = rc.votes[hidden] == 1
    losses = [float(-np.log(np.where(ayes, q, 1 - q)).mean()) for q in (fast, slow)]
    print(f"  {hidden.sum():,} hidden votes: log loss of the fit {losses[0]:.4f}, of the reference {losses[1]:.4f}; "
          f"correlation of probabilities {correlation(fast, slow):.4f}")  # fmt: skip
    return {
        "probabilities, mean difference": float(np.abs(fast - slow).mean()),
        "log loss on hidden votes, more than the reference": losses[0] - losses[1],
    }


def judged(found: dict[str, float]) -> list[str]:
    """Print every figure with its limit; return those that miss it."""
    missed = []
    for what, value in found.items():
        limit, at_most = LIMITS[what]
        met = value <= limit if at_most else value >= limit
        print(f"  {what}: {value:.4g} ({'<=' if at_most else '>='} {limit:g} {'met' if met else 'MISSED'})")
        missed += [] if met else [what]
    return missed


def load(path: Path) -> Callable[..., dict[str, np.ndarray]]:
    spec = importlib.util.spec_from_file_location("simulator", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    generate: Callable[..., dict[str, np.ndarray]] = module.generate
    return generate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--simulator", type=Path, required=True)
    parser.add_argument("--members", type=int, default=60)
    parser.add_argument("--divisions", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draws", type=int, default=DRAWS)
    args = parser.parse_args()
    if importlib.util.find_spec("numpyro") is None:
        print("This benchmark needs NumPyro: install the group fit.", file=sys.stderr)
        return 2
    drawn = load(args.simulator)(args.seed, args.members, args.divisions)
    rc = RollCall.from_matrix(drawn["V"], parties=drawn["party"])
    told = f"{CHAINS} chains of {args.draws} after {WARM_UP}"
    print(f"Simulated House, {rc.n_members} x {rc.n_divisions}, {told}", flush=True)
    start = time.process_time()
    missed = judged(positions_agree(rc, drawn["x"][:, 0], sample(rc, 2, WIDE, args.seed, draws=args.draws)))
    print(f"  {time.process_time() - start:.1f} s of processor time", flush=True)
    start = time.process_time()
    sampled = partial(sample, k=DIRECTIONS, spread=NARROW, seed=args.seed, draws=args.draws)
    missed += judged(foretold_agree(rc, sampled, args.seed))
    print(f"  {time.process_time() - start:.1f} s of processor time")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
