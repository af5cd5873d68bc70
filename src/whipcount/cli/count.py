"""``whipcount count``: who stands where in a case on a day, out of how many, and who does not count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import click

from whipcount.cli import offers
from whipcount.cli.options import Day, echo_json, json_option, known_option, on_option, today
from whipcount.errors import InputError
from whipcount.facts.breakdown import break_down_case
from whipcount.facts.cases import open_case
from whipcount.tally.breakdown import Breakdown
from whipcount.tally.count import Count
from whipcount.tally.count_series import CountSeries

__all__ = ["command"]


@click.command("count")
@click.argument("case", shell_complete=offers.cases)
@on_option("The day; the count at its end.")
@known_option
@click.option("--exclusive", is_flag=True, help="Count each member under the strongest stance only.")
@click.option("--series", is_flag=True, help="Give the numbers of every day instead of one.")
@click.option("--from", "start", type=Day(), help="First day of the series [default: the first event].")
@click.option("--to", "end", type=Day(), help="Last day of the series [default: the leader's last].")
@click.option("--live", is_flag=True, help="In a series, use for each day what was known on it.")
@click.option(
    "--by", metavar="GROUPS", shell_complete=offers.groups,
    help="Break it down by intake, majority, office, leave, region or cohort.",
)  # fmt: skip
@json_option
def command(
    case: str,
    on: date | None,
    known: date | None,
    exclusive: bool,
    series: bool,
    start: date | None,
    end: date | None,
    live: bool,
    by: str | None,
    as_json: bool,
) -> None:
    """Count letters, nominations, calls to go and support in CASE, with every name and its source.

    CASE is a shipped case ("whipcount case list") or a folder with case.toml and events.csv.

    \b
    whipcount count johnson-2022 --on 2022-06-06
    whipcount count johnson-2022 --on 2022-01-19 --known 2022-01-19
    whipcount count johnson-2022 --on 2022-06-06 --by intake
    whipcount count johnson-2022 --series --from 2022-01-01 --to 2022-07-07
    """
    _check(
        on,
        series,
        {"--known": known, "--exclusive": exclusive, "--by": by},
        {"--from": start, "--to": end, "--live": live},
    )
    opened = open_case(case, today())
    if series or on is None:
        _series(opened.series(start, end, live), as_json)
    elif by is not None:
        _by_groups(break_down_case(opened, on, by, known, exclusive), as_json)
    else:
        _one_day(opened.count(on, known, exclusive), as_json)


def _check(on: date | None, series: bool, of_a_day: Mapping[str, object], of_a_series: Mapping[str, object]) -> None:
    """Refuse a question about a day and a series at once, about neither, or with an option of the other."""
    if series == (on is not None):
        raise InputError("Give either --on DATE, or --series with --from and --to if you like; --by goes with --on.")
    given = [name for name, value in (of_a_day if series else of_a_series).items() if value not in (None, False)]
    if given:
        where = "--on" if series else "--series"
        raise InputError(f"{', '.join(given)} {'goes' if len(given) == 1 else 'go'} with {where}.")


def _one_day(found: Count, as_json: bool) -> None:
    if as_json:
        echo_json(found.to_dict())
        return
    for line in _lines(found):
        click.echo(line)
    _table(found)


def _lines(found: Count) -> list[str]:
    rule = found.rule
    lines = [f"{found.case.title}, at the end of {found.on}", f"Rule {rule.id}: {rule.text}"]
    if found.threshold is not None and found.electorate is not None:
        held = f"; the same for {found.holds[0]} to {found.holds[1]}" if found.holds else ""
        lines.append(f"{found.electorate} members, {found.threshold} needed{held}.")
    if found.towards_threshold is not None:
        lines.append(f"On the record towards it: {found.towards_threshold}.")
    lines += [f"Another source: {other.text} ({needed} needed)" for other, needed in found.rivals]
    if found.immune_until:
        lines.append(f"The leader is safe from another ballot until {found.immune_until}.")
    return [*lines, *found.notes]


def _table(found: Count) -> None:
    from rich.table import Table

    from whipcount.cli.terminal import Terminal

    table = Table("stance", "n", "members", box=None, pad_edge=False, header_style="bold")
    for stance, rows in found.standing.items():
        table.add_row(_say(stance.value), str(len(rows)), ", ".join(row.name for row in rows))
    console = Terminal()
    console.print(table)
    for title, excluded in (("Not counted", found.not_counted), ("Sources disagree", found.disputed)):
        if excluded:
            console.print(f"\n{title}", style="bold")
        for row in excluded:
            console.print(f"  {row.name}: {_say(row.was.value)}; {row.reason}", markup=False, highlight=False)


def _by_groups(found: Breakdown, as_json: bool) -> None:
    if as_json:
        echo_json(found.to_dict())
        return
    count = found.count
    click.echo(f"{count.case.title}, at the end of {count.on}, by {found.way.id}: {found.way.definition}")
    _groups_table(found)
    overlap = " The groups overlap." if found.way.overlapping else ""
    click.echo(f"Source: {found.way.source}{overlap}")


def _groups_table(found: Breakdown) -> None:
    from rich.table import Table

    from whipcount.cli.terminal import Terminal

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("group", no_wrap=True)
    table.add_column("members")
    for stance in found.stances:
        table.add_column(_say(stance.value))
    for group in found.groups:
        table.add_row(group.name, str(group.electorate), *(group.share(stance.value) or "" for stance in found.stances))
    whole = [str(len(found.count.standing[stance])) for stance in found.stances]
    table.add_row("all", str(found.count.electorate), *whole)
    Terminal().print(table)


def _say(stance: str) -> str:
    return stance.replace("_", " ")


def _series(found: CountSeries, as_json: bool) -> None:
    if as_json:
        echo_json(found.to_dict())
        return
    last = None
    for day in found.days:
        row = day.to_dict()
        figures = {name: row[name] for name in row if name != "on"}
        if figures != last:
            click.echo(f"{row['on']}  " + "  ".join(f"{_say(name)} {value}" for name, value in figures.items()))
        last = figures
