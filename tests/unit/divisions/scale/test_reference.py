"""The fit beside the same model sampled in full, on a House small enough to wait for."""

import importlib.util
import sys
from pathlib import Path

import numpy as np
import pytest
from simulated import house, within

from whipcount.divisions.scale.scale import WIDE, scale

FILE = Path(__file__).resolve().parents[4] / "benchmarks" / "scale_reference.py"


@pytest.fixture(scope="module")
def reference():
    pytest.importorskip("numpyro", reason="NumPyro is not installed; it is in the dependency group 'fit'")
    spec = importlib.util.spec_from_file_location("scale_reference", FILE)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_party_model_agrees_with_the_model_sampled_in_full(reference):
    rc, _ = house(seed=5, members=60, divisions=60)
    slow = reference.posterior(rc, reference.sample(rc, 2, WIDE, warm_up=120, draws=120, chains=1))
    rows = scale(rc).positions
    along, against = (rows.filter(rows["dimension"] == d) for d in (1, 2))
    assert np.corrcoef(along["mean"], slow.along)[0, 1] > 0.98
    assert np.corrcoef(within(along["mean"].to_numpy(), rc), within(slow.along, rc))[0, 1] > 0.8
    assert np.corrcoef(against["mean"], slow.dissent)[0, 1] > 0.9
    assert 0.5 < np.median(against["sd"].to_numpy() / slow.dissent_sd) < 2
