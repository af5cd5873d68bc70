"""Which party a move goes to, and whose whip it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, pairwise

from whipcount.reader.aim import Aim
from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.context import Context
from whipcount.reader.types import ClaimType as T
from whipcount.reader.types import Status, Target
from whipcount.reader.words import PARTY_NAMES
from whipcount.reader.words_of import Word

__all__ = ["party_aim", "party_target", "talks_aim"]

_INDEPENDENT = re.compile(r"\bindependents?\b", re.I)
_NEWS = timedelta(days=7)
_JOINING = frozenset(["join", "rejoin"])
_LEAVING = frozenset(["leave", "quit", "abandon", "desert", "ditch"])
_TOWARDS = frozenset(["to", "into", "for", "with"])
_MOVING = frozenset(
    [
        "cross",
        "defect",
        "go",
        "move",
        "walk",
        "switch",
        "leave",
        "quit",
        "join",
        "come",
        "sit",
        "side",
        "swap",
        "desert",
    ]
)
_NO_PARTY = frozenset(["independent", "speaker", "deputy-speaker"])


def _party_in(word: Word) -> str | None:
    """Return the party that a word names."""
    return word.mention.ids[0] if word.mention is not None and word.mention.kind == "party" else None


def _named_parties(words: Iterable[Word]) -> list[str]:
    return [party for word in words if (party := _party_in(word))]


def _near(ground: Ground, seen: Annotated) -> Iterator[list[Word]]:
    """Yield the words of the clause, of the sentence, of the sentences around, nearest first."""
    for hit in ground.fired:
        yield hit.clause.words
    yield ground.scene.sentence.words
    number = ground.scene.number
    for step in (1, -1, 2, -2):
        if 0 <= number + step < len(seen.sentences):
            yield seen.sentences[number + step].words


def party_aim(kind: T, status: Status, ground: Ground, seen: Annotated, context: Context) -> Aim:
    """Return the party that a move goes to, or whose whip it is.

    Parameters
    ----------
    kind, status : of a move or something done to a whip
    ground : the scene that shows it
    seen : the text around
    context : the register and the leaders
    """
    own = ground.standing.party
    found = Aim()
    if kind is T.CHANGES_PARTY:
        found.to_party = _new_party(ground, seen, context, own)
        if found.to_party is None and status in (Status.DENIED, Status.HYPOTHETICAL):
            found.to_party = _party_of_the_story(seen, own)
        found.from_party = own
        if seen.published is None:
            found.from_party, found.to_party = _move_told(ground, seen, context) or (None, found.to_party)
        _corroborate(found, ground.scene.person, seen, context)
        if found.to_party is None and _label_before(ground.scene.person, own, seen, context):
            found.to_party = own
        if found.to_party == own:
            found.from_party = _label_before(ground.scene.person, own, seen, context)
        found.target = party_target(found.to_party)
        return found
    party = _whip_named(ground) or _lost_whip_of(kind, status, ground, seen, context)
    party = party or (own if own not in _NO_PARTY else None)
    party = party or next((p for words in _near(ground, seen) for p in _named_parties(words)), None)
    party = party or _label_before(ground.scene.person, own, seen, context)
    found.target = party_target(party)
    found.from_party = None if kind is T.WHIP_RESTORED else party
    found.to_party = party if kind is T.WHIP_RESTORED else "independent"
    _corroborate(found, ground.scene.person, seen, context)
    return found


def _new_party(ground: Ground, seen: Annotated, context: Context, own: str | None) -> str | None:
    """Return the party joined: the one that the words lead to, the one of the register, another one named near."""
    near = list(_near(ground, seen))
    for words in near[: len(ground.fired) + 1]:
        joined = [party for word in words if (party := _party_in(word)) and _leads_to(word)]
        if joined:
            return joined[-1]
    registered = _registered_move(ground.scene.person, seen, context)
    if registered is not None:
        return registered
    for words in near:
        others = [party for party in _named_parties(words) if party != own and party not in _left(words)]
        if others:
            return others[-1]
        if _INDEPENDENT.search(" ".join(word.text for word in words)):
            return "independent"
    return None


def _whip_named(ground: Ground) -> str | None:
    """Return the party in "the Conservative whip"."""
    pairs = pairwise(ground.scene.sentence.words)
    return next((party for one, after in pairs if after.lemma == "whip" and (party := _party_in(one))), None)


def _lost_whip_of(kind: T, status: Status, ground: Ground, seen: Annotated, context: Context) -> str | None:
    """Return the party whose whip the register last took from one who sits for another party now."""
    day = seen.roster.day
    if kind is not T.LOSES_WHIP or day is None or (status is Status.ASSERTED and not _is_aside(kind, ground)):
        return None
    spells = context.register.spells_of(ground.scene.person)
    lost = [spell.party for spell in spells if spell.end_reason == "loses_whip" and spell.end and spell.end < day]
    return lost[-1] if lost and ground.standing.party != lost[-1] else None


def _is_aside(kind: T, ground: Ground) -> bool:
    """Whether the act is told in a relative clause."""
    return any(hit.clause.relative for hit in ground.fired if hit.type is kind)


def _party_of_the_story(seen: Annotated, own: str | None) -> str | None:
    """Return the first other party that the story names: the one that somebody else has joined."""
    named = (party for sentence in seen.sentences for party in _named_parties(sentence.words))
    return next((party for party in named if party != own), None)


def _leads_to(word: Word) -> bool:
    """Whether a party is the one joined: "joined Labour", "crossed to Labour", "for the Liberal Democrats"."""
    if word.dep == "dobj":
        return word.head.lemma in _JOINING
    if word.dep != "pobj":
        return False
    verb = next((one for one in word.head.above() if one.is_verb), None)
    return word.head.lemma in _TOWARDS and verb is not None and verb.lemma in _MOVING


def _left(words: Iterable[Word]) -> set[str]:
    """Return the parties that are left: "left Labour", "from the Conservatives"."""
    return {
        party
        for word in words
        if (party := _party_in(word))
        and (word.head.lemma == "from" or (word.dep == "dobj" and word.head.lemma in _LEAVING))
    }


def _registered_move(person: str, seen: Annotated, context: Context) -> str | None:
    """Return the label that a member took within the week before the story, None if he took none."""
    day = seen.roster.day
    if day is None:
        return None
    return next(
        (
            after.party
            for before, after in pairwise(context.register.spells_of(person))
            if before.party != after.party and timedelta(0) <= day - after.start <= _NEWS
        ),
        None,
    )


def _move_told(ground: Ground, seen: Annotated, context: Context) -> tuple[str | None, str | None] | None:
    """Return the parties of the one move in the register that fits the parties named, when the day is unknown."""
    named = {party for words in islice(_near(ground, seen), 3) for party in _named_parties(words)}
    spells = context.register.spells_of(ground.scene.person)
    moves = {(a.party, b.party) for a, b in pairwise(spells) if a.party != b.party and {a.party, b.party} <= named}
    return moves.pop() if len(moves) == 1 else None


def party_target(slug: str | None) -> Target | None:
    """Return a party as a target, None where it is unknown."""
    return Target("party", slug, PARTY_NAMES.get(slug, slug.replace("-", " ").title())) if slug else None


def _label_before(person: str, own: str | None, seen: Annotated, context: Context) -> str | None:
    day = seen.roster.day or date.max
    labels = [s.party for s in context.register.spells_of(person) if s.start <= day and s.party not in (own, None)]
    kept = [label for label in labels if label not in _NO_PARTY]
    return kept[-1] if kept else None


def _corroborate(found: Aim, person: str, seen: Annotated, context: Context) -> None:
    """Note the change of label in the register that the story tells, and its day."""
    spells = context.register.spells_of(person)
    day = seen.published
    for before, after in pairwise(spells):
        if before.party == after.party or (day and after.start > day + timedelta(days=2)):
            continue
        fits_to = found.to_party in (after.party, None)
        fits_from = found.from_party in (before.party, None) or found.to_party == after.party
        if fits_to and fits_from:
            found.corroborated_by = (f"register:spell:{person}:{after.start.isoformat()}",)
            found.on = after.start.isoformat()


def talks_aim(ground: Ground, seen: Annotated) -> Aim:
    """Return the party with which somebody talks."""
    own = ground.standing.party
    near = [*(hit.clause.words for hit in ground.fired), ground.scene.sentence.words]
    near += [sentence.words for sentence in reversed(ground.scene.earlier)]
    party = next((p for words in near for p in _named_parties(words) if p != own), None)
    found = Aim(party_target(party))
    found.from_party, found.to_party = own, party
    return found
