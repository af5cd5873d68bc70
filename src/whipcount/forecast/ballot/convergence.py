"""Refuse samples of a posterior that have not converged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whipcount.errors import ModelError

__all__ = ["LEAST_SAMPLES", "MOST_RHAT", "Diagnosis", "check"]

MOST_RHAT = 1.01
"""Chains that differ by more do not sample the same distribution."""

LEAST_SAMPLES = 400
"""Independent samples that the chains must be worth, for each number."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Of one sampled number.

    Attributes
    ----------
    rhat : how the spread over chains compares with that within them, 1 if all is well
    samples : how many independent samples they are worth
    """

    rhat: float
    samples: float


def check(found: Mapping[str, Diagnosis], divergences: int) -> None:
    """Do nothing if the samples have converged.

    Raises
    ------
    ModelError : they have not; every number that has not is told

    Examples
    --------
    >>> check({"level": Diagnosis(1.0, 2000.0)}, 0)
    """
    faults = [f"{divergences} transitions diverged"] if divergences else []
    for name, one in sorted(found.items()):
        if not one.rhat <= MOST_RHAT:
            faults.append(f"R-hat of {name} is {one.rhat:.3f}, more than {MOST_RHAT}")
        if not one.samples >= LEAST_SAMPLES:
            faults.append(f"{name} has {one.samples:.0f} effective samples, fewer than {LEAST_SAMPLES}")
    if faults:
        raise ModelError("The sampled ballot model did not converge; sample longer.", faults)
