"""Learn from past contests what share of those who write a letter are publicly against the leader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from whipcount.errors import InputError, ModelError
from whipcount.forecast.letters.row import Past
from whipcount.forecast.reporting import Reporting, reporting

__all__ = ["Fit", "fit"]


@dataclass(frozen=True, slots=True)
class Fit:
    """All that a forecast needs.

    Attributes
    ----------
    public : how likely each share of writers is to be publicly against
    ratio : median of letters to those publicly against where the threshold was reached; None where none was
    reached : rulebook -> how often the threshold was reached
    last : day of the newest contest
    seed : asked for; nothing here is random
    """

    public: Reporting
    ratio: float | None
    reached: Mapping[str, int]
    last: date
    seed: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "public": self.public.to_dict(),
            "ratio": self.ratio,
            "reached": dict(self.reached),
            "last": self.last.isoformat(),
            "seed": self.seed,
        }

    @classmethod
    def from_dict(cls, body: Mapping[str, Any]) -> Fit:
        """Return the fit of :meth:`to_dict`.

        Raises
        ------
        ModelError : it was made by another version
        """
        try:
            reached = {str(book): int(n) for book, n in body["reached"].items()}
            ratio = None if body["ratio"] is None else float(body["ratio"])
            public = Reporting.from_dict(body["public"])
            return cls(public, ratio, reached, date.fromisoformat(body["last"]), int(body["seed"]))
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise ModelError(
                f"The shipped fit of the letters model has no usable {fault}; run 'whipcount forecast fit letters'."
            ) from fault


def fit(rows: Sequence[Past], seed: int = 0) -> Fit:
    """Fit the model to past contests.

    Parameters
    ----------
    seed : kept for the record; nothing is drawn

    Raises
    ------
    InputError : no contest is known
    """
    if not rows:
        raise InputError(
            "The letters model needs a contest under a rule that counts letters, and none is known by then."
        )
    ratios = [row.letters / row.public for row in rows if row.letters is not None and row.public]
    return Fit(
        public=reporting([row.told for row in rows]),
        ratio=median(ratios) if ratios else None,
        reached=Counter(row.book for row in rows if row.letters is not None),
        last=max(row.on for row in rows),
        seed=seed,
    )
