"""Kill the server with SIGKILL in the middle of concurrent accepts, and count what was acknowledged and is lost.

    python benchmarks/desk_faults.py --accepts 1000 --kills 5
    python benchmarks/desk_faults.py --accepts 1000 --kills 5 --database postgresql://desk@localhost/desk

It prints one JSON document and exits with 1 if an acknowledged accept is lost or anything is torn.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

PASSWORD = "twelve letters and more"
PREPARE = """
import sys
from whipcount.desk.ledger import models
from whipcount.desk.ledger.store import import_case
from whipcount.desk.ledger.users import put_user
put_user("ann", "editor", sys.argv[1])
case = import_case(sys.argv[2])
story = models.Story.objects.create(case=case, document_id="faults", text="x", came_by="paste")
draft = {"on": "2022-01-19", "known": "2022-01-19", "type": "standing_down", "status": "asserted", "grade": "reported"}
models.Claim.objects.bulk_create(
    models.Claim(story=story, claim_id=actor, found={"also": []}, start=0, end=1, draft=draft | {"actor": actor})
    for actor in (f"Person {i}" for i in range(int(sys.argv[3])))
)
print(*models.Claim.objects.values_list("pk", flat=True))
"""
LOOK = """
import json
from collections import Counter
from django.db import connection
from whipcount.desk.ledger import models
from whipcount.desk.ledger.store import case_from_db
events = Counter(models.Event.objects.filter(claim__isnull=False).values_list("claim_id", flat=True))
entries = Counter(models.AuditEntry.objects.filter(action="accept").values_list("about", flat=True))
accepted = set(models.Claim.objects.filter(state="accepted").values_list("pk", flat=True))
torn = {pk for pk in accepted | set(events) if (events[pk], entries[f"claim:{pk}"]) != (1, 1) or pk not in accepted}
places = list(models.Event.objects.filter(case__slug="faults").order_by("place").values_list("place", flat=True))
whole = "ok"
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        whole = cursor.execute("PRAGMA integrity_check").fetchone()[0]
print(json.dumps({
    "accepted": sorted(accepted), "whole": whole, "ledger": len(case_from_db("faults").events),
    "torn": sorted(torn),
    "in_order": places == list(range(1, len(places) + 1)),
    "revision": models.Case.objects.get(slug="faults").revision,
}))
"""
HEAD = (
    'id = "faults"\ntitle = "Faults"\nparty = "conservative"\nrulebook = "uk-conservative"\ncohorts = []\n\n'
    '[leader]\nid = "twfy:10999"\nname = "Boris Johnson"\n'
)
COLUMNS = "event_id,known,actor,type\n"


@dataclass
class Seen:
    """What the clients were told."""

    acknowledged: set[int] = field(default_factory=set)
    seconds: list[float] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    working: float = 0.0
    strange: list[str] = field(default_factory=list)


def run(environment: dict[str, str], script: str, *arguments: str) -> str:
    code = "import django; django.setup()\n" + script
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def start(environment: dict[str, str], port: int) -> subprocess.Popen[bytes]:
    server = subprocess.Popen(
        [sys.executable, "-m", "whipcount.desk", "desk_serve", "--port", str(port), "--workers", "2"],
        env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    for _ in range(1200):
        try:
            if ask(port, "GET", "/healthz")[0] == 200:
                return server
        except OSError:
            pass
        time.sleep(0.1)
    raise SystemExit("the server did not start")


def ask(
    port: int, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, list[tuple[str, str]]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.getheaders()
    finally:
        connection.close()


def cookies(headers: list[tuple[str, str]]) -> dict[str, str]:
    found = [value.split(";")[0].partition("=") for name, value in headers if name.lower() == "set-cookie"]
    return {name: value for name, _, value in found}


def sign_in(port: int) -> dict[str, str]:
    held = cookies(ask(port, "GET", "/desk/login/")[1])
    form = urlencode({"username": "ann", "password": PASSWORD})
    status, headers = ask(port, "POST", "/desk/login/", form, as_headers(held))
    assert status == 302, status
    return as_headers(held | cookies(headers))


def as_headers(held: dict[str, str]) -> dict[str, str]:
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in held.items()),
        "X-CSRFToken": held.get("csrftoken", ""),
        "Content-Type": "application/x-www-form-urlencoded",
    }


def accept_all(port: int, claims: list[int], headers: dict[str, str], seen: Seen, until: float) -> None:
    """Accept from eight threads; those that are not answered are left for the next round."""
    waiting = iter(claims)
    lock = threading.Lock()

    def work() -> None:
        while True:
            with lock:
                claim = next(waiting, None)
            if claim is None or len(seen.acknowledged) >= until:
                return
            start_of = time.perf_counter()
            try:
                status, _ = ask(port, "POST", f"/desk/claims/{claim}/accept/", "version=1", headers)
            except (OSError, http.client.HTTPException):
                continue
            with lock:
                if status == 302:
                    seen.acknowledged.add(claim)
                    seen.seconds.append(time.perf_counter() - start_of)
                    seen.moments.append(time.perf_counter())
                elif status != 409:
                    seen.strange.append(f"claim {claim}: {status}")

    seen.moments.clear()
    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seen.working += seen.moments[-1] - seen.moments[0] if seen.moments else 0.0


def rounds(environment: dict[str, str], claims: list[int], kills: int) -> Seen:
    """Accept everything, with the server killed at moments spread over the work."""
    seen, left, chance = Seen(), list(claims), random.Random(7)
    for turn in range(kills + 1):
        port = free_port()
        server = start(environment, port)
        headers = sign_in(port)
        goal = len(claims) * (turn + 1) // (kills + 1) if turn < kills else len(claims) + 1
        killer = threading.Thread(target=kill_at, args=(server, seen, goal, chance.random() / 20))
        if turn < kills:
            killer.start()
        accept_all(port, left, headers, seen, len(claims) + 1)
        if turn < kills:
            killer.join()
        os.killpg(server.pid, signal.SIGKILL) if server.poll() is None else None
        server.wait()
        left = [claim for claim in left if claim not in seen.acknowledged]
    return seen


def kill_at(server: subprocess.Popen[bytes], seen: Seen, goal: int, delay: float) -> None:
    """Kill every process of the server once so many accepts were acknowledged."""
    for _ in range(60_000):
        if len(seen.acknowledged) >= goal:
            break
        time.sleep(0.002)
    time.sleep(delay)
    os.killpg(server.pid, signal.SIGKILL)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accepts", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--database", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        environment = os.environ | {
            "DATABASE_URL": given.database or f"sqlite:///{folder}/desk.sqlite3",
            "WHIPCOUNT_SECRET_KEY": "a secret of the benchmark",
            "DJANGO_SETTINGS_MODULE": "whipcount.desk.settings",
        }
        (folder / "case.toml").write_text(HEAD, encoding="utf-8")
        (folder / "events.csv").write_text(COLUMNS, encoding="utf-8")
        run(environment, "from whipcount.desk.ledger.ready import make_tables; make_tables()")
        claims = [int(pk) for pk in run(environment, PREPARE, PASSWORD, str(folder), str(given.accepts)).split()]
        begun = time.perf_counter()
        seen = rounds(environment, claims, given.kills)
        took = time.perf_counter() - begun
        found = json.loads(run(environment, LOOK))
    lost = sorted(seen.acknowledged - set(found["accepted"]))
    times = sorted(seen.seconds)
    report = {
        "database": "postgresql" if given.database.startswith("postgres") else "sqlite",
        "accepts": given.accepts, "kills": given.kills, "acknowledged": len(seen.acknowledged),
        "on_record": len(found["accepted"]), "lost": lost, "torn": found["torn"], "strange": seen.strange,
        "whole": found["whole"], "in_order": found["in_order"], "ledger": found["ledger"],
        "revision": found["revision"], "seconds": round(took, 1),
        "accepts_a_second": round(len(seen.acknowledged) / seen.working, 1) if seen.working else None,
        "median_ms": round(times[len(times) // 2] * 1000, 1), "p99_ms": round(times[len(times) * 99 // 100] * 1000, 1),
    }  # fmt: skip
    print(json.dumps(report, indent=1))
    good = not lost and not found["torn"] and found["whole"] == "ok" and found["in_order"] and not seen.strange
    return 0 if good and len(found["accepted"]) == given.accepts else 1


if __name__ == "__main__":
    sys.exit(main())
