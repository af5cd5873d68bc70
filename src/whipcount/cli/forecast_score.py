"""``whipcount forecast score``: what came of the frozen forecasts, and how good they were."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from whipcount.brief.forecast_record import pictures_of
from whipcount.cli import offers
from whipcount.cli.files import write_whole
from whipcount.cli.forecast_backtest import chance_lines, number_lines
from whipcount.cli.options import Day, echo_json, json_option
from whipcount.errors import NotFoundError
from whipcount.facts.cases import open_case
from whipcount.facts.forecasts.peers import peers
from whipcount.facts.forecasts.records import FILE, default_folder, load
from whipcount.facts.forecasts.scored import Resolved, Scored, score
from whipcount.forecast.record import Model
from whipcount.forecast.resolve import State

__all__ = ["score_command"]

_SHOWN = 10


@click.command("score", short_help="Score the frozen forecasts that have resolved.")
@click.option(
    "--records", type=click.Path(path_type=Path, file_okay=False), help="Folder of the records [default: your own]."
)
@click.option(
    "--case", "cases", multiple=True, shell_complete=offers.folders,
    help="Folder of a case of your own; may be given again.",
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for pictures: reliability and intervals of each model, as SVG.",
)
@click.option("--as-of", type=Day(), help="Judge as on this day [default: all that is known].")
@json_option
def score_command(
    records: Path | None, cases: tuple[str, ...], output: Path | None, as_of: date | None, as_json: bool
) -> None:
    """Check that no frozen record was changed, tell what came of each, and score those that have resolved.

    \b
    whipcount forecast score
    whipcount forecast score --records forecasts -o pictures
    whipcount forecast score --records forecasts --as-of 2022-12-31 --json
    """
    folder = records or default_folder()
    frozen = load(folder)
    if not frozen:
        raise NotFoundError(
            f"No {FILE} in {folder}; freeze forecasts first: whipcount forecast CASE --on DATE --freeze."
        )
    found = score(frozen, as_of, [open_case(case).case for case in cases])
    drawn = _draw(found, output) if output else []
    if as_json:
        echo_json(found.to_dict() | ({"pictures": [str(path) for path in drawn]} if output else {}))
        return
    for line in [*_lines(found), *(f"Written: {path}" for path in drawn)]:
        click.echo(line)


def _draw(found: Scored, folder: Path) -> list[Path]:
    drawn = []
    for model in found.scored:
        for name, svg in pictures_of(model, found.predictions(model)):
            drawn.append(folder / name)
            write_whole(folder / name, svg.encode("utf-8"))
    return drawn


def _lines(found: Scored) -> list[str]:
    told = ", ".join(f"{found.n(state)} {state.value}" for state in State)
    lines = [f"{len(found.records)} records, unchanged: {told}."]
    if found.n_hindcasts:
        lines.append(
            f"{found.n_hindcasts} were frozen more than a day after the day that they speak of: they show what the "
            "model says, not that it was said beforehand."
        )
    settled = [one for one in found.records if one.outcome.state is State.RESOLVED]
    lines += [_row(one) for one in settled[:_SHOWN]]
    if len(settled) > _SHOWN:
        lines.append(f"  and {len(settled) - _SHOWN} more; --json lists all of them.")
    reasons = Counter(one.outcome.detail for one in found.records if one.outcome.state is not State.RESOLVED)
    lines += [f"  not scored, {n}: {reason}" for reason, n in reasons.most_common(_SHOWN)]
    for model in found.scored:
        lines += _scores(model, found)
    return lines


def _scores(model: Model, found: Scored) -> list[str]:
    lines = []
    if model in found.chances:
        lines += [f"{model.value}, probabilities:", *chance_lines(found.chances[model])]
    if model in found.numbers:
        lines += [f"{model.value}, numbers:", *number_lines(found.numbers[model])]
    theirs = peers(model)
    if not theirs:
        return [*lines, f"{model.value}, no peer: nobody is known to publish scores of this question."]
    lines.append(f"{model.value}, what a peer's own forecasts scored:")
    for one in theirs:
        lines += [f"  {one.peer}: {one.words}", f"    {one.source}"]
    return lines


def _row(one: Resolved) -> str:
    row = one.frozen.forecast
    said = f"{row.probability:.3f}" if row.probability is not None else f"{(row.quantiles or {})[0.5]:,.0f}"
    return f"  {row.model.value} {row.unit} {row.on}: said {said}, came {one.outcome.value:g}. {one.outcome.detail}"
