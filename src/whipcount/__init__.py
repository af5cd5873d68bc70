"""Whipcount: an article in, a sourced count out.

>>> import whipcount as wc
>>> wc.house("2022-01-19").working_majority
77

Every name is loaded when it is first used, so that the import itself costs nothing.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from whipcount.api.breakdown import count_by
    from whipcount.api.brief import brief_of
    from whipcount.api.forecast import forecast
    from whipcount.api.house import changes, house
    from whipcount.api.members import member, precedents, seat
    from whipcount.api.polls import polls, projected_seats
    from whipcount.api.reading import read
    from whipcount.api.sizes import party_sizes
    from whipcount.api.votes import VoteTable, cohesion, rebels, voters_like
    from whipcount.brief.types import Brief
    from whipcount.divisions.matrix import RollCall
    from whipcount.divisions.scale.fit import ScaleFit
    from whipcount.divisions.scale.scale import scale
    from whipcount.errors import (
        CountError,
        EvidenceError,
        InputError,
        ModelError,
        NotFoundError,
        SourceError,
        TieError,
        UserError,
        WhipcountError,
    )
    from whipcount.facts.cases import OpenCase, case_names, open_case
    from whipcount.facts.forecasts.registry import Forecasts
    from whipcount.facts.poll_report import PollReport
    from whipcount.facts.projection import Projection
    from whipcount.forecast.record import Forecast
    from whipcount.reader.types import Claim, Reading
    from whipcount.seats.member import MemberProfile
    from whipcount.seats.profile import SeatProfile
    from whipcount.tally.breakdown import Breakdown
    from whipcount.tally.changes import Changes
    from whipcount.tally.count import Count
    from whipcount.tally.count_series import CountSeries
    from whipcount.tally.house import House
    from whipcount.tally.precedents import Precedents
    from whipcount.tally.sizes import PartySizes

__all__ = [
    "Breakdown",
    "Brief",
    "Changes",
    "Claim",
    "Count",
    "CountError",
    "CountSeries",
    "EvidenceError",
    "Forecast",
    "Forecasts",
    "House",
    "InputError",
    "MemberProfile",
    "ModelError",
    "NotFoundError",
    "OpenCase",
    "PartySizes",
    "PollReport",
    "Precedents",
    "Projection",
    "Reading",
    "RollCall",
    "ScaleFit",
    "SeatProfile",
    "SourceError",
    "TieError",
    "UserError",
    "VoteTable",
    "WhipcountError",
    "brief_of",
    "case_names",
    "changes",
    "cohesion",
    "count_by",
    "forecast",
    "house",
    "member",
    "open_case",
    "party_sizes",
    "polls",
    "precedents",
    "projected_seats",
    "read",
    "rebels",
    "scale",
    "seat",
    "voters_like",
]

_HOMES = {
    "api.breakdown": ("count_by",),
    "api.brief": ("brief_of",),
    "api.forecast": ("forecast",),
    "api.house": ("changes", "house"),
    "api.members": ("member", "precedents", "seat"),
    "api.polls": ("polls", "projected_seats"),
    "api.reading": ("read",),
    "api.sizes": ("party_sizes",),
    "api.votes": ("VoteTable", "cohesion", "rebels", "voters_like"),
    "brief.types": ("Brief",),
    "divisions.matrix": ("RollCall",),
    "divisions.scale.fit": ("ScaleFit",),
    "divisions.scale.scale": ("scale",),
    "facts.cases": ("OpenCase", "case_names", "open_case"),
    "facts.forecasts.registry": ("Forecasts",),
    "facts.poll_report": ("PollReport",),
    "facts.projection": ("Projection",),
    "forecast.record": ("Forecast",),
    "reader.types": ("Claim", "Reading"),
    "seats.member": ("MemberProfile",),
    "seats.profile": ("SeatProfile",),
    "tally.breakdown": ("Breakdown",),
    "tally.changes": ("Changes",),
    "tally.count": ("Count",),
    "tally.count_series": ("CountSeries",),
    "tally.house": ("House",),
    "tally.precedents": ("Precedents",),
    "tally.sizes": ("PartySizes",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'whipcount' has no attribute {name!r}; it has {', '.join(__all__)}")
    home = importlib.import_module(f"whipcount.{_HOME_OF.get(name, 'errors')}")
    found = globals()[name] if name == _ROOM else getattr(home, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


_ROOM = "forecast"
"""The one public function that has the name of a room; the room itself is called."""


class _Called(ModuleType):
    """A room that is also the function of its name."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Ask for forecasts; see ``whipcount.api.forecast.forecast``."""
        return importlib.import_module(f"whipcount.api.{_ROOM}").forecast(*args, **options)


class _Package(ModuleType):
    """The package, which makes the room callable when Python puts it here after its first import."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name == _ROOM and type(value) is ModuleType:
            value.__class__ = _Called
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
