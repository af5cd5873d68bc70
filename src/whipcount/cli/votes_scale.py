"""``whipcount votes scale``: where members stand, by how they voted."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from whipcount.brief.charts.members_line import Placed, members_line
from whipcount.brief.parties import party_name, party_with_article
from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.votes_common import Picked, output_option, party_of, picked, span_options, write_chart
from whipcount.divisions.matrix import RollCall
from whipcount.divisions.pro_forma import own_votes
from whipcount.errors import InputError

__all__ = ["scale_command"]


@click.command("scale", short_help="Print where members stand, by how they voted.")
@click.option("--model", type=click.Choice(["party", "plain"]), default="party", show_default=True, help="Which model.")
@click.option("--dimension", type=click.IntRange(1, 10), default=1, show_default=True, help="Which direction to print.")
@click.option("--party", shell_complete=offers.parties, help="Only members who were last of this party.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many at either end.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the start.")
@click.option(
    "--device", type=click.Choice(["auto", "cpu", "gpu"]), default="auto", show_default=True,
    help="Where to calculate; auto takes a graphics card where it pays.",
)  # fmt: skip
@span_options
@output_option
@json_option
def scale_command(
    model: str, dimension: int, party: str | None, limit: int, seed: int, device: str, since: date | None,
    until: date | None, topic: str | None, chamber: str, output: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print where members stand with 90% intervals: direction 1 government against opposition, 2 dissent.

    Neither direction is left and right. The report says whether the fit settled and who was not estimated. With -o all
    members are drawn on a line, a row a party.

    \b
    whipcount votes scale
    whipcount votes scale --party conservative --dimension 2 -o dissent.html
    """
    from whipcount.divisions.scale.scale import scale

    found = picked(chamber, since, until, topic)
    only = party_of(found.calls, party) if party else None
    fit = scale(_cut(found), model=model, dimensions=max(2, dimension), seed=seed, device=device)
    document = fit.to_dict()
    rows = _rows(found, document["positions"], only)
    told = [row for row in rows if row["dimension"] == dimension and row["mean"] is not None]
    if not told:
        raise InputError("Nobody could be estimated on that direction; take a longer span or another direction.")
    if output is not None:
        _write(found, output, document["report"], dimension, told)
    if as_json:
        echo_json({**found.to_dict(), "party": only, "report": document["report"], "positions": rows})
        return
    for line in _lines(found, document["report"], told, limit):
        click.echo(line)
    if output is not None:
        click.echo(f"Chart written to {output}")


def _cut(found: Picked) -> RollCall:
    """Return the matrix of the divisions that were picked."""
    call, at = own_votes(found.calls), list(found.at)
    ids = tuple(call.divisions[n] for n in at)
    return RollCall(call.votes[:, at], call.party_of_cells()[:, at], call.party_names, call.members, ids)


def _rows(found: Picked, positions: list[dict[str, Any]], only: str | None) -> list[dict[str, Any]]:
    parties = {
        person: next((label for n in reversed(found.at) if (label := labels[n]) is not None), None)
        for person in found.calls.voters
        if (labels := found.calls.labels(person))
    }
    return [
        {"id": row["member"], "name": found.names[row["member"]], "party": parties[row["member"]], **_figures(row)}
        for row in positions
        if parties[row["member"]] is not None and (only is None or parties[row["member"]] == only)
    ]


def _figures(row: dict[str, Any]) -> dict[str, Any]:
    figures = {key: row[key] for key in ("mean", "sd", "low", "high")}
    return {"dimension": row["dimension"], **{k: None if v is None else round(v, 4) for k, v in figures.items()}}


def _lines(found: Picked, report: dict[str, Any], told: list[dict[str, Any]], limit: int) -> list[str]:
    ordered = sorted(told, key=lambda row: row["mean"])
    settled = "settled" if report["converged"] else "NOT settled"
    head = (
        f"{report['members']:,} members, {report['votes']:,} votes in {found.sentence}; "
        f"{settled} after {report['rounds']} rounds"
    )
    if len(ordered) <= 2 * limit:
        body = [_line(row) for row in ordered]
    else:
        between = f"  … {len(ordered) - 2 * limit} between"
        body = [*map(_line, ordered[:limit]), between, *map(_line, ordered[-limit:])]
    return [head, *body, *report["notes"]]


def _line(row: dict[str, Any]) -> str:
    span = f"({row['low']:.2f} to {row['high']:.2f})"
    return f"  {row['mean']:>6.2f}  {span:<18}  {row['name']}, {party_name(row['party'])}"


def _ends(report: dict[str, Any], dimension: int) -> tuple[str, str]:
    """Return what it means to stand at the low and at the high end."""
    if report["model"] == "party" and dimension == 1:
        names = [party_with_article(report[side]) for side in ("opposition", "government")]
        return f"votes like {names[0]}", f"votes like {names[1]}"
    if report["model"] == "party" and dimension == 2:
        return "follows the line more than the party does", "follows it less"
    return "one end", "the other end"


def _write(found: Picked, path: Path, report: dict[str, Any], dimension: int, told: list[dict[str, Any]]) -> None:
    placed = [Placed(row["name"], row["party"], row["mean"], row["low"], row["high"]) for row in told]
    low, high = _ends(report, dimension)
    title = f"Members by how they voted, direction {dimension}"
    rows = "A row is the last party of its members; each is placed by the party under which he voted most."
    note = " ".join([f"{found.sentence[0].upper()}{found.sentence[1:]}.", rows, *report["notes"]])
    table = [(r["name"], r["party"], r["mean"], r["low"], r["high"]) for r in sorted(told, key=lambda r: r["mean"])]
    write_chart(
        path, members_line(placed, title, low, high), title, note, ("name", "party", "mean", "90% low", "high"), table
    )
