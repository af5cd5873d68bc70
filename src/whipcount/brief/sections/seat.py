"""The seat: result, majority, what it takes to turn it, cohorts, who lives there."""

from __future__ import annotations

from collections.abc import Iterator

from whipcount.brief.found import Found
from whipcount.brief.parties import party_name
from whipcount.brief.sections.member import PROFILED
from whipcount.brief.types import Block, Paragraph, Section, Table
from whipcount.brief.words import linked, percent, say_day
from whipcount.facts.constituencies import OPENED, boundaries_on
from whipcount.facts.seat import seat_profile
from whipcount.seats.census import CENSUS_WORDS
from whipcount.seats.profile import SeatProfile

__all__ = ["profiles", "seats"]

_KINDS = {"general": "general election", "by": "by-election"}


def profiles(found: Found) -> list[SeatProfile]:
    """Return the seats of the first few members whom the story is about, none before 2010."""
    if found.day is None or boundaries_on(found.day) is None:
        return []
    day = found.day
    before, after = found.registers
    people = [act.person or "" for act in found.people[:PROFILED]]
    spells = [before.spell_on(person, day) or after.spell_on(person, day) for person in people]
    return [seat_profile(spell.gss, day) for spell in spells if spell and spell.gss]


def seats(found: Found) -> Iterator[Section]:
    """Yield a section for each seat."""
    if found.day and found.people and boundaries_on(found.day) is None:
        text = f"Results by seat are in the tables from {say_day(min(OPENED.values()))} on."
        yield Section("seat", "The seat", (Paragraph(text),))
    for number, profile in enumerate(profiles(found)):
        section_id = "seat" if number == 0 else f"seat-{number + 1}"
        yield Section(section_id, f"The seat: {profile.seat.name}", tuple(_blocks(profile)))


def _blocks(profile: SeatProfile) -> Iterator[Block]:
    yield Paragraph(_opening(profile))
    yield from _result(profile)
    if profile.cohorts:
        rows = tuple((c.name, c.definition, linked(c.source)) for c in profile.cohorts)
        yield Table("Cohorts", ("cohort", "who belongs", "source"), rows)
    yield from _people(profile)


def _opening(profile: SeatProfile) -> str:
    seat = profile.seat
    place = seat.region if seat.region == seat.country else f"{seat.region}, {seat.country}"
    text = f"{seat.name} ({seat.gss}), {place}; boundaries of {seat.boundaries.value}."
    if profile.latest is None:
        return f"{text} No election has been held on these boundaries up to that day."
    r = profile.latest.result
    outcome = f"gained from {party_name(r.gained_from)}" if r.gained_from else "held"
    return (
        f"{text} At the {_KINDS[r.kind.value]} of {say_day(r.on)} {party_name(r.first)} ({outcome}) had a majority of "
        f"{r.majority:,} over {party_name(r.second)}: {percent(r.majority_share)} of {r.valid:,} votes. "
        f"A swing of {percent(r.swing_to_lose, 2)} turns it, which is {r.votes_to_switch:,} voters who change over. "
        f"Turnout {percent(r.turnout)} of {r.electorate:,}."
    )


def _result(profile: SeatProfile) -> Iterator[Block]:
    if profile.latest is None:
        return
    poll = profile.latest
    valid = poll.result.valid
    rows = tuple((c.name or "", c.party.name, f"{c.votes:,}", f"{c.votes / valid:.1%}") for c in poll.candidacies)
    yield Table(f"Result of {say_day(poll.result.on)}", ("candidate", "party", "votes", "share"), rows)
    past = tuple(
        (
            r.on.isoformat(),
            _KINDS[r.kind.value],
            party_name(r.first),
            party_name(r.second),
            f"{r.majority:,}",
            percent(r.majority_share),
        )
        for r in profile.earlier
    )
    if past:
        header = ("on", "kind", "first", "second", "majority", "share")
        yield Table("Earlier results", header, past)


def _people(profile: SeatProfile) -> Iterator[Block]:
    rows = []
    if profile.seat.leave_share is not None:
        rows.append(("Leave in 2016", percent(profile.seat.leave_share), profile.seat.leave_basis or ""))
    census = profile.census or {}
    held = ((words, census.get(name)) for name, words in CENSUS_WORDS.items())
    rows += [
        (words[0].upper() + words[1:], percent(share), "Census 2011") for words, share in held if share is not None
    ]
    if rows:
        yield Table("Who lives there", ("", "share", "source"), tuple(rows))
