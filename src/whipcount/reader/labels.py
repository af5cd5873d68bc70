"""Under which label somebody is told of: the register's, or before May 1997 the one that other facts give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whipcount.dates import first_day
from whipcount.register.types import Spell

__all__ = ["EarlierMove", "Post", "label_told", "label_without_register", "post_title"]

_NEWS = timedelta(days=7)
_NO_PARTY = frozenset(["independent", "speaker", "deputy-speaker"])


@dataclass(frozen=True, slots=True)
class EarlierMove:
    """A change of party before the register has labels; ``on`` may be partial."""

    on: str
    from_party: str
    to_party: str


@dataclass(frozen=True, slots=True)
class Post:
    """A government post that somebody held; ``end`` is the day on which it ended, None while it lasts."""

    title: str
    start: date
    end: date | None


def post_title(title: str) -> str:
    """Return a post as the press calls it.

    Examples
    --------
    >>> post_title("Secretary of State for Health"), post_title("Secretary of State for the Home Department")
    ('health secretary', 'home secretary')
    >>> post_title("Paymaster General")
    'Paymaster General'
    """
    found = _SECRETARY.fullmatch(title)
    if found is None:
        return title.split(" (")[0]
    of = _SHORT_NAMES.get(found["of"], found["of"])
    return f"{of if of in _PLACES else of.lower()} secretary"


_SECRETARY = re.compile(
    r"Secretary of State for (?:the )?(?P<of>[^(]+?)(?: \(.*| and (?:Lord|President|First|Minister|Deputy).*)?"
)
_SHORT_NAMES = {
    "Home Department": "Home",
    "Foreign and Commonwealth Affairs": "Foreign",
    "Foreign, Commonwealth and Development Affairs": "Foreign",
    "Environment, Food and Rural Affairs": "Environment",
    "Digital, Culture, Media and Sport": "Culture",
    "Culture, Media and Sport": "Culture",
    "Communities and Local Government": "Communities",
    "Levelling Up, Housing and Communities": "Levelling up",
    "Health and Social Care": "Health",
    "Business, Energy and Industrial Strategy": "Business",
    "Business, Innovation and Skills": "Business",
    "Business and Trade": "Business",
    "Trade and Industry": "Trade",
    "Energy and Climate Change": "Energy",
    "Exiting the European Union": "Brexit",
    "Scotland": "Scottish",
    "Wales": "Welsh",
}
_PLACES = frozenset(["Northern Ireland", "Scottish", "Welsh", "Brexit"])


def label_told(spells: Sequence[Spell], held: Spell, day: date | None) -> str | None:
    """Return the label of the day before the news: before the move, where he moved within the week.

    Parameters
    ----------
    spells : of the person, by first day
    held : the one that holds the day before the story
    day : of the story, None where unknown
    """
    before = next((s for s in spells if s.end == held.start - timedelta(days=1)), None)
    if day is None or before is None or day - held.start > _NEWS or held.party == before.party:
        return held.party
    return before.party if before.party not in _NO_PARTY else held.party


def label_without_register(
    spells: Sequence[Spell], moves: Sequence[EarlierMove], governed_by: str | None, day: date
) -> str | None:
    """Return the label of a day before May 1997: from known moves, later labels, or the government he served in.

    Parameters
    ----------
    spells : of the person, by first day
    moves : of the person, by day
    governed_by : party of the prime minister under whom he held a post, None if he held none
    day : of the story
    """
    if moves:
        done = [move for move in moves if first_day(move.on) <= day - _NEWS]
        return done[-1].to_party if done else moves[0].from_party
    later = next((spell.party for spell in spells if spell.party and spell.start >= day), None)
    return governed_by or later
