"""``whipcount votes party``: how united parties vote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from whipcount.brief.parties import party_name
from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.votes_common import Picked, party_of, percent, picked, span_options
from whipcount.divisions.cohesion import Cohesion, cohesion
from whipcount.divisions.listing import by_division, by_member
from whipcount.divisions.whole import whole
from whipcount.facts.divisions import topics

__all__ = ["party_command"]

SHOWN = 10
PERIODS = {"year": 4, "month": 7}


@click.command("party", short_help="Print how united a party votes, by period or topic.")
@click.argument("party", required=False, shell_complete=offers.parties)
@click.option("--by", type=click.Choice(["year", "quarter", "month", "topic"]), help="A row for each.")
@span_options
@json_option
def party_command(
    party: str | None, by: str | None, since: date | None, until: date | None, topic: str | None, chamber: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Print Rice's index, the agreement index, party unity and the share of rebellions; without PARTY for all.

    Rice's index is the larger side less the smaller as a share of both. Unity is the share of votes with the majority
    of the party where most of the two largest parties opposed each other. The brackets are 90% intervals.

    \b
    whipcount votes party
    whipcount votes party conservative --by year
    """
    found = picked(chamber, since, until, topic)
    only = party_of(found.calls, party) if party else None
    groups = {name: _rows(found, at, only) for name, at in _groups(found, by)}
    rebels = _rebels(found, only) if only else {}
    if as_json:
        rows = [{"group": name, **row.to_dict()} for name, of_group in groups.items() for row in of_group]
        echo_json({**found.to_dict(), "party": only, "by": by, "cohesion": rows, **rebels})
        return
    click.echo(f"{found.sentence[0].upper()}{found.sentence[1:]}")
    for name, rows_of in groups.items():
        for row in rows_of:
            click.echo(f"  {name:<28}{_line(row, only is None)}" if by else f"  {_line(row, only is None)}")
    for line in _rebel_lines(rebels):
        click.echo(line)


def _groups(found: Picked, by: str | None) -> Iterable[tuple[str, tuple[int, ...]]]:
    if by is None:
        return [("all", found.at)]
    groups: dict[str, list[int]] = {}
    for n in found.at:
        division = found.calls.divisions[n]
        for name in (
            topics().of(division.id, division.title) or ("other",) if by == "topic" else (_period(division.on, by),)
        ):
            groups.setdefault(name, []).append(n)
    return [(name, tuple(groups[name])) for name in sorted(groups)]


def _period(on: date, by: str) -> str:
    return f"{on.year}-Q{(on.month + 2) // 3}" if by == "quarter" else on.isoformat()[: PERIODS[by]]


def _rows(found: Picked, at: tuple[int, ...], only: str | None) -> list[Cohesion]:
    return [row for row in cohesion(whole(found.calls), at) if only is None or row.party == only]


def _line(row: Cohesion, named: bool) -> str:
    rice = "–" if row.rice is None else f"{row.rice:.3f}"
    bounds = f" ({row.rice_interval[0]:.3f}–{row.rice_interval[1]:.3f})" if row.rice_interval else ""
    unity = f", unity {percent(row.unity)} in {row.unity_divisions}" if row.unity is not None else ""
    rebels = (
        f", {row.rebellions:,} of {row.compared:,} votes against the line" if row.compared else ", no line inferred"
    )
    name = f"{party_name(row.party):<18}" if named else ""
    return f"{name}Rice {rice}{bounds} over {row.divisions} divisions{unity}{rebels}"


def _rebels(found: Picked, party: str) -> dict[str, Any]:
    everything = whole(found.calls)
    members = [row for row in by_member(everything, found.at, party) if row.rebellions][:SHOWN]
    return {
        "most_rebellions": [row.to_dict(found.names[row.person]) for row in members],
        "largest_rebellions": [row.to_dict() for row in by_division(everything, found.at, party)[:SHOWN]],
    }


def _rebel_lines(rebels: dict[str, Any]) -> list[str]:
    if not rebels:
        return []
    members = [f"  {r['rebellions']:>4} of {r['compared']:<4} {r['name']}" for r in rebels["most_rebellions"]]
    divisions = [f"  {r['rebels']:>4}  {r['on']}  {r['title']} ({r['id']})" for r in rebels["largest_rebellions"]]
    return ["Most rebellions", *members, "Largest rebellions", *divisions]
