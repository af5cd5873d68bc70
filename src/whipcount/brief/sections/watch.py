"""What to watch: how far the next marks are, and what the story leaves open."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.counting import Counted
from whipcount.brief.found import Found
from whipcount.brief.sections.letters import STANCE_WORDS
from whipcount.brief.sections.seat import profiles
from whipcount.brief.types import Paragraph, Section
from whipcount.brief.words import and_list, did, link, percent, say_day
from whipcount.ledger.vocabulary import EventType
from whipcount.reader.types import Status

__all__ = ["watch"]


def watch(found: Found) -> Section | None:
    """Return what would change the figures next, from the figures themselves."""
    lines = [*_majority(found), *_threshold(found), *_open(found), *_seats(found)]
    return Section("watch", "What to watch", tuple(Paragraph(line) for line in lines)) if lines else None


def _majority(found: Found) -> Iterator[str]:
    house = found.after
    if house is None or not found.moves:
        return
    majority = house.working_majority
    if majority and majority > 0:
        crossings = -(-majority // 2)
        more = f"{crossings} more members crossing from the government's side"
        yield f"{more} would end a working majority of {majority}."
    if house.vacant:
        empty = and_list([vacancy.seat for vacancy in house.vacant])
        yield f"By-elections are due in {empty}; each moves the majority by one."


def _threshold(found: Found) -> Iterator[str]:
    if found.counted is None:
        return
    now = found.counted.after
    if now.threshold is not None and now.towards_threshold is not None:
        words = STANCE_WORDS[EventType(now.rule.counts or "")].lower()
        missing = now.threshold - now.towards_threshold
        if missing > 0:
            yield f"{missing} more {words} on the record would reach the {now.threshold} that are needed."
        else:
            yield f"The {words} on the record have reached the {now.threshold} that are needed."
    if now.immune_until:
        until = say_day(now.immune_until)
        yield f"{now.case.leader_name} is safe from another ballot until {until}, unless the rule is changed before."
    if now.holds and now.electorate is not None and now.electorate >= now.holds[0]:
        less = now.electorate - now.holds[0] + 1
        yield f"The threshold falls by one once {less} more members have left the electorate of {now.electorate}."
    yield from _waiting(found.counted)


def _waiting(counted: Counted) -> Iterator[str]:
    if counted.stance is None:
        return
    waiting = [
        row for row in counted.after.not_counted if row.was == counted.stance and "not known to be done" in row.reason
    ]
    if waiting:
        names = and_list([link(row.name, f"#e-{row.events[0]}") for row in waiting])
        yield f"Announced or on a condition, so not counted yet: {names}."
    if counted.after.disputed:
        names = and_list([link(row.name, f"#e-{row.events[0]}") for row in counted.after.disputed])
        yield f"Sources disagree about {names}."


def _open(found: Found) -> Iterator[str]:
    for act in found.acts:
        if act.claim.status is Status.HYPOTHETICAL and act.person:
            yield f"The story leaves open whether {link(act.name, f'#{act.anchor}')} {did(act.claim)}."


def _seats(found: Found) -> Iterator[str]:
    for profile in profiles(found):
        if profile.latest:
            result = profile.latest.result
            yield (
                f"{profile.seat.name}: {result.votes_to_switch:,} voters changing over, a swing of "
                f"{percent(result.swing_to_lose, 2)}, would have turned the last result."
            )
