"""The parts of the layer of kept pages: the words of the state, the maker in its own process, the warm start."""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Listener
from pathlib import Path
from typing import Any

import pytest

from faultbench import until
from whipcount.desk.tracker.keeping.asked import Asked
from whipcount.desk.tracker.keeping.maker import Maker, answer_all
from whipcount.desk.tracker.keeping.making import Made, Making
from whipcount.desk.tracker.keeping.remote import ADDRESS, KEY, Remote, remote
from whipcount.desk.tracker.keeping.state import State, known_word, read_state
from whipcount.desk.tracker.keeping.warm import warm
from whipcount.desk.tracker.kept import Kept

HOME = Asked("localhost", "http", "", "", "80", "/", "")


def site(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterator[bytes]:
    start_response("200 OK", [("Content-Type", "text/html"), ("ETag", '"a"')])
    yield f"<p>{environ['PATH_INFO']}</p>".encode() * 200


def making(words: dict[str, str]) -> Making:
    return Making(site, lambda: State(dict(words), str(words)), lambda slug, day: day)


def test_the_word_of_a_case_changes_with_what_the_public_sees_of_it(small: Any) -> None:
    from django.utils import timezone

    from whipcount.desk.ledger.models import Case

    seen, other = {read_state().cases["small"]}, read_state().cases["johnson-2022"]
    for change in ({"revision": 99}, {"is_public": False}, {"checked_at": timezone.now()}, {"stale_after_hours": 3}):
        Case.objects.filter(slug="small").update(**change)
        seen.add(read_state().cases["small"])
    assert len(seen) == 5
    assert read_state().cases["johnson-2022"] == other


def test_what_was_known_by_a_day_changes_with_events_known_by_then_alone(small: Any) -> None:
    from whipcount.desk.ledger.store import add_events, locked
    from whipcount.ledger.types import Event, Source
    from whipcount.ledger.vocabulary import EventType, Grade, Status

    def add(known: str) -> str:
        event = Event(
            known, known, known, "Roger Gale", "twfy:10217", EventType.CRITICAL, Status.ASSERTED, Source(Grade.REPORTED)
        )
        with locked("small") as row:
            add_events(row, [event])
        return known_word("small", "2022-01-31")

    before = known_word("small", "2022-01-31")
    assert add("2022-02-01") == before
    assert add("2022-01-31") != before
    assert known_word("nowhere", "2022-01-31") == ""


@pytest.fixture
def line() -> Iterator[tuple[str, bytes, Maker, dict[str, str]]]:
    words = {"a": "1"}
    maker = Maker(making(words))
    with tempfile.TemporaryDirectory() as folder:
        address = rf"\\.\pipe\{Path(folder).name}" if sys.platform == "win32" else f"{folder}/maker"
        with Listener(address, authkey=b"secret") as listener:
            threading.Thread(target=answer_all, args=(listener, maker), daemon=True).start()
            yield address, b"secret", maker, words


def test_a_page_made_elsewhere_is_the_one_made_here(line: Any) -> None:
    address, key, maker, _ = line
    found = Remote(address, key, not_here)(HOME)
    assert (found.answer, found.part, found.pinned) == (maker.making(HOME).answer, str({"a": "1"}), None)


def test_all_who_serve_get_the_same_page_until_something_changes(line: Any) -> None:
    address, key, _, words = line
    first, second = Remote(address, key, not_here), Remote(address, key, not_here)
    made = first(HOME)
    again = second(HOME)
    assert again.answer == made.answer
    assert again.age > 0
    words["a"] = "2"
    assert first(HOME).part == str({"a": "2"})


def test_without_the_maker_or_with_another_key_pages_are_made_here(line: Any) -> None:
    address, _, _, _ = line
    here = making({"a": "1"})
    assert Remote(address, b"another", here)(HOME) == here(HOME)
    assert Remote(f"{address}-gone", b"secret", here)(HOME) == here(HOME)
    assert remote(here, {}) is here
    assert isinstance(remote(here, {ADDRESS: address, KEY: "aa"}), Remote)


def test_a_fault_of_the_maker_is_left_to_the_one_who_asked(line: Any) -> None:
    address, key, maker, _ = line
    maker.making = None
    here = making({"a": "1"})
    assert Remote(address, key, here)(HOME) == here(HOME)


def not_here(asked: Asked) -> Made:
    raise AssertionError(asked)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes where Linux lists them")
def test_the_maker_is_started_again_and_ends_with_the_server(tmp_path: Path) -> None:
    script = (
        "import os, sys, time\n"
        "from whipcount.desk.tracker.keeping.running import maker_running\n"
        "with maker_running():\n"
        "    print(os.environ['WHIPCOUNT_MAKER'], flush=True)\n"
        "    time.sleep(300)\n"
    )
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3", "WHIPCOUNT_SECRET_KEY": "x",
        "DJANGO_SETTINGS_MODULE": "whipcount.desk.settings",
    }  # fmt: skip
    with subprocess.Popen([sys.executable, "-c", script], env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            address = Path(server.stdout.readline().strip())
            assert until(address.exists)
            first = children(server.pid)
            os.kill(first[0], 9)
            assert until(lambda: children(server.pid) not in ([], first))
            second = children(server.pid)
        finally:
            server.kill()
    assert until(lambda: not Path(f"/proc/{second[0]}").exists())


def children(pid: int) -> list[int]:
    """Return the processes that one has started and that still run."""
    told = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(word) for task in told.parents[1].glob("*/children") for word in task.read_text().split()]
    return [one for one in found if "Z" not in Path(f"/proc/{one}/stat").read_text().split()[2]]


def test_the_first_pages_are_made_before_anybody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    from whipcount.desk.tracker.keeping import warm as module

    made: list[str] = []

    class Noted(Making):
        def __call__(self, asked: Asked) -> Made:
            made.append(asked.path)
            return super().__call__(asked)

    monkeypatch.setattr(module.connection, "close", lambda: None)
    warm(Noted(site, read_state))
    assert made == ["/", "/cases/johnson-2022/"]


def test_what_two_ask_for_at_once_is_computed_once() -> None:
    kept: Kept[int] = Kept(3)
    made: list[int] = []
    go = threading.Event()

    def slow() -> int:
        made.append(1)
        go.wait(10)
        return 7

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(kept.get("a", slow))) for _ in range(4)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in threads:
        thread.join(10)
    assert (found, made) == ([7, 7, 7, 7], [1])


def test_what_could_not_be_computed_is_tried_again() -> None:
    kept: Kept[int] = Kept(3)

    def broken() -> int:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        kept.get("a", broken)
    assert kept.get("a", lambda: 1) == 1
