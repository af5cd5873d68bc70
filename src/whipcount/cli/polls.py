"""``whipcount polls``: national voting intention on a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import click

from whipcount.cli.options import echo_json, json_option, known_option, on_option
from whipcount.facts.poll_report import PollReport, newest_poll, poll_report
from whipcount.facts.projection import SPAN, Projection, projection
from whipcount.seats.polls import Voice
from whipcount.seats.seat_draws import DRAWS
from whipcount.seats.swing import Swing

__all__ = ["command"]

_SOURCE = "Source: PollBase, Mark Pack, www.markpack.org.uk/opinion-polls"


@click.command("polls")
@on_option("The day [default: that of the newest poll].")
@known_option
@click.option("--seats", "with_seats", is_flag=True, help="Lay the swing over the seats of the last general election.")
@json_option
def command(on: date | None, known: date | None, with_seats: bool, as_json: bool) -> None:
    """Print national voting intention on a day since 1945: the average of the polls, its error, the swing.

    Polls whose fieldwork had ended count; with --known only those that were public by then. Shares are of Great
    Britain. The source is PollBase by Mark Pack, www.markpack.org.uk/opinion-polls.

    \b
    whipcount polls --on 2022-01-18
    whipcount polls --on 2019-12-11 --seats
    whipcount polls --on 1992-04-08 --known 1992-04-08 --json
    """
    report = poll_report(on or newest_poll(), known)
    seats = [projection(report, swing) for swing in Swing] if with_seats else []
    if as_json:
        projected = {one.swing.value: one.to_dict() for one in seats}
        echo_json(report.to_dict() | ({"seats": projected} if with_seats else {}))
        return
    for line in [*_lines(report), *(line for one in seats for line in _seats(one)), _SOURCE]:
        click.echo(line)


def _lines(report: PollReport) -> list[str]:
    found = report.average
    known = f" as known on {found.known}" if found.known else ""
    n, voices = len(found.polls), len(found.voices)
    return [
        f"Voting intention in Great Britain on {found.on}{known}",
        f"{_many(n, 'poll')} by {_many(voices, 'pollster')} in the {found.window} days up to then, "
        f"the newest of {found.polls[-1].latest}",
        *_ended(report),
        *(_party(report, party, share) for party, share in found.shares.items()),
        *_swing(report),
        *_past(report),
        "Pollster, polls, house effects in points:",
        *(_voice(report, voice) for voice in found.voices),
    ]


def _ended(report: PollReport) -> list[str]:
    late = report.average.on > report.polls_until
    return [f"The table ends with a poll of {report.polls_until}; nothing later is known."] if late else []


def _party(report: PollReport, party: str, share: Fraction) -> str:
    change, interval = report.average.change(party), report.record.interval(party, share)
    moved = "" if change is None else _signed(change)
    span = f"{interval[0] * 100:.0f} to {interval[1] * 100:.0f}%" if interval else ""
    return f"  {party:<18} {float(share):>6.1%}  {moved:>6}  {span}".rstrip()


def _swing(report: PollReport) -> list[str]:
    swing = report.main_swing
    if swing is None:
        return []
    to, from_, points = swing
    return [
        f"Since the general election of {report.average.election.on} a swing of {float(points) * 100:.1f} points "
        f"to {to} from {from_}"
    ]


def _past(report: PollReport) -> list[str]:
    n = len(report.record.eves)
    if not n:
        return ["No interval: no earlier election was preceded by polls."]
    return [
        f"The spans hold 90% of results if polls err as this average did on the eve of {_many(n, 'earlier election')}."
    ]


def _seats(found: Projection) -> list[str]:
    notional = ", votes estimated on them" if found.is_notional else ""
    head = f"Seats under {found.swing.value} swing (boundaries of {found.boundaries}{notional})"
    if not found.measured_at:
        told = (f"  {party:<18} {n:>4}" for party, n in found.seats.items())
        return [f"{head}:", *told, "No span: no earlier election is known at which seats can be set beside the swing."]
    years = ", ".join(str(day.year) for day in found.measured_at)
    return [
        f"{head}, and the span of {SPAN}% of {DRAWS} draws:",
        *(
            f"  {party:<18} {found.seats.get(party, 0):>4}  {low} to {high}"
            for party, (low, high) in found.spans.items()
        ),
        f"In a draw polls err as on past eves, and regions and seats leave the swing as at the elections of {years}.",
    ]


def _voice(report: PollReport, voice: Voice) -> str:
    told = [party for party in report.average.shares if party in voice.effect]
    effects = ", ".join(f"{party} {_signed(voice.effect[party])}" for party in told)
    return f"  {voice.pollster or 'not named'}, {voice.polls}: {effects or 'none known'}"


def _signed(points: Fraction) -> str:
    """Return points with their sign, none for nought."""
    tenths = round(points * 1000)
    return f"{tenths / 10:+.1f}" if tenths else "0.0"


def _many(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"
