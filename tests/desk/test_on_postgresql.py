"""The same tests of store, decisions and views on a real PostgreSQL server, and the killed server too."""

import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faultbench import bench, until

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
    owner = _owner()
    with tempfile.TemporaryDirectory(prefix="pg-") as made:
        folder = Path(made)
        if owner:
            shutil.chown(folder, owner)
        folder.chmod(0o755)

        call(folder, "initdb", "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C")
        start(folder)
        try:
            yield f"host={folder}"
        finally:
            stop(folder)


def call(folder: Path, name: str, *arguments: str) -> None:
    """Call one of the server's programs about the database in a folder."""
    binaries = _binaries()
    assert binaries is not None
    command = [str(binaries / name), "-D", str(folder / "data"), *arguments]
    subprocess.run(
        command, check=True, capture_output=True, user=_owner(), cwd=folder, env=os.environ | {"HOME": str(folder)}
    )


def start(folder: Path) -> None:
    options = f"-c listen_addresses='' -k {folder} -c fsync=on"
    call(folder, "pg_ctl", "-l", str(folder / "log"), "-o", options, "-w", "start")


def stop(folder: Path) -> None:
    call(folder, "pg_ctl", "-m", "immediate", "-w", "stop")


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


def test_a_database_that_goes_away_is_told_and_comes_back_by_itself(server: str, tmp_path: Path) -> None:
    """Pages that are kept are shown with a warning, what an editor does is refused in a sentence, then all goes on."""
    tool = bench()
    environment = os.environ | {
        "DATABASE_URL": address(server, "away"), "WHIPCOUNT_SECRET_KEY": "a secret of the test",
        "DJANGO_SETTINGS_MODULE": "whipcount.desk.settings",
    }  # fmt: skip
    (tmp_path / "case.toml").write_text(tool.HEAD, encoding="utf-8")
    (tmp_path / "events.csv").write_text(tool.COLUMNS, encoding="utf-8")
    tool.run(environment, "from whipcount.desk.ledger.ready import make_tables; make_tables()")
    first, second = tool.run(environment, tool.PREPARE, tool.PASSWORD, str(tmp_path), "2").split()
    port, folder = tool.free_port(), Path(server.partition("=")[2])
    desk = tool.start(environment, port)
    try:
        headers = tool.sign_in(port)

        def accept(claim: str) -> int:
            return int(tool.ask(port, "POST", f"/desk/claims/{claim}/accept/", "version=1", headers)[0])

        def page() -> tuple[int, bool]:
            status, told = tool.ask(port, "GET", "/cases/faults/")
            return status, "warning" in {name.lower() for name, _ in told}

        assert accept(first) == 302
        assert until(lambda: [page() for _ in range(8)] == [(200, False)] * 8)
        stop(folder)
        assert until(lambda: page() == (200, True))
        assert accept(second) == 503
        assert tool.ask(port, "GET", "/healthz")[0] == 503
        start(folder)
        assert until(lambda: accept(second) == 302)
        assert until(lambda: page() == (200, False))
    finally:
        os.killpg(desk.pid, signal.SIGKILL)
        desk.wait()
    found = json.loads(tool.run(environment, tool.LOOK))
    assert (found["accepted"], found["torn"]) == (sorted([int(first), int(second)]), [])
