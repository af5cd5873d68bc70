"""``whipcount forecast MODEL|CASE``: the forecasts of a day, frozen on request."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from whipcount.brief.chances import say_chance, say_span
from whipcount.cli import offers
from whipcount.cli.options import Day, echo_json, json_option, on_option, today
from whipcount.errors import InputError
from whipcount.facts.forecasts.asked import ask
from whipcount.facts.forecasts.records import Added, add, default_folder
from whipcount.facts.forecasts.registry import Forecasts
from whipcount.facts.people import people
from whipcount.forecast.record import Forecast, Model

__all__ = ["ask_command"]

_DRIVERS = 4


@click.command("ask", short_help="Print the forecasts of a day for a model or a case.")
@click.argument("target", metavar="MODEL|CASE", shell_complete=offers.models_or_cases)
@on_option("The day that the forecasts speak of.", required=True)
@click.option("--known", type=Day(), help="Use only what was public on this day [default: the day itself].")
@click.option("--unit", help="What a model is asked about: a person id, leader:PARTY or a case [default: all].")
@click.option("--member", shell_complete=offers.members, help="With defection: a member, by full name or id.")
@click.option("--top", default=20, show_default=True, type=click.IntRange(1), help="How many members to show.")
@click.option("--seed", default=0, show_default=True, help="Kept with the forecast, for models that draw.")
@click.option("--freeze", is_flag=True, help="Add the forecasts to the frozen records.")
@click.option(
    "--records", type=click.Path(path_type=Path, file_okay=False), help="Folder of the records [default: your own]."
)
@json_option
def ask_command(
    target: str, on: date, known: date | None, unit: str | None, member: str | None, top: int, seed: int,
    freeze: bool, records: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Print what a model, or every model that applies to the leader of a case, says on a day.

    MODEL is letters, ballot, defection or survival. Each forecast uses only what was public by the day, and says how
    it will be resolved. With --freeze all of them are added to a file whose records cannot be changed unnoticed;
    "whipcount forecast score" scores them.

    \b
    whipcount forecast johnson-2022 --on 2022-06-05
    whipcount forecast defection --member "Christian Wakeford" --on 2022-01-18
    whipcount forecast defection --on 2026-01-15 --top 10
    whipcount forecast survival --unit leader:labour --on 2026-01-15 --freeze
    """
    if records and not freeze:
        raise InputError("--records says where --freeze writes; give both.")
    if freeze and on > today():
        raise InputError(f"{on} lies ahead; a forecast is frozen on its day or later, not before.")
    found = ask(target, on, known, unit, member, seed)
    added = add(records or default_folder(), found.forecasts, _now()) if freeze else None
    is_list = target == Model.DEFECTION and unit is None and member is None
    if as_json:
        shown = _top(found, top) if is_list else found
        echo_json(
            shown.to_dict() | ({"n": len(found.forecasts)} if is_list else {}) | (_frozen(added) if added else {})
        )
        return
    for line in _list(found, top) if is_list else _lines(found):
        click.echo(line)
    if added:
        click.echo(_say(added))


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _top(found: Forecasts, top: int) -> Forecasts:
    leading = _leading(found, top)
    kept = tuple(one for one in found.forecasts if one.unit in leading)
    return Forecasts(found.case, found.on, found.known, kept, found.refusals)


def _leading(found: Forecasts, top: int) -> list[str]:
    """Return the units that are likeliest over the longest horizon."""
    longest = max(one.horizon or 0 for one in found.forecasts)
    told = [one for one in found.forecasts if one.horizon == longest]
    return [one.unit for one in sorted(told, key=lambda one: -(one.probability or 0))[:top]]


def _list(found: Forecasts, top: int) -> list[str]:
    horizons = sorted({one.horizon or 0 for one in found.forecasts})
    chance = {(one.unit, one.horizon): one.probability or 0.0 for one in found.forecasts}
    base = {one.horizon: one.base_rate or 0.0 for one in found.forecasts}
    n = len({one.unit for one in found.forecasts})
    rows = [
        f"  {people()[unit].name:<28}" + "".join(f"{say_chance(chance[unit, days]):>9}" for days in horizons)
        for unit in _leading(found, top)
    ]
    sums = {days: sum(p for (_, told), p in chance.items() if told == days) for days in horizons}
    return [
        f"Who may leave the party or lose the whip, as known at the end of {_seen(found)}: {n} members",
        *_ended(found),
        f"  {'within days':<28}" + "".join(f"{days:>9}" for days in horizons),
        *rows,
        f"  {'base rate of a member':<28}" + "".join(f"{say_chance(base[days]):>9}" for days in horizons),
        f"  {'expected in all':<28}" + "".join(f"{sums[days]:>9.1f}" for days in horizons),
    ]


def _lines(found: Forecasts) -> list[str]:
    lines = [f"At the end of {found.on}, from what was public by {_seen(found)}:", *_ended(found)]
    for number, one in enumerate(found.forecasts):
        lines.append(f"{_said(one)}  {one.question}")
        follows = found.forecasts[number + 1] if number + 1 < len(found.forecasts) else None
        if follows is None or (follows.model, follows.unit) != (one.model, one.unit):
            lines += _reasons(one)
    return [*lines, *(f"{model.value}: {reason}" for model, reason in found.refusals.items())]


def _seen(found: Forecasts) -> date:
    """Return the last day to which facts were public: that asked for, or an earlier one on which the tables end."""
    return min(found.known, max(one.known for one in found.forecasts))


def _ended(found: Forecasts) -> list[str]:
    seen = _seen(found)
    return [f"The tables end on {seen}; nothing later is known."] if seen < found.known else []


def _said(one: Forecast) -> str:
    if one.probability is not None:
        base = f", base rate {say_chance(one.base_rate)}" if one.base_rate is not None else ""
        return f"  {say_chance(one.probability)}{base}"
    base = f", usually {one.base_rate:,.0f}" if one.base_rate is not None else ""
    return f"  {say_span(one.quantiles or {})}{base}"


def _reasons(one: Forecast) -> list[str]:
    told = [f"{driver.name} {driver.value} ({driver.effect:+.2f})" for driver in one.drivers[:_DRIVERS]]
    lines = [f"    moved by: {'; '.join(told)}"] if told else []
    return [*lines, f"    resolution: {one.resolution}", f"    {one.model_version}, seed {one.seed}, {one.data_hash}"]


def _frozen(added: Added) -> dict[str, object]:
    return {"frozen": {"path": str(added.path), "new": len(added.new), "held": [one.hash for one in added.held]}}


def _say(added: Added) -> str:
    held = f"; {len(added.held)} were there already and stay as they are" if added.held else ""
    return f"Frozen: {len(added.new)} in {added.path}{held}."
