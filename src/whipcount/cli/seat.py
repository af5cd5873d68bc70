"""``whipcount seat``: one seat on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import click

from whipcount.cli import offers
from whipcount.cli.options import echo_json, json_option, on_option
from whipcount.facts.people import register
from whipcount.facts.seat import seat_profile
from whipcount.register.parties import label_name
from whipcount.register.types import Vacancy
from whipcount.seats.census import CENSUS_WORDS
from whipcount.seats.profile import SeatProfile

__all__ = ["command"]


@click.command("seat")
@click.argument("name", shell_complete=offers.seats)
@on_option("The day [default: the last day that the register knows].")
@json_option
def command(name: str, on: date | None, as_json: bool) -> None:
    """Print a seat on a day: member, result, what it takes to turn it, Leave share, census, cohorts.

    NAME is a full name, words that only one seat has, or a GSS code.

    \b
    whipcount seat "Bury South" --on 2022-01-19
    whipcount seat E14001145 --json
    """
    profile = seat_profile(name, on or register().known_until)
    if as_json:
        echo_json(profile.to_dict())
        return
    for line in _lines(profile):
        click.echo(line)


def _lines(profile: SeatProfile) -> list[str]:
    seat = profile.seat
    place = seat.region if seat.region == seat.country else f"{seat.region}, {seat.country}"
    return [
        f"{seat.name} ({seat.gss}, {place}; boundaries of {seat.boundaries}) on {profile.on}",
        _member(profile),
        *_result(profile),
        *_past(profile),
        *_people(profile),
        *(f"{cohort.name}: {cohort.definition}" for cohort in profile.cohorts),
    ]


def _member(profile: SeatProfile) -> str:
    late = f"; as of {profile.known_until}, where the register ends" if profile.on > profile.known_until else ""
    if profile.member is None:
        return f"No member: {_vacant(profile.vacancy)}{late}."
    sitting = profile.member
    label = label_name(sitting.party) if sitting.party else "party unknown"
    if sitting.party_since != sitting.since:
        label = f"{label} since {sitting.party_since}"
    return f"{sitting.name}, {label}; member since {sitting.since}{late}"


def _vacant(vacancy: Vacancy | None) -> str:
    if vacancy is None:
        return "no Parliament is in being"
    reason = f" ({vacancy.reason.replace('_', ' ')})" if vacancy.reason else " for a reason that is not recorded"
    return f"the seat is vacant from {vacancy.empty_from}{reason}, last day of the last member {vacancy.since}"


def _result(profile: SeatProfile) -> list[str]:
    if profile.latest is None:
        return ["No election on these boundaries up to that day."]
    result = profile.latest.result
    outcome = f"gained from {label_name(result.gained_from)}" if result.gained_from else "held"
    lines = [
        f"{_kind(result.kind)} {result.on}: {label_name(result.first)} ({outcome}), "
        f"majority {result.majority:,} ({_percent(result.majority_share)}) over {label_name(result.second)}, "
        f"turnout {_percent(result.turnout)} of {result.electorate:,}",
        f"  lost with a swing of {_percent(result.swing_to_lose, 2)}: {result.votes_to_switch:,} voters changing over",
    ]
    width = max(len(c.name or "") for c in profile.latest.candidacies)
    for c in profile.latest.candidacies:
        lines.append(f"  {c.name or '':<{width}}  {c.party.name:<28} {c.votes:>7,}  {c.votes / result.valid:>6.1%}")
    return lines


def _past(profile: SeatProfile) -> list[str]:
    earlier = [f"{_kind(r.kind)} {r.on}: {label_name(r.first)}, majority {r.majority:,}" for r in profile.earlier]
    notional = [
        f"Notional {poll.result.on}: {label_name(poll.result.first)}, majority {poll.result.majority:,} "
        f"({_percent(poll.result.majority_share)}), estimated on these boundaries"
        for poll in profile.notionals
    ]
    other = [
        f"{n.of_this:.1%} of its residents live in {n.name} on the boundaries of {n.boundaries}"
        for n in profile.neighbours
    ]
    return [*earlier, *notional, *other]


def _people(profile: SeatProfile) -> list[str]:
    lines = []
    if profile.seat.leave_share is not None:
        lines.append(f"Leave in 2016: {_percent(profile.seat.leave_share)} ({profile.seat.leave_basis})")
    if profile.census is not None:
        shares = ((words, profile.census.get(name)) for name, words in CENSUS_WORDS.items())
        said = (f"{words} {_percent(share)}" for words, share in shares if share is not None)
        lines.append("Census 2011: " + ", ".join(said))
    return lines


def _kind(kind: str) -> str:
    return {"general": "General election", "by": "By-election"}[kind]


def _percent(share: Fraction, places: int = 1) -> str:
    return f"{float(share):.{places}%}"
