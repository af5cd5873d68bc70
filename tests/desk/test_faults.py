"""The server is killed in the middle of accepts: nothing that was acknowledged is lost, nothing is torn."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "benchmarks" / "desk_faults.py"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes, which Windows has not")


def test_no_acknowledged_accept_is_lost() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH), "--accepts", "40", "--kills", "1"], capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    assert (report["lost"], report["torn"], report["whole"], report["on_record"]) == ([], [], "ok", 40), done.stderr
    assert done.returncode == 0
