"""The disk fills up under a running server: it says so, loses nothing, shows the public pages, goes on by itself."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from faultbench import bench

resource = pytest.importorskip("resource", reason="Windows has no limits of this kind")
pytestmark = [
    pytest.mark.own_database,
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="limits running processes, as Linux can"),
]
N = 60


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Any]:
    tool = bench()
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3", "WHIPCOUNT_SECRET_KEY": "a secret of the test",
        "DJANGO_SETTINGS_MODULE": "whipcount.desk.settings",
    }  # fmt: skip
    (tmp_path / "case.toml").write_text(tool.HEAD, encoding="utf-8")
    (tmp_path / "events.csv").write_text(tool.COLUMNS, encoding="utf-8")
    tool.run(environment, "from whipcount.desk.ledger.ready import make_tables; make_tables()")
    claims = [int(pk) for pk in tool.run(environment, tool.PREPARE, tool.PASSWORD, str(tmp_path), str(N)).split()]
    port = tool.free_port()
    server = tool.start(environment, port)
    try:
        yield tool, environment, claims, port, server
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def limit(server: subprocess.Popen[bytes], size: int) -> None:
    """Let no process of the server make a file larger than so many bytes."""
    for pid in group(server.pid):
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def group(leader: int) -> list[int]:
    """Return the processes that were started with a server."""
    stats = ((path, path.read_text().rpartition(")")[2].split()) for path in Path("/proc").glob("[0-9]*/stat"))
    return [int(path.parent.name) for path, words in stats if int(words[2]) == leader]


def test_a_full_disk_is_told_and_nothing_is_lost(desk: Any, tmp_path: Path) -> None:
    tool, environment, claims, port, server = desk
    headers = tool.sign_in(port)

    def accept(claim: int) -> int:
        return int(tool.ask(port, "POST", f"/desk/claims/{claim}/accept/", "version=1", headers)[0])

    done = [claim for claim in claims[:5] if accept(claim) == 302]
    assert len(done) == 5
    assert tool.ask(port, "GET", "/cases/faults/")[0] == 200
    files = [path.stat().st_size for path in tmp_path.glob("desk.sqlite3*")]
    limit(server, max(files) + 200_000)
    seen = [(claim, accept(claim)) for claim in claims[5:40]]
    done += [claim for claim, status in seen if status == 302]
    refused = [claim for claim, status in seen if status != 302]
    assert {status for _, status in seen} == {302, 503}
    status, text = told(tool, port, f"/desk/claims/{refused[-1]}/accept/", headers)
    assert (status, "has no room left or fails, so nothing was stored" in text) == (503, True)
    assert tool.ask(port, "GET", "/cases/faults/")[0] == 200
    limit(server, -1)
    assert [accept(claim) for claim in [*refused, *claims[40:]]] == [302] * (len(refused) + len(claims[40:]))
    found = json.loads(tool.run(environment, tool.LOOK))
    assert (found["accepted"], found["torn"], found["whole"], found["in_order"]) == (sorted(claims), [], "ok", True)


def told(tool: Any, port: int, path: str, headers: dict[str, str]) -> tuple[int, str]:
    """Return the status of a POST and the sentence that came with it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", path, "version=1", headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
