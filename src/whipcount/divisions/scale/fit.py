"""The result of a fit: probabilities, positions, and how far to trust them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from whipcount.divisions.matrix import AYE, MISSING, RollCall
from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates
from whipcount.divisions.scale.places import Places
from whipcount.frames import frame, html_table

if TYPE_CHECKING:
    import polars as pl

__all__ = ["Report", "ScaleFit"]

_COLUMNS = ("member", "dimension", "mean", "sd", "low", "high")
_NINETY = 1.6448536269514722
_BINS = 10


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader should know of a fit.

    Attributes
    ----------
    model : ``party`` or ``plain``
    device : ``cpu`` or ``gpu``, where it was calculated
    converged : whether positions settled within the allowed rounds
    rounds : rounds done; ``last_change`` is the root mean square move of positions in the last
    members, divisions, votes : what was estimated
    government, opposition : labels that give dimension 1 its direction; None in the plain model
    gap : distance between them in standard deviations of members within a party; ``gap_sd`` its uncertainty
    free_divisions : divisions in which neither was united; without them the gap is an assumption
    silent : members without a vote
    apart : members who share no division with the others, even indirectly; not estimated
    one_sided : divisions in which all who voted took one side; they say nothing of positions
    notes : sentences for people: what the dimensions mean, what was left out
    """

    model: str
    device: str
    converged: bool
    rounds: int
    last_change: float
    members: int
    divisions: int
    votes: int
    government: str | None
    opposition: str | None
    gap: float | None
    gap_sd: float | None
    free_divisions: int | None
    silent: tuple[str, ...]
    apart: tuple[str, ...]
    one_sided: int
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            name: list(value) if isinstance(value := getattr(self, name), tuple) else value for name in self.__slots__
        }


@dataclass(frozen=True, slots=True, eq=False)
class ScaleFit:
    """Ideal points and probabilities of one roll call.

    Attributes
    ----------
    rollcall : what was fitted
    report : convergence, identification, what was left out
    estimates : of the fit for positions
    foretold : of the fit for probabilities; the same in the plain model
    """

    rollcall: RollCall
    report: Report
    places: Places
    session_places: tuple[tuple[str, Places], ...]
    estimates: Estimates
    foretold: Estimates
    layout: Layout
    estimated: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]

    @property
    def probabilities(self) -> Floats:
        """(n_members, n_divisions) float64: the probability of an aye in every cell, missing ones too.

        A cell without a label counts as the party under which the member voted most; nan for members and divisions
        that were not estimated. Computed on each call.
        """
        members, divisions = self.estimated
        inner = self._estimated_probabilities()
        if inner.shape == self.rollcall.votes.shape:
            return inner
        out = np.full(self.rollcall.votes.shape, np.nan)
        out[np.ix_(members, divisions)] = inner
        return out

    @property
    def positions(self) -> pl.DataFrame:
        """Polars frame: member, dimension, mean, sd, low, high; 90% intervals, null for who was not estimated."""
        return frame(self._rows(self.places), _COLUMNS)

    @property
    def by_session(self) -> pl.DataFrame:
        """Polars frame: session and the columns of ``positions``; empty if no sessions were given."""
        rows = [{"session": name} | row for name, places in self.session_places for row in self._rows(places)]
        return frame(rows, ("session", *_COLUMNS))

    def checks(self) -> pl.DataFrame:
        """Return observed ayes beside expected ones in ten bins of probability, over the recorded votes."""
        p, votes = self.probabilities, self.rollcall.votes
        seen = (votes != MISSING) & ~np.isnan(p)
        p, ayes = p[seen], votes[seen] == AYE
        bins = np.minimum((p * _BINS).astype(np.int64), _BINS - 1)
        n = np.bincount(bins, minlength=_BINS)
        expected, observed = np.bincount(bins, p, _BINS), np.bincount(bins, ayes, _BINS)
        rows = [
            {
                "from": b / _BINS,
                "to": (b + 1) / _BINS,
                "votes": int(n[b]),
                "expected": expected[b],
                "observed": observed[b],
            }
            for b in range(_BINS)
        ]
        return frame(rows, ("from", "to", "votes", "expected", "observed"))

    def to_dict(self) -> dict[str, Any]:
        """Return report and positions as JSON values."""
        return {"report": self.report.to_dict(), "positions": list(self._rows(self.places))}

    def __repr__(self) -> str:
        report = self.report
        state = "converged" if report.converged else "not converged"
        return (
            f"ScaleFit({report.model}: {report.members:,} members, {report.divisions:,} divisions, "
            f"{report.votes:,} votes, {state} after {report.rounds} rounds)"
        )

    def _repr_html_(self) -> str:
        return html_table(repr(self), self._rows(self.places)[:20], _COLUMNS)

    def _estimated_probabilities(self) -> Floats:
        layout = self.layout
        main = layout.main_rows()
        out = self._row_probabilities(main)
        others = np.setdiff1d(np.arange(len(layout.member)), main)
        if others.size and self.rollcall.party is not None:
            party = self.rollcall.party_of_cells()[np.ix_(*self.estimated)]
            for row, values in zip(others, self._row_probabilities(others), strict=True):
                member = layout.member[row]
                mine = party[member] == layout.labels[layout.party[row]]
                out[member, mine] = values[mine]
        return out

    def _row_probabilities(self, rows: npt.NDArray[np.int64]) -> Floats:
        now, layout = self.foretold, self.layout
        party, member = layout.party[rows], layout.member[rows]
        logit = now.positions[member] @ now.weights.T
        logit += now.levels.T[party]
        if now.priors.loyalty_variance:
            logit += now.lines[party] * now.loyalty[member, None]
        np.negative(logit, out=logit)
        np.exp(logit, out=logit)
        logit += 1
        return np.reciprocal(logit, out=logit)

    def _rows(self, places: Places) -> list[dict[str, Any]]:
        row_of = np.full(self.rollcall.n_members, -1)
        row_of[self.estimated[0]] = np.arange(len(self.estimated[0]))
        return [
            {"member": name, "dimension": d + 1} | _interval(places, int(row_of[i]), d)
            for i, name in enumerate(self.rollcall.members)
            for d in range(places.mean.shape[1])
        ]


def _interval(places: Places, row: int, d: int) -> dict[str, float | None]:
    if row < 0 or np.isnan(places.mean[row, d]):
        return dict.fromkeys(("mean", "sd", "low", "high"))
    mean, sd = float(places.mean[row, d]), float(places.sd[row, d])
    return {"mean": mean, "sd": sd, "low": mean - _NINETY * sd, "high": mean + _NINETY * sd}
