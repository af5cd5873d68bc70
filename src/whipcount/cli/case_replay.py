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
from whipcount.cli.files import write_whole
from whipcount.cli.options import Day, echo_json, json_option, today
from whipcount.facts.cases import open_case
from whipcount.facts.forecasts.days import COLUMNS, Replay, replay
from whipcount.facts.forecasts.registry import LEADERS
from whipcount.forecast.record import Forecast, Model

__all__ = ["replay_command"]


@click.command("replay", short_help="Print the forecast of each day as made then.")
@click.argument("case")
@click.option("--since", type=Day(), help="First day [default: the first event].")
@click.option("--until", type=Day(), help="Last day [default: the last event].")
@click.option(
    "--model", "models", multiple=True, type=click.Choice([model.value for model in LEADERS]),
    help="Only this model; may be given again [default: all].",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write every forecast as CSV.")
@json_option
def replay_command(
    case: str, since: date | None, until: date | None, models: tuple[str, ...], output: Path | None, as_json: bool
) -> None:
    """Print what each model would have said about the leader of CASE on every day, from what was public on it.

    A day is left out of the table where every figure is that of the day before; the CSV has every day.

    \b
    whipcount case replay johnson-2022 --since 2022-06-01 --until 2022-07-06
    whipcount case replay johnson-2022 --since 2022-01-01 --until 2022-07-06 --model survival -o replay.csv
    """
    asked = [model for model in LEADERS if not models or model.value in models]
    found = replay(open_case(case, today()), since, until, asked)
    if output:
        write_whole(output, _csv(found))
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
