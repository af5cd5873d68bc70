"""What was found in a story, and what of it is left out because the rest of the story says otherwise."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.reader.annotate import Annotated, Ground
from whipcount.reader.clauses import Clause
from whipcount.reader.scenes import is_passive
from whipcount.reader.types import ClaimType, Status
from whipcount.reader.words_of import Word

__all__ = [
    "Find",
    "done_by_them",
    "is_attack_on_others",
    "is_bare_guess",
    "is_handed_letters",
    "named_first",
    "of_one_mind",
    "to_the_doer",
    "told_between",
    "undone",
]

_OWN_ACTS = frozenset(
    [
        ClaimType.LETTER_SUBMITTED,
        ClaimType.LETTER_WITHDRAWN,
        ClaimType.CALLS_TO_RESIGN,
        ClaimType.CALLS_FOR_TIMETABLE,
        ClaimType.CRITICAL,
        ClaimType.SUPPORTS_LEADER,
        ClaimType.NOMINATES,
        ClaimType.TALKS_WITH_PARTY,
        ClaimType.RESIGNS_OFFICE,
        ClaimType.CHANGES_PARTY,
        ClaimType.STANDING_DOWN,
    ]
)
_AGAINST = frozenset(
    [ClaimType.CALLS_TO_RESIGN, ClaimType.CRITICAL, ClaimType.LETTER_SUBMITTED, ClaimType.CHANGES_PARTY]
)
"""Written passages tell any of these beside support for the leader, of one member on one day, in 3 of 100 cases."""
_IN_SO_MANY_WORDS = frozenset([ClaimType.CALLS_TO_RESIGN, ClaimType.LETTER_SUBMITTED])
_COALITION = (date(2010, 5, 11), date(2015, 5, 8))
"""Liberal Democrats sat in a government whose prime minister was of another party."""
_GOVERNMENT = frozenset(["government", "chancellor", "minister", "budget", "treasury", "whitehall", "downing"])
_OWN_SIDE = frozenset(["party", "leader", "leadership", "whip", "colleague", "coalition", "headquarters", "shadow"])


@dataclass(slots=True, eq=False)
class Find:
    """A type that a scene claims, how surely, and its status."""

    kind: ClaimType
    ground: Ground
    margin: float
    status: Status


def done_by_them(found: list[Find]) -> list[Find]:
    """Leave out those beside whom another does it in the same sentence.

    Who is only *he* after another's name does not do what that one does.
    """
    doers: dict[tuple[ClaimType, int], list[Find]] = {}
    for find in found:
        if not is_passive(find.ground.scene):
            doers.setdefault((find.kind, find.ground.scene.number), []).append(find)

    def another_does(find: Find) -> bool:
        others = [f for f in doers.get((find.kind, find.ground.scene.number), []) if f is not find]
        if _first_name(find) is not None:
            return is_passive(find.ground.scene) and any(find.margin <= other.margin for other in others)
        at = min((w.start for w in find.ground.scene.sentence.words if w.ref == find.ground.scene.person), default=0)
        if is_passive(find.ground.scene) and any(w.other for w in find.ground.scene.sentence.root.kids("nsubj")):
            return True
        names = [name for name in map(_first_name, others) if name is not None]
        return any(name < at for name in names)

    return [find for find in found if find.kind not in _OWN_ACTS or not another_does(find)]


def to_the_doer(found: list[Find], grounds: Sequence[Ground]) -> list[Find]:
    """Give a nomination to the one who makes it where it was found of the candidate: "Ann Lee is now with Bob Roe".

    Parameters
    ----------
    found : of the story
    grounds : every scene of the story
    """
    held = {(find.kind, find.ground.scene.number, find.ground.scene.person) for find in found}

    def moved(find: Find) -> Find:
        scene = find.ground.scene
        if find.kind is not ClaimType.NOMINATES or not is_passive(scene):
            return find
        here = [g for g in grounds if g.scene.number == scene.number and g.scene.person != scene.person]
        doers = [g for g in here if any(role == "s" and _is_main(clause) for role, clause in g.scene.parts)]
        if len(doers) != 1 or (find.kind, scene.number, doers[0].scene.person) in held:
            return find
        return Find(find.kind, doers[0], find.margin, find.status)

    return [moved(find) for find in found]


def _is_main(clause: Clause) -> bool:
    return clause.trigger.dep == "ROOT"


def is_attack_on_others(find: Find, seen: Annotated) -> bool:
    """Whether one who opposes the government criticises it, without a word on his own party or its leader."""
    standing, head = find.ground.standing, seen.roster.prime_minister
    if find.kind is not ClaimType.CRITICAL or standing.governs or standing.leads or head is None:
        return False
    if standing.party == "liberal-democrat" and seen.roster.day and _COALITION[0] <= seen.roster.day <= _COALITION[1]:
        return False
    words = find.ground.scene.sentence.words
    if any((w.ref and w.ref == standing.leader) or _names(w, standing.party) for w in words):
        return False
    told = {w.lemma for w in words}
    others = any((w.ref and w.ref == standing.prime_minister) or _names(w, head.party) for w in words)
    return (others or bool(told & _GOVERNMENT)) and not told & _OWN_SIDE


def _names(word: Word, party: str | None) -> bool:
    """Whether a word names a party, other than as the one for which somebody speaks."""
    mention = word.mention
    return bool(mention and mention.kind == "party" and mention.ids[0] == party and word.head.lemma != "for")


def _first_name(find: Find) -> int | None:
    """Return where the person's name stands in the sentence, None where only *he* stands for it."""
    scene = find.ground.scene
    return next((w.start for w in scene.sentence.words if w.ref == scene.person and w.mention is not None), None)


_CHAIRS = re.compile(
    r"(?:who (?:chairs|is chairman of)|(?:the )?chair(?:man|woman)?\b)[^.;]{0,40}(?:1922|[Pp]arliamentary|backbench)"
)
_SENDING = frozenset(["letter", "write", "send", "submit", "hand", "deliver", "put", "go", "address", "be", "sit"])
_LETTERS = frozenset([ClaimType.LETTER_SUBMITTED, ClaimType.LETTER_WITHDRAWN])


def is_handed_letters(find: Find, seen: Annotated) -> bool:
    """Whether letters are sent to the person in this story, who sends none here, or he chairs those who count them."""
    person, parts = find.ground.scene.person, find.ground.scene.parts
    if find.kind not in _LETTERS:
        return False
    words = [word for sentence in seen.sentences for word in sentence.words if word.ref == person]
    if any(word.mention and _CHAIRS.match(seen.text[word.end : word.end + 80].lstrip(", ")) for word in words):
        return True
    sends = any(role in ("s", "v") for role, _ in parts)
    return not sends and any(_is_addressed(word) for word in words)


def _is_addressed(word: Word) -> bool:
    """Whether something is written or sent to the person: "letters to Sir Graham Brady"."""
    if word.dep not in {"pobj", "dative"} or word.head.lemma not in {"to", "with"}:
        return False
    return any(one.lemma in _SENDING for one in word.head.above())


_HEADLINES = frozenset([ClaimType.LEADER_RESIGNS, ClaimType.DIES])
_SURE = 2.0
"""Log-odds above the threshold from which the model alone may say that a leader goes or a member has died."""


def is_bare_guess(find: Find) -> bool:
    """Whether only a weak guess, and no word that says so, has a leader going or a member dead."""
    worded = any(hit.type is find.kind for hit in find.ground.fired)
    return find.kind in _HEADLINES and find.margin < _SURE and not worded


def told_between(people: Sequence[str], grounds: Sequence[Ground]) -> frozenset[ClaimType]:
    """Return what is told of one alone in the midst of a list of names.

    Parameters
    ----------
    people : ids in the order of the list
    grounds : their scenes in the sentence
    """
    at = [
        word.start
        for ground in grounds
        for word in ground.scene.sentence.words
        if word.ref in people and word.mention is not None
    ]
    return frozenset(
        hit.type for ground in grounds for hit in ground.fired if min(at) < hit.clause.trigger.start < max(at)
    )


def named_first(found: list[Find]) -> list[Find]:
    """Leave out those whom a sentence only implies where it names another: the whip restored to B is not A's."""
    named = {(f.kind, f.ground.scene.number) for f in found if not f.ground.scene.implicit}
    return [f for f in found if not f.ground.scene.implicit or (f.kind, f.ground.scene.number) not in named]


_UNDOES = {
    ClaimType.LETTER_WITHDRAWN: ClaimType.LETTER_SUBMITTED,
    ClaimType.WHIP_RESTORED: ClaimType.LOSES_WHIP,
}


def undone(found: list[Find]) -> list[Find]:
    """Leave in the past what the same words undo: who "has withdrawn his letter" had sent it before.

    What only the undoing implies, without words of its own, is left out.
    """
    undoing = {
        (_UNDOES[find.kind], find.ground.scene.person, find.ground.scene.number)
        for find in found
        if find.kind in _UNDOES and find.status in (Status.ASSERTED, Status.PAST)
    }
    kept = []
    for find in found:
        if (find.kind, find.ground.scene.person, find.ground.scene.number) in undoing:
            if not any(hit.type is find.kind for hit in find.ground.fired):
                continue
            kept.append(Find(find.kind, find.ground, find.margin, Status.PAST))
        else:
            kept.append(find)
    return kept


def of_one_mind(found: list[Find]) -> list[Find]:
    """Leave out support for the leader by those who more surely, or in so many words, turn against him in the story."""
    against: dict[str, float] = {}
    for find in found:
        if find.kind in _AGAINST and find.status is Status.ASSERTED:
            person, worded = find.ground.scene.person, any(hit.type is find.kind for hit in find.ground.fired)
            margin = math.inf if worded and find.kind in _IN_SO_MANY_WORDS else find.margin
            against[person] = max(margin, against.get(person, margin))
    return [
        find
        for find in found
        if find.kind is not ClaimType.SUPPORTS_LEADER
        or find.status is not Status.ASSERTED
        or find.margin >= against.get(find.ground.scene.person, find.margin)
    ]
