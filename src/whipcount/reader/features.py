"""What the model sees of a scene: signs in place of names, words with the role that the person has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whipcount.reader.clauses import Clause, masked
from whipcount.reader.lexicon import CLASS_OF
from whipcount.reader.patterns import PATTERNS, Pattern
from whipcount.reader.scenes import Scene
from whipcount.reader.types import ClaimType

__all__ = ["Hit", "Standing", "hits", "scene_features", "status_features"]

Hit = tuple[int, ClaimType, str, Clause]
"""A pattern that fires: its number, its type, the role of the person, the clause."""

_BY_TRIGGER: dict[str, list[tuple[int, Pattern]]] = {}


class Standing:
    """Whom a person follows: his party and the leader of it, on the day."""

    __slots__ = ("governs", "leader", "leaders", "leads", "party", "prime_minister")

    def __init__(
        self,
        person: str,
        party: str | None,
        leader: str | None,
        prime_minister: str | None,
        governs: bool,
        leaders: frozenset[str] = frozenset(),
    ) -> None:
        self.party = party
        self.leader = leader
        self.leaders = leaders
        self.prime_minister = prime_minister
        self.governs = governs
        self.leads = person in (leader, prime_minister)


def hits(scene: Scene, standing: Standing) -> list[Hit]:
    """Return the patterns that fire: number, type, role and the clause."""
    found = []
    for role, clause in scene.parts:
        text = masked(clause.words, scene.person, standing.leader, standing.party)
        wanted = "s" if role == "i" else role
        for number, pattern in _for_trigger(clause.trigger.lemma):
            if wanted in pattern.roles and pattern.need.search(text) and not (pattern.bar and pattern.bar.search(text)):
                found.append((number, pattern.type, role, clause))
    return found


def _for_trigger(lemma: str) -> list[tuple[int, Pattern]]:
    if lemma not in _BY_TRIGGER:
        _BY_TRIGGER[lemma] = [(n, p) for n, p in enumerate(PATTERNS) if p.trigger.fullmatch(lemma)]
    return _BY_TRIGGER[lemma]


def scene_features(scene: Scene, standing: Standing, fired: Sequence[Hit]) -> set[str]:
    """Return the signs by which the model tells what, if anything, the scene claims."""
    found = {"+", f"leads={standing.leads}", f"governs={standing.governs}"}
    if scene.implicit:
        found.add("implicit")
    for number, kind, role, _ in fired:
        found |= {f"P={kind}", f"P={kind}:{role}", f"p={number}"}
    for role, clause in scene.parts:
        found |= _clause(role, clause, scene, standing)
    signs = masked(scene.sentence.words, scene.person, standing.leader, standing.party).split()
    found |= _grams("S", signs)
    found |= _grams("Q", masked(scene.spoken, scene.person, standing.leader, standing.party).split())
    found |= _grams("H", masked(scene.heading, scene.person, standing.leader, standing.party).split())
    if scene.earlier:
        before = masked(scene.earlier[-1].words, scene.person, standing.leader, standing.party).split()
        found |= {f"B:{sign}" for sign in before} | {f"B:{name}" for sign in before for name in _named(sign)}
    others = {word.ref for word in scene.sentence.words if word.ref} - {scene.person}
    found.add(f"others={min(len(others), 3)}")
    return found


def _clause(role: str, clause: Clause, scene: Scene, standing: Standing) -> set[str]:
    trigger = clause.trigger
    signs = masked(clause.words, scene.person, standing.leader, standing.party).split()
    found = {f"v:{role}:{trigger.lemma}"} | {f"v:{role}:{name}" for name in _named(trigger.lemma)}
    found |= {f"w:{role}:{sign}" for sign in signs} | {f"w:{role}:{n}" for sign in signs for n in _named(sign)}
    found |= {f"w2:{role}:{one}_{two}" for one, two in zip(signs, signs[1:], strict=False)}
    found |= {f"vw:{trigger.lemma}:{role}:{sign}" for sign in signs if sign[0] == "«" or sign in CLASS_OF}
    found |= {f"vn:{n}:{role}:{m}" for n in _named(trigger.lemma) for sign in signs for m in _named(sign)}
    for child in trigger.children:
        for leaf in [child, *child.children] if child.dep == "prep" else [child]:
            sign = masked([leaf], scene.person, standing.leader, standing.party)
            found |= {f"d:{trigger.lemma}:{leaf.dep}:{sign}", f"d:{leaf.dep}:{sign}"}
    upper = next((word for word in trigger.above() if word.is_verb), None)
    if upper is not None:
        found |= {f"u:{role}:{upper.lemma}", f"u:{trigger.lemma}<{upper.lemma}"}
    return found


def _named(sign: str) -> Iterable[str]:
    return (f"#{name}" for name in CLASS_OF.get(sign, ()))


def _grams(prefix: str, signs: Sequence[str]) -> set[str]:
    found = {f"{prefix}:{sign}" for sign in signs} | {f"{prefix}:{n}" for sign in signs for n in _named(sign)}
    found |= {f"{prefix}2:{one}_{two}" for one, two in zip(signs, signs[1:], strict=False)}
    found |= {
        f"{prefix}3:{a}_{b}_{c}" for a, b, c in zip(signs, signs[1:], signs[2:], strict=False) if "«" in a + b + c
    }
    return found


def status_features(
    kind: str, scene: Scene, standing: Standing, fired: Sequence[Hit]
) -> set[str]:
    """Return the signs by which the model tells fact, background, possibility and denial apart."""
    found = {"+", f"k={kind}", f"implicit={scene.implicit}"}
    mine = [clause for _, type_, _, clause in fired if type_ == kind] or [clause for _, clause in scene.parts]
    for clause in mine:
        found |= _verb_group(clause)
    signs = masked(scene.sentence.words, scene.person, standing.leader, standing.party).split()
    found |= {f"S:{sign}" for sign in signs} | {f"S:{n}" for sign in signs for n in _named(sign)}
    found |= {f"S2:{one}_{two}" for one, two in zip(signs, signs[1:], strict=False)}
    found |= {f"T:{word.tag}" for word in scene.sentence.words if word.is_verb}
    found |= {f"sent={min(scene.number, 6)}", f"lead={scene.number == 0}"}
    if scene.heading:
        found |= {f"H:{word.lemma}" for word in scene.heading}
    if scene.earlier:
        found |= {f"B:{word.lemma}" for word in scene.earlier[-1].words if word.lemma in CLASS_OF}
    return found


def _verb_group(clause: Clause) -> set[str]:
    verb = clause.trigger
    found = {f"tag={verb.tag}", f"dep={verb.dep}", f"rel={clause.relative}"}
    for child in verb.children:
        if child.dep in {"aux", "auxpass", "neg", "advmod", "mark", "prep", "npadvmod"}:
            found |= {f"c:{child.dep}:{child.text.lower()}", f"c:{verb.tag}:{child.text.lower()}"}
    signs = [word.text.lower() for word in clause.words]
    found |= {f"C:{sign}" for sign in signs} | {f"C:{name}" for sign in signs for name in _named(sign)}
    for distance, upper in enumerate(verb.above()):
        if distance > 3:
            break
        found |= {f"U:{upper.lemma}"} | {f"U:{name}" for name in _named(upper.lemma)}
        found |= {f"U:{child.dep}:{child.text.lower()}" for child in upper.kids("aux", "neg", "mark")}
    return found
