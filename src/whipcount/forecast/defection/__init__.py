"""Will a member leave the party or lose its whip: a weekly hazard over every member since 1997."""

from whipcount.forecast.defection.backtest import backtest
from whipcount.forecast.defection.fit import fit
from whipcount.forecast.defection.material import Material, VoteTally, as_of
from whipcount.forecast.defection.tell import forecast
from whipcount.forecast.defection.vintage import HORIZONS, Fit, Vintage

__all__ = ["HORIZONS", "Fit", "Material", "Vintage", "VoteTally", "as_of", "backtest", "fit", "forecast"]
