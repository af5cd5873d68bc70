"""The exact distribution member by member: against enumeration, fractions and simulation."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from whipcount.errors import InputError
from whipcount.forecast.ballot.members import Faction, draw, poisson_binomial, swayed


def enumerated(chances: list[Fraction]) -> list[Fraction]:
    found = [Fraction(0)] * (len(chances) + 1)
    for votes in product((0, 1), repeat=len(chances)):
        each = [chance if vote else 1 - chance for vote, chance in zip(votes, chances, strict=True)]
        found[sum(votes)] += np.prod(np.array(each, object)) if each else Fraction(1)
    return found


@pytest.mark.parametrize("n", range(11))
def test_it_agrees_with_every_way_of_voting(n: int) -> None:
    chances = [Fraction(k * 7 % 11, 11) for k in range(n)]
    exact = [float(one) for one in enumerated(chances)]
    assert poisson_binomial([float(one) for one in chances]) == pytest.approx(exact, abs=1e-15)


def test_it_agrees_with_fractions_for_a_whole_party() -> None:
    chances = [Fraction(1 + k % 97, 98) for k in range(360)]
    exact = [1]
    for chance in chances:  # over a common denominator the table is whole numbers
        with_vote, without = chance * 98, 98 - chance * 98
        longer = [0] * (len(exact) + 1)
        for k, ways in enumerate(exact):
            longer[k] += ways * int(without)
            longer[k + 1] += ways * int(with_vote)
        exact = longer
    total = 98 ** len(chances)
    found = poisson_binomial([float(one) for one in chances])
    assert found == pytest.approx([float(Fraction(ways, total)) for ways in exact], rel=1e-9, abs=1e-300)


def test_no_sway_is_independence() -> None:
    chances = (0.1, 0.5, 0.9, 0.3)
    assert swayed([Faction("a", chances[:2]), Faction("b", chances[2:])]) == pytest.approx(poisson_binomial(chances))
    barely = swayed([Faction("a", chances, 1e-9)])
    assert barely == pytest.approx(poisson_binomial(chances))


def test_a_sway_agrees_with_a_fine_integral() -> None:
    chances, sway = np.array([0.2, 0.4, 0.4, 0.7]), 1.3
    at = np.linspace(-8, 8, 4001)
    weights = np.exp(-0.5 * at**2)
    odds = np.log(chances / (1 - chances))
    tables = [poisson_binomial(1 / (1 + np.exp(-(odds + sway * one)))) for one in at]
    exact = weights @ np.array(tables) / weights.sum()
    assert swayed([Faction("a", tuple(chances), sway)]) == pytest.approx(exact, abs=1e-6)


def test_a_sway_agrees_with_simulation() -> None:
    rng = np.random.default_rng(5)
    chances = rng.uniform(0.05, 0.9, (2, 15))
    table = swayed([Faction(str(n), tuple(row), 0.8) for n, row in enumerate(chances)])
    odds = np.log(chances / (1 - chances)) + 0.8 * rng.standard_normal((200_000, 2, 1))
    votes = (rng.random((200_000, 2, 15)) < 1 / (1 + np.exp(-odds))).sum(axis=(1, 2))
    seen = np.bincount(votes, minlength=31) / len(votes)
    assert np.abs(np.cumsum(seen) - np.cumsum(table)).max() < 0.004


def test_ballots_are_drawn_from_the_table_and_by_the_seed() -> None:
    table = poisson_binomial([0.5, 0.25])
    found = draw(table, 100_000, seed=1)
    assert np.bincount(found) / 100_000 == pytest.approx(table, abs=0.006)
    assert (found == draw(table, 100_000, seed=1)).all()
    assert (found != draw(table, 100_000, seed=2)).any()
    assert abs(np.corrcoef(found[:-1], found[1:])[0, 1]) < 0.02
    assert len(draw(table, 0, 1)) == 0


@pytest.mark.parametrize("chances", [(1.2,), (-0.1,), (float("nan"),)])
def test_a_chance_that_is_none_is_refused(chances: tuple[float, ...]) -> None:
    with pytest.raises(InputError, match="from 0 to 1"):
        Faction("a", chances)
    with pytest.raises(InputError, match="from 0 to 1"):
        poisson_binomial(chances)


def test_what_cannot_be_swayed_or_drawn_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be swayed"):
        swayed([Faction("a", (1.0,), 0.5)])
    with pytest.raises(InputError, match="sway of -1"):
        Faction("a", (0.5,), -1.0)
    with pytest.raises(InputError, match="-1 ballots"):
        draw(np.ones(1), -1, 0)
