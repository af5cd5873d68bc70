"""Arguments against annotations, on functions made for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from whipcount.arguments import check_arguments
from whipcount.errors import InputError


def door(
    name: str = "a", on: date | str | None = None, n: int = 1, is_open: bool = False, path: str | Path = "a",
    parts: Sequence[str] | None = None, votes: npt.ArrayLike = 0, free: Any = None, *rest: int,
) -> None:  # fmt: skip
    check_arguments(door, locals())


@pytest.mark.parametrize(
    "given",
    [
        {"on": date(2022, 1, 19)},
        {"on": None},
        {"n": np.int64(3)},
        {"path": Path("a")},
        {"parts": np.array(["a", "b"])},
        {"parts": ("a", "b")},
        {"votes": object()},
        {"free": object()},
    ],
)
def test_what_fits_passes(given: dict[str, Any]) -> None:
    door(**given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": None}, "door() takes text as 'name', not None."),
        ({"name": b"x" * 100}, f"door() takes text as 'name', not b'{'x' * 57}…."),
        ({"on": 20220119}, "20220119 is not a day; give a date, or text such as 2022-01-19."),
        ({"n": True}, "door() takes a whole number as 'n', not True."),
        ({"n": 2.0}, "door() takes a whole number as 'n', not 2.0."),
        ({"is_open": 1}, "door() takes True or False as 'is_open', not 1."),
        ({"path": []}, "door() takes text or a path as 'path', not a list."),
        ({"parts": "ab"}, "door() takes a sequence or None as 'parts', not 'ab'."),
        ({"parts": object()}, "door() takes a sequence or None as 'parts', not an object."),
    ],
)
def test_what_does_not_fit_is_told(given: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as told:
        door(**given)
    assert told.value.message == said


def test_each_of_several_is_looked_at() -> None:
    with pytest.raises(InputError, match="takes a whole number as 'rest', not 'b'"):
        door("a", None, 1, False, "a", None, 0, None, 1, "b")  # type: ignore[arg-type]
