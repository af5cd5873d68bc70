"""What the rules say happens next."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.found import Found
from whipcount.brief.types import Block, Paragraph, Section
from whipcount.brief.words import link, say_day
from whipcount.facts.brief import chamber_rules, party_rule
from whipcount.rules.types import Basis, Rule, RuleKind
from whipcount.tally.house import FIRST_DAY

__all__ = ["rules"]

_STANDARDS = frozenset({"suspended", "standards_report", "suspension_vote", "recall_petition"})
_VACANT = frozenset({"dies", "resigns_seat"})


def rules(found: Found) -> Section | None:
    """Return the rules in force that the story sets in motion, each with its source."""
    if found.day is None or not found.news:
        return None
    blocks = [*_party(found), *_house(found)]
    return Section("rules", "What the rules say happens next", tuple(blocks)) if blocks else None


def _party(found: Found) -> Iterator[Block]:
    assert found.day
    if found.party is None:
        return
    kinds = [RuleKind.REMOVAL, RuleKind.BALLOT]
    if any(act.type.value == "leader_resigns" for act in found.news):
        kinds.insert(0, RuleKind.VACANCY)
    held = [pair for kind in kinds if (pair := party_rule(found.party, found.day, found.role, kind))]
    for _book, rule in held:
        yield Paragraph(_said(rule))
    if held:
        yield from (Paragraph(note) for note in held[0][0].notes[:1])
    if found.counted:
        for rival, needed in found.counted.after.rivals:
            yield Paragraph(f"Another source has it otherwise: {_said(rival)} ({needed} needed.)")
        until = found.counted.after.immune_until
        if until:
            yield Paragraph(f"The leader has won a ballot and is safe from another until {say_day(until)}.")


def _house(found: Found) -> Iterator[Block]:
    assert found.day
    kinds = {act.type.value for act in found.news}
    if kinds & _STANDARDS:
        yield from (Paragraph(_said(rule)) for rule in chamber_rules(found.day, RuleKind.RECALL))
    if kinds & _VACANT and found.day >= FIRST_DAY:
        yield Paragraph("The seat is vacant until a by-election fills it; it counts on neither side meanwhile.")
    majority = found.after.working_majority if found.after else None
    if found.moves and majority is not None and majority <= 0:
        yield from (Paragraph(_said(rule)) for rule in chamber_rules(found.day, RuleKind.CONFIDENCE))


def _said(rule: Rule) -> str:
    basis = "" if rule.basis is Basis.SEEN else " Commonly held, not read in full in a source."
    source = link("source", rule.source) if rule.source.startswith("http") else rule.source
    decides = f" Then decides: {rule.decides}." if rule.decides else ""
    follows = f" {rule.follows}" if rule.follows else ""
    return f"{rule.text}{decides}{follows} ({rule.id}; {source}){basis}"
