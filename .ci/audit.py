"""Ask PyPI whether a locked dependency has a known vulnerability: ``python .ci/audit.py``, in the environment of make.

Exit code 1 when one has. Where PyPI's data cannot be reached, as without a network, one sentence says so and the
gate goes on: nothing is known then, good or bad.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LIMIT = 300
PROBE = "django"


def main() -> int:
    locked = requirements()
    probe = [line for line in locked if line.startswith(f"{PROBE}==")]
    if not answered(audit(probe)):
        print("audit: PyPI's list of vulnerabilities cannot be reached from here; the dependencies were not audited.")
        return 0
    found = audit(locked)
    if found is None:
        print("audit: PyPI's list of vulnerabilities stopped answering; the dependencies were not audited.")
        return 0
    faults = [fault for one in found for fault in told(one)]
    print(*faults, sep="\n", end="\n" if faults else "")
    unknown = [one["name"] for one in found if "skip_reason" in one]
    tail = f"; not known to PyPI: {', '.join(unknown)}" if unknown else ""
    print(f"audit: {len(found) - len(unknown)} packages, {len(faults)} known vulnerabilities{tail}.")
    return 1 if faults else 0


def requirements() -> list[str]:
    """Return what uv.lock names for this machine, as ``name==version``."""
    command = ["export", "--frozen", "--quiet", "--no-emit-project", "--no-hashes", "--no-header", "--no-annotate"]
    done = subprocess.run(
        [sys.executable, "-m", "uv", *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return [line for line in done.stdout.splitlines() if "==" in line]


def audit(lines: list[str]) -> list[dict[str, Any]] | None:
    """Return what pip-audit says of each package; None where it got no answer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "requirements.txt"
        path.write_text("\n".join(lines), encoding="utf-8")
        command = ["--requirement", str(path), "--no-deps", "--disable-pip", "--format", "json", "--timeout", "10"]
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pip_audit", *command, "--progress-spinner", "off"],
                capture_output=True, encoding="utf-8", timeout=LIMIT, check=False,
            )  # fmt: skip
            return list(json.loads(done.stdout)["dependencies"])
        except (ValueError, KeyError, subprocess.TimeoutExpired):
            return None


def answered(found: list[dict[str, Any]] | None) -> bool:
    """Tell whether a package that is surely on PyPI was found there."""
    return bool(found) and all("skip_reason" not in one for one in found or ())


def told(one: dict[str, Any]) -> list[str]:
    """Return a line for each vulnerability of a package."""
    return [
        f"audit: {one['name']} {one['version']} has {fault['id']}; mended in "
        f"{', '.join(fault['fix_versions']) or 'no version yet'}"
        for fault in one.get("vulns", ())
    ]


if __name__ == "__main__":
    sys.exit(main())
