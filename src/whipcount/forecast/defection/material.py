"""What the model may know: the facts of the House, cut off at a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from whipcount.reader.context import Leader
from whipcount.register.types import Parliament, Spell
from whipcount.seats.offices import Office
from whipcount.seats.poll_types import NationalResult, Poll
from whipcount.seats.types import Result
from whipcount.tally.majority import Government

__all__ = ["Material", "VoteTally", "as_of"]

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class VoteTally:
    """One member's votes against the line of the party, by day of divisions.

    Attributes
    ----------
    days : ordinals of days with a division, in order
    against : votes of the day against the line, where the party had one
    """

    days: Ints
    against: Ints


@dataclass(frozen=True, slots=True)
class Material:
    """The facts that the hazard is built from.

    Attributes
    ----------
    spells : of every member, with the party label
    parliaments : in order
    offices : person id -> posts
    polls, national : voting intention and general elections
    results : seat code -> results by day
    governments, leaders : who governed and who led
    votes : person id -> votes against the line
    earlier_counts : departures in each Parliament before the first of ``parliaments``
    until : the last day about which it says anything
    """

    spells: tuple[Spell, ...]
    parliaments: tuple[Parliament, ...]
    offices: Mapping[str, tuple[Office, ...]]
    polls: tuple[Poll, ...]
    national: tuple[NationalResult, ...]
    results: Mapping[str, tuple[Result, ...]]
    governments: tuple[Government, ...]
    leaders: tuple[Leader, ...]
    votes: Mapping[str, VoteTally]
    earlier_counts: tuple[int, ...]
    until: date


def as_of(material: Material, day: date) -> Material:
    """Return what was known at the end of a day: later rows are gone and later ends are open."""
    at = day.toordinal()
    return Material(
        spells=tuple(_spell(spell, day) for spell in material.spells if _was_known(spell, day)),
        parliaments=tuple(_parliament(one, day) for one in material.parliaments if one.elected_on <= day),
        offices={
            person: tuple(_office(post, day) for post in held if post.start <= day)
            for person, held in material.offices.items()
        },
        polls=tuple(poll for poll in material.polls if max(poll.latest, poll.published or poll.latest) <= day),
        national=tuple(result for result in material.national if result.on < day),
        results={gss: tuple(one for one in held if one.on < day) for gss, held in material.results.items()},
        governments=tuple(replace(one, end=_open(one.end, day)) for one in material.governments if one.start <= day),
        leaders=tuple(replace(one, end=_open(one.end, day)) for one in material.leaders if one.start <= day),
        votes={person: _tally(tally, at) for person, tally in material.votes.items()},
        earlier_counts=material.earlier_counts,
        until=min(day, material.until),
    )


def _was_known(spell: Spell, day: date) -> bool:
    return max(spell.start, spell.known_from) <= day and (spell.known_to is None or day <= spell.known_to)


def _spell(spell: Spell, day: date) -> Spell:
    ended = _open(spell.end, day)
    return replace(spell, end=ended, end_reason=spell.end_reason if ended else None, known_to=None)


def _parliament(one: Parliament, day: date) -> Parliament:
    return replace(one, dissolved_on=_open(one.dissolved_on, day))


def _office(post: Office, day: date) -> Office:
    return replace(post, end=_open(post.end, day))


def _open(end: date | None, day: date) -> date | None:
    return end if end is not None and end <= day else None


def _tally(tally: VoteTally, at: int) -> VoteTally:
    kept = slice(0, int(np.searchsorted(tally.days, at, side="right")))
    return VoteTally(tally.days[kept], tally.against[kept])
