"""``whipcount forecast backtest``: every out-of-time prediction of a model, and its scores."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.progress import telling
from whipcount.errors import InputError
from whipcount.facts.forecasts.counts import counts_of
from whipcount.facts.forecasts.predictions import written
from whipcount.facts.forecasts.registry import door
from whipcount.forecast.intervals import Coverage
from whipcount.forecast.record import Model
from whipcount.forecast.scorecard import ChanceScore, NumberScore, chance_scores, number_scores

__all__ = ["backtest_command", "chance_lines", "number_lines"]

_SUFFIXES = (".parquet", ".csv")


@click.command("backtest", short_help="Test a model on what it had not seen, and print its scores.")
@click.argument("model", type=click.Choice([model.value for model in Model]))
@click.option(
    "--predictions", type=click.Path(path_type=Path, dir_okay=False), help="Write every prediction, .parquet or .csv."
)
@click.option("--seed", default=0, show_default=True, help="Seed of the fits.")
@json_option
def backtest_command(model: str, predictions: Path | None, seed: int, as_json: bool) -> None:
    """Fit MODEL again and again without what it is tested on, and score what it says about that.

    Defection is fitted to the end of each Parliament and tested on the next; survival leaves out one leader, ballot
    and letters one contest. The predictions have one row each: unit, on, horizon in days, fold, probability and base
    rate or the quantiles q025 to q975, outcome.

    \b
    whipcount forecast backtest ballot --predictions ballot.csv
    whipcount forecast backtest defection --predictions defection.parquet --json
    """
    if predictions and predictions.suffix not in _SUFFIXES:
        raise InputError(f"Predictions are written as .parquet or .csv; {predictions.name!r} is neither.")
    with telling() as tell:
        tell(f"Back-testing {model}")
        rows = door(model).backtest(seed)
    if predictions:
        write_whole(predictions, written(rows, predictions.suffix))
        click.echo(f"{len(rows):,} predictions written to {predictions}.", err=True)
    chances, numbers = chance_scores(rows, counts_of(Model(model))), number_scores(rows)
    if as_json:
        echo_json(
            {
                "model": model,
                "seed": seed,
                "n": len(rows),
                "predictions": str(predictions) if predictions else None,
                "scores": [one.to_dict() for one in chances],
                "numbers": [one.to_dict() for one in numbers],
            }
        )
        return
    for line in [*chance_lines(chances), *number_lines(numbers)]:
        click.echo(line)


def chance_lines(scores: Sequence[ChanceScore]) -> list[str]:
    """Return the score table of probabilities."""
    if not scores:
        return []
    head = (
        f"{'days':>5} {'fold':<22} {'n':>7} {'came':>5} {'expected':>8} {'95% range':>11} {'Brier':>7} {'saved':>7} "
        f"{'log':>7} {'saved':>7} {'AUC':>6} {'top 20':>7} {'slope':>6}"
    )
    return [head, *(_chance(one) for one in scores)]


def _chance(one: ChanceScore) -> str:
    low, high = one.counted.range95
    return (
        f"{_days(one.horizon):>5} {one.fold[:22]:<22} {one.n:>7,} {one.counted.observed:>5,} "
        f"{one.counted.expected:>8,.1f} {f'{low}-{high}':>11} {one.brier:>7.4f} {_saved(one.brier_skill):>7} "
        f"{one.log:>7.4f} {_saved(one.log_skill):>7} {_score(one.auc):>6} "
        f"{'' if one.recall is None else f'{one.recall:.0%}':>7} {_score(one.slope):>6}"
    ).rstrip()


def number_lines(scores: Sequence[NumberScore]) -> list[str]:
    """Return the score table of forecasts of a number."""
    lines = []
    for one in scores:
        days = f" within {one.horizon} days" if one.horizon is not None else ""
        lines.append(f"{one.n} numbers{days}: CRPS {one.crps:.1f}, median error {one.error:.1f}")
        lines += [_interval(kind) for kind in one.coverage]
    return lines


def _interval(one: Coverage) -> str:
    return f"  {one.meant:.0%} interval: held {one.held} of {one.n} ({one.share:.0%}), median width {one.width:.1f}"


def _days(horizon: int | None) -> str:
    return "" if horizon is None else str(horizon)


def _saved(skill: float | None) -> str:
    return "" if skill is None else f"{skill:+.1%}"


def _score(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
