"""How many public pages a second, while an editor writes, and beside datasette serving the same register.

Needs ``wrk`` (Debian: apt-get install wrk) and, for the comparison, ``uv sync --group bench``::

    python benchmarks/desk_load.py              # public pages, quiet and while an editor writes
    python benchmarks/desk_load.py --datasette  # the same questions asked of both, in one run

Both servers get the same two cores, each alone while it is asked. Figures go to standard output, one a line.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import django

from whipcount.facts.people import register
from whipcount.ledger.types import Event, Source
from whipcount.ledger.vocabulary import EventType, Grade, Status

CASE = "/cases/johnson-2022/"
PAGES = (CASE, f"{CASE}days/2022-06-06/", "/members/25874/", "/house/2022-01-19/", "/api/v1/cases/johnson-2022")
_ODD = timedelta(days=1)
_LUA = """
local paths = {%s}
local n = 0
request = function() n = n + 1; return wrk.format("GET", paths[(n %% #paths) + 1]) end
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--datasette", action="store_true")
    asked = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is not installed: apt-get install wrk")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (beside_datasette if asked.datasette else public_pages)(folder, asked.seconds, asked.workers)


def public_pages(folder: Path, seconds: int, workers: int) -> None:
    """Ask for pages that are kept, first quietly, then while an editor adds an event every half second."""
    print(f"load average before: {load_average()}")
    with desk(folder, workers) as base:
        print(f"first load of {CASE}: {first_load(base):.2f} s")
        keep(base, PAGES, workers)
        for path in PAGES:
            show(path, load(base, [path], seconds))
        show("all of them, quiet", load(base, PAGES, seconds))
        with writing(folder, base) as seen:
            show("all of them, while an editor writes", load(base, PAGES, seconds * 3))
        show_visible(seen)
    print(f"load average after: {load_average()}")


def beside_datasette(folder: Path, seconds: int, workers: int) -> None:
    """Ask the same of both: 100 filtered rows, all 650, and the House of many days."""
    days = [(date(1998, 1, 1) + n * _ODD).isoformat() for n in range(10_000)]
    known = [(date(2025, 12, 31) + n * _ODD).isoformat() for n in range(6)]
    first = [f"/api/v1/house?on={one}&known={other}" for other in known for one in days]  # no question comes twice
    day = "2022-01-19"
    with desk(folder, workers) as base:
        ours = {
            "100 filtered rows": load(base, [f"/api/v1/members?on={day}&party=labour&limit=100"], seconds),
            "650 rows": load(base, [f"/api/v1/members?on={day}&limit=1000"], seconds),
            "House of any day, first time": load(base, first, seconds),
            "House of any day, again": load(base, [f"/api/v1/house?on={one}" for one in days[:300]], seconds),
        }
    held = f"_where=start<='{day}'&_where=(end+is+null+or+end>='{day}')"
    sql = "select+party,count(*)+from+spells+where+start<=:on+and+(end+is+null+or+end>=:on)+group+by+party"
    with datasette(folder, workers) as base:
        theirs = {
            "100 filtered rows": load(
                base, [f"/register/spells.json?{held}&party__exact=labour&_size=100&_shape=objects&_nocount=1"], seconds
            ),
            "650 rows": load(base, [f"/register/spells.json?{held}&_size=650&_shape=objects&_nocount=1"], seconds),
            "House of any day, first time": load(
                base, [f"/register.json?sql={sql}&on={one}&_shape=objects" for one in days], seconds
            ),
        }
        theirs["House of any day, again"] = theirs["House of any day, first time"]
    for name, found in ours.items():
        show(f"ours, {name}", found)
        show(f"datasette, {name}", theirs[name])
        print(f"{name}: {found['requests'] / theirs[name]['requests']:.1f} times")


@contextmanager
def desk(folder: Path, workers: int) -> Iterator[str]:
    port = "8871"
    command = [sys.executable, "-m", "whipcount.desk", "desk_serve", "--port", port, "--workers", str(workers)]
    with running(command, environment(folder), f"http://127.0.0.1:{port}", "/healthz") as base:
        yield base


@contextmanager
def datasette(folder: Path, workers: int) -> Iterator[str]:
    """Serve the register's table of spells with datasette, one process a core behind one port each is not offered."""
    path = folder / "register.db"
    with sqlite3.connect(path) as database:
        database.execute("create table spells (person, name, seat, gss, party, start, end)")
        people = register().people
        rows = (
            (s.person_id, people[s.person_id].name, s.seat, s.gss, s.party, str(s.start), s.end and str(s.end))
            for s in register().spells
            if s.known_to is None
        )
        database.executemany("insert into spells values (?, ?, ?, ?, ?, ?, ?)", rows)
        database.execute("create index days on spells (start, end)")
        database.execute("create index parties on spells (party)")
    port = "8872"
    command = [sys.executable, "-m", "datasette", "serve", "--immutable", str(path), "--port", port]
    command += ["--setting", "max_returned_rows", "2000", "--setting", "num_sql_threads", str(max(workers, 3))]
    with running(command, dict(os.environ), f"http://127.0.0.1:{port}", "/-/versions.json") as base:
        yield base


@contextmanager
def running(command: list[str], variables: dict[str, str], base: str, ready: str) -> Iterator[str]:
    server = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(base + ready, server)
        yield base
    finally:
        server.terminate()
        server.wait(20)


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/desk.sqlite3", "WHIPCOUNT_SECRET_KEY": "of a benchmark",
        "WHIPCOUNT_API_LIMIT": "0",
    }  # fmt: skip


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            sys.exit(f"the server ended with {server.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{url} never answered")


def load(base: str, paths: tuple[str, ...] | list[str], seconds: int) -> dict[str, float]:
    """Return requests a second and the percentiles in milliseconds; a path is asked for once before."""
    with urllib.request.urlopen(base + paths[0], timeout=60) as answer:
        answer.read()
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(_LUA % ",".join(f'"{path}"' for path in paths))
        script.flush()
        command = ["wrk", "-t1", "-c16", f"-d{seconds}", "--latency", "-s", script.name, base]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = {"requests": float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0])}
    for share in ("50", "99"):
        value, unit = re.findall(rf"^\s+{share}%\s+([\d.]+)(us|ms|s|m)\s*$", told, re.MULTILINE)[0]
        found[share] = float(value) * {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60000.0}[unit]
    faults = re.findall(r"Non-2xx or 3xx responses: (\d+)", told)
    return found | ({"faults": float(faults[0])} if faults else {})


def first_load(base: str) -> float:
    """Return the seconds for the page of a case, asked for as soon as the server answers."""
    begun = time.perf_counter()
    read(base + CASE)
    return time.perf_counter() - begun


def keep(base: str, paths: tuple[str, ...], workers: int) -> None:
    """Have every process keep every page, so that what is measured is given from memory."""
    for _ in range(8 * workers):
        for path in paths:
            read(base + path)


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=120) as answer:
        return answer.read().decode()


def load_average() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not told here"


@contextmanager
def writing(folder: Path, base: str) -> Iterator[dict[str, list[float]]]:
    """Add an event to the case every half second, as an editor's accepts do, and look when readers see it.

    Yields id -> the moment after the write and, once a reader has it, the moment of that.
    """
    os.environ |= environment(folder) | {"DJANGO_SETTINGS_MODULE": "whipcount.desk.settings"}
    django.setup()
    over = threading.Event()
    seen: dict[str, list[float]] = {}
    threads = [threading.Thread(target=_write, args=(over, seen)), threading.Thread(target=_look, args=(base, seen))]
    for thread in threads:
        thread.start()
    yield seen
    over.set()
    for thread in threads:
        thread.join()


def _write(over: threading.Event, seen: dict[str, list[float]]) -> None:
    store = import_module("whipcount.desk.ledger.store")
    source = Source(Grade.REPORTED, "https://a.example")
    while not over.wait(0.5):
        event = Event(
            f"bench{len(seen)}",
            "2022-03-01",
            "2022-03-01",
            "Roger Gale",
            "twfy:10217",
            EventType.CRITICAL,
            Status.ASSERTED,
            source,
        )
        with store.locked("johnson-2022") as row:
            store.add_events(row, [event])
        seen[event.id] = [time.perf_counter()]
    seen["over"] = [0.0, 0.0]


def _look(base: str, seen: dict[str, list[float]]) -> None:
    """Ask for the count ten times a second, each time by a new line, until everything written is in it."""
    end = float("inf")
    while time.perf_counter() < end:
        told = read(f"{base}/api/v1/cases/johnson-2022")
        for name, moments in list(seen.items()):
            if len(moments) == 1 and f'"{name}"' in told:
                moments.append(time.perf_counter())
        if "over" in seen:
            if all(len(moments) == 2 for moments in seen.values()):
                return
            end = min(end, time.perf_counter() + 30)
        time.sleep(0.1)


def show_visible(seen: dict[str, list[float]]) -> None:
    rows = [moments for name, moments in seen.items() if name != "over"]
    waits = sorted(moments[1] - moments[0] for moments in rows if len(moments) == 2)
    told = f"median {waits[len(waits) // 2]:.1f} s, longest {waits[-1]:.1f} s" if waits else "never"
    print(f"events written meanwhile: {len(rows)}; seen by a reader: {len(waits)}, after {told}")


def show(name: str, found: dict[str, float]) -> None:
    faults = f", {found['faults']:.0f} faults" if "faults" in found else ""
    print(f"{name}: {found['requests']:,.0f} requests/s, p50 {found['50']:.1f} ms, p99 {found['99']:.1f} ms{faults}")


if __name__ == "__main__":
    main()
