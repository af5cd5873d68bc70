"""Forecasts of every sitting member on a day, explained member by member."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np

from whipcount.errors import InputError, NotFoundError
from whipcount.forecast.defection.chances import chances
from whipcount.forecast.defection.features import FEATURES
from whipcount.forecast.defection.material import Material, as_of
from whipcount.forecast.defection.pace import LEVELS
from whipcount.forecast.defection.panel import Panel, on_days
from whipcount.forecast.defection.spans import Floats, Ints
from whipcount.forecast.defection.vintage import HORIZONS, Fit, Vintage
from whipcount.forecast.defection.words import told
from whipcount.forecast.record import Driver, Forecast, Model

__all__ = ["MOST_DRIVERS", "forecast"]

MOST_DRIVERS = 6
_SMALLEST_EFFECT = 0.005
# Nought stands for unknown where a member has no result, no poll or no votes; these say so.
_UNKNOWN_AT_NOUGHT = frozenset({"majority", "seat_at_risk", "poll_change", "rebelled"})


def forecast(
    fit: Fit,
    material: Material,
    names: Mapping[str, str],
    unit: str | None,
    on: date,
    known: date | None = None,
    tables: str = "",
    seed: int = 0,
) -> list[Forecast]:
    """Return the forecasts of one member or of all, by horizon and then the likeliest first.

    Parameters
    ----------
    fit : learned; the vintage that had ended by the day is used
    material : the facts; those after the day are not looked at
    names : person id -> name
    unit : ``twfy:25874``, None for every member of a party
    on : the day from which the horizons run
    known : the day to which facts were known, None for ``on``; a later one adds nothing
    tables : hash of the tables that the facts come from
    seed : kept with the forecast; nothing is drawn

    Raises
    ------
    NotFoundError : the day is before the first vintage, no member sat on it, or the unit was none
    InputError : the member sat without a party
    """
    seen = min(on, known or on, material.until)
    vintage = fit.on(seen)
    facts = as_of(material, seen)
    panel = on_days(facts, [seen.toordinal()])
    if not len(panel):
        raise NotFoundError(f"No Parliament sat on {seen}; there is nobody whose departure could be forecast.")
    rows = np.arange(len(panel)) if unit is None else _of(panel, facts, names, unit, seen)
    effects = _effects(panel, vintage)
    drivers = {int(row): _drivers(panel, effects, int(row)) for row in rows}
    digests = {int(row): _digest(tables, vintage, panel, int(row)) for row in rows}
    found: list[Forecast] = []
    for horizon in HORIZONS:
        chance = chances(panel, vintage.beta, facts.parliaments, horizon)
        for row in sorted(rows.tolist(), key=lambda row: (-chance[row], panel.stays[panel.stay[row]].person)):
            stay = panel.stays[panel.stay[row]]
            name = names.get(stay.person, stay.person)
            by = on + timedelta(days=horizon)
            found.append(
                Forecast(
                    model=Model.DEFECTION,
                    unit=stay.person,
                    on=on,
                    known=seen,
                    horizon=horizon,
                    question=f"Will {name} leave the party ({stay.party}) or lose its whip by {by}?",
                    resolution=_resolution(name, stay.party, on, by),
                    probability=round(float(chance[row]), 9),
                    quantiles=None,
                    base_rate=vintage.base[horizon],
                    drivers=drivers[row],
                    data_hash=digests[row],
                    model_version=f"{fit.version}/{vintage.until}",
                    seed=seed,
                )
            )
    return found


def _of(panel: Panel, facts: Material, names: Mapping[str, str], unit: str, seen: date) -> Ints:
    rows = np.array([n for n, stay in enumerate(panel.stay) if panel.stays[stay].person == unit], np.int64)
    if len(rows):
        return rows[:1]
    if unit not in names:
        raise NotFoundError(f"No member {unit!r}; a unit of this model is a person id such as twfy:25874.")
    spell = next((one for one in facts.spells if one.person_id == unit and one.covers(seen)), None)
    if spell is None:
        raise NotFoundError(f"{names[unit]} was no member of the House of Commons on {seen}.")
    raise InputError(
        f"{names[unit]} sat as {spell.party or 'a member of no known party'} on {seen}: no party to leave."
    )


def _resolution(name: str, party: str, on: date, by: date) -> str:
    return (
        f"Yes if, on any day after {on} and up to {by}, the register of members shows {name} under another label than "
        f"{party} inside the same Parliament: joined another party, resigned the whip, had it withdrawn or suspended, "
        f"or was expelled; or gave up the seat and won it back under another label at the by-election. No if that has "
        "not happened by then, or if the member died, resigned the seat, took the chair as Speaker, or Parliament was "
        "dissolved first. A whip restored later changes nothing."
    )


def _effects(panel: Panel, vintage: Vintage) -> Floats:
    """Return what each level and feature adds to the log odds against the average member of the day."""
    levels = panel.pace[:, 1:]
    features = panel.x * vintage.beta[1:]
    against = np.column_stack([levels[:, :1], levels[:, 1:] - levels[:, 1:].mean(0), features - features.mean(0)])
    found: Floats = against
    return found


def _drivers(panel: Panel, effects: Floats, row: int) -> tuple[Driver, ...]:
    columns: Sequence[str] = (*LEVELS[1:], *FEATURES)
    values = np.concatenate([panel.pace[row, 1:], panel.x[row]])
    order = np.argsort(-np.abs(effects[row]), kind="stable")[:MOST_DRIVERS]
    found = []
    for at in order:
        effect, value = float(effects[row, at]), float(values[at])
        if abs(effect) >= _SMALLEST_EFFECT:
            is_known = value != 0 or columns[at] not in _UNKNOWN_AT_NOUGHT
            name, text = told(columns[at], value, is_known)
            found.append(Driver(name, text, round(effect, 4)))
    return tuple(found)


def _digest(tables: str, vintage: Vintage, panel: Panel, row: int) -> str:
    """Return the hash of the tables, the vintage and the member's row."""
    values = [f"{value:.9g}" for value in (*panel.pace[row], *panel.x[row])]
    person = panel.stays[panel.stay[row]].person
    told_of = json.dumps([tables, vintage.to_dict(), person, int(panel.day[row]), values], sort_keys=True)
    return hashlib.sha256(told_of.encode()).hexdigest()
