"""What the letters model sees: past contests, and how a leader stands on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from whipcount.errors import CountError, InputError
from whipcount.forecast.reporting import Told

__all__ = ["HORIZONS", "LEAST_WINDOW", "Past", "Standing", "window"]

HORIZONS = (7, 30, 90)
"""Days ahead."""

LEAST_WINDOW = 30
"""Days looked back at the least to see how fast declarations come."""


def window(days: int) -> int:
    """Return how many days are looked back for so many ahead: as many, and :data:`LEAST_WINDOW` at the least.

    Examples
    --------
    >>> window(7), window(90)
    (30, 90)
    """
    return max(days, LEAST_WINDOW)


@dataclass(frozen=True, slots=True)
class Past:
    """A contest under a rule that counts letters.

    Attributes
    ----------
    unit : names it
    on : day of the ballot, or on which nothing had come of it
    book : rulebook
    members, threshold : size of the party and how many letters it took
    public : how many were publicly against before
    letters : how many were in, None where the threshold was not reached
    """

    unit: str
    on: date
    book: str
    members: int
    threshold: int
    public: int
    letters: int | None

    def __post_init__(self) -> None:
        if not 0 < self.threshold <= self.members or not 0 <= self.public <= self.members:
            raise InputError(
                f"{self.unit}: {self.public} public and {self.threshold} needed of {self.members} cannot be."
            )

    @property
    def told(self) -> Told:
        """It as a case of reporting: below the threshold the letters can be any number that is not."""
        if self.letters is not None:
            return Told(min(self.public, self.letters), self.letters, self.letters)
        return Told(min(self.public, self.threshold - 1), 0, self.threshold - 1)

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return asdict(self) | {"on": self.on.isoformat()}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a leader stands at the end of a day.

    Attributes
    ----------
    unit, leader : case and name
    on, known : the two clocks
    book : rulebook
    members, threshold : size of the party and how many letters it takes
    declared : letters that stand on the record, neither withdrawn nor void
    public : members who publicly want the leader gone, writers of letters among them
    recent : days looked back -> how many of them were not public so long ago
    rule_days : for how many days letters have been counted under the book, None where it does not say
    passed : day on which it was announced that the threshold was reached; None if it was not, or is not known yet
    open_until : last day on which that is known; None where nothing is known of what came
    """

    unit: str
    leader: str
    on: date
    known: date
    book: str
    members: int
    threshold: int
    declared: int
    public: int
    recent: Mapping[int, int]
    rule_days: int | None
    passed: date | None = None
    open_until: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.declared <= self.public <= self.members:
            raise InputError(
                f"{self.declared} letters of {self.public} publicly against of {self.members} members cannot be."
            )
        if self.declared >= self.threshold:
            raise CountError(
                f"{self.declared} letters are on the record on {self.on.isoformat()} and {self.threshold} are needed: "
                "the threshold is passed, and nothing is left to forecast."
            )

    def to_dict(self) -> dict[str, Any]:
        """Return what a forecast is made from as JSON values; what came later is no part of it."""
        body = asdict(self) | {"on": self.on.isoformat(), "known": self.known.isoformat()}
        body["recent"] = {str(days): n for days, n in sorted(self.recent.items())}
        return {name: value for name, value in body.items() if name not in ("passed", "open_until")}
