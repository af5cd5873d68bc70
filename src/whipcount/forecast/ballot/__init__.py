"""How many would vote against the leader: past contests, what governs them, and those who have said so."""

from whipcount.forecast.ballot.backtest import backtest
from whipcount.forecast.ballot.fit import Fit, fit
from whipcount.forecast.ballot.row import Body, Row, known_rows
from whipcount.forecast.ballot.tell import VERSION, forecast

__all__ = ["VERSION", "Body", "Fit", "Row", "backtest", "fit", "forecast", "known_rows"]
