"""The member: career, posts, stance so far, votes that mattered, rebellions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from whipcount.brief.acts import Act
from whipcount.brief.found import Found
from whipcount.brief.parties import party_name
from whipcount.brief.stands import stands
from whipcount.brief.types import Block, Paragraph, Section, Table
from whipcount.brief.words import link, say_day
from whipcount.divisions.member import KeyVote, VotingRecord
from whipcount.divisions.standing import Standing
from whipcount.facts.member import member_profile
from whipcount.facts.offices import office_of
from whipcount.ledger.visible import visible
from whipcount.seats.member import MemberProfile

__all__ = ["PROFILED", "VOTE_WORDS", "members"]

PROFILED = 3
VOTE_WORDS = {"aye": "aye", "no": "no", "teller_aye": "teller for the ayes", "teller_no": "teller for the noes",
          "both": "both", "no_vote": "no vote recorded"}  # fmt: skip


def members(found: Found) -> Iterator[Section]:
    """Yield a section for each of the first few members whom the story is about."""
    if found.day is None:
        return
    for number, act in enumerate(found.people[:PROFILED]):
        section_id = "member" if number == 0 else f"member-{number + 1}"
        yield Section(section_id, f"The member: {act.name}", tuple(_blocks(found, act)))
    if len(found.people) > PROFILED:
        rest = tuple((link(act.name, f"#{act.anchor}"), *_brief(found, act)) for act in found.people[PROFILED:])
        table = Table("Further members in the story", ("member", "party before", "seat", "post"), rest)
        yield Section("members", "Further members", (table,))


def _brief(found: Found, act: Act) -> tuple[str, str, str]:
    assert found.day
    assert act.person
    spell = found.registers[0].spell_on(act.person, found.day)
    party, seat = (party_name(spell.party or "unknown"), spell.seat) if spell else ("", "")
    return party, seat, office_of(act.person, found.day - timedelta(days=1)) or ""


def _blocks(found: Found, act: Act) -> Iterator[Block]:
    assert found.day
    assert act.person
    profile = member_profile(act.person, found.day)
    yield Paragraph(_opening(found, act, profile))
    yield from _career(profile)
    yield from _stances(found, act)
    yield from _votes(profile)


def _opening(found: Found, act: Act, profile: MemberProfile) -> str:
    assert found.day
    first = profile.spells[0] if profile.spells else None
    text = f"{profile.person.name} ({profile.person.id})"
    if first:
        seats = list(dict.fromkeys(spell.seat for spell in profile.spells))
        text += f" has sat in the House since {say_day(first.start)}, for {' and then '.join(seats)}."
    office = office_of(profile.person.id, found.day - timedelta(days=1))
    text += f" Post on the day before: {office}." if office else " No government post on the day before."
    told = act.claim.actor.as_written if act.claim.actor else profile.person.name
    return text + ("" if told == profile.person.name else f" The story writes “{told}”.")


def _career(profile: MemberProfile) -> Iterator[Block]:
    spells = tuple(
        (
            s.start.isoformat(),
            s.end.isoformat() if s.end else "",
            s.seat,
            party_name(s.party) if s.party else "not recorded",
        )
        for s in profile.spells
    )
    yield Table("Seats and parties", ("from", "to", "seat", "party"), spells)
    posts = tuple(
        (o.start.isoformat(), o.end.isoformat() if o.end else "", o.title, o.organisation or "") for o in profile.held
    )
    if posts:
        yield Table("Government posts", ("from", "to", "post", "department"), posts)


def _stances(found: Found, act: Act) -> Iterator[Block]:
    if found.counted is None:
        return
    own = [e for e in visible(found.counted.opened.case.events) if e.actor_id == act.person]
    own.sort(key=lambda event: (event.on_day, event.known_day, event.id))
    rows = tuple(
        (e.on or f"known {e.known}", link(e.type.value.replace("_", " "), f"#e-{e.id}"), e.status.value, e.target or "")
        for e in own
    )
    if rows:
        yield Table("In the case so far, the story included", ("on", "what", "status", "about"), rows)


def _votes(profile: MemberProfile) -> Iterator[Block]:
    record = profile.record
    if not isinstance(record, VotingRecord):
        yield Paragraph("No divisions are known for this member up to that day; the table runs from 2019 to 2024.")
        return
    compared = record.with_line + record.against_line
    yield Paragraph(
        f"{record.voted:,} votes in {record.divisions:,} divisions from {record.first} to {record.last}; "
        f"{record.against_line} of {compared:,} against the line of the party, as far as it can be inferred."
    )
    if isinstance(profile.standing, Standing):
        yield Paragraph(stands(profile.standing))
    key = tuple(
        (v.division.on.isoformat(), v.label, VOTE_WORDS[v.vote.value], v.aye_means, v.division.id)
        for v in profile.key_votes
        if isinstance(v, KeyVote)
    )
    if key:
        header = ("on", "division", "vote", "an aye means", "id")
        yield Table("Votes on the divisions that matter", header, key)
    against = tuple(
        (
            r.division.on.isoformat(),
            r.division.title,
            VOTE_WORDS[r.vote.value],
            f"{party_name(r.party)}: {r.line.value}",
            r.division.id,
        )
        for r in reversed(record.rebellions)
    )
    if against:
        header = ("on", "division", "vote", "line", "id")
        yield Table("Votes against the line, newest first", header, against, folded=len(against) > 5)
