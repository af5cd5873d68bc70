"""Letters and thresholds: bounds, directions, and agreement with simulation."""

import numpy as np
import pytest

from lettersbuilder import PAST, past, standing
from whipcount.forecast.letters.fit import fit
from whipcount.forecast.letters.predict import (
    PRIOR_SHAPE,
    chance,
    enough_from_public,
    letters_from_public,
    number,
    without_recent,
)
from whipcount.forecast.reporting import SHARES

FIT = fit(PAST)


def mean(table: np.ndarray) -> float:
    return float(np.arange(len(table)) @ table)


def test_letters_on_the_record_are_the_least() -> None:
    found = number(FIT, standing())
    assert found.sum() == pytest.approx(1)
    assert found[:10].sum() == 0.0
    assert found[10] > 0


def test_without_an_announcement_the_threshold_was_not_reached_the_day_before() -> None:
    found = number(FIT, standing(recent={30: 0, 90: 0}, public=53, declared=50))
    assert found[54:].sum() < 0.2
    assert found[50:54].sum() > 0.8


def test_more_in_public_and_more_recent_ones_raise_letters_and_chance() -> None:
    asked = [standing(declared=5, public=n, recent={30: 3, 90: 3}) for n in (5, 15, 30, 45)]
    assert sorted(asked, key=lambda one: mean(number(FIT, one))) == asked
    assert sorted(asked, key=lambda one: chance(FIT, one, 30)) == asked
    faster = [standing(recent={30: n, 90: n}) for n in (0, 2, 5, 15)]
    assert sorted(faster, key=lambda one: chance(FIT, one, 30)) == faster
    assert chance(FIT, without_recent(faster[-1]), 30) == chance(FIT, faster[0], 30)


def test_a_chance_lies_inside_zero_and_one() -> None:
    assert 0 < chance(FIT, standing(declared=0, public=0, recent={30: 0, 90: 0}), 7) < 0.05
    assert chance(FIT, standing(declared=53, public=200, recent={30: 190, 90: 200}), 90) < 1


def test_it_agrees_with_simulation() -> None:
    rng = np.random.default_rng(6)
    asked, draws = standing(declared=4, public=9), 400_000
    share = rng.choice(SHARES, draws, p=np.array(FIT.public.weights) / sum(FIT.public.weights))
    prior = 1 / (np.arange(asked.threshold) + 1)
    letters = rng.choice(asked.threshold, draws, p=prior / prior.sum())
    told = rng.binomial(letters, share)
    weight = ((told >= asked.declared) & (told <= asked.public)).astype(float)
    rate = rng.gamma(asked.recent[30] + PRIOR_SHAPE, 1 / 30, draws) / share
    passed = letters + rng.poisson(rate * 30) >= asked.threshold
    assert chance(FIT, asked, 30) == pytest.approx(np.average(passed, weights=weight), abs=0.01)
    now = np.average(letters + rng.poisson(rate), weights=weight)
    assert mean(number(FIT, asked)) == pytest.approx(now, abs=0.2)


def test_a_contest_from_those_in_public_alone() -> None:
    few, many = past(9, 2, None), past(9, 40, None)
    assert letters_from_public(FIT, few)[0.5] < letters_from_public(FIT, many)[0.5]
    assert enough_from_public(FIT, few) < 0.2 < 0.8 < enough_from_public(FIT, many)
    assert letters_from_public(FIT, many)[0.05] >= 40
