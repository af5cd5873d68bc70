"""The fit: what it learns, refuses, and keeps."""

import json
import sys
from dataclasses import replace

import numpy as np
import pytest

from ballotbuilder import contest, contests
from whipcount.errors import InputError, ModelError
from whipcount.forecast.ballot.fit import LEAST, Fit, fit
from whipcount.forecast.ballot.row import Body

ALIKE = contests(38, 42, 40, 41, 39, 40, 43, 37)


def test_few_contests_are_refused() -> None:
    with pytest.raises(
        InputError, match=f"needs {LEAST} contests of one kind with results, and no kind has more than 4"
    ):
        fit([*ALIKE[:4], contest(9, None)])


def test_it_survives_json() -> None:
    found = fit(ALIKE, seed=3)
    assert Fit.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    assert found.seed == 3
    assert found.last == ALIKE[-1].on


def test_another_version_is_refused() -> None:
    body = fit(ALIKE).to_dict()
    for broken in (
        {},
        body | {"last": "soon"},
        body | {"parts": {"caucus": {"points": [[1.0]]}}},
        body | {"parts": {"crowd": {}}},
    ):
        with pytest.raises(ModelError, match="whipcount forecast fit ballot"):
            Fit.from_dict(broken)


def test_contests_alike_leave_a_small_spread_and_unlike_ones_a_large_one() -> None:
    def scale(found: Fit) -> float:
        return sum(point.rests * point.weight for point in found.parts[Body.CAUCUS].points)

    assert scale(fit(ALIKE)) < 0.25 < scale(fit(contests(10, 80, 30, 60, 20, 70, 40, 50)))


def test_the_order_of_the_rows_does_not_matter() -> None:
    one, other = fit(ALIKE), fit(ALIKE[::-1])
    assert [point.weight for point in one.parts[Body.CAUCUS].points] == pytest.approx(
        [point.weight for point in other.parts[Body.CAUCUS].points]
    )


def test_spreads_beyond_the_grid_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["whipcount.forecast.ballot.fit"], "REST_SPREADS", (0.05, 0.1))
    with pytest.raises(ModelError, match=r"did not converge: .* widest spread of the kind 'caucus'"):
        fit(contests(10, 80, 30, 60, 20, 70, 40, 50))


def test_shares_of_those_public_and_abstaining_come_from_caucuses_that_tell() -> None:
    rows = [*ALIKE, contest(20, 40, declared=10, abstained=6), contest(21, 40, body=Body.CHAMBER, declared=39)]
    found = fit(rows)
    assert (found.public.cases, found.abstaining.cases) == (1, 1)
    assert found.public.mean < 0.5
    assert found.usual == 0.40


def test_those_outvoted_are_counted() -> None:
    found = fit([*ALIKE, contest(20, 60), replace(contest(21, 60), outvoted=None)])
    assert (found.outvoted, found.contests) == (1, 9)
    assert np.isfinite(found.parts[Body.CAUCUS].logits).all()


def test_bodies_are_fitted_apart_and_one_with_few_contests_not_at_all() -> None:
    chambers = [contest(30 + n, 48, body=Body.CHAMBER) for n in range(LEAST)]
    found = fit([*ALIKE, *chambers, contest(50, 10, body=Body.MEMBERS)])
    assert set(found.parts) == {Body.CAUCUS, Body.CHAMBER}
    assert found.parts[Body.CAUCUS] == fit(ALIKE).parts[Body.CAUCUS]
