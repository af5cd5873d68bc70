"""Where a fit is calculated: on the processor with NumPy, or on a graphics card with JAX."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.errors import InputError

__all__ = ["CPU", "DEVICES", "Device", "chosen", "with_jax"]

DEVICES = ("auto", "cpu", "gpu")
ENOUGH = 10_000_000
"""Members times divisions from which ``auto`` looks for a graphics card. Below it the processor is done before JAX has
been loaded and has compiled the rounds."""
_GPU_CELLS = 16_000_000
_PLUGINS = "jax_plugins"
"""The package in which JAX finds what drives a graphics card; without it there is none, and JAX need not be loaded."""


@dataclass(frozen=True, slots=True, eq=False)
class Device:
    """A place to calculate.

    Attributes
    ----------
    name : ``cpu`` or ``gpu``
    precision : of a single vote; sums of a division are always float64
    cells : votes taken at once
    put : array of NumPy -> array there
    compiled : function of ``cells``, form or nothing -> the same without the module of arrays and the form; what it
        returns are arrays of NumPy
    """

    name: str
    precision: type[np.floating[Any]]
    cells: int
    put: Callable[[npt.NDArray[Any]], Any]
    compiled: Callable[..., Callable[..., Any]]


def _as_it_is(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return array


def _with_numpy(function: Callable[..., Any], *form: object) -> Callable[..., Any]:
    return partial(function, np, *form)


CPU = Device("cpu", np.float32, 200_000, _as_it_is, _with_numpy)


def chosen(name: str, n_cells: int) -> Device:
    """Return the device of that name.

    Parameters
    ----------
    name : ``cpu``, ``gpu``, or ``auto``: a graphics card if there is one and the matrix is large enough for it to pay
    n_cells : members times divisions

    Raises
    ------
    InputError : no such name, or no graphics card
    """
    if name not in DEVICES:
        raise InputError(f"There is no device {name!r}; known are {', '.join(DEVICES)}.")
    if name == "cpu" or (name == "auto" and n_cells < ENOUGH):
        return CPU
    found = first_gpu()
    if found is not None:
        return with_jax(found)
    if name == "auto":
        return CPU
    raise InputError(
        "No graphics card can be used: install whipcount[gpu] on a machine with one, or leave the device at auto."
    )


def first_gpu() -> Any | None:
    """Return JAX's handle of the first graphics card; None without one or without what drives it."""
    if find_spec("jax") is None or find_spec(_PLUGINS) is None:
        return None
    try:
        return importlib.import_module("jax").devices("gpu")[0]
    except RuntimeError:
        return None


@lru_cache(maxsize=2)
def with_jax(handle: Any) -> Device:
    """Return a device of JAX, a graphics card or for a test the processor, that counts in double precision."""
    jax = importlib.import_module("jax")
    jnp = importlib.import_module("jax.numpy")

    def there(function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            with jax.enable_x64(True), jax.default_device(handle):
                return function(*arguments)

        return run

    @lru_cache(maxsize=16)
    def compiled(function: Callable[..., Any], *form: object) -> Callable[..., Any]:
        fast = jax.jit(partial(function, jnp, *form))
        return there(lambda *arguments: jax.device_get(fast(*arguments)))

    return Device("gpu", np.float64, _GPU_CELLS, there(jnp.asarray), compiled)
