"""Frozen forecasts on disk: one file of JSON Lines in a folder of the user's, to which records are only added."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from whipcount.errors import InputError, SourceError
from whipcount.facts.user_data import user_folder
from whipcount.forecast.freeze import START, Frozen, digest, freeze, read_line, verify, write_line
from whipcount.forecast.record import Forecast

__all__ = ["FILE", "Added", "add", "default_folder", "load"]

FILE = "forecasts.jsonl"
"""The file inside the folder."""

_LOCK = FILE + ".lock"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of freezing.

    Attributes
    ----------
    path : the file
    new : records that were added
    held : earlier records of the same forecasts, left as they are
    """

    path: Path
    new: tuple[Frozen, ...]
    held: tuple[Frozen, ...]


def default_folder() -> Path:
    """Return where records lie unless the user names another folder."""
    return user_folder() / "forecasts"


def load(folder: Path) -> list[Frozen]:
    """Return every record of a folder after checking that none was changed; none where there is no file.

    Raises
    ------
    InputError : a line is no record
    EvidenceError : a record was changed, left out or put in
    SourceError : the file cannot be read
    """
    path = folder / FILE
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text; restore it from a copy.") from None
    except OSError as fault:
        raise SourceError(f"{path} cannot be read: {fault.strerror}.") from None
    records = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            records.append(read_line(line))
        except InputError as error:
            raise InputError(f"{path}, line {number}: {error.message} Restore the file from a copy.") from None
    verify(records, str(path))
    return records


def add(folder: Path, forecasts: Iterable[Forecast], recorded_at: str) -> Added:
    """Add forecasts to the records of a folder; those that it has are told, and nothing is written over.

    Parameters
    ----------
    folder : made if there is none
    forecasts : in order
    recorded_at : ISO instant in universal time

    Raises
    ------
    InputError, EvidenceError : what is there was changed; nothing is added to it
    SourceError : the folder cannot be written, or another process is writing
    """
    path = folder / FILE
    lock = _locked(folder)
    try:
        records = load(folder)
        names = {frozen.hash: frozen for frozen in records}
        new: list[Frozen] = []
        held: list[Frozen] = []
        before = records[-1].seal if records else START
        for forecast in forecasts:
            name = digest(forecast)
            if name in names:
                held.append(names[name])
                continue
            frozen = freeze(forecast, recorded_at, before)
            names[name], before = frozen, frozen.seal
            new.append(frozen)
        if new:
            _write(path, [*records, *new])
        return Added(path, tuple(new), tuple(held))
    finally:
        lock.unlink(missing_ok=True)


def _locked(folder: Path) -> Path:
    lock = folder / _LOCK
    try:
        folder.mkdir(parents=True, exist_ok=True)
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        raise SourceError(
            f"Another process is writing to {folder}; try again, or remove {lock} if none is running."
        ) from None
    except OSError as fault:
        raise SourceError(f"Cannot write to {folder}: {fault.strerror}; choose another folder.") from None
    return lock


def _write(path: Path, records: Iterable[Frozen]) -> None:
    """Put the longer file in the place of the shorter one in one step."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(write_line(frozen) for frozen in records)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as fault:
        raise SourceError(f"Cannot write {path}: {fault.strerror}; choose another folder.") from None
    finally:
        part.unlink(missing_ok=True)
