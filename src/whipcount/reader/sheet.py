"""A text as the model reads it: once, with signs for people and parties, and a mark for every scene in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.words_of import Sentence, Word

__all__ = ["PARTIES", "PEOPLE", "SIGNS", "Sheet", "sheets"]

SIGNS = ("[M]", "[L]", "[X]", "[P]", "[SAYS]")
"""A member, a leader or prime minister, somebody else, a party; a person's own words begin."""

PARTIES = 6
"""0 none, 1 the governing party, 2 no party or unknown, 3 to 5 other parties in the order in which they appear."""

PEOPLE = 12
"""0 nobody, else people in the order in which they appear; the last number is shared by all who come later."""

WINDOW = 150
"""Words that are read together."""


@dataclass(slots=True, eq=False)
class Sheet:
    """A stretch of text with the scenes in it.

    Attributes
    ----------
    words : lower case, or a sign
    party, who : number of the party and of the person behind each word; 0 for ordinary words
    refs : person id behind each word, None for ordinary words
    sentence : number of the sentence of each word
    grounds : the scenes, whose sentences all lie in the stretch
    """

    words: list[str] = field(default_factory=list)
    party: list[int] = field(default_factory=list)
    who: list[int] = field(default_factory=list)
    refs: list[str | None] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)

    def places(self, ground: Ground) -> list[int]:
        """Return where the person of a scene stands: in its sentence, else nearest before it, else after it."""
        person, number = ground.scene.person, ground.scene.number
        mine = [n for n, ref in enumerate(self.refs) if ref == person]
        here = [n for n in mine if self.sentence[n] == number]
        if here or not mine:
            return here
        before = [n for n in mine if self.sentence[n] < number]
        nearest = self.sentence[before[-1]] if before else self.sentence[mine[0]]
        return [n for n in mine if self.sentence[n] == nearest]


def sheets(seen: Annotated) -> list[Sheet]:
    """Return a text's stretches in order; each scene lies in one of them, with the sentence before it."""
    found: list[Sheet] = []
    numbers = _Numbers(seen)
    parts = [list(numbers.sentence(sentence)) for sentence in seen.sentences]
    first = 0
    while first < len(parts):
        last, size = first, 0
        while last < len(parts) and (last == first or size + len(parts[last]) <= WINDOW):
            size += len(parts[last])
            last += 1
        lead = max(0, first - 1)
        found.append(_sheet(parts, lead, first, last, seen.grounds))
        first = last
    return [sheet for sheet in found if sheet.grounds]


_Sign = tuple[str, int, int, str | None]


def _sheet(parts: Sequence[list[_Sign]], lead: int, first: int, last: int, grounds: Sequence[Ground]) -> Sheet:
    sheet = Sheet(grounds=[ground for ground in grounds if first <= ground.scene.number < last])
    for number in range(lead, last):
        for word, party, who, ref in parts[number]:
            sheet.words.append(word)
            sheet.party.append(party)
            sheet.who.append(who)
            sheet.refs.append(ref)
            sheet.sentence.append(number)
    return sheet


class _Numbers:
    """Numbers for the people and parties of one text, given as they appear."""

    def __init__(self, seen: Annotated) -> None:
        self._roster = seen.roster
        self._leaders = {leader.person_id for leader in seen.roster.leaders}
        head = seen.roster.prime_minister
        self._governing = head.party if head else None
        self._people: dict[str, int] = {}
        self._parties: dict[str, int] = {}

    def sentence(self, sentence: Sentence) -> Iterator[_Sign]:
        """Yield the words and signs of a sentence."""
        speaker: str | None = None
        for word in sentence.words:
            if word.speaker is not None and word.speaker != speaker:
                yield "[SAYS]", *self._person(word.speaker)
            speaker = word.speaker
            yield from self._word(word)

    def _word(self, word: Word) -> Iterator[_Sign]:
        mention = word.mention
        if mention is not None and mention.kind == "party":
            yield "[P]", self._party(mention.ids[0]), 0, None
        elif word.ref is not None:
            sign = "[L]" if word.ref in self._leaders else "[M]"
            yield sign, *self._person(word.ref)
            if mention is None:
                yield word.text.lower(), 0, 0, None
        elif mention is not None:
            yield "[X]", 0, 0, None
        else:
            yield word.text.lower(), 0, 0, None

    def _person(self, ref: str) -> tuple[int, int, str]:
        number = self._people.setdefault(ref, len(self._people) + 1)
        member = self._roster.members.get(ref)
        return self._party(member.party if member else None), min(number, PEOPLE - 1), ref

    def _party(self, slug: str | None) -> int:
        if slug is None or slug in {"independent", "speaker"}:
            return 2
        if slug == self._governing:
            return 1
        return min(self._parties.setdefault(slug, len(self._parties) + 3), PARTIES - 1)
