"""Options and words that the commands of ``whipcount votes`` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from whipcount.brief.charts.standalone import chart_page
from whipcount.cli.files import write_whole
from whipcount.cli.options import Day
from whipcount.divisions.readers.labels import slug
from whipcount.divisions.rollcall import RollCalls
from whipcount.divisions.topics import find_divisions
from whipcount.errors import InputError, NotFoundError
from whipcount.facts.added_divisions import COMMONS
from whipcount.facts.divisions import chamber_calls, chamber_names, topics
from whipcount.facts.people import name_index

__all__ = [
    "Picked", "chamber_option", "check_span", "output_option", "percent", "person_of", "picked", "span_options",
    "write_chart",
]  # fmt: skip

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Picked:
    """The divisions that a command is about.

    Attributes
    ----------
    calls : all divisions of the chamber
    names : person id -> name
    at : places of the divisions that fit the options, in order
    since, until : first and last day among them
    topic : name of the topic, None for all
    """

    calls: RollCalls
    names: dict[str, str]
    at: tuple[int, ...]
    since: date
    until: date
    topic: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return what was picked as JSON values."""
        return {
            "from": self.since.isoformat(),
            "to": self.until.isoformat(),
            "topic": self.topic,
            "divisions": len(self.at),
        }

    @property
    def sentence(self) -> str:
        """What was picked, in words."""
        about = f" on {self.topic}" if self.topic else ""
        return f"{len(self.at):,} divisions{about} from {self.since} to {self.until}"


def span_options(function: _F) -> _F:
    """Add ``--since``, ``--until``, ``--topic`` and ``--chamber``."""
    function = chamber_option(function)
    function = click.option("--topic", help="Only divisions on a topic: 'whipcount votes list --topics' names them.")(
        function
    )
    function = click.option("--until", type=Day(), help="No division after this day.")(function)
    return click.option("--since", type=Day(), help="No division before this day.")(function)


def chamber_option(function: _F) -> _F:
    """Add ``--chamber``: whose divisions."""
    text = "Whose divisions: commons, or one that 'whipcount data add' brought."
    return click.option("--chamber", default=COMMONS, show_default=True, help=text)(function)


def output_option(function: _F) -> _F:
    """Add ``-o``: a file for the chart."""
    text = "Write a chart: a page (.html) with the figures as a table, or the picture alone (.svg)."
    return click.option("-o", "--output", type=click.Path(path_type=Path), help=text)(function)


def picked(chamber: str, since: date | None, until: date | None, topic: str | None) -> Picked:
    """Return the divisions that fit.

    Raises
    ------
    NotFoundError : none fits, or no such chamber
    InputError : no such topic
    """
    calls = chamber_calls(chamber)
    at = find_divisions(calls.divisions, topics(), "", topic, since, until)
    if not at:
        raise _none_fits(calls, chamber)
    days = calls.divisions[at[0]].on, calls.divisions[at[-1]].on
    return Picked(calls, chamber_names(chamber), at, *days, topic)


def check_span(calls: RollCalls, chamber: str, since: date | None, until: date | None) -> None:
    """Refuse a span without one day of the divisions known; say on standard error that one goes on after them.

    Raises
    ------
    NotFoundError : it ends before the first division, or begins after the last
    """
    first, last = calls.divisions[0].on, calls.divisions[-1].on
    if (since and since > last) or (until and until < first):
        raise _none_fits(calls, chamber)
    if until and until > last:
        click.echo(f"whipcount: The divisions of {chamber} end on {last}.", err=True)


def _none_fits(calls: RollCalls, chamber: str) -> NotFoundError:
    first, last = calls.divisions[0].on, calls.divisions[-1].on
    return NotFoundError(f"No division fits; those of {chamber} run from {first} to {last}.")


def person_of(found: Picked | RollCalls, names: dict[str, str], name: str, on: date | None, chamber: str) -> str:
    """Return the id of a voter by name or id.

    Raises
    ------
    NotFoundError : nobody fits, or somebody who is in no division
    InputError : several fit
    """
    calls = found.calls if isinstance(found, Picked) else found
    if name in calls.voters:
        return name
    if chamber == COMMONS:
        person = name_index().one(name, on)
        if person not in calls.voters:
            raise NotFoundError(f"{names[person]} ({person}) is in no division that is known here.")
        return person
    fits = [voter for voter in calls.voters if name.casefold() in names[voter].casefold()]
    exact = [voter for voter in fits if names[voter].casefold() == name.casefold()]
    if len(exact or fits) != 1:
        told = ", ".join(f"{names[voter]} ({voter})" for voter in fits[:6])
        if not fits:
            raise NotFoundError(f"Nobody in the divisions of {chamber} is called {name!r}.")
        raise InputError(f"{name!r} may be {told}; write the full name or the id.")
    return (exact or fits)[0]


def party_of(calls: RollCalls, party: str) -> str:
    """Return a party's slug.

    Raises
    ------
    NotFoundError : nobody voted under that label; all labels are told
    """
    known = sorted({label for person in calls.voters for label in set(calls.labels(person)) if label is not None})
    if not known:
        raise NotFoundError("No party is known in these divisions: their file names none, nor does the register.")
    name = slug(party)
    if name not in known:
        raise NotFoundError(f"Nobody voted as {party!r}; parties are {', '.join(known)}.")
    return name


def percent(share: float | None, digits: int = 1) -> str:
    """Return a share as a percentage, a dash where it is unknown."""
    return "–" if share is None else f"{share * 100:.{digits}f}%"


def write_chart(
    path: Path, svg: str, title: str, note: str, header: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """Write a chart as a page or as a picture.

    Raises
    ------
    InputError : the name ends on neither .html nor .svg
    SourceError : the folder cannot be written
    """
    if path.suffix.lower() not in {".html", ".svg"}:
        raise InputError(f"{path} is neither a page (.html) nor a picture (.svg).")
    content = svg if path.suffix.lower() == ".svg" else chart_page(svg, title, note, header, rows)
    write_whole(path, content.encode())
