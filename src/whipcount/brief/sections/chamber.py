"""The House before and after: parties, who cannot vote, the working majority step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whipcount.brief.charts.hemicycle import hemicycle, key
from whipcount.brief.found import Found
from whipcount.brief.parties import party_name
from whipcount.brief.types import Block, Chart, Paragraph, Section, Table
from whipcount.brief.words import and_list, link, say_day
from whipcount.register.register import Register
from whipcount.tally.house import FIRST_DAY, House

__all__ = ["chamber", "moved_parties", "signed"]


def chamber(found: Found) -> Section | None:
    """Return the House of the day without the story's moves and with them."""
    if found.day is None or not found.acts:
        return None
    if found.before is None or found.after is None:
        first = say_day(FIRST_DAY)
        text = f"{say_day(found.day)} is before {first}: the register has no party labels, so nothing is counted."
        return Section("house", "The House", (Paragraph(text),))
    blocks = [*_opening(found), *_pictures(found, found.before, found.after), _parties(found.before, found.after)]
    blocks += [*_majority(found.before, found.after), *_names(found)]
    return Section("house", "The House before and after" if found.moves else "The House", tuple(blocks))


def moved_parties(before: House, after: House) -> list[str]:
    """Return the parties whose size differs, the largest first."""
    every = sorted({*before.parties, *after.parties}, key=lambda party: -after.parties.get(party, 0))
    return [party for party in every if before.parties.get(party, 0) != after.parties.get(party, 0)]


def signed(change: int) -> str:
    """Return a change with its sign.

    Examples
    --------
    >>> signed(2), signed(-2), signed(0)
    ('+2', '−2', '0')
    """
    return f"+{change}" if change > 0 else f"−{-change}" if change else "0"


def _opening(found: Found) -> Iterator[Block]:
    if not found.moves:
        yield Paragraph(f"Nothing in the story changes who sits for whom. This is the House on {say_day(found.day)}.")
        return
    moved = and_list([f"{move.name} ({link('quote', f'#{move.act.anchor}')})" for move in found.moves])
    text = f"The House at the end of {say_day(found.day)}, without and with what the story says of {moved}."
    if found.is_recorded:
        text += " The register knows it already, so it is counted once: before is that day without it."
    else:
        new = [move.name for move in found.moves if not move.is_recorded]
        text += f" The register does not know it of {and_list(new)}: after is a scenario, and nothing is stored."
    yield Paragraph(text)


def _pictures(found: Found, before: House, after: House) -> Iterator[Block]:
    came = [move.after for move in found.moves if move.after]
    left = [move.before for move in found.moves if move.before]
    if found.moves:
        yield _picture("Before", before, left, [move.name for move in found.moves if move.before])
    title = "After" if found.moves else "The House"
    yield _picture(title, after, came, [move.name for move in found.moves if move.after])


def _picture(title: str, members: House, marked: Sequence[str], names: Sequence[str]) -> Chart:
    vacant = members.seats - members.sitting
    caption = [f"{title}, one dot a member."]
    if names:
        caption.append(f"The ringed {'dot is' if len(names) == 1 else 'dots are'} {and_list(names)}.")
    if vacant:
        caption.append(f"Broken rings are vacant seats ({vacant}).")
    if key(members.parties):
        caption.append(f"Letters: {key(members.parties)}.")
    return Chart(hemicycle(members.parties, vacant, marked, title), " ".join(caption))


def _parties(before: House, after: House) -> Table:
    every = sorted({*before.parties, *after.parties}, key=lambda party: -after.parties.get(party, 0))
    sizes = [(party_name(party), before.parties.get(party, 0), after.parties.get(party, 0)) for party in every]
    sizes.append(("Vacant", before.seats - before.sitting, after.seats - after.sitting))
    if before.parties == after.parties:
        return Table("Members by party", ("party", "members"), tuple((name, str(n)) for name, _n, n in sizes))
    return Table("Members by party", ("party", "before", "after", "change"), tuple(_row(*size) for size in sizes))


def _row(name: str, before: int, after: int) -> tuple[str, ...]:
    return name, str(before), str(after), signed(after - before) if after != before else ""


def _majority(before: House, after: House) -> Iterator[Block]:
    if after.majority is None:
        yield Paragraph(" ".join(after.explain))
        return
    yield Table("The working majority, step by step", ("", "step"), _numbered(after.explain))
    if before.majority and before.working_majority != after.working_majority:
        yield Table("The same before", ("", "step"), _numbered(before.explain), folded=True)
    chair = tuple((p.name, p.office, link("source", p.source)) for p in after.presiding)
    yield Table("Who is in the chair and does not vote", ("name", "office", "source"), chair, folded=True)
    if after.vacant:
        rows = tuple(
            (v.seat, v.since.isoformat(), (v.reason or "not recorded").replace("_", " ")) for v in after.vacant
        )
        yield Table("Vacant seats", ("seat", "last day of the last member", "reason"), rows, folded=True)


def _numbered(steps: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((f"{number}.", step) for number, step in enumerate(steps, 1))


def _names(found: Found) -> Iterator[Block]:
    assert found.before
    assert found.after
    assert found.day
    for party in moved_parties(found.before, found.after):
        rows = _members(found.registers[1], party, found)
        yield Table(
            f"{party_name(party)} on {say_day(found.day)}", ("member", "seat", "since"), tuple(rows), folded=True
        )


def _members(register: Register, party: str, found: Found) -> Sequence[tuple[str, ...]]:
    assert found.day
    moved = {move.person: f"#{move.act.anchor}" for move in found.moves}
    spells = (spell for spell in register.members_on(found.day) if (spell.party or "unknown") == party)
    named = [(register.people[s.person_id], s) for s in spells]
    named.sort(key=lambda pair: (pair[0].family, pair[0].given))
    return [(link(p.name, moved.get(p.id)), s.seat, s.start.isoformat()) for p, s in named]
