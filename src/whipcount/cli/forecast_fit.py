"""``whipcount forecast fit``: learn a model again from the embedded tables."""

from __future__ import annotations

import json
from pathlib import Path

import click

from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.errors import WhipcountError
from whipcount.facts.forecasts.registry import door
from whipcount.forecast.record import Model

__all__ = ["fit_command"]


@click.command("fit", short_help="Fit a model again and compare it with the shipped one.")
@click.argument("model", type=click.Choice([model.value for model in Model]))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File [default: MODEL.json].")
@click.option("--seed", default=0, show_default=True, help="Seed of the fit.")
@json_option
def fit_command(model: str, output: Path | None, seed: int, as_json: bool) -> None:
    """Fit MODEL on the embedded tables, write the fit as JSON and tell whether it is the shipped one.

    \b
    whipcount forecast fit survival -o survival.json
    """
    path = output or Path(f"{model}.json")
    found = door(model).refit(seed).to_dict()
    same = _is_shipped(model, found)  # before it is written, for the file may be the shipped one
    write_whole(path, (json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8"))
    if as_json:
        echo_json({"model": model, "seed": seed, "output": str(path), "is_shipped": same})
        return
    told = "is the shipped one" if same else "differs from the shipped one"
    click.echo(f"The fit with seed {seed} {told}; written to {path}.")


def _is_shipped(model: str, found: object) -> bool:
    try:
        shipped = door(model).shipped().to_dict()
    except WhipcountError:
        return False
    return bool(json.loads(json.dumps(shipped)) == json.loads(json.dumps(found)))
