"""How united parties vote: Rice's index, the agreement index, and unity where the largest parties oppose each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from whipcount.divisions.counts import Counts
from whipcount.divisions.intervals import wilson
from whipcount.divisions.types import Vote, letter_of
from whipcount.divisions.whole import Whole

__all__ = ["Cohesion", "agreement_index", "cohesion", "rice", "unity_divisions"]

Floats = npt.NDArray[np.float64]
_Z = 1.6448536269514722
FEWEST_DIVISIONS = 5


def rice(counts: Counts) -> Floats:
    """Return Rice's index by party and division: the larger side less the smaller, as a share of both.

    Returns
    -------
    (n_parties, n_divisions); 1 where all took one side, 0 where they split evenly, nan where nobody voted

    References
    ----------
    S. A. Rice, Quantitative methods in politics, 1928.
    """
    voted = counts.voted
    with np.errstate(invalid="ignore"):
        index: Floats = np.abs(counts.ayes - counts.noes) / np.where(voted == 0, np.nan, voted)
    return index


def agreement_index(counts: Counts, abstained: npt.NDArray[np.int32]) -> Floats:
    """Return the agreement index: 1 where all did the same, 0 where they split evenly between aye, no and abstaining.

    Parameters
    ----------
    counts : ayes and noes
    abstained : (n_parties, n_divisions); recorded as abstaining. The Commons record nobody so: with two sides only, an
        even split gives 1/4.

    References
    ----------
    S. Hix, A. Noury and G. Roland, Power to the parties, British Journal of Political Science 35 (2005), 209-234.
    """
    total = counts.voted + abstained
    most = np.maximum(np.maximum(counts.ayes, counts.noes), abstained)
    with np.errstate(invalid="ignore"):
        index: Floats = (most - (total - most) / 2) / np.where(total == 0, np.nan, total)
    return index


def unity_divisions(counts: Counts, pair: tuple[int, int]) -> npt.NDArray[np.bool_]:
    """Return the divisions where most of one party voted against most of the other; a tied party has no majority."""
    lead = np.sign(counts.ayes[list(pair)] - counts.noes[list(pair)])
    opposed: npt.NDArray[np.bool_] = lead[0] * lead[1] == -1
    return opposed


@dataclass(frozen=True, slots=True)
class Cohesion:
    """How united a party voted over many divisions.

    Attributes
    ----------
    party : slug
    divisions : those in which at least two of its members took a side
    rice : mean of Rice's index over them, None if there are none
    rice_interval : 90% of the mean, from how much divisions differ; None below five divisions
    agreement : mean of the agreement index
    unity_divisions : divisions where most of it voted against most of the other of the two largest parties; None for
        a party that is not one of them
    unity : share of its votes there that were with its majority
    compared, rebellions : votes where it had a line, and those against
    rebel_interval : 90% of the share of rebellions
    """

    party: str
    divisions: int
    rice: float | None
    rice_interval: tuple[float, float] | None
    agreement: float | None
    unity_divisions: int | None
    unity: float | None
    compared: int
    rebellions: int
    rebel_interval: tuple[float, float] | None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "party": self.party,
            "divisions": self.divisions,
            "rice": _rounded(self.rice),
            "rice_interval": _pair(self.rice_interval),
            "agreement": _rounded(self.agreement),
            "unity_divisions": self.unity_divisions,
            "unity": _rounded(self.unity),
            "compared": self.compared,
            "rebellions": self.rebellions,
            "rebel_interval": _pair(self.rebel_interval),
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _pair(interval: tuple[float, float] | None) -> list[float] | None:
    return None if interval is None else [round(bound, 4) for bound in interval]


def cohesion(found: Whole, at: Sequence[int]) -> tuple[Cohesion, ...]:
    """Return how united each party voted in some divisions, the party with the most votes first.

    Parameters
    ----------
    found : the record with its lines
    at : columns of the divisions
    """
    columns = np.array(sorted(at), dtype=np.intp)
    counts = found.counts
    votes = counts.voted[:, columns].sum(axis=1)
    order = [int(row) for row in np.argsort(-votes, kind="stable") if votes[row] > 0]
    largest = tuple(order[:2])
    return tuple(_of_party(found, row, columns, largest) for row in order)


def _of_party(found: Whole, row: int, columns: npt.NDArray[np.intp], largest: tuple[int, ...]) -> Cohesion:
    counts = found.counts
    several = columns[counts.voted[row, columns] >= 2]
    indices = rice(counts)[row, several]
    agreed = agreement_index(counts, _abstained(found))[row, several]
    cells = found.call.party_of_cells()[:, columns] == row
    compared = int((found.compared[:, columns] & cells).sum())
    against = int((found.against[:, columns] & cells).sum())
    opposed, unity = _unity(counts, row, columns, largest)
    return Cohesion(
        party=counts.parties[row],
        divisions=len(several),
        rice=float(indices.mean()) if len(several) else None,
        rice_interval=_mean_interval(indices),
        agreement=float(agreed.mean()) if len(several) else None,
        unity_divisions=opposed,
        unity=unity,
        compared=compared,
        rebellions=against,
        rebel_interval=wilson(against, compared),
    )


def _mean_interval(values: Floats) -> tuple[float, float] | None:
    if len(values) < FEWEST_DIVISIONS:
        return None
    half = _Z * float(values.std(ddof=1)) / len(values) ** 0.5
    return max(float(values.mean()) - half, 0.0), min(float(values.mean()) + half, 1.0)


def _unity(
    counts: Counts, row: int, columns: npt.NDArray[np.intp], largest: tuple[int, ...]
) -> tuple[int | None, float | None]:
    if row not in largest or len(largest) < 2:
        return None, None
    opposed = columns[unity_divisions(counts, (largest[0], largest[1]))[columns]]
    votes = int(counts.voted[row, opposed].sum())
    with_majority = int(np.maximum(counts.ayes, counts.noes)[row, opposed].sum())
    return len(opposed), with_majority / votes if votes else None


def _abstained(found: Whole) -> npt.NDArray[np.int32]:
    """Return how many of each party are recorded as abstaining: so listed, or through both lobbies."""
    letters = found.calls.letters
    here = (letters == ord(letter_of(Vote.ABSTAIN))) | (letters == ord(letter_of(Vote.BOTH)))
    sums = np.zeros(found.counts.ayes.shape, np.int32)
    rows, columns = np.nonzero(here)
    labels = found.call.party_of_cells()[rows, columns]
    np.add.at(sums, (labels[labels >= 0], columns[labels >= 0]), 1)
    return sums
