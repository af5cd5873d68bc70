"""What came of frozen forecasts, from the register, the table of leaders and the ledgers of cases."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from whipcount.errors import NotFoundError
from whipcount.facts.cases import open_case
from whipcount.facts.contests import contests
from whipcount.facts.forecasts.ended import end_public
from whipcount.facts.leaderships import KNOWN_UNTIL, Leadership, leader_ballots, leaderships
from whipcount.facts.people import register
from whipcount.forecast.record import Forecast, Model
from whipcount.forecast.resolve import Outcome, State, ballot_held, departure, lasting, threshold_passed
from whipcount.ledger.types import Ballot, Case
from whipcount.ledger.vocabulary import EventType

__all__ = ["outcome"]

_LEADER = "leader:"
_NONE: Mapping[str, Case] = MappingProxyType({})
_SAME = {"liberal": "liberal-democrat"}


def outcome(forecast: Forecast, as_of: date | None = None, cases: Mapping[str, Case] = _NONE) -> Outcome:
    """Return what came of a forecast.

    Parameters
    ----------
    forecast : as frozen
    as_of : judge as on this day, None for all that the tables know
    cases : id -> case, for forecasts of cases that are not shipped
    """
    return _RESOLVERS[forecast.model](forecast, as_of or date.max, cases)


def _departed(forecast: Forecast, as_of: date, _: Mapping[str, Case]) -> Outcome:
    until = min(as_of, register().known_until)
    spells = [spell for spell in register().spells_of(forecast.unit) if spell.start <= until]
    return departure(forecast, spells, until)


def _survived(forecast: Forecast, as_of: date, cases: Mapping[str, Case]) -> Outcome:
    led = _leadership(forecast, cases)
    if led is None:
        return Outcome(State.VOID, None, None, f"Nobody is known to have led {forecast.unit} on {forecast.on}.")
    return lasting(forecast, led.name, led.announced, min(as_of, KNOWN_UNTIL))


def _balloted(forecast: Forecast, as_of: date, cases: Mapping[str, Case]) -> Outcome:
    found = _case(forecast, cases)
    if isinstance(found, Outcome):
        return found
    return ballot_held(forecast, _ballots(found), end_public(found, forecast.on), _until(found, as_of))


def _called(forecast: Forecast, as_of: date, cases: Mapping[str, Case]) -> Outcome:
    found = _case(forecast, cases)
    if isinstance(found, Outcome):
        return found
    kinds = (EventType.CONFIDENCE_BALLOT_CALLED, EventType.CONFIDENCE_BALLOT_RESULT)
    days = [event.known_day for event in found.events if event.type in kinds]
    days += [ballot.on for ballot in found.ballots]
    days += [
        ballot.called for ballot in leader_ballots() if ballot.called is not None and ballot.name == found.leader_name
    ]
    return threshold_passed(forecast, days, end_public(found, forecast.on), _until(found, as_of))


_RESOLVERS: dict[Model, Callable[[Forecast, date, Mapping[str, Case]], Outcome]] = {
    Model.DEFECTION: _departed,
    Model.SURVIVAL: _survived,
    Model.BALLOT: _balloted,
    Model.LETTERS: _called,
}


@cache
def _opened(unit: str) -> Case | None:
    try:
        return open_case(unit).case
    except NotFoundError:
        return None


def _case(forecast: Forecast, cases: Mapping[str, Case]) -> Case | Outcome:
    found = cases.get(forecast.unit) or _opened(forecast.unit)
    if found is None:
        return Outcome(State.OPEN, None, None, f"The case {forecast.unit} is not at hand; name its folder with --case.")
    return found


def _leadership(forecast: Forecast, cases: Mapping[str, Case]) -> Leadership | None:
    if forecast.unit.startswith(_LEADER):
        party = forecast.unit.removeprefix(_LEADER)
        mine = [one for one in leaderships() if _SAME.get(one.party, one.party) == _SAME.get(party, party)]
    else:
        found = cases.get(forecast.unit) or _opened(forecast.unit)
        mine = [one for one in leaderships() if found is not None and one.person == found.leader_id]
    spans = [one for one in mine if one.start <= forecast.on and (one.end is None or forecast.on <= one.end)]
    return spans[-1] if spans else None


def _until(case: Case, as_of: date) -> date:
    """Return the last day that is known: of the tables for a leader whom they have, else of the ledger."""
    last = max((event.known_day for event in case.events), default=date.min)
    is_covered = any(one.person == case.leader_id for one in leaderships())
    return min(as_of, max(last, KNOWN_UNTIL) if is_covered else last)


def _ballots(case: Case) -> list[Ballot]:
    told = [
        Ballot(one.on, int(one.for_leader), int(one.against_leader))
        for one in contests()
        if one.leader == case.leader_name and one.for_leader and one.against_leader and one.unit == "votes"
    ]
    return [*case.ballots, *(one for one in told if one.on not in {held.on for held in case.ballots})]
