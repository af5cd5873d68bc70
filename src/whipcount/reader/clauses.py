"""Who does what to whom in a sentence, from the parse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whipcount.reader.words_of import Sentence, Word

__all__ = ["Clause", "clauses", "masked"]

_OBJECT_CONTROL = frozenset(
    [
        "urge",
        "ask",
        "tell",
        "call",
        "want",
        "force",
        "allow",
        "advise",
        "press",
        "order",
        "beg",
        "invite",
        "require",
        "expect",
        "encourage",
        "persuade",
    ]
)
_ADMINISTRATION = frozenset(["government", "minister", "cabinet", "chancellor", "treasury", "administration"])
_LINKS = ("conj", "xcomp", "advcl", "pcomp", "acl", "ccomp", "dep")
_NOUNS = frozenset(
    [
        "resignation",
        "defection",
        "suspension",
        "expulsion",
        "departure",
        "sacking",
        "dismissal",
        "letter",
        "support",
        "backing",
        "appointment",
        "promotion",
        "removal",
        "exit",
        "return",
        "readmission",
        "reinstatement",
        "switch",
        "move",
        "decision",
        "confidence",
        "loyalty",
        "criticism",
        "attack",
        "demotion",
        "ousting",
        "firing",
        "call",
        "demand",
        "intervention",
        "statement",
        "announcement",
        "death",
        "talk",
        "suspension",
        "vote",
    ]
)


@dataclass(slots=True, eq=False)
class Clause:
    """A verb, or a noun that tells of an act, with the people around it.

    Attributes
    ----------
    trigger : the verb or noun
    subjects : words of those who do it; through control, coordination and relative pronouns
    objects : words of those to whom it is done
    around : words of every other person inside the clause
    words : the clause's own words, other clauses hanging on it left out
    relative : whether it stands in a relative clause or a participle beside a name
    """

    trigger: Word
    subjects: list[Word]
    objects: list[Word]
    around: list[Word]
    words: list[Word]
    relative: bool


def clauses(sentence: Sentence) -> list[Clause]:
    """Return a clause for every verb and every noun of an act, in order."""
    found = []
    for word in sentence.words:
        if word.is_verb and word.dep not in {"aux", "auxpass"}:
            found.append(_verb_clause(word))
        elif word.lemma in _NOUNS and word.tag.startswith("N"):
            found.append(_noun_clause(word))
    return found


def _verb_clause(verb: Word) -> Clause:
    subjects, objects = _arguments(verb, 0)
    words = _own_words(verb)
    held = {*map(id, subjects), *map(id, objects)}
    around = [word for word in words if _person(word) and id(word) not in held]
    relative = any(upper.dep in {"relcl", "acl"} for upper in [verb, *verb.above()] if upper.is_verb)
    return Clause(verb, subjects, objects, around, words, relative)


def _noun_clause(noun: Word) -> Clause:
    owners = [word for word in noun.kids("poss") if _person(word)]
    of = [p for prep in noun.kids("prep") if prep.lemma in {"of", "by", "from"} for p in _people(prep.kids("pobj"))]
    words = _own_words(noun)
    if noun.dep in {"dobj", "nsubj", "nsubjpass", "attr", "pobj"} and not (owners or of):
        return Clause(noun, [], [], [], words, False)
    people = [word for word in words if _person(word)]
    return Clause(noun, owners or of, of, [w for w in people if w not in owners and w not in of], words, False)


def _person(word: Word) -> bool:
    return word.ref is not None or word.other


def _people(words: Iterable[Word]) -> list[Word]:
    found: list[Word] = []
    for word in words:
        if _person(word):
            found.append(word)
        else:
            found += [child for child in word.kids("appos", "compound", "nmod") if _person(child)]
        found += _people(word.kids("conj"))
    return found


def _arguments(verb: Word, depth: int) -> tuple[list[Word], list[Word]]:
    subjects = _subjects(verb, depth)
    objects = _people(verb.kids("dobj", "dative", "obj", "oprd"))
    if not objects:
        objects = [p for dative in verb.kids("dative") for p in _people(dative.kids("pobj"))]
    agents = [p for prep in verb.kids("agent", "prep") if prep.lemma == "by" for p in _people(prep.kids("pobj"))]
    passive = bool(verb.kids("nsubjpass", "auxpass")) or _reduced_passive(verb)
    if passive:
        return agents, subjects + objects
    return subjects, objects


def _reduced_passive(verb: Word) -> bool:
    if verb.tag != "VBN":
        return False
    if verb.dep == "acl":
        return True
    return verb.dep == "conj" and not verb.kids("aux", "nsubj") and bool(verb.head.kids("auxpass", "nsubjpass"))


def _subjects(verb: Word, depth: int) -> list[Word]:
    if depth > 6:
        return []
    own = verb.kids("nsubj", "nsubjpass", "csubj")
    if own:
        if own[0].tag in {"WP", "WDT"} or (own[0].lemma in {"who", "which", "that"} and verb.dep == "relcl"):
            heads = _people([verb.head] if verb.dep == "relcl" else [own[0].head.head])
            return [word for word in heads if word.start < verb.start]
        return _people(own)
    head = verb.head
    if head is verb or verb.dep not in {*_LINKS, "relcl"}:
        return _clausal_prep(verb, depth)
    if verb.dep in {"acl", "relcl"} and not head.is_verb:
        return _people([head])
    if verb.dep == "pcomp":
        return _clausal_prep(verb, depth)
    if verb.dep in {"xcomp", "ccomp"} and head.lemma in _OBJECT_CONTROL:
        objects = _people(head.kids("dobj", "dative", "nsubjpass")) or _prep_objects(head)
        if objects:
            return objects
    if not head.is_verb:
        return _nominal_subject(head, depth)
    return _subjects(head, depth + 1)


def _prep_objects(verb: Word) -> list[Word]:
    return [
        p for prep in verb.kids("prep") if prep.lemma in {"on", "upon", "for", "to"} for p in _people(prep.kids("pobj"))
    ]


def _clausal_prep(verb: Word, depth: int) -> list[Word]:
    for upper in verb.above():
        if upper.is_verb:
            return _subjects(upper, depth + 1)
        if upper.lemma in _NOUNS or upper.lemma in {"intention", "plan", "desire", "wish", "threat", "reason"}:
            return [w for w in upper.kids("poss") if _person(w)] or _nominal_subject(upper, depth)
    return []


def _nominal_subject(noun: Word, depth: int) -> list[Word]:
    owners = [word for word in noun.kids("poss") if _person(word)]
    if owners:
        return owners
    for upper in noun.above():
        if upper.is_verb:
            return _subjects(upper, depth + 1)
    return _people([noun])


def _own_words(top: Word) -> list[Word]:
    found, stack = [], [top]
    while stack:
        word = stack.pop()
        found.append(word)
        stack += [child for child in word.children if not _another_clause(child, word)]
    return sorted(found, key=lambda word: word.i)


def _another_clause(child: Word, upper: Word) -> bool:
    if child.dep == "relcl" or child.dep == "parataxis":
        return True
    if child.dep == "conj" and child.is_verb and upper.is_verb:
        return True
    wished = any(mark.lemma == "for" for mark in child.kids("mark"))
    return child.dep == "advcl" and not wished and bool(child.kids("nsubj", "nsubjpass", "mark"))


def masked(words: Iterable[Word], actor: str, leader: str | None, party: str | None, governs: bool = False) -> str:
    """Return words as lemmas, with the actor, the leader, other people and parties as signs.

    Returns
    -------
    ``A`` the actor, ``L`` the leader of his party, ``M`` another member, ``X`` another person, ``OWN`` his
    party, ``PTY`` another party
    """
    return " ".join(_sign(word, actor, leader, party, governs) for word in words)


def _sign(word: Word, actor: str, leader: str | None, party: str | None, governs: bool) -> str:
    if word.ref is not None:
        if word.ref == actor:
            return "A"
        return "L" if word.ref == leader else "M"
    if word.other:
        return "X"
    if word.mention and word.mention.kind == "party":
        return "OWN" if word.mention.ids[0] == party else "PTY"
    return "ADM" if governs and word.lemma in _ADMINISTRATION else word.lemma
