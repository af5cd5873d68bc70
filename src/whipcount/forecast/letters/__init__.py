"""How many letters against a leader are in, given those on the record, and whether they will be enough."""

from whipcount.forecast.letters.backtest import backtest
from whipcount.forecast.letters.fit import Fit, fit
from whipcount.forecast.letters.row import HORIZONS, Past, Standing
from whipcount.forecast.letters.tell import VERSION, forecast

__all__ = ["HORIZONS", "VERSION", "Fit", "Past", "Standing", "backtest", "fit", "forecast"]
