"""``whipcount forecast report``: the record of the back-tests as a page with pictures."""

from __future__ import annotations

import json
from pathlib import Path

import click

from whipcount.brief.forecast_record import record_page
from whipcount.cli.files import write_whole
from whipcount.cli.options import echo_json, json_option
from whipcount.cli.progress import telling
from whipcount.facts.forecasts.registry import door, models
from whipcount.facts.forecasts.skill import skill_table
from whipcount.forecast.record import Model, Prediction

__all__ = ["report_command"]


@click.command("report", short_help="Write the back-test record of every model as a page.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("docs/forecasts"),
    show_default=True,
    help="Folder for record.md and its pictures.",
)
@click.option("--figures", type=click.Path(path_type=Path, dir_okay=False), help="Write the figures as JSON too.")
@click.option("--seed", default=0, show_default=True, help="Seed of the fits.")
@json_option
def report_command(output: Path, figures: Path | None, seed: int, as_json: bool) -> None:
    """Back-test every model and write record.md with its scores, and a picture of each as SVG beside it.

    \b
    whipcount forecast report -o docs/forecasts
    """
    found = _backtested(seed)
    page, pictures = record_page(found)
    files = {output / "record.md": page, **{output / name: svg for name, svg in pictures.items()}}
    if figures:
        files[figures] = json.dumps(skill_table(found), indent=1) + "\n"
    for path, text in files.items():
        write_whole(path, text.encode("utf-8"))
    if as_json:
        echo_json({"files": [str(path) for path in files], "models": [model.value for model in found]})
        return
    click.echo(f"Written: {', '.join(map(str, files))}")


def _backtested(seed: int) -> dict[Model, list[Prediction]]:
    known = models()
    found = {}
    with telling() as tell:
        for n, model in enumerate(known, 1):
            tell(f"Back-testing {model.value}, {n} of {len(known)}")
            found[model] = door(model.value).backtest(seed)
    return found
