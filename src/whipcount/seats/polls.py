"""The average of the polls as known on a day: one pollster one voice, newer polls more, house effects taken off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt

from whipcount.errors import NotFoundError
from whipcount.seats.house_effects import HouseEffect, house_effects
from whipcount.seats.poll_types import NationalResult, Poll, PollKind

__all__ = ["ENOUGH", "WINDOWS", "Average", "Voice", "average", "last_election", "public_polls", "usual_delay"]

WINDOWS = (14, 30, 60, 120, 240)
"""Days back from the day asked for; the first window with ``ENOUGH`` polls counts."""

ENOUGH = 3
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Voice:
    """One pollster in an average.

    Attributes
    ----------
    pollster : None for polls whose pollster the source does not tell, which speak as one
    polls : how many of his polls are in the window
    weight : days by which the newest of them is inside the window
    shares : party -> mean of his polls with his house effect taken off, newer polls more
    effect : party -> the house effect
    """

    pollster: str | None
    polls: int
    weight: int
    shares: Mapping[str, Fraction]
    effect: HouseEffect


@dataclass(frozen=True, slots=True)
class Average:
    """National voting intention on a day.

    Attributes
    ----------
    on, known : the two clocks; ``known`` is None for all that is known now
    election : the general election before that day
    window : days back that polls were taken from
    polls : those that count, by ``latest``
    voices : the pollsters, by name
    shares : party -> average, for parties that pollsters with half of the weight or more give
    errors : party -> standard error from how far the pollsters disagree, None for one pollster
    """

    on: date
    known: date | None
    election: NationalResult
    window: int
    polls: tuple[Poll, ...]
    voices: tuple[Voice, ...]
    shares: Mapping[str, Fraction]
    errors: Mapping[str, float | None]

    def change(self, party: str) -> Fraction | None:
        """Return points gained since the election, None where either share is unknown."""
        if party not in self.shares or party not in self.election.shares:
            return None
        return self.shares[party] - self.election.shares[party]

    def swing(self, winner: str, loser: str) -> Fraction | None:
        """Return the swing to ``winner`` from ``loser``: half of what one gained and the other lost."""
        up, down = self.change(winner), self.change(loser)
        return None if up is None or down is None else (up - down) / 2


def usual_delay(polls: Sequence[Poll], known: date | None) -> timedelta:
    """Return the median time from the end of the fieldwork to publication, of polls public by then; nought if none."""
    delays = sorted(
        poll.published - poll.end
        for poll in polls
        if poll.end and poll.published and (known is None or poll.published <= known)
    )
    return delays[len(delays) // 2] if delays else timedelta(0)


def public_polls(polls: Sequence[Poll], on: date, known: date | None) -> list[Poll]:
    """Return the polls taken by a day and public by another.

    A poll whose day of publication is unknown is taken to be public the usual time after the last day that it can have
    been taken on.
    """
    taken = [poll for poll in polls if poll.latest <= on]
    if known is None:
        return taken
    delay = usual_delay(taken, known)
    return [poll for poll in taken if (poll.published or poll.latest + delay) <= known]


def last_election(results: Sequence[NationalResult], on: date) -> NationalResult:
    """Return the last general election before a day; its result is known on the day after it.

    Raises
    ------
    NotFoundError : none is known
    """
    before = [result for result in results if result.on < on]
    if not before:
        raise NotFoundError(f"Polls are known after the general election of {results[0].on}; {on} is not after it.")
    return before[-1]


def average(polls: Sequence[Poll], results: Sequence[NationalResult], on: date, known: date | None = None) -> Average:
    """Return the average of the polls on a day.

    Parameters
    ----------
    polls : by ``latest``
    results : general elections, by day
    on : polls whose fieldwork ended by this day count
    known : and that were public by this day; None for all

    Raises
    ------
    NotFoundError : no general election, or no poll within the widest window
    """
    election = last_election(results, min(on, known or on))
    if polls and on - timedelta(days=WINDOWS[-1]) >= polls[-1].latest:
        raise NotFoundError(f"The table ends with a poll of {polls[-1].latest}; {on} is too long after it.")
    since = [poll for poll in polls if poll.latest > election.on and poll.kind is PollKind.POLL]
    public = public_polls(since, on, known)
    window, counted = _window(public, on, election)
    effects = house_effects([poll for poll in public if poll.latest > on - YEAR])
    voices = _voices(counted, effects, on, window)
    shares = _shares(voices)
    errors = {party: _error(voices, party, share) for party, share in shares.items()}
    return Average(on, known, election, window, tuple(counted), voices, shares, errors)


def _window(public: Sequence[Poll], on: date, election: NationalResult) -> tuple[int, list[Poll]]:
    counted: list[Poll] = []
    for window in WINDOWS:
        counted = [poll for poll in public if poll.latest > on - timedelta(days=window)]
        if len(counted) >= ENOUGH:
            return window, counted
    if not counted:
        raise NotFoundError(
            f"No poll of the {WINDOWS[-1]} days before {on} and after the general election of {election.on} is known."
        )
    return WINDOWS[-1], counted


def _voices(counted: Sequence[Poll], effects: Mapping[str, HouseEffect], on: date, window: int) -> tuple[Voice, ...]:
    groups: dict[str | None, list[Poll]] = defaultdict(list)
    for poll in counted:
        groups[poll.pollster].append(poll)
    names = sorted(groups, key=lambda name: name or "")
    return tuple(_voice(name, groups[name], effects.get(name or "", {}), on, window) for name in names)


def _voice(name: str | None, polls: Sequence[Poll], effect: HouseEffect, on: date, window: int) -> Voice:
    weights = [window - (on - poll.latest).days for poll in polls]
    shares = {}
    for party in sorted({party for poll in polls for party in poll.shares}):
        told = [
            (weight, poll.shares[party]) for weight, poll in zip(weights, polls, strict=True) if party in poll.shares
        ]
        shares[party] = _mean(told) - effect.get(party, Fraction(0))
    return Voice(name, len(polls), max(weights), shares, effect)


def _shares(voices: Sequence[Voice]) -> dict[str, Fraction]:
    total = sum(voice.weight for voice in voices)
    told = {
        party: [(voice.weight, voice.shares[party]) for voice in voices if party in voice.shares]
        for party in sorted({party for voice in voices for party in voice.shares})
    }
    means = {party: _mean(pairs) for party, pairs in told.items() if 2 * sum(w for w, _ in pairs) >= total}
    return dict(sorted(means.items(), key=lambda item: -item[1]))


def _error(voices: Sequence[Voice], party: str, share: Fraction) -> float | None:
    """Return the standard error of a weighted mean of pollsters."""
    told = [(voice.weight, voice.shares[party]) for voice in voices if party in voice.shares]
    weight, squares = sum(w for w, _ in told), sum(w * w for w, _ in told)
    free = weight * weight - squares
    if not free:
        return None
    spread = sum((w * (told_share - share) ** 2 for w, told_share in told), Fraction(0))
    return sqrt(spread * squares / weight / free)


def _mean(pairs: Sequence[tuple[int, Fraction]]) -> Fraction:
    return sum((weight * share for weight, share in pairs), Fraction(0)) / sum(weight for weight, _ in pairs)
