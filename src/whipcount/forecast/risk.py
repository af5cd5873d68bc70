"""How likely a member is to leave the party or lose the whip, at every horizon, or why nobody can say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whipcount.forecast.freeze import to_dict
from whipcount.forecast.record import Forecast

__all__ = ["Risk"]


@dataclass(frozen=True, slots=True)
class Risk:
    """The forecasts of the defection model about one member.

    Attributes
    ----------
    forecasts : the shortest horizon first; none where the model cannot say
    reason : why there are none, None where there are
    """

    forecasts: tuple[Forecast, ...]
    reason: str | None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {"forecasts": [to_dict(one) for one in self.forecasts], "reason": self.reason}
