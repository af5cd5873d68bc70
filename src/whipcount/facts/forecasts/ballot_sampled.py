"""The ballot model sampled with NumPyro, to check the closed form; nothing that runs every day needs it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from whipcount.errors import SourceError
from whipcount.forecast.ballot.convergence import Diagnosis, check
from whipcount.forecast.ballot.design import EFFECTS, design, logit_of, noise_of, usual_payroll
from whipcount.forecast.ballot.fit import GROUP_PRIOR, REST_PRIOR
from whipcount.forecast.ballot.regression import FREEDOM
from whipcount.forecast.ballot.row import Row
from whipcount.forecast.chances import Floats

__all__ = ["sampled_log_odds"]

CHAINS = 4


def sampled_log_odds(rows: Sequence[Row], asked: Row, seed: int = 0, warmup: int = 1000, draws: int = 1000) -> Floats:
    """Return draws of the log odds of a vote against before anyone declares.

    Parameters
    ----------
    rows : contests with results
    asked : the contest to foretell
    seed, warmup, draws : of the sampler; the draws of each of four chains

    Raises
    ------
    SourceError : NumPyro is not installed
    ModelError : the samples have not converged
    """
    numpyro, infer, random = _loaded()
    told = [row for row in rows if row.against is not None and row.body is asked.body]
    data = _data(told)
    sampler = infer.MCMC(
        infer.NUTS(lambda: _model(numpyro, data), target_accept_prob=0.97),
        num_warmup=warmup, num_samples=draws, num_chains=CHAINS, chain_method="vectorized", progress_bar=False,
    )  # fmt: skip
    sampler.run(random.PRNGKey(seed), extra_fields=("diverging",))
    chains = sampler.get_samples(group_by_chain=True)
    check(_diagnoses(chains), int(np.sum(sampler.get_extra_fields()["diverging"])))
    return _foretold(sampler.get_samples(), told, asked, seed)


def _loaded() -> tuple[Any, Any, Any]:
    try:
        return (
            importlib.import_module("numpyro"),
            importlib.import_module("numpyro.infer"),
            importlib.import_module("jax.random"),
        )
    except ImportError as fault:
        raise SourceError("Sampling the ballot model needs NumPyro: pip install numpyro.") from fault


def _data(told: Sequence[Row]) -> dict[str, Any]:
    groups = sorted({row.group for row in told})
    return {
        "columns": design(told, usual_payroll(told)),
        "logits": np.array([logit_of(row) for row in told]),
        "noises": np.array([noise_of(row) for row in told]),
        "groups": np.array([groups.index(row.group) for row in told]),
        "n_groups": len(groups),
    }


def _model(numpyro: Any, data: Mapping[str, Any]) -> None:
    of = numpyro.distributions
    means = np.array([effect.mean for effect in EFFECTS])
    effects = numpyro.sample("effects", of.Normal(means, np.array([effect.sd for effect in EFFECTS])).to_event(1))
    spread = numpyro.sample("groups", of.HalfNormal(GROUP_PRIOR))
    raw = numpyro.sample("raw", of.Normal(0.0, 1.0).expand([data["n_groups"]]).to_event(1))
    rests = numpyro.sample("rests", of.HalfNormal(REST_PRIOR))
    at = data["columns"] @ effects + spread * raw[data["groups"]]
    own = (rests**2 + data["noises"]) ** 0.5
    numpyro.sample("logits", of.StudentT(FREEDOM, at, own).to_event(1), obs=data["logits"])


def _diagnoses(chains: Mapping[str, Any]) -> dict[str, Diagnosis]:
    diagnostics = importlib.import_module("numpyro.diagnostics")
    told = diagnostics.summary({name: np.asarray(values) for name, values in chains.items()})
    return {name: Diagnosis(float(np.max(one["r_hat"])), float(np.min(one["n_eff"]))) for name, one in told.items()}


def _foretold(samples: Mapping[str, Any], told: Sequence[Row], asked: Row, seed: int) -> Floats:
    rng = np.random.default_rng(seed)
    columns = design([asked], usual_payroll(told))[0]
    spread = np.asarray(samples["groups"], np.float64)
    groups = sorted({row.group for row in told})
    raw = np.asarray(samples["raw"], np.float64)
    own = raw[:, groups.index(asked.group)] if asked.group in groups else rng.standard_normal(len(spread))
    rest = np.asarray(samples["rests"], np.float64)
    level = np.asarray(samples["effects"], np.float64) @ columns + spread * own
    return np.asarray(level + rest * rng.standard_t(FREEDOM, len(rest)), np.float64)
