"""Roll calls from the files of others, as class methods of the matrix."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Self

from whipcount.arguments import check_arguments
from whipcount.divisions.readers.commons_votes import load_divisions, read_commons_votes
from whipcount.divisions.readers.popolo import read_popolo
from whipcount.divisions.readers.public_whip import read_public_whip
from whipcount.divisions.readers.voteview import read_voteview
from whipcount.divisions.record import Record
from whipcount.errors import SourceError

__all__ = ["FromFiles", "read_text"]


def read_text(path: str | Path) -> str:
    """Return the text of a file.

    Raises
    ------
    SourceError : no such file, or no text in UTF-8
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(f"{path} is no text in UTF-8; save it as UTF-8 and try again.") from None
    except (OSError, ValueError) as error:
        raise SourceError(f"Cannot read {path}: {getattr(error, 'strerror', None) or error}.") from None


class FromFiles:
    """Readers of files as constructors; the parties are those that the file gives."""

    __slots__ = ()

    @classmethod
    def from_record(cls, record: Record) -> Self:
        """Return the matrix of a record."""
        check_arguments(cls.from_record, locals())
        return cls(*record.roll_calls().arrays)  # type: ignore[call-arg]

    @classmethod
    def from_public_whip(cls, matrix: str | Path, members: str | Path | None = None) -> Self:
        """Return the roll call of a Public Whip matrix.

        Parameters
        ----------
        matrix : the ``.dat`` file
        members : the ``.txt`` file with names and parties; by default the one beside it, if there is one

        Raises
        ------
        SourceError : a file cannot be read
        InputError : it is no such matrix; every fault is told with its row
        """
        check_arguments(cls.from_public_whip, locals())
        beside = Path(members) if members is not None else Path(matrix).with_suffix(".txt")
        listed = read_text(beside) if members is not None or beside.is_file() else None
        return cls.from_record(read_public_whip(read_text(matrix), listed))

    @classmethod
    def from_commons_votes(cls, source: str | Path | Mapping[str, Any] | Iterable[Any]) -> Self:
        """Return the roll call of divisions from the Commons Votes API.

        Parameters
        ----------
        source : a file, JSON text, a division, or a list of divisions or files

        Raises
        ------
        SourceError : a file cannot be read
        InputError : it is no division; every fault is told with its place
        """
        check_arguments(cls.from_commons_votes, locals())
        if isinstance(source, str) and source.lstrip()[:1] in {"{", "["}:
            return cls.from_record(read_commons_votes(source))
        if isinstance(source, str | Path):
            return cls.from_record(read_commons_votes(read_text(source)))
        if isinstance(source, Mapping):
            return cls.from_record(read_commons_votes(source))
        return cls.from_record(read_commons_votes([part for item in source for part in _parts(item)]))

    @classmethod
    def from_voteview(cls, *tables: str | Path) -> Self:
        """Return the roll call of Voteview's CSV files: members and votes, in any order, and the roll calls if at hand.

        Raises
        ------
        SourceError : a file cannot be read
        InputError : a table is missing or unknown; every fault is told with its line
        """
        check_arguments(cls.from_voteview, locals())
        return cls.from_record(read_voteview(*(read_text(path) for path in tables)))

    @classmethod
    def from_popolo(cls, source: str | Path) -> Self:
        """Return the roll call of Popolo vote events.

        Parameters
        ----------
        source : a file or JSON text

        Raises
        ------
        SourceError : the file cannot be read
        InputError : there is no vote event in it; every fault is told with its place
        """
        check_arguments(cls.from_popolo, locals())
        is_text = isinstance(source, str) and source.lstrip()[:1] in {"{", "["}
        return cls.from_record(read_popolo(str(source) if is_text else read_text(source)))


def _parts(item: Any) -> list[Any]:
    """Return the divisions of one item of a list: an object as it is, those of a file."""
    return load_divisions(read_text(item)) if isinstance(item, str | Path) else [item]
