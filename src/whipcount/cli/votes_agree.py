"""``whipcount votes agree``: who votes with whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click
import numpy as np

from whipcount.brief.charts.agreement import Dot, agreement_chart
from whipcount.brief.parties import party_name, short_name
from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.votes_common import (
    Picked,
    output_option,
    party_of,
    percent,
    person_of,
    picked,
    span_options,
    write_chart,
)  # fmt: skip
from whipcount.divisions.agreement import Agreement, agreement, between_parties, neighbours, pair, usual_label
from whipcount.divisions.as_matrix import as_matrix
from whipcount.divisions.codes import NO_PARTY
from whipcount.divisions.mapping import agreement_map
from whipcount.divisions.whole import whole
from whipcount.errors import InputError

__all__ = ["agree_command"]

LEAST = 0.3


@click.command("agree", short_help="Print who votes with whom.")
@click.argument("names", nargs=-1, shell_complete=offers.members)
@click.option("--party", shell_complete=offers.parties, help="Compare with members of this party only.")
@click.option("--across", is_flag=True, help="Compare with members of other parties only.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many members.")
@span_options
@output_option
@json_option
def agree_command(
    names: tuple[str, ...], party: str | None, across: bool, limit: int, since: date | None, until: date | None,
    topic: str | None, chamber: str, output: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print who votes with whom: parties without NAMES, one member's nearest voters, or two members.

    Nearest is by the low end of the 90% interval, so that a few shared divisions prove little. Members who shared no
    division are not compared. With -o a map is drawn on which members who vote alike lie near each other.

    \b
    whipcount votes agree
    whipcount votes agree "Caroline Lucas" --across
    whipcount votes agree "Steve Baker" "Jeremy Corbyn" --topic covid
    """
    if len(names) > 2:
        raise InputError("Name no member for the parties, one for the nearest voters, or two to compare.")
    found = picked(chamber, since, until, topic)
    people = [person_of(found, found.names, name, until, chamber) for name in names]
    if output is not None:
        _write_map(found, output, people)
    parties = _parties(found)
    if len(people) == 2:
        document = _pair(found, people[0], people[1])
    elif people:
        only = party_of(found.calls, party) if party else None
        document = _nearest(found, people[0], parties, only, across, limit)
    else:
        document = _between(found)
    if as_json:
        echo_json({**found.to_dict(), **document})
        return
    click.echo(f"{found.sentence[0].upper()}{found.sentence[1:]}")
    for line in _lines(document):
        click.echo(line)
    if output is not None:
        click.echo(f"Map written to {output}")


def _parties(found: Picked) -> dict[str, str]:
    """Return voter -> last party in the divisions; who had no seat in any is left out."""
    labels = {voter: found.calls.labels(voter) for voter in found.calls.voters}
    last = {voter: next((row[n] for n in reversed(found.at) if row[n]), None) for voter, row in labels.items()}
    return {voter: party for voter, party in last.items() if party is not None}


def _votes(found: Picked) -> Any:
    return as_matrix(found.calls).votes[:, list(found.at)]


def _person(found: Picked, person: str) -> dict[str, str]:
    return {"id": person, "name": found.names[person]}


def _pair(found: Picked, one: str, other: str) -> dict[str, Any]:
    rows = found.calls.voters.index(one), found.calls.voters.index(other)
    both = pair(_votes(found), *rows)
    return {
        "members": [_person(found, one), _person(found, other)],
        "pair": None if both is None else both.to_dict(),
    }


def _nearest(
    found: Picked, person: str, parties: dict[str, str], only: str | None, across: bool, limit: int
) -> dict[str, Any]:
    call, at = as_matrix(found.calls), list(found.at)
    labels = call.party_of_cells()[:, at]
    row = found.calls.voters.index(person)
    counted = labels != labels[row] if across else np.ones(labels.shape, bool)
    if only is not None:
        counted = counted & (labels == call.party_names.index(only))
    counted = counted & (labels != NO_PARTY)
    votes = call.votes[:, at]
    rows = [
        {
            **_person(found, found.calls.voters[near.row]),
            "party": call.party_names[usual_label(votes, labels, counted, row, near.row)],
            **near.to_dict(),
        }
        for near in neighbours(votes, row, range(len(labels)), limit, counted)
    ]
    return {"member": {**_person(found, person), "party": parties.get(person)}, "nearest": rows}


def _between(found: Picked) -> dict[str, Any]:
    """Return how often two members of each pair of parties took the same side, with the party of the day."""
    counts = whole(found.calls).counts
    between = between_parties(counts, found.at)
    order = np.argsort(-counts.voted[:, list(found.at)].sum(axis=1), kind="stable").tolist()
    listed = [_of_pair(counts.parties, between, i, j) for n, i in enumerate(order) for j in order[n:]]
    return {"between": [row for row in listed if row["shared"]]}


def _of_pair(names: tuple[str, ...], between: Agreement, i: int, j: int) -> dict[str, Any]:
    shared, agreed = int(between.shared[i, j]), int(between.agreed[i, j])
    share = round(agreed / shared, 4) if shared else None
    return {"parties": [names[i], names[j]], "shared": shared, "agreed": agreed, "share": share}


def _lines(document: dict[str, Any]) -> list[str]:
    if "between" in document:
        return _table(document["between"])
    if "pair" in document:
        one, other = document["members"]
        return [f"{one['name']} and {other['name']}: {_told(document['pair'])}"]
    rows = [f"  {row['name']}, {party_name(row['party'])}: {_told(row)}" for row in document["nearest"]]
    return [f"Nearest to {document['member']['name']}", *rows] if rows else ["No shared division with anybody of them."]


def _table(rows: list[dict[str, Any]]) -> list[str]:
    """Return the shares as a triangle, the party with the most votes first."""
    share = {tuple(row["parties"]): row["share"] for row in rows}
    names = list(dict.fromkeys(party for row in rows for party in row["parties"]))
    head = " " * 20 + "".join(f"{short_name(name)[:7]:>8}" for name in names)
    body = [
        f"  {party_name(name):<18}" + "".join(f"{_cell(share, name, other):>8}" for other in names) for name in names
    ]
    return [head, *body, "Share of divisions in which a member of one and a member of the other took the same side."]


def _cell(share: dict[tuple[str, ...], float], one: str, other: str) -> str:
    found = share.get((one, other), share.get((other, one)))
    return "" if found is None else percent(found)


def _told(row: dict[str, Any] | None) -> str:
    if row is None:
        return "no shared division, so nothing can be said"
    low, high = row["interval"]
    return f"{row['agreed']} of {row['shared']} alike, {percent(row['share'])} ({percent(low)}–{percent(high)})"


def _write_map(found: Picked, path: Path, people: list[str]) -> None:
    parties, voters = _parties(found), found.calls.voters
    counts = agreement(_votes(found))
    least = max(1, round(LEAST * float(np.median(np.diag(counts.shared)))))
    rows, places, explained = agreement_map(counts, least)
    kept = [(int(row), place) for row, place in zip(rows, places, strict=True) if voters[row] in parties]
    if len(kept) < 3:
        raise InputError("Fewer than three members shared enough divisions for a map; take a longer span.")
    dots = [
        Dot(found.names[voters[row]], parties[voters[row]], float(x), float(y), voters[row] in people)
        for row, (x, y) in kept
    ]
    title = "Who votes with whom"
    note = (
        f"{found.sentence[0].upper()}{found.sentence[1:]}. The nearer two members, the more often they voted alike. "
        f"Who shared fewer than {least} divisions with the typical member is left off. "
        f"The directions explain {percent(explained[0], 2)} and {percent(explained[1], 2)}; they have no meaning of "
        "their own."
    )
    table = [(dot.name, dot.party, f"{dot.x:.3f}", f"{dot.y:.3f}") for dot in dots]
    svg = agreement_chart(dots, title, found.sentence[0].upper() + found.sentence[1:] + ".")
    write_chart(path, svg, title, note, ("name", "party", "across", "up"), table)
