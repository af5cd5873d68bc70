"""Earlier events of the same kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from whipcount.brief.found import Found
from whipcount.brief.moves import Move
from whipcount.brief.parties import party_name, party_with_article
from whipcount.brief.types import Block, Paragraph, Section, Table
from whipcount.brief.words import link, say_day, site
from whipcount.facts.brief import contests_of
from whipcount.facts.contests import Contest, find_precedents
from whipcount.facts.offices import all_offices, office_of
from whipcount.facts.people import register
from whipcount.register.types import Vacancy
from whipcount.tally.precedents import Precedent, Precedents

__all__ = ["precedents"]

_KINDS = frozenset({"changes_party", "loses_whip", "resigns_whip"})
_REASONS = {"dies": "died", "resigns_seat": "resigned"}
_AGAINST_LEADER = frozenset({
    "letter_submitted", "calls_to_resign", "confidence_ballot_called", "confidence_ballot_result", "leader_resigns",
})  # fmt: skip
_JOBS = frozenset({"resigns_office", "dismissed", "appointed"})
_MONTH = timedelta(days=30)
_MOST = 15


def precedents(found: Found) -> Section | None:
    """Return earlier moves like the story's, earlier vacancies, and earlier contests in the party."""
    blocks = [block for move in _kinds(found) for block in _of_move(move)]
    blocks += _posts(found)
    if found.day and found.party and any(act.type.value in _AGAINST_LEADER for act in found.news):
        blocks += _contests(contests_of(found.party, found.day), found.party)
    return Section("precedents", "It has happened before", tuple(blocks)) if blocks else None


def _kinds(found: Found) -> list[Move]:
    """Return one move of each kind and direction."""
    return list({(m.act.type, m.before, m.after): m for m in reversed(found.moves)}.values())[::-1]


def _of_move(move: Move) -> Iterator[Block]:
    kind = move.act.type.value
    if kind in _KINDS and move.before:
        yield from _moves(move, kind)
    elif kind in _REASONS:
        yield from _vacancies(move, _REASONS[kind])


def _moves(move: Move, kind: str) -> Iterator[Block]:
    to_party = move.after if kind == "changes_party" and move.after != "independent" else None
    wanted = kind if to_party else "loses_whip"
    same = find_precedents(wanted, move.before, to_party, before=move.on, office_of=office_of)
    where = f" for {party_with_article(to_party)}" if to_party else ""
    yield Paragraph(_sentence(same, move, where))
    if same.rows:
        yield _table(same, f"Members who left {party_with_article(move.before or '')}{where}, newest first")
    if to_party and len(same.rows) < _MOST:
        wider = find_precedents("changes_party", move.before, before=move.on, office_of=office_of)
        caption = f"All who left {party_with_article(move.before or '')} for another party, newest first"
        yield _table(Precedents(wider.rows[: 2 * _MOST], wider.note), caption, folded=True)


def _sentence(same: Precedents, move: Move, where: str) -> str:
    side = f"left {party_with_article(move.before or '')}{where}"
    if not same.rows:
        return f"Nobody in the tables had {side} before. {same.note}"
    last = same.rows[0].move
    n = len(same.rows)
    again = sum(row.outcome.startswith("elected again") for row in same.rows)
    times = "once" if n == 1 else f"{n} times"
    return (
        f"A member had {side} {times} before since 1979, last {link(last.name, None)} on {last.on}. "
        f"{again} of the {n} sat again after the next general election. {same.note}"
    )


def _table(found: Precedents, caption: str, folded: bool = False) -> Table:
    header = ("on", "member", "seat", "to", "post", "months to the election", "what became of the member")
    return Table(caption, header, tuple(_row(row) for row in found.rows), folded or len(found.rows) > _MOST)


def _row(row: Precedent) -> tuple[str, ...]:
    move = row.move
    to = party_name(move.to_party) + (f", by way of {party_name(move.via)}" if move.via else "")
    months = "" if row.months_to_election is None else str(row.months_to_election)
    return move.on, link(move.name, move.url), move.seat, to, row.office or "", months, row.outcome


def _vacancies(move: Move, reason: str) -> Iterator[Block]:
    held = [v for v in register().vacancies if v.reason == reason and v.since < move.on and v.seat != move.seat]
    rows = tuple(_vacancy(one) for one in reversed(held[-_MOST:]))
    if rows:
        words = "a member died" if reason == "died" else "a member resigned"
        header = ("seat", "last day of the last member", "days empty", "next member", "party")
        yield Table(f"The last seats that fell vacant because {words}, newest first", header, rows)


def _vacancy(one: Vacancy) -> tuple[str, ...]:
    after = register().seat_on(one.seat, one.until + timedelta(days=1)) if one.until else None
    name = register().people[after.person_id].name if after else ""
    days = str((one.until - one.since).days) if one.until and after else "not filled in that Parliament"
    return one.seat, one.since.isoformat(), days, name, party_name(after.party) if after and after.party else ""


def _posts(found: Found) -> Iterator[Block]:
    """Yield the government posts that ended in the month before, where the story is about a job."""
    if found.day is None or not any(act.type.value in _JOBS for act in found.news):
        return
    first = found.day - _MONTH
    ended = [one for one in all_offices() if one.is_payroll and one.end and first <= one.end <= found.day]
    ended.sort(key=lambda one: (one.end, one.name), reverse=True)
    rows = tuple((str(one.end), one.name, one.title, one.organisation or "") for one in ended)
    if rows:
        caption = f"Government posts that ended from {say_day(first)} to {say_day(found.day)}, newest first"
        yield Table(caption, ("on", "member", "post", "department"), rows, folded=len(rows) > _MOST)


def _contests(held: tuple[Contest, ...], party: str) -> Iterator[Block]:
    if not held:
        return
    header = ("on", "leader", "kind", "for", "against", "publicly against before", "outcome", "source")
    rows = tuple(
        (
            c.on.isoformat(), c.leader, c.kind.replace("_", " "), c.for_leader or "", c.against_leader or "",
            "" if c.publicly_against_before is None else str(c.publicly_against_before),
            c.outcome.replace("_", " "), link(site(c.source), c.source),
        )
        for c in held
    )  # fmt: skip
    yield Table(f"Earlier contests over leaders of {party_with_article(party)}, newest first", header, rows)
