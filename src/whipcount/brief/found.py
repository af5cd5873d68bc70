"""Everything that a story leads to, gathered before a word is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whipcount.brief.acts import Act, acts_of, published_day, weight
from whipcount.brief.counting import Counted, known_then, recount
from whipcount.brief.events import Proposal, propose
from whipcount.brief.moves import Move, moves_of
from whipcount.brief.scenario import with_moves, without_moves
from whipcount.errors import InputError
from whipcount.facts.brief import fitting_case
from whipcount.facts.cases import OpenCase, open_case
from whipcount.facts.house import conventions
from whipcount.facts.people import register
from whipcount.facts.story_day import check_published
from whipcount.reader.types import Reading
from whipcount.register.register import Register
from whipcount.tally.house import FIRST_DAY, House, house

__all__ = ["Found", "find"]

_FRESH = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Found:
    """What the sections are written from.

    Attributes
    ----------
    reading, url : the story
    day : of the counts; None where neither the option, the story nor the register tells it
    acts : all of them, the counted ones first
    moves : what the counted ones do to the House by that day
    before, after : the House of the day without them and with them; None without a day or before May 1997
    counted : the case; None where none fits
    proposals : the events that the case would take
    party : whose affairs the story is about, None if it names no member
    """

    reading: Reading
    url: str | None
    day: date | None
    acts: tuple[Act, ...]
    moves: tuple[Move, ...]
    before: House | None
    after: House | None
    registers: tuple[Register, Register]
    counted: Counted | None
    proposals: tuple[Proposal, ...]
    party: str | None

    @property
    def news(self) -> tuple[Act, ...]:
        """The acts that count, the heaviest first."""
        return tuple(act for act in self.acts if act.refused is None)

    @property
    def is_recorded(self) -> bool:
        """Whether the register knows every move of the story."""
        return all(move.is_recorded for move in self.moves)

    @property
    def people(self) -> tuple[Act, ...]:
        """The members whom the story is about: all who move, else who did the weightiest thing in it."""
        movers = {move.person: move.act for move in self.moves}
        if movers:
            return tuple(movers.values())
        named = [act for act in self.news if act.person]
        top = [act for act in named if weight(act) == weight(named[0])] if named else []
        return tuple({act.person: act for act in reversed(top)}.values())[::-1]

    @property
    def role(self) -> str | None:
        """``government`` or ``opposition``: the place of the party on the day."""
        if self.after is None or self.party is None:
            return None
        return "government" if self.party in self.after.government else "opposition"


def find(reading: Reading, url: str | None = None, case: str | None = None) -> Found:
    """Return everything that a story leads to; nothing is stored.

    Parameters
    ----------
    reading : of the story
    url : where it stands
    case : id or folder of the case to count; None to look for a shipped one that fits

    Raises
    ------
    NotFoundError : no such case
    InputError : the story is from before the register, or the case cannot be counted on the day
    """
    check_published(reading.document.published)
    acts = acts_of(reading)
    every = moves_of(acts, register())
    day = _day(reading, acts, every)
    moves = tuple(move for move in every if day and day - _FRESH <= move.on <= day and move.is_change)
    registers = (without_moves(register(), moves, day), with_moves(register(), moves)) if day else (register(),) * 2
    moves = _effective(moves, registers, day) if day else ()
    parties = _parties(acts, every, day)
    opened = _case(case, acts, parties, day)
    then = known_then(opened.case, day) if opened and day else None
    proposals = propose(acts, moves, reading.document, url, then)
    counted = recount(opened, proposals, moves, registers, day) if opened and day else None
    return Found(
        reading=reading,
        url=url,
        day=day,
        acts=acts,
        moves=moves,
        before=_house(registers[0], day),
        after=_house(registers[1], day),
        registers=registers,
        counted=counted,
        proposals=proposals,
        party=opened.case.party if opened else next(iter(parties), None),
    )


def _day(reading: Reading, acts: Iterable[Act], moves: Iterable[Move]) -> date | None:
    """Return the day of publication, or a later one on which a move takes effect; else the latest day told."""
    published = published_day(reading)
    told = [move.on for move in moves] + [act.day for act in acts if act.refused is None and act.day]
    if published is None:
        return max(told, default=None)
    return max([published, *(move.on for move in moves if published < move.on <= published + _FRESH)])


def _effective(moves: Iterable[Move], registers: tuple[Register, Register], day: date) -> tuple[Move, ...]:
    """Return the moves by which the day differs, with its labels; those of the story before May 1997."""
    if day < FIRST_DAY:
        return tuple(moves)
    found = (
        replace(move, before=_of_day(registers[0], move, day), after=_of_day(registers[1], move, day)) for move in moves
    )
    return tuple(move for move in found if move.is_change)


def _of_day(members: Register, move: Move, day: date) -> str | None:
    spell = members.spell_on(move.person, day)
    return (spell.party or "unknown") if spell else None


def _parties(acts: Sequence[Act], moves: Iterable[Move], day: date | None) -> list[str]:
    """Return the parties of those who act, before they moved, the most frequent first."""
    left = {move.person: _side(move) for move in moves}
    news = [act for act in acts if act.refused is None and act.person]
    if not news:
        return []
    heavy = [act for act in news if weight(act) == weight(news[0])]
    labels = [left.get(act.person or "") or _label(act, day) for act in (*heavy, *news)]
    counted = Counter(label for label in labels if label and label not in ("independent", "speaker"))
    return [party for party, _n in counted.most_common()]


def _side(move: Move) -> str | None:
    return move.after if move.before in (None, "independent") else move.before


def _label(act: Act, day: date | None) -> str | None:
    before = register().party_on(act.person, day - timedelta(days=1)) if act.person and day else None
    return before or (act.claim.actor.party if act.claim.actor else None)


def _case(case: str | None, acts: Sequence[Act], parties: list[str], day: date | None) -> OpenCase | None:
    if case is None:
        targets = {act.claim.target.id for act in acts if act.claim.target and act.claim.target.id}
        people = targets | {act.person for act in acts if act.refused is None and act.person}
        fitting = fitting_case(day, parties[:1], people) if day and acts else None
        return open_case(fitting) if fitting else None
    opened = open_case(case)
    if day is None:
        raise InputError("The day of the story is not known; give it with --published to count a case.")
    return opened


def _house(members: Register, day: date | None) -> House | None:
    return house(members, conventions(), day) if day and day >= FIRST_DAY else None
