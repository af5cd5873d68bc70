"""Ask whether a leader will still lead: the shipped fits, the embedded tables, and the ledger of a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from whipcount.errors import CountError, InputError, NotFoundError
from whipcount.facts.cases import OpenCase, case_names, open_case
from whipcount.facts.forecasts.survival_rows import FIRST_DAY, POLLED_AS, leader_row, weekly_rows
from whipcount.facts.forecasts.vintages import read_fit
from whipcount.facts.leaderships import KNOWN_UNTIL, Leadership, leaderships
from whipcount.forecast import survival
from whipcount.forecast.record import Forecast, Prediction
from whipcount.forecast.survival import Fit, Vintages, fit_vintages, known_rows
from whipcount.ledger.vocabulary import EventType

__all__ = ["FIRST_YEAR", "SHIPPED", "ask", "ask_case", "backtest", "fit_known", "refit", "shipped"]

SHIPPED = "forecasts/survival.json"
"""Where the fits lie below ``data/``."""

FIRST_YEAR = 1975
"""Year of the first fit: eight leaders had gone by its first day. Fits on fewer foretell worse than the base rate."""

UNIT = "leader:"
_PARTIES = ("conservative", "labour", "liberal-democrat")


@cache
def shipped() -> Vintages:
    """Return the fits that the package brings, one for what was over by each 1 January and one for all.

    Raises
    ------
    SourceError : it is missing
    ModelError : it is of another version
    """
    return read_fit(SHIPPED, Vintages.from_dict)


def refit(seed: int = 0) -> Vintages:
    """Fit again on the embedded tables, once for each 1 January since :data:`FIRST_YEAR` and once for all."""
    new_years = [date(year, 1, 1) for year in range(FIRST_YEAR, KNOWN_UNTIL.year + 1)]
    return fit_vintages(weekly_rows(), [*new_years, KNOWN_UNTIL], seed)


def fit_known(day: date, seed: int = 0) -> Fit:
    """Return a fit on what was over at the end of a day, whether such a one is shipped or not.

    Raises
    ------
    InputError : there was nothing yet
    """
    return survival.fit(known_rows(weekly_rows(), day), seed)


def backtest(seed: int = 0) -> list[Prediction]:
    """Leave one leader out; see ``whipcount.forecast.survival.backtest``."""
    return survival.backtest(weekly_rows(), seed)


def ask(unit: str | None, on: date, known: date | None = None, seed: int = 0) -> list[Forecast]:
    """Return the chance that a leader still leads after 7, 30, 90 and 180 days, as it would have been said on the day.

    The fit knows only what was over by 1 January of the year, or by the day to which facts were known if that lies in
    an earlier year: nothing of how the leadership asked about ended.

    Parameters
    ----------
    unit : ``leader:conservative``, ``leader:labour`` or ``leader:liberal-democrat`` for whoever leads on the day; a
        case, shipped or a folder, for its leader; None for all three leaders
    on, known : the two clocks; ``known`` None for the day itself
    seed : kept for the record; nothing is random

    Raises
    ------
    NotFoundError : no such leader or case, the day lies outside the tables or before the first fit, or no poll is near
        enough
    CountError : the leader has gone, or has said that he will
    InputError : a case without events

    Examples
    --------
    >>> week, month, *_ = ask("johnson-2022", date(2022, 7, 6))
    >>> month.question
    'Will Boris Johnson still lead the Conservative party after 30 days, at the end of 2022-08-05?'
    >>> month.probability < 0.5 < month.base_rate
    True
    >>> month.model_version
    'survival-2/2022-01-01'
    """
    if unit is None:
        asked = [(f"{UNIT}{party}", found) for party in _PARTIES if (found := _leading(party, on, known)) is not None]
        if not asked:
            raise NotFoundError(_nobody(" or ".join(_PARTIES), on, known))
        return [one for name, leadership in asked for one in _of_leader(name, leadership, on, known, seed)]
    if not unit.startswith(UNIT):
        return ask_case(open_case(unit), on, known, seed)
    party = unit.removeprefix(UNIT)
    if party not in _PARTIES and party not in POLLED_AS:
        accepted = ", ".join(f"{UNIT}{one}" for one in _PARTIES)
        raise NotFoundError(f"No survival forecast for {unit!r}; there are {accepted}, or name a case.")
    leadership = _leading(party, on, known)
    if leadership is None:
        raise CountError(_nobody(party, on, known))
    return _of_leader(unit, leadership, on, known, seed)


def ask_case(case: OpenCase, on: date, known: date | None = None, seed: int = 0) -> list[Forecast]:
    """Return the forecasts about the leader of a case, a scenario among them, from its own ledger.

    Parameters
    ----------
    case : opened; its events are used as far as they were known
    on, known, seed : as in :func:`ask`

    Raises
    ------
    NotFoundError : its leader is none of the three parties', or the day lies before the first fit
    CountError : the leader did not lead on the day, or has said that he will go
    InputError : the case has no events
    """
    head = case.case
    if not head.events:
        raise InputError(f"The case {head.id} has no events; add rows to events.csv, or ask for {UNIT}{head.party}.")
    spans = [one for one in leaderships() if one.person == head.leader_id]
    if not spans:
        raise NotFoundError(
            f"{head.leader_name} of the case {head.id} is no leader of the Conservative, Labour, Liberal or "
            "Liberal Democrat party since 1945; the survival model knows no others."
        )
    found = next((one for one in spans if _leads(one, on, known)), None)
    if found is None:
        raise CountError(_gone(spans, on, known))
    return _forecasts(head.id, found, on, known, seed, _want_out(case, on, known))


def _of_leader(unit: str, leadership: Leadership, on: date, known: date | None, seed: int) -> list[Forecast]:
    case = _case_of(leadership.person)
    covers = case is not None and (case.case.start or on) <= on <= (case.case.end or on)
    return _forecasts(unit, leadership, on, known, seed, _want_out(case, on, known) if case and covers else None)


def _forecasts(
    unit: str, leadership: Leadership, on: date, known: date | None, seed: int, want_out: float | None
) -> list[Forecast]:
    seen = known or on
    row = leader_row(leadership, on, seen, want_out)
    return list(survival.forecast(shipped().on(min(on, seen)), row, unit, seen, seed))


@cache
def _case_of(person: str) -> OpenCase | None:
    """Return the shipped case about a leader, None if there is none."""
    cases = (open_case(name) for name in case_names())
    return next((case for case in cases if case.case.leader_id == person and case.case.events), None)


def _want_out(case: OpenCase, on: date, known: date | None) -> float:
    """Return the share of the electorate that publicly wants the leader to go."""
    found = case.count(on, known or on)
    if not found.electorate:
        raise CountError(f"The electorate of the case {case.case.id} on {on} is unknown; state it in case.toml.")
    return found.n(EventType.CALLS_TO_RESIGN) / found.electorate


def _leading(party: str, on: date, known: date | None) -> Leadership | None:
    family = POLLED_AS.get(party, party)
    mine = [one for one in leaderships() if POLLED_AS.get(one.party, one.party) == family]
    return next((one for one in mine if _leads(one, on, known)), None)


def _leads(leadership: Leadership, on: date, known: date | None) -> bool:
    """Tell whether he leads at the end of a day, as far as was public by then, with his going not announced."""
    seen = min(on, known or on)
    told = leadership.announced is not None and leadership.announced <= seen
    return FIRST_DAY <= on <= KNOWN_UNTIL and leadership.start <= seen and not told


def _nobody(party: str, on: date, known: date | None) -> str:
    if not FIRST_DAY <= on <= KNOWN_UNTIL:
        return f"Party leaders are known from {FIRST_DAY} to {KNOWN_UNTIL}; {on} lies outside."
    family = POLLED_AS.get(party, party)
    before = [one for one in leaderships() if POLLED_AS.get(one.party, one.party) == family and one.start <= on]
    return _gone(before[-1:], on, known) if before else f"No leader of {party} on {on} is known."


def _gone(spans: Iterable[Leadership], on: date, known: date | None) -> str:
    if not FIRST_DAY <= on <= KNOWN_UNTIL:
        return f"Party leaders are known from {FIRST_DAY} to {KNOWN_UNTIL}; {on} lies outside."
    seen = min(on, known or on)
    last = [one for one in spans if one.start <= seen]
    if last and last[-1].announced:
        return (
            f"{last[-1].name}'s end as leader was public on {last[-1].announced}, so that on {on} there is nothing "
            f"left to forecast; ask about an earlier day."
        )
    first = next(iter(spans))
    return f"{first.name} did not lead the party until {first.start}, after {seen}; ask about a later day."
