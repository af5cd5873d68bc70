"""Put records together and take them apart by chamber."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whipcount.divisions.record import Record, Voter
from whipcount.divisions.rollcall import Span
from whipcount.divisions.types import Division
from whipcount.errors import InputError

__all__ = ["merged", "renamed", "split"]


def split(record: Record) -> tuple[Record, ...]:
    """Return a record for each chamber whose divisions it holds."""
    chambers = dict.fromkeys(division.id.rpartition(":")[0] for division in record.divisions)
    return tuple(
        replace(
            record,
            chamber=chamber,
            divisions=tuple(d for d in record.divisions if d.id.rpartition(":")[0] == chamber),
        )
        for chamber in chambers
    )


def renamed(record: Record, ids: Mapping[str, str]) -> Record:
    """Return a record with other ids of voters, where ``ids`` has one."""
    return replace(record, voters=tuple(replace(v, id=ids.get(v.id, v.id)) for v in record.voters))


def merged(records: Sequence[Record], unlisted: str) -> Record:
    """Return one record of several of the same chamber, divisions by day.

    Parameters
    ----------
    records : in order; a division that comes again must be the same
    unlisted : letter of a voter who is not in the record of a division

    Raises
    ------
    InputError : a division comes with different votes, or two voters with one id; all are told
    """
    first: dict[str, Voter] = {}
    for record in records:
        for voter in record.voters:
            known = first.get(voter.id, voter)
            first[voter.id] = replace(known, parties=_joined(known.parties, voter.parties))
    ids = list(first)
    found: dict[str, Division] = {}
    faults: list[str] = []
    for division in (row for record in records for row in _spread(record, ids, unlisted)):
        same = found.setdefault(division.id, division)
        if not _is_same(same, division, unlisted):
            faults.append(f"{division.id} ({division.on}) is there already with different votes, title or day.")
    if faults:
        raise InputError(faults[0], faults)
    ordered = sorted(found.values(), key=lambda row: (row.on, _number(row.id)))
    notes = tuple(dict.fromkeys(note for record in records for note in record.notes))
    return Record(records[0].chamber, tuple(ordered), tuple(first.values()), notes)


def _spread(record: Record, ids: Iterable[str], unlisted: str) -> Iterable[Division]:
    """Yield the divisions with a letter for each id."""
    own = {voter.id: n for n, voter in enumerate(record.voters)}
    places = [own.get(id, -1) for id in ids]
    for division in record.divisions:
        letters = division.votes + unlisted
        yield replace(division, votes="".join([letters[n] for n in places]))


def _is_same(one: Division, other: Division, unlisted: str) -> bool:
    empty = str.maketrans({unlisted: ".", "_": "."})
    return one.on == other.on and one.votes.translate(empty) == other.votes.translate(empty)


def _joined(one: tuple[Span, ...], other: tuple[Span, ...]) -> tuple[Span, ...]:
    return one if one == other or not other else (*one, *(span for span in other if span not in one))


def _number(id: str) -> tuple[int, str]:
    tail = id.rpartition(":")[2]
    return (int(tail), "") if tail.isdigit() else (0, tail)
