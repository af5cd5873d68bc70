"""A text with everything marked that claims are made of: people, sentences, speech, scenes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from whipcount.dates import contains, last_day
from whipcount.reader.context import Context, Roster
from whipcount.reader.era import likely_day
from whipcount.reader.hits import Hit, hits
from whipcount.reader.layout import Frame, frames, list_scopes, paragraphs
from whipcount.reader.mentions import Mention, find_mentions, flatten
from whipcount.reader.people import Speech, resolve_people
from whipcount.reader.scenes import Scene, scenes
from whipcount.reader.standing import Standing, standing_of
from whipcount.reader.words_of import Sentence, parse

__all__ = ["Annotated", "Ground", "annotate"]


@dataclass(slots=True, eq=False)
class Ground:
    """A scene, whom its person follows, and the patterns that fire in it."""

    scene: Scene
    standing: Standing
    fired: list[Hit]


@dataclass(slots=True, eq=False)
class Annotated:
    """A text as the reader sees it; every place is a place in the text as given.

    ``published`` is the day of publication, None where unknown; ``roster`` is then of a day that fits those named.
    """

    text: str
    published: date | None
    roster: Roster
    mentions: list[Mention]
    sentences: list[Sentence]
    speeches: list[Speech]
    frames: list[Frame]
    grounds: list[Ground]

    @property
    def spoken(self) -> list[Speech | Frame]:
        """Every stretch in which somebody speaks."""
        return [*self.speeches, *self.frames]


def annotate(text: str, day: date | None, context: Context, within: str | None = None) -> Annotated:
    """Mark a text for the day of its publication.

    Parameters
    ----------
    text : of the story
    day : of publication; None where unknown
    context : the register and the leaders
    within : month or year of publication where its day is unknown; None where that is unknown too
    """
    flat = flatten(text)
    roster = context.roster(day or _within(likely_day(flat, context), within))
    mentions = find_mentions(flat, roster)
    sentences = parse(flat, paragraphs(flat), mentions)
    spans = frames(flat, mentions, _Leaders(roster))
    speeches = resolve_people(flat, sentences, spans)
    found = scenes(flat, sentences, speeches, spans, list_scopes(flat))
    standings = {person: standing_of(person, roster) for person in {scene.person for scene in found}}
    grounds = [Ground(scene, standings[scene.person], hits(scene, standings[scene.person])) for scene in found]
    return Annotated(text, day, roster, mentions, sentences, speeches, spans, grounds)


def _within(likely: date | None, span: str | None) -> date | None:
    """Return the likely day if it lies in the month or year of publication, else the last day of that."""
    return likely if span is None or (likely and contains(span, likely)) else last_day(span)


class _Leaders(dict[str, str]):
    """Person id -> id of the leader of that person's party, looked up when asked for."""

    def __init__(self, roster: Roster) -> None:
        super().__init__()
        self._roster = roster

    def get(self, person: str, default: str | None = None) -> str | None:  # type: ignore[override]
        return standing_of(person, self._roster).leader or default
