"""``whipcount votes member``: one member's loyalty over time, its change points, and who votes alike."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from whipcount.brief.charts.loyalty import loyalty_chart
from whipcount.brief.parties import party_name, party_with_article
from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.votes_common import Picked, output_option, percent, person_of, picked, span_options, write_chart
from whipcount.divisions.agreement import neighbours, usual_label
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.codes import NO_PARTY
from whipcount.divisions.days import PartySpell, days_of_votes, party_spells
from whipcount.divisions.listing import by_member
from whipcount.divisions.loyalty import Stretch, by_period
from whipcount.divisions.whole import whole
from whipcount.errors import NotFoundError

__all__ = ["member_command"]

NEAREST = 5


@click.command("member", short_help="Print a member's loyalty over time and nearest voters.")
@click.argument("name", shell_complete=offers.members)
@span_options
@output_option
@json_option
def member_command(
    name: str, since: date | None, until: date | None, topic: str | None, chamber: str, output: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Print how loyal a member was by quarter, when that changed, and who of other parties votes most alike.

    A change point is a day from which the share of rebellions was higher or lower than before, more clearly than
    shuffling his days of votes would give in 95 of 100 cases; most members who leave a party have none.

    \b
    whipcount votes member "Steve Baker"
    whipcount votes member "David Davis" --since 2021-01-01 -o davis.html
    """
    found = picked(chamber, since, until, topic)
    person = person_of(found, found.names, name, until, chamber)
    days = days_of_votes(whole(found.calls), person, found.at)
    if not days:
        raise NotFoundError(f"{found.names[person]} had no seat in the {found.sentence}.")
    spells, quarters = party_spells(days), by_period(days)
    near = _nearest(found, person)
    if output is not None:
        _write(output, found.names[person], spells, quarters)
    if as_json:
        echo_json(_document(found, person, spells, quarters, near))
        return
    for line in _lines(found, person, spells, quarters, near):
        click.echo(line)
    if output is not None:
        click.echo(f"Chart written to {output}")


def _nearest(found: Picked, person: str) -> list[dict[str, Any]]:
    """Return the nearest members of other parties, compared where the two had different parties on the day."""
    calls, call = found.calls, as_matrix(found.calls)
    at = list(found.at)
    labels = call.party_of_cells()[:, at]
    row = calls.voters.index(person)
    votes, counted = call.votes[:, at], (labels != labels[row]) & (labels != NO_PARTY)
    return [
        {
            "id": calls.voters[near.row],
            "name": found.names[calls.voters[near.row]],
            "party": call.party_names[usual_label(votes, labels, counted, row, near.row)],
            **near.to_dict(),
        }
        for near in neighbours(votes, row, range(len(calls.voters)), NEAREST, counted)
    ]


def _document(
    found: Picked,
    person: str,
    spells: tuple[PartySpell, ...],
    quarters: tuple[Stretch, ...],
    near: list[dict[str, Any]],
) -> dict[str, Any]:
    rebelled = by_member(whole(found.calls), found.at, people={person})
    return {
        "member": {"id": person, "name": found.names[person]},
        **found.to_dict(),
        "by_party": [row.to_dict(found.names[person]) for row in rebelled],
        "spells": [spell.to_dict() for spell in spells],
        "quarters": [quarter.to_dict() for quarter in quarters],
        "nearest_of_other_parties": near,
    }


def _lines(
    found: Picked,
    person: str,
    spells: tuple[PartySpell, ...],
    quarters: tuple[Stretch, ...],
    near: list[dict[str, Any]],
) -> list[str]:
    return [
        f"{found.names[person]} ({person}) in {found.sentence}",
        *(line for spell in spells for line in _spell(spell)),
        "By quarter: votes against the line, of those where there was one (90% interval), and missed divisions",
        *(_quarter(quarter) for quarter in quarters),
        "Nearest voters of other parties, while the parties differed (agreed of shared divisions, 90% interval)",
        *(_near(row) for row in near),
        *([] if near else ["  no shared division with anybody of another party"]),
    ]


def _spell(spell: PartySpell) -> list[str]:
    against, of = sum(day.against for day in spell.days), sum(day.against + day.with_line for day in spell.days)
    then = f", then {party_name(spell.next_party)}" if spell.next_party else ""
    head = (
        f"{party_name(spell.party)} {spell.days[0].on} to {spell.days[-1].on}{then}: {against} of {of} against the line"
    )
    changes = [
        f"  from {c.on}: {c.after.against} of {c.after.against + c.after.with_line} against, before "
        f"{c.before.against} of {c.before.against + c.before.with_line} (chance {c.chance:.3f})"
        for c in spell.changes
    ]
    warned = f"  last change {spell.days_of_warning} days before the change of party" if spell.days_of_warning else ""
    none = "  no change point before the change of party" if spell.next_party and not changes and of else ""
    return [head, *changes, *(line for line in (warned, none) if line)]


def _quarter(quarter: Stretch) -> str:
    of = quarter.against + quarter.with_line
    share = f"{percent(quarter.share_against)}" if of else "no line"
    interval = "" if quarter.low is None or quarter.high is None else f"{percent(quarter.low)}–{percent(quarter.high)}"
    counted = f"{quarter.against:>3} of {of:<3}  {share:>7}  {interval:<13}  {quarter.missed:>3} missed"
    return f"  {quarter.first} to {quarter.last}  {counted}"


def _near(row: dict[str, Any]) -> str:
    low, high = row["interval"]
    return (
        f"  {row['name']}, {party_name(row['party'])}: {row['agreed']} of {row['shared']}, "
        f"{percent(row['share'])} ({percent(low)}–{percent(high)})"
    )


def _write(path: Path, name: str, spells: tuple[PartySpell, ...], quarters: tuple[Stretch, ...]) -> None:
    changes = [change.on for spell in spells for change in spell.changes]
    moves = [(later.days[0].on, _moved(later.party)) for later in spells[1:]]
    title = f"{name}: votes against the line of the party"
    header = ("from", "to", "against", "with", "missed", "share against", "90% low", "high")
    rows = [
        (q.first, q.last, q.against, q.with_line, q.missed, percent(q.share_against), percent(q.low), percent(q.high))
        for q in quarters
    ]
    note = (
        "A line is what a source reports that members were told, or what ministers or nearly all members did. "
        "Missing a vote is never counted as a rebellion."
    )
    write_chart(path, loyalty_chart(quarters, changes, moves, title), title, note, header, rows)


def _moved(party: str) -> str:
    return "sits as an independent" if party == "independent" else f"joins {party_with_article(party)}"
