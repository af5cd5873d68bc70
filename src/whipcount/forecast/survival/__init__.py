"""Will the leader still lead: a hazard of leader-weeks since 1945, and what elections do to those who lose them."""

from whipcount.forecast.survival.backtest import backtest
from whipcount.forecast.survival.fit import Fit, fit
from whipcount.forecast.survival.row import Outcome, Row, known_rows
from whipcount.forecast.survival.tell import HORIZONS, VERSION, forecast
from whipcount.forecast.survival.vintage import Vintages, fit_vintages

__all__ = [
    "HORIZONS",
    "VERSION",
    "Fit",
    "Outcome",
    "Row",
    "Vintages",
    "backtest",
    "fit",
    "fit_vintages",
    "forecast",
    "known_rows",
]
