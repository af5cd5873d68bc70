"""A graphics card gives the numbers of the processor: here the same path with JAX on the processor."""

import dataclasses

import numpy as np
import pytest
from simulated import house

from whipcount import InputError
from whipcount.divisions.scale import device
from whipcount.divisions.scale import scale as scaling
from whipcount.divisions.scale.device import CPU, chosen
from whipcount.divisions.scale.scale import scale

SAME, SAME_IN_SINGLE = 1e-6, 1e-5


@pytest.fixture
def card(monkeypatch):
    """JAX on the processor in the place of a graphics card."""
    jax = pytest.importorskip("jax", reason="JAX is not installed; it is in whipcount[gpu] and the group 'fit'")
    monkeypatch.setattr(device, "first_gpu", lambda: jax.devices("cpu")[0])
    return jax


def figures(fit):
    told = fit.positions.select("mean", "sd").to_numpy()
    return np.concatenate([told.ravel(), fit.probabilities.ravel()])


def furthest(one, other):
    a, b = figures(one), figures(other)
    assert (np.isnan(a) == np.isnan(b)).all()
    return np.nanmax(np.abs(a - b))


@pytest.mark.usefixtures("card")
@pytest.mark.parametrize(("model", "dimensions"), [("party", 2), ("party", 4), ("plain", 1), ("plain", 2)])
def test_the_card_gives_the_numbers_of_the_processor(monkeypatch, model, dimensions):
    rc, _ = house(members=90, divisions=80)
    there = scale(rc, model=model, dimensions=dimensions, device="gpu")
    assert there.report.device == "gpu"
    assert furthest(there, scale(rc, model=model, dimensions=dimensions)) < SAME_IN_SINGLE
    double = dataclasses.replace(CPU, precision=np.float64)
    monkeypatch.setattr(scaling, "chosen", lambda name, n_cells: double)
    assert furthest(there, scale(rc, model=model, dimensions=dimensions)) < SAME


@pytest.mark.usefixtures("card")
def test_the_card_takes_a_matrix_in_blocks(monkeypatch):
    rc, _ = house(members=90, divisions=80)
    monkeypatch.setattr(device, "_GPU_CELLS", 90 * 33)
    device.with_jax.cache_clear()
    cut = scale(rc, device="gpu")
    device.with_jax.cache_clear()
    assert furthest(cut, scale(rc)) < SAME_IN_SINGLE


@pytest.mark.usefixtures("card")
def test_auto_takes_the_card_for_a_matrix_that_is_large_enough():
    assert chosen("auto", device.ENOUGH - 1) is CPU
    assert chosen("auto", device.ENOUGH).name == "gpu"
    assert chosen("cpu", device.ENOUGH) is CPU


def test_without_a_card_auto_takes_the_processor_and_gpu_is_refused(monkeypatch):
    monkeypatch.setattr(device, "first_gpu", lambda: None)
    assert chosen("auto", device.ENOUGH) is CPU
    with pytest.raises(InputError, match=r"No graphics card can be used: install whipcount\[gpu\]"):
        chosen("gpu", 10)


def test_an_unknown_device_is_told():
    with pytest.raises(InputError, match="no device 'tpu'; known are auto, cpu, gpu"):
        chosen("tpu", 10)


def test_without_what_drives_a_card_jax_is_not_loaded(monkeypatch):
    monkeypatch.setattr(device, "find_spec", lambda name: object() if name == "jax" else None)
    monkeypatch.setattr(device.importlib, "import_module", lambda name: pytest.fail(f"{name} was loaded"))
    assert device.first_gpu() is None


def test_a_driver_without_a_card_is_no_card(monkeypatch):
    pytest.importorskip("jax", reason="JAX is not installed; it is in whipcount[gpu] and the group 'fit'")
    monkeypatch.setattr(device, "find_spec", lambda name: object())
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    jax = device.importlib.import_module("jax")
    if jax.default_backend() == "gpu":
        pytest.skip("this machine has a graphics card")
    assert device.first_gpu() is None
