"""``whipcount diff``: why two counts differ, name by name."""

from __future__ import annotations

from pathlib import Path

import click

from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option, today
from whipcount.dates import parse_day
from whipcount.errors import InputError, NotFoundError
from whipcount.facts.cases import open_case
from whipcount.facts.people import name_index, register
from whipcount.ledger.vocabulary import STANCES, EventType
from whipcount.tally.count import Count
from whipcount.tally.diff import Difference, diff
from whipcount.tally.tracker import Tracker, read_tracker, tracker_of_count

__all__ = ["command"]

_STANCES = click.Choice([stance.value for stance in STANCES])


@click.command("diff")
@click.argument("a", shell_complete=offers.files)
@click.argument("b", shell_complete=offers.files)
@click.option("--stance", type=_STANCES, help="Compare this stance [default: what the lists name, else what counts].")
@json_option
def command(a: str, b: str, stance: str | None, as_json: bool) -> None:
    """Explain why the lists A and B differ: scope, stance, date, eligibility, duplicate or spelling.

    A and B are each a CSV file with the column name (and stance, date, party, if it has them), or CASE@DATE
    for a count of ours; CASE@DATE@DATE also sets the day whose knowledge counts.

    \b
    whipcount diff johnson-2022@2022-06-01 list.csv
    whipcount diff johnson-2022@2022-01-18 johnson-2022@2022-01-19 --stance letter_submitted
    """
    chosen = [EventType(stance)] if stance else None
    lists = {ref: _list(ref) for ref in (a, b) if not _is_count(ref)}
    named = [one for one in STANCES if any(one in tracker.stances for tracker in lists.values())]
    sides = [lists.get(ref) or _count(ref, chosen or named) for ref in (a, b)]
    if chosen:
        sides = [_only(side, chosen) for side in sides]
    _show(diff(sides[0], sides[1], register()), as_json)


def _is_count(ref: str) -> bool:
    return "@" in ref and not Path(ref).is_file()


def _list(ref: str) -> Tracker:
    path = Path(ref)
    try:
        return read_tracker(path.read_text(encoding="utf-8-sig"), path.name, name_index())
    except FileNotFoundError:
        raise NotFoundError(
            f"No file {ref!r}; give a CSV list, or CASE@DATE such as johnson-2022@2022-06-01."
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{ref} is not UTF-8 text; save it as UTF-8.") from None
    except OSError as fault:
        raise InputError(f"{ref} cannot be read: {fault.strerror}.") from None


def _count(ref: str, stances: list[EventType]) -> Tracker:
    case, on, *known = ref.split("@")
    found: Count = open_case(case, today()).count(parse_day(on), parse_day(known[0]) if known else None)
    counted = [EventType(found.rule.counts)] if found.rule.counts else list(STANCES[:1])
    return tracker_of_count(found, stances or counted, ref)


def _only(tracker: Tracker, stances: list[EventType]) -> Tracker:
    entries = tuple(entry for entry in tracker.entries if entry.stance is None or entry.stance in stances)
    return Tracker(tracker.label, entries, tracker.until, tracker.count)


def _show(found: Difference, as_json: bool) -> None:
    document = found.to_dict()
    if as_json:
        echo_json(document)
        return
    for side in ("a", "b"):
        size = document[side]
        click.echo(f"{side.upper()}  {size['label']}: {size['rows']} rows, {size['people']} people")
    click.echo(f"In both: {found.both}")
    titles = {
        "only_a": f"Only in {found.a.label}",
        "only_b": f"Only in {found.b.label}",
        "differs": "In both, not alike",
        "within_a": f"Within {found.a.label}",
        "within_b": f"Within {found.b.label}",
    }
    for where, title in titles.items():
        if document[where]:
            click.echo(f"{title}: {len(document[where])}")
        for row in document[where]:
            click.echo(f"  {row['member']['name']} [{row['kind']}] {row['reason']}")
