"""A forecast as a record that cannot be changed unnoticed: canonical JSON, its hash, and a seal over the record before.

The hash names what was forecast: the same forecast has the same hash on every machine. The seal covers the hash, the
moment of recording and the seal of the record before, so that a record changed, left out or put in later breaks every
seal after it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from whipcount.errors import EvidenceError, InputError
from whipcount.forecast.record import Driver, Forecast, Model

__all__ = ["START", "Frozen", "digest", "freeze", "from_dict", "read_line", "to_dict", "verify", "write_line"]

START = ""
"""The seal before the first record."""

_FIELDS = ("forecast", "hash", "recorded_at", "seal")


@dataclass(frozen=True, slots=True)
class Frozen:
    """A forecast with the moment of its recording.

    Attributes
    ----------
    forecast : as made
    hash : names it, ``sha256:…``
    recorded_at : ISO instant in universal time, as the recorder's clock said
    seal : over the hash, the moment and the seal before
    """

    forecast: Forecast
    hash: str
    recorded_at: str
    seal: str

    @property
    def recorded_on(self) -> date:
        """The day of recording."""
        return date.fromisoformat(self.recorded_at[:10])

    @property
    def is_beforehand(self) -> bool:
        """Whether it was recorded no later than the day after the one that it speaks of."""
        return (self.recorded_on - self.forecast.on).days <= 1


def to_dict(forecast: Forecast) -> dict[str, Any]:
    """Return a forecast as JSON values.

    Examples
    --------
    >>> told = Forecast(Model.BALLOT, "u", date(2022, 6, 6), date(2022, 6, 6), None, "?", "!", None, {0.5: 148.0},
    ...                 None, (), "h", "v", 0)
    >>> to_dict(told)["quantiles"], from_dict(to_dict(told)) == told
    ({'0.5': 148.0}, True)
    """
    quantiles = forecast.quantiles
    return {
        "model": forecast.model.value,
        "unit": forecast.unit,
        "on": forecast.on.isoformat(),
        "known": forecast.known.isoformat(),
        "horizon": forecast.horizon,
        "question": forecast.question,
        "resolution": forecast.resolution,
        "probability": forecast.probability,
        "quantiles": None if quantiles is None else {str(share): quantiles[share] for share in sorted(quantiles)},
        "base_rate": forecast.base_rate,
        "drivers": [{"name": one.name, "value": one.value, "effect": one.effect} for one in forecast.drivers],
        "data_hash": forecast.data_hash,
        "model_version": forecast.model_version,
        "seed": forecast.seed,
    }


def from_dict(values: dict[str, Any]) -> Forecast:
    """Return the forecast that :func:`to_dict` wrote.

    Raises
    ------
    InputError : something is missing or of another kind
    """
    try:
        quantiles = values["quantiles"]
        return Forecast(
            model=Model(values["model"]),
            unit=values["unit"],
            on=date.fromisoformat(values["on"]),
            known=date.fromisoformat(values["known"]),
            horizon=values["horizon"],
            question=values["question"],
            resolution=values["resolution"],
            probability=values["probability"],
            quantiles=None if quantiles is None else {float(share): value for share, value in quantiles.items()},
            base_rate=values["base_rate"],
            drivers=tuple(Driver(one["name"], one["value"], one["effect"]) for one in values["drivers"]),
            data_hash=values["data_hash"],
            model_version=values["model_version"],
            seed=values["seed"],
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(f"A record of a forecast cannot be used: {type(error).__name__}, {error}.") from None


def digest(forecast: Forecast) -> str:
    """Return the name of a forecast: the SHA-256 of its values as a canonical JSON list."""
    return "sha256:" + _sha(list(to_dict(forecast).values()))


def freeze(forecast: Forecast, recorded_at: str, before: str = START) -> Frozen:
    """Return the record of a forecast.

    Parameters
    ----------
    forecast : as made
    recorded_at : ISO instant in universal time
    before : seal of the record before, :data:`START` for the first
    """
    name = digest(forecast)
    return Frozen(forecast, name, recorded_at, _seal(before, name, recorded_at))


def write_line(frozen: Frozen) -> str:
    """Return a record as one line of JSON, the line end included."""
    values = {
        "forecast": to_dict(frozen.forecast),
        "hash": frozen.hash,
        "recorded_at": frozen.recorded_at,
        "seal": frozen.seal,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_line(line: str) -> Frozen:
    """Return the record that :func:`write_line` wrote; :func:`verify` tells whether it was changed.

    Raises
    ------
    InputError : it is no record
    """
    try:
        values = json.loads(line)
    except ValueError:
        raise InputError("A record of a forecast is no JSON.") from None
    if not isinstance(values, dict) or any(name not in values for name in _FIELDS):
        raise InputError(f"A record of a forecast lacks one of {', '.join(_FIELDS)}.")
    frozen = Frozen(from_dict(values["forecast"]), *(str(values[name]) for name in _FIELDS[1:]))
    try:
        _ = frozen.recorded_on
    except ValueError:
        raise InputError(f"A record was made at {frozen.recorded_at!r}, which is no moment.") from None
    return frozen


def verify(records: Sequence[Frozen], place: str = "the records") -> None:
    """Check that no record was changed, left out or put in.

    Parameters
    ----------
    records : all of a file, in its order
    place : how to call it in a message

    Raises
    ------
    EvidenceError : one was; its number is told
    """
    before = START
    for number, frozen in enumerate(records, 1):
        if digest(frozen.forecast) != frozen.hash:
            raise EvidenceError(
                f"Record {number} of {place} was changed after it was frozen: its hash is not that of its forecast. "
                "Restore the file from a copy; what was changed cannot be scored."
            )
        if _seal(before, frozen.hash, frozen.recorded_at) != frozen.seal:
            raise EvidenceError(
                f"Record {number} of {place} does not follow the one before it: a record or the moment of one was "
                "changed, left out or put in. Restore the file from a copy."
            )
        before = frozen.seal


def _seal(before: str, name: str, recorded_at: str) -> str:
    return "sha256:" + _sha([before, name, recorded_at])


def _sha(values: list[Any]) -> str:
    told = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()
