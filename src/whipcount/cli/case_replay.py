"""``whipcount case replay``: the forecast of each day of a crisis, as it would have been made then."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from whipcount.brief.chances import say_chance
from whipcount.brief.charts.replay import replay_chart
from whipcount.cli import offers
from whipcount.cli.files import write_whole
from whipcount.cli.options import Day, echo_json, json_option, today
from whipcount.errors import InputError
from whipcount.facts.cases import open_case
from whipcount.facts.forecasts.days import COLUMNS, Replay, replay
from whipcount.facts.forecasts.registry import LEADERS
from whipcount.forecast.record import Forecast, Model
from whipcount.ledger.types import Case
from whipcount.ledger.vocabulary import EventType

__all__ = ["replay_command"]

_DRAWN: dict[tuple[Model, int | None], str] = {
    (Model.SURVIVAL, 30): "leads after {} days",
    (Model.SURVIVAL, 180): "leads after {} days",
    (Model.LETTERS, 30): "threshold in {} days",
}


@click.command("replay", short_help="Print the forecast of each day as made then.")
@click.argument("case", shell_complete=offers.cases)
@click.option("--since", type=Day(), help="First day [default: the first event].")
@click.option("--until", type=Day(), help="Last day [default: the last event].")
@click.option(
    "--model", "models", multiple=True, type=click.Choice([model.value for model in LEADERS]),
    help="Only this model; may be given again [default: all].",
)  # fmt: skip
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write all of it, .csv, or a chart, .svg."
)
@json_option
def replay_command(
    case: str, since: date | None, until: date | None, models: tuple[str, ...], output: Path | None, as_json: bool
) -> None:
    """Print what each model would have said about the leader of CASE on every day, from what was public on it.

    A day is left out of the table where every figure is that of the day before; the CSV has every day.

    \b
    whipcount case replay johnson-2022 --since 2022-06-01 --until 2022-07-06
    whipcount case replay johnson-2022 --since 2022-01-01 --until 2022-07-06 --model survival -o replay.csv
    whipcount case replay johnson-2022 --since 2022-01-01 --until 2022-07-06 -o replay.svg
    """
    if output and output.suffix not in (".csv", ".svg"):
        raise InputError(f"A replay is written as .csv or .svg; {output.name!r} is neither.")
    asked = [model for model in LEADERS if not models or model.value in models]
    opened = open_case(case, today())
    found = replay(opened, since, until, asked)
    if output:
        write_whole(output, _csv(found) if output.suffix == ".csv" else _chart(found, opened.case))
        click.echo(f"{len(found.forecasts):,} forecasts written to {output}.", err=True)
    if as_json:
        echo_json(found.to_dict())
        return
    for line in _lines(found, asked):
        click.echo(line)


def _csv(found: Replay) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found.rows)
    return out.getvalue().encode("utf-8")


def _chart(found: Replay, case: Case) -> bytes:
    lines: dict[str, list[tuple[date, float]]] = defaultdict(list)
    for one in found.forecasts:
        if one.probability is not None and (one.model, one.horizon) in _DRAWN:
            lines[_DRAWN[one.model, one.horizon].format(one.horizon)].append((one.on, one.probability))
    if not lines:
        raise InputError("A chart shows letters and survival; ask for one of them, or write the rest as .csv.")
    marks = [(ballot.on, "ballot") for ballot in case.ballots]
    marks += [(event.known_day, "resigns as leader") for event in case.events if event.type is EventType.LEADER_RESIGNS]
    title = f"{case.title}: what would have been said"
    return replay_chart(lines, sorted(set(marks)), title).encode("utf-8")


def _lines(found: Replay, models: Sequence[Model]) -> list[str]:
    days: dict[date, list[Forecast]] = defaultdict(list)
    for one in found.forecasts:
        days[one.on].append(one)
    heads = {_head(one): 0 for model in models for one in found.forecasts if one.model is model}
    widths = {head: max(len(head), 18 if "votes" in head or "in," in head else 9) for head in heads}
    lines = ["day         " + "  ".join(f"{head:>{widths[head]}}" for head in heads)]
    last: list[str] = []
    for on, told in days.items():
        cells = {_head(one): _cell(one) for one in told}
        row = [f"{cells.get(head, ''):>{widths[head]}}" for head in heads]
        if row != last:
            lines.append(f"{on}  {'  '.join(row)}".rstrip())
        last = row
    lines += [f"{model.value}: nothing from {on} on: {reason}" for model, (on, reason) in found.refusals.items()]
    return lines


def _head(one: Forecast) -> str:
    days = "" if one.horizon is None else f" {one.horizon}d"
    if one.model is Model.SURVIVAL:
        return f"leads{days}"
    if one.model is Model.LETTERS:
        return f"threshold{days}" if one.probability is not None else "letters in, 80%"
    if one.probability is not None:
        return "outvoted"
    return "votes for, 80%" if " vote for " in one.question else "votes against, 80%"


def _cell(one: Forecast) -> str:
    if one.probability is not None:
        return say_chance(one.probability)
    told = one.quantiles or {}
    return f"{told[0.5]:.0f} ({told[0.1]:.0f}-{told[0.9]:.0f})"
