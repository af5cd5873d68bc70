"""What others publish about how good their forecasts of the same question are, with the page that says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from whipcount.facts.tables import rows
from whipcount.forecast.record import Model

__all__ = ["PEERS_HEADER", "PeerScore", "peers"]

TABLE = "manual/peer_scores.csv"
PEERS_HEADER = ["model", "peer", "measure", "low", "high", "what", "source"]
_MEASURES = {"auc": "AUC", "expected": "expected count", "brier": "Brier score", "log_score": "log score"}


@dataclass(frozen=True, slots=True)
class PeerScore:
    """One figure of somebody else's model.

    Attributes
    ----------
    model : our model of the same question
    peer : its name
    measure : ``auc``, ``expected``, ``brier`` or ``log_score``
    low, high : the figure, or the ends of several
    what : of which forecasts, and who counted
    source : address
    """

    model: Model
    peer: str
    measure: str
    low: float
    high: float
    what: str
    source: str

    @property
    def words(self) -> str:
        """The figure in words.

        Examples
        --------
        >>> peers(Model.DEFECTION)[0].words
        'AUC 0.48 to 0.74, cross-validated, its seven models, Conservatives of 2019 to 2024'
        """
        value = f"{self.low:g}" if self.low == self.high else f"{self.low:g} to {self.high:g}"
        return f"{_MEASURES[self.measure]} {value}, {self.what}"

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self) | {"model": self.model.value}


@cache
def peers(model: Model) -> tuple[PeerScore, ...]:
    """Return the figures of others on a model's question; empty where nobody is known to publish any.

    Examples
    --------
    >>> [(one.measure, one.low, one.high) for one in peers(Model.DEFECTION)][0]
    ('auc', 0.48, 0.74)
    >>> peers(Model.BALLOT)
    ()
    """
    table = rows(TABLE, PEERS_HEADER)
    found = (
        PeerScore(Model(name), peer, measure, float(low), float(high), what, source)
        for name, peer, measure, low, high, what, source in table
    )
    return tuple(one for one in found if one.model is model)
