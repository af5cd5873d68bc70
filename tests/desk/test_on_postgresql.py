"""The same tests of store, decisions and views on a real PostgreSQL server, and the killed server too."""

import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SAME = ("test_store.py", "test_decide.py", "test_views.py", "test_backup.py")


def _binaries() -> Path | None:
    found = [Path(path).parent for path in (shutil.which("initdb"),) if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((path for path in found if (path / "initdb").exists() and (path / "pg_ctl").exists()), None)


def _owner() -> str | None:
    """Name a user who is not root: the server refuses to run as root. None for the one who runs the tests."""
    if os.name != "posix" or os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


pytestmark = [
    pytest.mark.own_database,
    pytest.mark.skipif(_binaries() is None, reason="no PostgreSQL server here: apt-get install postgresql"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server of our own in a temporary folder; yields the address of an empty database."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install whipcount[postgresql]")
    binaries, owner = _binaries(), _owner()
    assert binaries is not None
    with tempfile.TemporaryDirectory(prefix="pg-") as made:
        folder = Path(made)
        if owner:
            shutil.chown(folder, owner)
        folder.chmod(0o755)

        def run(*command: str) -> None:
            subprocess.run(
                command, check=True, capture_output=True, user=owner, cwd=folder, env=os.environ | {"HOME": made}
            )

        data = str(folder / "data")
        run(str(binaries / "initdb"), "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C")
        options = f"-c listen_addresses='' -k {folder} -c fsync=on"
        run(str(binaries / "pg_ctl"), "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
        try:
            yield f"host={folder}"
        finally:
            run(str(binaries / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")


def address(server: str, name: str) -> str:
    """Return the address of a new database."""
    import psycopg

    with psycopg.connect(f"{server} user=desk dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://desk@/{name}?{server}"


def test_store_decisions_and_views_are_the_same(server: str) -> None:
    environment = os.environ | {"DESK_TEST_DATABASE": address(server, "same")}
    same = [str(HERE / name) for name in SAME]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *same],
        env=environment, capture_output=True, text=True, check=False, cwd=HERE.parents[1],
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_no_acknowledged_accept_is_lost(server: str) -> None:
    command = [
        sys.executable,
        str(HERE.parents[1] / "benchmarks" / "desk_faults.py"),
        "--accepts",
        "40",
        "--kills",
        "1",
    ]
    done = subprocess.run(
        [*command, "--database", address(server, "faults")], capture_output=True, text=True, check=False
    )
    report = json.loads(done.stdout)
    assert (report["lost"], report["torn"], report["on_record"]) == ([], [], 40), done.stderr
    assert done.returncode == 0
