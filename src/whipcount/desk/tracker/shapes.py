"""The charts of a case and of a House day as SVG, the same on pages, embeds, cards and in downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from whipcount.brief.charts.hemicycle import hemicycle
from whipcount.brief.charts.steps import Step, step_chart
from whipcount.brief.parties import colour, party_name, short_name
from whipcount.desk.tracker.charts.gauge import gauge
from whipcount.desk.tracker.charts.hexes import Cell, hex_map
from whipcount.desk.tracker.charts.stances import stance_circle
from whipcount.desk.tracker.opened import Opened
from whipcount.desk.tracker.pages.case import CasePage
from whipcount.desk.tracker.pages.house import HousePage, parties_by_seat
from whipcount.desk.tracker.pages.words import LOOKS
from whipcount.facts.constituencies import boundaries_on, seats
from whipcount.ledger.vocabulary import EventType
from whipcount.tally.count import Count

__all__ = ["Chart", "case_charts", "house_circle", "house_map"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its words and its figures.

    Attributes
    ----------
    name : in its address
    title, note : above and below it
    header, rows : its figures as a table
    """

    name: str
    title: str
    note: str
    svg: str
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def case_charts(opened: Opened, page: CasePage, known: date | None = None) -> dict[str, Chart]:
    """Return name -> chart for a case on a day; charts without anything to show are left out.

    Parameters
    ----------
    known : the day whose knowledge the page uses, None for all that is known now
    """
    made = [_gauge(page), _days(opened, page, known), _circle(page), _map(page)]
    return {chart.name: chart for chart in made if chart}


def stance_counted(count: Count) -> EventType:
    """Return what is drawn over time: what the rule counts, else calls to go."""
    return EventType(count.rule.counts) if count.rule.counts else EventType.CALLS_TO_RESIGN


def _gauge(page: CasePage) -> Chart | None:
    needed = page.count.threshold
    if needed is None:
        return None
    look = LOOKS[stance_counted(page.count)]
    return Chart(
        "gauge", "The count against the number needed", "", gauge(page.n, needed, look.several),
        ("on", "counted", "needed", "electorate"), ((page.count.on, page.n, needed, page.count.electorate),),
    )  # fmt: skip


def _days(opened: Opened, page: CasePage, known: date | None) -> Chart | None:
    count = page.count
    days = opened.series(known=known).days
    stance = stance_counted(count)
    shown = [day for day in days if day.on <= count.on]
    if len(shown) < 2:
        return None
    look = LOOKS[stance]
    needed = [day.threshold if day.electorate else None for day in shown]  # a House that is dissolved has no members
    steps = [Step(day.on, day.standing[stance], number) for day, number in zip(shown, needed, strict=True)]
    rows = tuple((one.on, one.n, one.threshold, day.electorate) for one, day in zip(steps, shown, strict=True))
    first = shown[0].on
    return Chart(
        "days", f"{look.several.capitalize()} on the record, day by day", f"Every day since {first.isoformat()}.",
        step_chart(steps, "on record", "needed"), ("on", look.slug, "needed", "electorate"), rows,
    )  # fmt: skip


def _circle(page: CasePage) -> Chart | None:
    size = page.count.electorate
    if not size:
        return None
    silent = max(size - sum(n for _, n in page.stances), 0)
    party = party_name(page.count.case.party)
    rows = (*((look.label, n) for look, n in page.stances), ("No public stance", silent))
    return Chart(
        "circle", f"Where the {size} members stand",
        f"{party}: each member once, by the strongest stance. Silence is not support: for most nothing is on record.",
        stance_circle(page.stances, silent, f"{party} members by stance"), ("stance", "members"), rows,
    )  # fmt: skip


def _map(page: CasePage) -> Chart | None:
    count = page.count
    boundaries = boundaries_on(count.on)
    if boundaries is None:
        return None
    held = parties_by_seat(count.on, None)
    cells = {gss: Cell("quiet") for gss, party in held.items() if party == count.case.party}
    named = [row for row in page.rows if row.place.gss and held.get(row.place.gss) == count.case.party]
    for row in named:
        told = f"{row.place.seat}: {row.name}, {row.look.label.lower()}"
        cells[row.place.gss or ""] = Cell(f"s-{row.look.slug}", row.look.mark, told)
    told = f"Map of seats: {len(named)} of {len(held)} marked with the stance of their member"
    rows = tuple(
        (gss, seats()[boundaries, gss].name, party, _stance_in(page, gss))
        for gss, party in sorted(held.items())
        if (boundaries, gss) in seats()
    )
    return Chart(
        "map", "The same members on the map of seats",
        f"One hexagon a seat. Grey: {party_name(count.case.party)}, no public stance. Pale: other parties.",
        hex_map(boundaries, cells, Cell("other"), told), ("gss", "seat", "party", "stance"), rows,
    )  # fmt: skip


def _stance_in(page: CasePage, gss: str) -> str | None:
    return next((row.look.slug for row in page.rows if row.place.gss == gss), None)


def house_circle(page: HousePage) -> Chart:
    """Return the House as a half circle."""
    found = page.house
    rows = (*((party_name(party), n) for party, n in found.parties.items()), ("vacant", len(found.vacant)))
    return Chart(
        "circle", f"The House on {found.on.isoformat()}", "One dot a member; rings are vacant seats.",
        hemicycle(found.parties, len(found.vacant)), ("party", "members"), rows,
    )  # fmt: skip


def house_map(page: HousePage) -> Chart | None:
    """Return the House as a map of seats, None before the seats of 2010."""
    if page.boundaries is None or not page.seats:
        return None
    names = {gss: seat.name for (of, gss), seat in seats().items() if of == page.boundaries}
    marks = _marks(page.house.parties)
    cells = {
        gss: Cell("seat", marks.get(party, ""), f"{names.get(gss, gss)}: {party_name(party)}", colour(party))
        for gss, party in page.seats.items()
    }
    told = "Map of seats by party: " + ", ".join(f"{party_name(p)} {n}" for p, n in page.house.parties.items())
    key = ", ".join(f"{mark} {short_name(party)}" for party, mark in marks.items())
    rows = tuple((gss, names.get(gss), party) for gss, party in sorted(page.seats.items()))
    return Chart(
        "map", "The House on the map of seats", f"One hexagon a seat. {key}. Dashed: vacant.",
        hex_map(page.boundaries, cells, Cell("gone", "", "vacant"), told), ("gss", "seat", "party"), rows,
    )  # fmt: skip


def _marks(parties: Mapping[str, int]) -> dict[str, str]:
    """Return party -> one letter of its own for every party but the largest, which needs none."""
    marks: dict[str, str] = {}
    for party in list(parties)[1:]:
        letters = [*party_name(party).upper(), *"abcdefghijklmnopqrstuvwxyz"]
        marks[party] = next(x for x in letters if (x.isalpha()) and x not in marks.values())
    return marks
