"""How counts scatter in each fold of a back-test, for a model that has learned it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial

from whipcount.facts.forecasts import defection
from whipcount.facts.forecasts.defection_rows import material
from whipcount.forecast.defection.counts import count_chances, size_weights
from whipcount.forecast.defection.fit import FEWEST_PARLIAMENTS
from whipcount.forecast.defection.vintage import Vintage
from whipcount.forecast.record import Model
from whipcount.forecast.scorecard import CountsOf

__all__ = ["counts_of"]


def counts_of(model: Model) -> Mapping[str, CountsOf]:
    """Return fold -> the chance of each count with a mean; empty for models whose events are taken to be independent.

    The folds of *defection* are the Parliaments of its back-test, and the versions that stand in frozen forecasts.

    Examples
    --------
    >>> sorted(counts_of(Model.DEFECTION))[:2]
    ['2005', '2010']
    >>> counts_of(Model.BALLOT)
    {}
    """
    return _departures() if model is Model.DEFECTION else {}


@cache
def _departures() -> Mapping[str, CountsOf]:
    fit = defection.shipped()
    tested = material().parliaments[FEWEST_PARLIAMENTS:]
    by_year = {str(one.elected_on.year): _scatter(fit.on(one.elected_on)) for one in tested}
    return by_year | {f"{fit.version}/{one.until}": _scatter(one) for one in fit.vintages}


def _scatter(vintage: Vintage) -> CountsOf:
    return partial(count_chances, weights=size_weights(vintage.seen))
