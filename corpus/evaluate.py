"""Read passages with the shipped model and score the claims: ``python corpus/evaluate.py [w6 …]``.

An event matches on type and actor; status, target, date and quote are scored among those that match. Optional events
count neither for nor against; a day is asked of acts done, not of those denied or only possible. README.md says which
sets were kept aside, and for what they were used all the same.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field

from fill import Gold, Passage, passages

from whipcount.facts.reading import read_document
from whipcount.reader.types import Claim, Document

GROUPS = {
    "moves, whips, letters": "changes_party loses_whip resigns_whip whip_restored letter_submitted letter_withdrawn".split(),
    "attitudes": "calls_to_resign calls_for_timetable critical supports_leader nominates".split(),
}
BALLOTS = {"confidence_ballot_called", "confidence_ballot_result"}


@dataclass
class Score:
    """What came of reading."""

    claimed: Counter = field(default_factory=Counter)
    right: Counter = field(default_factory=Counter)
    total: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    parts: Counter = field(default_factory=Counter)
    false_in_silent: int = 0
    silent: int = 0
    wrong: list = field(default_factory=list)
    missed: list = field(default_factory=list)

    def precision(self, kinds=None) -> float:
        return self._share(self.right, self.claimed, kinds)

    def recall(self, kinds=None) -> float:
        return self._share(self.found, self.total, kinds)

    def part(self, name: str) -> float:
        return self.parts[name] / max(1, self.parts[name + " of"])

    @staticmethod
    def _share(part: Counter, whole: Counter, kinds) -> float:
        kinds = kinds or list(whole)
        return sum(part[k] for k in kinds) / max(1, sum(whole[k] for k in kinds))


def who(claim: Claim) -> str | None:
    if claim.type.value in BALLOTS:
        return claim.target.id if claim.target else None
    return claim.actor.id if claim.actor else None


def fits(claim: Claim, gold: Gold) -> bool:
    subject = gold.target if gold.type in BALLOTS else gold.actor
    return subject == who(claim) and claim.type.value in (gold.type, *gold.alt_types)


def score(stories: list[Passage]) -> Score:
    found = Score()
    for story in stories:
        claims = read_document(Document(story.text, story.id, None, story.published)).claims
        for claim in claims:
            if story.text[claim.quote.start : claim.quote.end] != claim.quote.text:
                raise AssertionError(f"{story.id}: {claim.quote} is no piece of the text")
            matches = [g for g in story.events if fits(claim, g)]
            if matches and all(g.optional for g in matches):
                continue
            found.claimed[claim.type.value] += 1
            found.right[claim.type.value] += bool(matches)
            if matches:
                _parts(found, claim, [g for g in matches if not g.optional], story)
            else:
                found.wrong.append((story, claim))
        if not story.events:
            found.silent += 1
            found.false_in_silent += len(claims)
        for gold in story.events:
            if not gold.optional and (gold.actor or gold.type in BALLOTS):
                hit = any(fits(claim, gold) for claim in claims)
                found.total[gold.type] += 1
                found.found[gold.type] += hit
                if not hit:
                    found.missed.append((story, gold))
    return found


def _parts(found: Score, claim: Claim, matches: list[Gold], story: Passage) -> None:
    best = max(matches, key=lambda g: claim.status.value in (g.status, *g.alt_status))
    found.parts["status of"] += 1
    found.parts["status"] += claim.status.value in (best.status, *best.alt_status)
    target = claim.target
    if best.target is not None:
        found.parts["target of"] += 1
        named = {target.id, target.kind, target.name.lower()} if target else set()
        same = best.target.lower() in {str(n).lower() for n in named}
        found.parts["target"] += same or bool(target and target.kind == "office" and _alike(target.name, best.target))
    if best.date is not None and best.status in ("asserted", "past"):
        found.parts["date of"] += 1
        found.parts["date"] += bool(claim.on and (claim.on.startswith(best.date) or best.date.startswith(claim.on)))
    start = story.text.find(best.quote)
    found.parts["quote of"] += 1
    found.parts["quote"] += claim.quote.start < start + len(best.quote) and start < claim.quote.end


def _alike(one: str, two: str) -> bool:
    a, b = ({w for w in x.lower().split() if w not in {"the", "of", "for", "and"}} for x in (one, two))
    return bool(a & b)


def main(names: list[str]) -> None:
    result = score(passages(*names))
    print("| type | precision | recall |\n|---|---|---|")
    for kind in sorted(result.total | result.claimed):
        print(f"| {kind} | {result.right[kind]}/{result.claimed[kind]} | {result.found[kind]}/{result.total[kind]} |")
    for name, kinds in {**GROUPS, "all": None}.items():
        print(f"| **{name}** | {result.precision(kinds):.2f} | {result.recall(kinds):.2f} |")
    print(", ".join(f"{part} {result.part(part):.2f}" for part in ("status", "target", "date", "quote")))
    print(f"{result.false_in_silent} false events in {result.silent} passages without any")


if __name__ == "__main__":
    main(sys.argv[1:])
