"""The features of a member on a day; each looks at that day and before, never after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from whipcount.forecast.defection.material import Material
from whipcount.forecast.defection.spans import Floats, Ints, in_window, inside, last_before
from whipcount.forecast.defection.standing import Standing
from whipcount.forecast.defection.stays import Departure, Stay, departures
from whipcount.seats.offices import OfficeKind
from whipcount.seats.types import ElectionKind

__all__ = ["FEATURES", "Rows", "features"]

YEAR = 365.25
_FAR = 10**6


@dataclass(eq=False)
class Rows:
    """Member-days before the features are known, with what several features share."""

    material: Material
    stays: Sequence[Stay]
    stay: Ints
    day: Ints

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Slugs in order."""
        return tuple(sorted({stay.party for stay in self.stays}))

    @cached_property
    def party(self) -> Ints:
        """Row -> index into the parties."""
        at = {party: n for n, party in enumerate(self.parties)}
        return np.array([at[stay.party] for stay in self.stays], np.int64)[self.stay]

    @cached_property
    def moves(self) -> tuple[Departure, ...]:
        """Every departure."""
        return departures(self.material)

    @cached_property
    def standing(self) -> Standing:
        """The polls."""
        return Standing(self.material.polls, self.material.national)

    @cached_property
    def elected(self) -> Ints:
        """The day of the general election before each day."""
        return last_before([one.elected_on.toordinal() for one in self.material.parliaments], self.day)

    @cached_property
    def seats(self) -> tuple[Floats, Floats]:
        """Share of the majority and index of the runner-up's party; NaN where unknown."""
        return _last_results(self)

    def by_party(self, values: Callable[[str, Ints], Floats]) -> Floats:
        """Return a value of the party's day, worked out once a party and day."""
        found = np.zeros(len(self.day))
        for n, party in enumerate(self.parties):
            rows = np.flatnonzero(self.party == n)
            days, back = np.unique(self.day[rows], return_inverse=True)
            found[rows] = values(party, days)[back]
        return found

    def by_person(self) -> Iterator[tuple[str, Ints]]:
        """Yield each person with his rows."""
        people: dict[str, list[int]] = defaultdict(list)
        for n, stay in enumerate(self.stays):
            people[stay.person].append(n)
        edges = np.searchsorted(self.stay, np.arange(len(self.stays) + 1))
        for person, held in people.items():
            yield person, np.concatenate([np.arange(edges[n], edges[n + 1]) for n in held])

    def against(self) -> Floats:
        """Return each member's votes against the line up to the day."""
        found = np.zeros(len(self.day))
        for person, at in self.by_person():
            tally = self.material.votes.get(person)
            if tally is not None and len(tally.days):
                total = np.concatenate([[0], tally.against.cumsum()])
                found[at] = total[np.searchsorted(tally.days, self.day[at], side="right")]
        return found

    def of_stay(self, value: Callable[[Stay], float]) -> Floats:
        """Return a value that holds for a whole stay."""
        return np.array([value(stay) for stay in self.stays], np.float64)[self.stay]


def _moved_lately(rows: Rows) -> Floats:
    """Near 1 after an own change of party, fading over two years."""
    last = rows.of_stay(lambda stay: max(stay.earlier, default=-_FAR))
    return np.exp(-np.minimum((rows.day - last) / (2 * YEAR), 50.0))


def _tenure(rows: Rows) -> Floats:
    """Decades since the first day in the House, three at most."""
    return np.minimum((rows.day - rows.of_stay(lambda stay: stay.entered)) / (10 * YEAR), 3.0)


def _new_member(rows: Rows) -> Floats:
    """First elected at this Parliament's general election or since."""
    return (rows.of_stay(lambda stay: stay.entered) >= rows.elected).astype(float)


def _by_post(rows: Rows, value: Callable[[list[tuple[int, int]], Ints], Floats]) -> Floats:
    found = np.zeros(len(rows.day))
    for person, at in rows.by_person():
        posts = [
            (post.start.toordinal(), post.end.toordinal() - 1 if post.end else _FAR)
            for post in rows.material.offices.get(person, ())
            if post.is_payroll and post.kind is not OfficeKind.PPS
        ]
        if posts:
            found[at] = value(posts, rows.day[at])
    return found


def _in_office(rows: Rows) -> Floats:
    return _by_post(rows, lambda posts, days: inside(posts, days).astype(float))


def _lost_office(rows: Rows) -> Floats:
    def value(posts: list[tuple[int, int]], days: Ints) -> Floats:
        last = last_before(sorted(end for _, end in posts), days)
        recent = (last > 0) & (days - last <= YEAR)
        return (recent & ~inside(posts, days)).astype(float)

    return _by_post(rows, value)


def _held_office(rows: Rows) -> Floats:
    def value(posts: list[tuple[int, int]], days: Ints) -> Floats:
        return ((days >= min(start for start, _ in posts)) & ~inside(posts, days)).astype(float)

    return _by_post(rows, value)


def _governs(rows: Rows) -> Floats:
    def value(party: str, days: Ints) -> Floats:
        spans = [
            (one.start.toordinal(), one.end.toordinal() if one.end else _FAR)
            for one in rows.material.governments
            if one.party == party
        ]
        return inside(spans, days).astype(float)

    return rows.by_party(value)


def _size(rows: Rows) -> Floats:
    held: dict[str, list[Stay]] = defaultdict(list)
    for stay in rows.stays:
        held[stay.party].append(stay)

    def value(party: str, days: Ints) -> Floats:
        first = np.sort([stay.first for stay in held[party]])
        last = np.sort([stay.last for stay in held[party]])
        sitting = np.searchsorted(first, days, side="right") - np.searchsorted(last, days, side="left")
        scaled: Floats = (np.log(np.maximum(sitting, 1)) - 5) / 2
        return scaled

    return rows.by_party(value)


def _party_moves(rows: Rows) -> Floats:
    """Departures from the own party in the last four weeks, as the logarithm of one more."""

    def value(party: str, days: Ints) -> Floats:
        return np.log1p(in_window([one.known for one in rows.moves if one.party == party], days, 28))

    return rows.by_party(value)


def _poll_change(rows: Rows) -> Floats:
    """Ten points gained or lost since the general election are 1 or -1; 0 where no poll gives the party."""
    return 10 * rows.by_party(lambda party, days: np.nan_to_num(rows.standing.change(party, days)))


def _new_leader(rows: Rows) -> Floats:
    def value(party: str, days: Ints) -> Floats:
        held = (one for one in rows.material.leaders if one.party == party and one.role != "prime_minister")
        begun = sorted(one.start.toordinal() for one in held)
        last = last_before(begun, days)
        return ((last > 0) & (days - last <= YEAR)).astype(float)

    return rows.by_party(value)


def _age(rows: Rows) -> Floats:
    """Years since the general election, 0 after two and 1 after four."""
    return (rows.day - rows.elected) / YEAR / 2 - 1


def _fresh(rows: Rows) -> Floats:
    """The first half year after a general election."""
    return ((rows.day - rows.elected) <= YEAR / 2).astype(float)


def _last_results(rows: Rows) -> tuple[Floats, Floats]:
    share, second = np.full(len(rows.day), np.nan), np.full(len(rows.day), np.nan)
    at = {party: n for n, party in enumerate(rows.parties)}
    edges = np.searchsorted(rows.stay, np.arange(len(rows.stays) + 1))
    for n, stay in enumerate(rows.stays):
        held = [one for one in rows.material.results.get(stay.gss or "", ()) if one.kind is not ElectionKind.NOTIONAL]
        here = slice(edges[n], edges[n + 1])
        if held and edges[n] < edges[n + 1]:
            days = np.array([one.on.toordinal() for one in held])
            which = np.searchsorted(days, rows.day[here], side="left") - 1
            known = which >= 0
            share[here] = np.where(known, np.array([one.majority / one.valid for one in held])[which], np.nan)
            second[here] = np.where(known, np.array([at.get(one.second, np.nan) for one in held])[which], np.nan)
    return share, second


def _majority(rows: Rows) -> Floats:
    """Share of the majority against a usual one of a fifth, 1 for a fifth more; 0 where unknown."""
    share, _ = rows.seats
    return np.where(np.isnan(share), 0.0, 5 * np.minimum(np.nan_to_num(share), 0.5) - 1)


def _seat_at_risk(rows: Rows) -> Floats:
    """Whether the polls would take the seat away: the majority moved by the national change of the two parties."""
    share, second = rows.seats
    other = np.zeros(len(rows.day))
    for n, party in enumerate(rows.parties):
        at = np.flatnonzero(second == n)
        days, back = np.unique(rows.day[at], return_inverse=True)
        other[at] = np.nan_to_num(rows.standing.change(party, days))[back]
    moved = np.nan_to_num(share) + _poll_change(rows) / 10 - other
    return np.where(np.isnan(share), 0.0, 1 / (1 + np.exp(moved / 0.05)) - 0.2)


def _rebelled(rows: Rows) -> Floats:
    """Votes against the line so far, as the logarithm of one more, less the party's mean of the day."""
    told = np.log1p(rows.against())
    _, group = np.unique(rows.party * _FAR + rows.day, return_inverse=True)
    mean = np.bincount(group, told) / np.bincount(group)
    found: Floats = told - mean[group]
    return found


FEATURES: dict[str, Callable[[Rows], Floats]] = {
    "moved_lately": _moved_lately,
    "tenure": _tenure,
    "new_member": _new_member,
    "in_office": _in_office,
    "lost_office": _lost_office,
    "held_office": _held_office,
    "governs": _governs,
    "party_size": _size,
    "party_moves": _party_moves,
    "poll_change": _poll_change,
    "new_leader": _new_leader,
    "parliament_age": _age,
    "fresh_parliament": _fresh,
    "majority": _majority,
    "seat_at_risk": _seat_at_risk,
    "rebelled": _rebelled,
}
"""Name -> column, on a scale on which a step of 1 is a large difference."""


def features(material: Material, stays: Sequence[Stay], stay: Ints, day: Ints) -> Floats:
    """Return the features, (rows, features), in the order of ``FEATURES``.

    Parameters
    ----------
    stays : of all members, so that the parties' sizes can be counted
    stay : row -> index into ``stays``, ascending
    day : row -> ordinal
    """
    rows = Rows(material, stays, stay, day)
    return np.column_stack([column(rows) for column in FEATURES.values()])
