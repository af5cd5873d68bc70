"""Rounds of the fit: no step lowers the likelihood with its priors; blocks change nothing."""

import dataclasses

import numpy as np
import pytest
from simulated import house

from whipcount.divisions.scale import rounds
from whipcount.divisions.scale.device import CPU
from whipcount.divisions.scale.layout import lay_out
from whipcount.divisions.scale.solve import Stop, party_estimates, run


def start(rc, variational=False):
    layout = lay_out(rc, by_party=True)
    return layout, party_estimates(layout, 2, np.random.default_rng(0), 4.0, variational)


def objective(layout, now):
    rows = layout.member
    logit = now.levels.T[layout.party] + now.positions[rows] @ now.weights.T
    logit += now.lines[layout.party] * now.loyalty[rows, None]
    fit = -np.logaddexp(0, -layout.signs * logit)[layout.signs != 0].sum()
    rest = now.weights - now.weight_means
    priors = [
        np.einsum("ja,ab,jb->", now.levels, now.priors.level_precision, now.levels),
        np.einsum("ja,ab,jb->", rest, np.linalg.inv(now.priors.weight_covariance), rest),
        (now.positions**2).sum(),
        (now.loyalty**2).sum() / now.priors.loyalty_variance,
    ]
    return fit - sum(priors) / 2


def test_no_round_loses_ground_while_the_priors_stand(monkeypatch):
    rc, _ = house(members=90, divisions=80)
    layout, now = start(rc)
    monkeypatch.setattr(rounds, "_centre", lambda layout, now: None)
    now.priors.learn = False
    monkeypatch.setattr(rounds, "_balance", lambda now: None)
    votes = rounds.Votes(layout, now)
    values = []
    for _ in range(12):
        rounds.one_round(layout, now, votes)
        values.append(objective(layout, now))
    assert np.all(np.diff(values) >= -1e-3)
    assert values[-1] > values[0] + 1


@pytest.mark.parametrize("variational", [False, True])
def test_the_size_of_blocks_changes_nothing(variational):
    rc, _ = house(members=90, divisions=80)
    layout, whole = start(rc, variational)
    run(layout, whole, Stop(0.0, 3))
    _, cut = start(rc, variational)
    run(layout, cut, Stop(0.0, 3), dataclasses.replace(CPU, cells=700))
    assert np.allclose(whole.positions, cut.positions, atol=1e-3)
    assert np.allclose(whole.levels_weights, cut.levels_weights, atol=1e-2)


def test_balancing_changes_no_logit():
    rc, _ = house(members=90, divisions=80)
    layout, now = start(rc)
    run(layout, now, Stop(0.0, 2))
    before, priors = now.positions @ now.weights.T, objective(layout, now)
    now.priors.weight_slopes = np.zeros_like(now.priors.weight_slopes)
    priors = objective(layout, now)
    rounds._balance(now)
    assert np.allclose(now.positions @ now.weights.T, before)
    assert objective(layout, now) >= priors
