"""The standards affair, where the story or the member has to do with one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from whipcount.brief.acts import Act
from whipcount.brief.found import Found
from whipcount.brief.sections.member import VOTE_WORDS
from whipcount.brief.types import Block, Paragraph, Section, Table
from whipcount.brief.words import link, say_day, site
from whipcount.facts.brief import chamber_rules
from whipcount.facts.divisions import key_divisions, roll_calls
from whipcount.ledger.types import Event
from whipcount.ledger.visible import visible
from whipcount.rules.types import RuleKind

__all__ = ["standards"]

_TYPES = frozenset({"suspended", "standards_report", "suspension_vote", "recall_petition"})
_RECENT = timedelta(days=90)


def standards(found: Found) -> Section | None:
    """Return the affair: events of late, how the members voted on it, and what a recall takes.

    It is told where the story has an act of that kind, a member gives standards as a ground, or the case has such
    events in the 90 days before.
    """
    if found.day is None or not found.acts:
        return None
    events = _events(found)
    told = [act for act in found.acts if act.type.value in _TYPES]
    grounds = [act for act in found.news if any("standards" in claim.reasons for claim in act.claims)]
    if not (events or told or grounds):
        return None
    blocks: list[Block] = [Paragraph(_opening(found, [act.name for act in grounds], bool(events)))]
    blocks += [*_votes(found, events), *_table(events)]
    if told:
        blocks += _recall(found)
    return Section("standards", "The standards affair", tuple(blocks))


def _opening(found: Found, grounds: list[str], has_events: bool) -> str:
    text = f"{', '.join(grounds)} gives standards as a ground. " if grounds else ""
    if has_events and found.counted:
        text += f"The case has these events on standards in the 90 days before {say_day(found.day)}."
    return text or "The story is about a matter of standards."


def _events(found: Found) -> list[Event]:
    if found.counted is None or found.day is None:
        return []
    day = found.day
    own = [e for e in visible(found.counted.opened.case.events) if e.type.value in _TYPES]
    return sorted((e for e in own if day - _RECENT <= e.on_day <= day), key=lambda e: (e.on_day, e.id))


def _votes(found: Found, events: list[Event]) -> Iterator[Block]:
    """Yield how the story's members voted in the listed divisions of the days of these events."""
    days = {event.on_day for event in events if event.type.value == "suspension_vote"}
    for id, label, meaning in key_divisions():
        if not days or roll_calls().division(id).on not in days:
            continue
        rows = tuple(
            (link(act.name, f"#{act.anchor}"), VOTE_WORDS[roll_calls().ballot(act.person or "", id).vote.value])
            for act in _voters(found)
        )
        if rows:
            yield Table(f"{label} ({id}); an aye is {meaning}", ("member", "vote"), rows)


def _voters(found: Found) -> list[Act]:
    return list({act.person: act for act in reversed(found.news) if act.person}.values())[::-1]


def _table(events: list[Event]) -> Iterator[Block]:
    rows = tuple(
        (
            e.on or e.known,
            e.actor,
            e.type.value.replace("_", " "),
            e.target or "",
            link(site(e.source.url), e.source.url) if e.source.url else "",
        )
        for e in events
    )
    if rows:
        yield Table(
            "Events on standards in the case", ("on", "who", "what", "about", "source"), rows, folded=len(rows) > 8
        )


def _recall(found: Found) -> Iterator[Block]:
    assert found.day
    for rule in chamber_rules(found.day, RuleKind.RECALL):
        yield Paragraph(f"{rule.text} {rule.follows or ''} ({link('source', rule.source)})")
