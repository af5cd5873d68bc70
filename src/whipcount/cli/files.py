"""Write a file whole or not at all."""

from __future__ import annotations

from pathlib import Path

from whipcount.errors import SourceError

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it; a device is written into.

    Raises
    ------
    SourceError : the folder cannot be written
    """
    part = path.with_name(path.name + ".part")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        raise SourceError(f"Cannot write {path}: {error.strerror}; choose another place.") from None
    finally:
        _drop(part)


def _drop(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
