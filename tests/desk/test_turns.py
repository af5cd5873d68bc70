"""Writers of an SQLite file take turns, in one process and among several, and nobody waits for ever."""

import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import OperationalError

from whipcount.desk.ledger import turns
from whipcount.desk.ledger.trouble import Trouble, trouble_of

fcntl = pytest.importorskip("fcntl", reason="Windows has no such locks; there SQLite's own waiting has to do")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    name = str(tmp_path / "desk.sqlite3")
    place = SimpleNamespace(vendor="sqlite", in_atomic_block=False, settings_dict={"NAME": name})
    monkeypatch.setattr(turns, "connection", place)
    monkeypatch.setattr(turns, "_PATIENCE", 0.2)
    return Path(f"{name}-turn")


def test_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 60.0)
    inside: list[int] = []
    most: list[int] = []

    def write() -> None:
        with turns.turn():
            inside.append(1)
            most.append(len(inside))
            inside.pop()

    threads = [threading.Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert (max(most), len(most)) == (1, 8)


def test_who_has_waited_too_long_is_told() -> None:
    with turns.turn():
        seen: list[Exception] = []

        def write() -> None:
            try:
                with turns.turn():
                    raise AssertionError
            except OperationalError as fault:
                seen.append(fault)

        thread = threading.Thread(target=write)
        thread.start()
        thread.join(20)
    assert [trouble_of(fault) for fault in seen] == [Trouble.BUSY]
    with turns.turn():
        pass


def test_another_process_is_waited_for(file: Path) -> None:
    with file.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(OperationalError) as fault, turns.turn():
            raise AssertionError
    assert trouble_of(fault.value) is Trouble.BUSY
    with turns.turn():
        pass


def test_a_fault_inside_gives_the_turn_back() -> None:
    with pytest.raises(ValueError, match="broken"), turns.turn():
        raise ValueError("broken")
    with turns.turn():
        pass


def test_a_file_that_cannot_be_opened_is_a_fault_of_the_database(tmp_path: Path) -> None:
    turns.connection.settings_dict["NAME"] = str(tmp_path / "gone" / "desk.sqlite3")
    with pytest.raises(OperationalError, match="cannot be opened"), turns.turn():
        raise AssertionError


def test_inside_a_transaction_and_on_a_server_there_is_no_turn(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(turns.connection, "in_atomic_block", True)
    with turns.turn(), turns.turn():
        assert not file.exists()
