"""The page of a case on a day: the answer, the count against the threshold, every name, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whipcount.brief.parties import party_name
from whipcount.dates import say
from whipcount.desk.tracker.pages.changes import Changed
from whipcount.desk.tracker.pages.names import Filter, NameRow, filtered, rows_of
from whipcount.desk.tracker.pages.people import number_of
from whipcount.desk.tracker.pages.words import LOOKS, Look, many
from whipcount.ledger.vocabulary import EventType
from whipcount.seats.cohorts import Cohort
from whipcount.tally.count import Count
from whipcount.tally.standing import Excluded

__all__ = ["CasePage", "LeftOut", "answer", "case_page", "first_day_of", "last_day_of", "short_hash"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A member who is not counted, or about whom sources disagree, and why."""

    number: str | None
    name: str
    look: Look
    reason: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything that the page of a case shows.

    Attributes
    ----------
    count : the figures; the page, the API, the embeds and the feeds carry its hash
    answer : one line
    rows : all names; ``shown`` are those that the filter asks for, in its order
    stances : look and number of members whose strongest stance it is
    cohorts : those that a name belongs to, with how many
    """

    count: Count
    answer: str
    rows: tuple[NameRow, ...]
    shown: tuple[NameRow, ...]
    wanted: Filter
    stances: tuple[tuple[Look, int], ...]
    cohorts: tuple[tuple[Cohort, int], ...]
    not_counted: tuple[LeftOut, ...]
    disputed: tuple[LeftOut, ...]
    since_yesterday: Changed | None
    previous: date | None
    following: date | None

    @property
    def n(self) -> int:
        """How many stand of what the rule counts, else of those who say that the leader should go."""
        found = self.count.towards_threshold
        return self.count.n(EventType.CALLS_TO_RESIGN) if found is None else found

    @property
    def short_hash(self) -> str:
        """The first letters of the hash, for people."""
        return short_hash(self.count)

    @property
    def distance(self) -> int | None:
        """How many are missing, None where no number decides."""
        return None if self.count.threshold is None else max(self.count.threshold - self.n, 0)


def case_page(count: Count, wanted: Filter, since: Changed | None, last: date) -> CasePage:
    """Return the page.

    Parameters
    ----------
    count : of the day
    wanted : what of the names is asked for
    since : what changed since the day before, None on the first day
    last : the last day that can be asked for

    Raises
    ------
    InputError : the filter names an unknown stance or cohort
    """
    rows = rows_of(count)
    first = first_day_of(count)
    days = (count.on.toordinal() - 1, count.on.toordinal() + 1)
    return CasePage(
        count, answer(count), rows, tuple(filtered(rows, wanted)), wanted, _stances(rows), _cohorts(rows),
        tuple(map(_left_out, count.not_counted)), tuple(map(_left_out, count.disputed)), since,
        date.fromordinal(days[0]) if first is None or count.on > first else None,
        date.fromordinal(days[1]) if count.on < last else None,
    )  # fmt: skip


def answer(count: Count) -> str:
    """Return the count in one line with its day.

    Examples
    --------
    >>> from whipcount.facts.cases import open_case
    >>> print(answer(open_case("johnson-2022").count("2022-01-19")))
    4 of 54 letters needed to open a contest against Boris Johnson are on the record on 19 January 2022.
    """
    leader, day = count.case.leader_name, say(count.on.isoformat())
    look = LOOKS[EventType(count.rule.counts)] if count.rule.counts else None
    n = count.towards_threshold
    if look is None or n is None:
        calls = count.n(EventType.CALLS_TO_RESIGN)
        whose = f"{party_name(count.case.party)} members" if count.case.party else "members"
        return f"{calls} of {count.electorate} {whose} said on the record that {leader} should go by {day}."
    if count.threshold is None:
        return f"{many(n, look.one, look.several)} against {leader} {_are(n)} on the record on {day}."
    verb = _are(n)
    return (
        f"{n} of {count.threshold} {look.several} needed to open a contest against {leader} "
        f"{verb} on the record on {day}."
    )


def first_day_of(count: Count) -> date | None:
    """Return the first day that the case can be counted on."""
    return count.case.start


def last_day_of(start: date | None, end: date | None, today: date) -> date:
    """Return the last day that a page of a case can be asked for: the last of the leadership, else today."""
    last = min(end, today) if end else today
    return max(last, start) if start else last


def short_hash(count: Count) -> str:
    """Return the first letters of a count's hash.

    Examples
    --------
    >>> from whipcount.facts.cases import open_case
    >>> len(short_hash(open_case("johnson-2022").count("2022-01-19")))
    8
    """
    return count.hash.removeprefix("sha256:")[:8]


def _are(n: int) -> str:
    return "is" if n == 1 else "are"


def _stances(rows: Sequence[NameRow]) -> tuple[tuple[Look, int], ...]:
    return tuple((look, n) for stance, look in LOOKS.items() if (n := sum(row.stance is stance for row in rows)))


def _cohorts(rows: Sequence[NameRow]) -> tuple[tuple[Cohort, int], ...]:
    found: dict[str, tuple[Cohort, int]] = {}
    for row in rows:
        for cohort in row.place.cohorts:
            found[cohort.id] = (cohort, found.get(cohort.id, (cohort, 0))[1] + 1)
    return tuple(sorted(found.values(), key=lambda pair: pair[0].name))


def _left_out(row: Excluded) -> LeftOut:
    return LeftOut(number_of(row.id), row.name, LOOKS[row.was], row.reason, row.events)
