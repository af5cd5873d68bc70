"""Ask what a confidence ballot would bring: the shipped fit, the embedded contests and the ledger of a case."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from whipcount.errors import CountError, WhipcountError
from whipcount.facts.cases import OpenCase, case_names, open_case
from whipcount.facts.forecasts.ballot_rows import ballot_rows, payroll_of, was_tested
from whipcount.facts.forecasts.vintages import read_fit
from whipcount.facts.leaders import leaders
from whipcount.forecast import ballot
from whipcount.forecast.ballot.fit import Fit
from whipcount.forecast.ballot.row import AGAIN_DAYS, Body, Row, known_rows
from whipcount.forecast.ballot.tell import Ask
from whipcount.forecast.record import Forecast, Prediction
from whipcount.ledger.vocabulary import EventType
from whipcount.rules.in_force import rule_in_force
from whipcount.rules.types import Rule, RuleKind
from whipcount.tally.count import Count
from whipcount.tally.result import canonical_hash

__all__ = ["SHIPPED", "ask", "ask_case", "backtest", "fit_known", "refit", "row_of", "shipped"]

SHIPPED = "forecasts/ballot.json"
"""Where the fit lies below ``data/``."""

COUNTRIES = {"gb": "UK", "au": "Australia", "nz": "New Zealand", "ca": "Canada"}
"""Country of a rulebook -> as the contests have it."""

_GOVERNS = "prime_minister"


@cache
def shipped() -> Fit:
    """Return the fit that the package brings.

    Raises
    ------
    SourceError : it is missing
    ModelError : it is of another version
    """
    return read_fit(SHIPPED, Fit.from_dict)


def refit(seed: int = 0) -> Fit:
    """Fit again on the embedded contests."""
    return ballot.fit(ballot_rows(), seed)


def backtest(seed: int = 0) -> list[Prediction]:
    """Leave each contest out with its leader's others; see ``whipcount.forecast.ballot.backtest``."""
    return ballot.backtest(ballot_rows(), seed)


@cache
def fit_known(day: date, seed: int = 0) -> Fit:
    """Return the fit from contests that were over at the end of a day: the shipped one if that is all of them.

    Raises
    ------
    InputError : too few contests were over
    """
    if day >= shipped().last and seed == shipped().seed:
        return shipped()
    return ballot.fit(known_rows(ballot_rows(), day), seed)


def ask(unit: str | None, on: date, known: date | None = None, seed: int = 0) -> list[Forecast]:
    """Return votes against a leader, votes for, and the chance that more are against than for.

    Parameters
    ----------
    unit : a case, shipped or a folder; None for every shipped case that can be asked about on the day
    on, known : the two clocks; ``known`` None for the day itself
    seed : kept for the record; nothing is drawn

    Raises
    ------
    CountError : the party has no confidence ballot, or the leader did not lead on the day
    InputError : too few contests were known by then

    Examples
    --------
    >>> against, in_favour, outvoted = ask("johnson-2022", date(2022, 6, 5))
    >>> against.quantiles[0.1] <= 148 <= against.quantiles[0.9]
    True
    """
    if unit is not None:
        return list(ask_case(open_case(unit), on, known, seed))
    found: list[Forecast] = []
    refused: list[WhipcountError] = []
    for name in case_names():
        try:
            found += ask_case(open_case(name), on, known, seed)
        except WhipcountError as fault:
            refused.append(fault)
    if not found:
        raise refused[0] if refused else CountError("No case is shipped.")
    return found


def ask_case(opened: OpenCase, on: date, known: date | None = None, seed: int = 0) -> tuple[Forecast, ...]:
    """Return the forecasts of one case; see :func:`ask`."""
    seen = known or on
    rule = ballot_rule(opened, on)
    counted = opened.count(on, seen)
    day = min(on, seen)
    row = row_of(opened, counted, day)
    rows = known_rows(ballot_rows(), day)
    parts = [counted.hash, row.to_dict(), [one.to_dict() for one in rows]]
    asked = Ask(
        opened.case.id, row, seen, _trigger(counted), rule.decides or rule.of or "the members", canonical_hash(parts)
    )
    return ballot.forecast(fit_known(day, seed), asked, seed)


def ballot_rule(opened: OpenCase, on: date) -> Rule:
    """Return the rule of the ballot of confidence.

    Raises
    ------
    CountError : the rulebook has none on the day
    """
    ballots = [rule for rule in opened.book.rules if rule.kind is RuleKind.BALLOT]
    removal = rule_in_force(opened.book, on, role=opened.case.role)
    if removal.counts != EventType.LETTER_SUBMITTED or not ballots:
        raise CountError(
            f"{opened.book.name} had no confidence ballot of members on {on.isoformat()} ({removal.id}), "
            "so that nothing can be said of its votes."
        )
    return rule_in_force(opened.book, on, RuleKind.BALLOT)


def row_of(opened: OpenCase, counted: Count, day: date) -> Row:
    """Return the ballot that a case would have as a row; those who publicly want the leader gone have declared.

    Raises
    ------
    CountError : the size of the electorate is unknown, or nothing is told of the case by then
    """
    case = opened.case
    if counted.electorate is None:
        raise CountError(f"How many members {case.party} had on {counted.on.isoformat()} is unknown; give electorates.")
    if not any(event.known_day <= counted.known and event.on_day <= counted.on for event in case.events):
        raise CountError(f"The case {case.id} has no event by {day.isoformat()}; there is nothing to go by.")
    country = COUNTRIES.get(opened.book.country, opened.book.country)
    governs = _governs(opened, counted.on)
    return Row(
        unit=case.id,
        on=counted.on,
        country=country,
        party=case.party,
        leader=case.leader_name,
        body=Body.CAUCUS,
        in_government=governs,
        again=was_tested(country, case.leader_name, day + timedelta(days=1)) or _held_within(opened, day),
        voters=counted.electorate,
        declared=counted.n(EventType.CALLS_TO_RESIGN),
        payroll=payroll_of(case.party, day) if governs and opened.register is not None else None,
    )


def _governs(opened: OpenCase, on: date) -> bool:
    if opened.case.role is not None:
        return opened.case.role == "government"
    spans = (one for one in leaders() if one.role == _GOVERNS and one.person_id == opened.case.leader_id)
    return any(one.start <= on and (one.end is None or on <= one.end) for one in spans)


def _held_within(opened: OpenCase, day: date) -> bool:
    return any(0 <= (day - one.on).days <= AGAIN_DAYS for one in opened.case.ballots)


def _trigger(counted: Count) -> str:
    said = f"{counted.threshold} letters of {counted.electorate} members bring one about"
    if counted.immune_until is None:
        return f"{said}."
    return f"{said}, under the rules of the day not before the day after {counted.immune_until.isoformat()}."
