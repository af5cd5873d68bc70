"""The benchmark of faults as a module: it has a server, an editor and a case to break things with."""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

BENCH = Path(__file__).resolve().parents[1] / "benchmarks" / "desk_faults.py"


@cache
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("desk_faults", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["desk_faults"] = module
    spec.loader.exec_module(module)
    return module


def until(holds: Callable[[], bool], seconds: float = 120.0) -> bool:
    """Wait until something holds; return whether it came to hold."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.2)
    return False
