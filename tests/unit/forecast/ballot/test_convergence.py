"""Samples that have not converged are refused, each fault told."""

import pytest

from whipcount.errors import ModelError
from whipcount.forecast.ballot.convergence import Diagnosis, check

GOOD = Diagnosis(1.001, 900.0)


@pytest.mark.parametrize(
    ("found", "divergences", "told"),
    [
        ({"a": GOOD, "b": Diagnosis(1.05, 900.0)}, 0, "R-hat of b is 1.050"),
        ({"a": Diagnosis(float("nan"), 900.0)}, 0, "R-hat of a is nan"),
        ({"a": Diagnosis(1.0, 12.0)}, 0, "a has 12 effective samples"),
        ({"a": GOOD}, 3, "3 transitions diverged"),
    ],
)
def test_each_fault_is_told(found: dict[str, Diagnosis], divergences: int, told: str) -> None:
    with pytest.raises(ModelError, match="did not converge") as fault:
        check(found, divergences)
    assert any(told in error for error in fault.value.errors)


def test_good_samples_pass() -> None:
    check({"a": GOOD}, 0)
