"""Fit the hierarchical model of contests: effects and groups, with the three spreads on a grid.

The log odds of a vote against are a sum of effects with normal priors, an effect of the contests' group (country and
kind of electorate) and a rest with heavy tails; see ``regression``. The three spreads are averaged over a grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whipcount.errors import InputError, ModelError
from whipcount.forecast.ballot.design import EFFECTS, design, logit_of, noise_of, usual_payroll
from whipcount.forecast.ballot.regression import settle
from whipcount.forecast.ballot.row import Body, Row
from whipcount.forecast.chances import Floats, weights_of
from whipcount.forecast.reporting import Reporting, Told, reporting

__all__ = ["GROUP_SPREADS", "REST_SPREADS", "Fit", "Point", "fit", "layout", "row_scales"]

GROUP_SPREADS = (0.02, 0.08, 0.15, 0.25, 0.4, 0.65)
REST_SPREADS = (0.05, 0.1, 0.17, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4)
GROUP_PRIOR = 0.3
REST_PRIOR = 0.5
"""Spreads have half-normal priors with these scales."""

LEAST = 6
EDGE = 0.2
"""A grid that holds more than this of the weight at its upper end is too narrow."""

_DROPPED = 1e-3

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Point:
    """Spreads and what they lead to.

    Attributes
    ----------
    groups, parties, chambers : spread of the groups' effects, scale of the rests in parties and in chambers
    weight : how likely they are together
    rows : weight of each contest in the regression; low for one that is nothing like the others
    """

    groups: float
    parties: float
    chambers: float
    weight: float
    rows: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """All that a forecast needs.

    Attributes
    ----------
    points : the grid, without what is next to impossible
    groups, columns, logits, noises : the contests, one each: group, effects, log odds, their sampling variance
    chambers : whether each is a motion in a chamber
    payroll : usual share of voters with a government post
    usual : median share against in ballots of a caucus: the base rate
    public, abstaining : shares of votes against that are declared before, and of the others that abstain
    last : day of the newest contest
    outvoted, contests : in how many ballots of a caucus more voted against than for, of how many
    seed : asked for; nothing here is random
    """

    points: tuple[Point, ...]
    groups: tuple[str, ...]
    columns: tuple[tuple[float, ...], ...]
    logits: tuple[float, ...]
    noises: tuple[float, ...]
    chambers: tuple[bool, ...]
    payroll: float
    usual: float
    public: Reporting
    abstaining: Reporting
    last: date
    outvoted: int
    contests: int
    seed: int

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "points": [[p.groups, p.parties, p.chambers, p.weight, list(p.rows)] for p in self.points],
            "groups": list(self.groups),
            "columns": [list(row) for row in self.columns],
            "logits": list(self.logits),
            "noises": list(self.noises),
            "chambers": [int(is_so) for is_so in self.chambers],
            "payroll": self.payroll,
            "usual": self.usual,
            "public": self.public.to_dict(),
            "abstaining": self.abstaining.to_dict(),
            "last": self.last.isoformat(),
            "outvoted": self.outvoted,
            "contests": self.contests,
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
            return cls(
                tuple(
                    Point(float(g), float(p), float(c), float(w), tuple(map(float, own)))
                    for g, p, c, w, own in body["points"]
                ),
                tuple(body["groups"]),
                tuple(tuple(map(float, row)) for row in body["columns"]),
                tuple(map(float, body["logits"])),
                tuple(map(float, body["noises"])),
                tuple(map(bool, body["chambers"])),
                float(body["payroll"]),
                float(body["usual"]),
                Reporting.from_dict(body["public"]),
                Reporting.from_dict(body["abstaining"]),
                date.fromisoformat(body["last"]),
                int(body["outvoted"]),
                int(body["contests"]),
                int(body["seed"]),
            )
        except (KeyError, TypeError, ValueError) as fault:
            raise ModelError(
                f"The shipped fit of the ballot model has no usable {fault}; run 'whipcount forecast fit ballot'."
            ) from fault


def fit(rows: Sequence[Row], seed: int = 0) -> Fit:
    """Fit the model to contests with results.

    Parameters
    ----------
    rows : contests; those without a result are left out
    seed : kept for the record; nothing is drawn

    Raises
    ------
    InputError : too few contests
    ModelError : the spreads lie outside the grid
    """
    told = [row for row in rows if row.against is not None]
    if len(told) < LEAST:
        raise InputError(f"The ballot model needs {LEAST} contests with results, and {len(told)} are known by then.")
    payroll = usual_payroll(told)
    columns = design(told, payroll)
    logits = np.array([logit_of(row) for row in told])
    noises = np.array([noise_of(row) for row in told])
    chambers = np.array([row.body is Body.CHAMBER for row in told])
    groups = [row.group for row in told]
    points = _points(columns, logits, noises, chambers, groups)
    party = [row.outvoted for row in told if row.body is Body.CAUCUS and row.outvoted is not None]
    return Fit(
        points, tuple(groups), tuple(map(tuple, columns.tolist())), _rounded(logits), _rounded(noises),
        tuple(map(bool, chambers)), payroll, _usual(told), reporting(_public(told)), reporting(_abstaining(told)),
        max(row.on for row in told), sum(map(bool, party)), len(party), seed,
    )  # fmt: skip


def _points(
    columns: Floats, logits: Floats, noises: Floats, chambers: Bools, groups: Sequence[str]
) -> tuple[Point, ...]:
    at = [(g, p, c) for g in GROUP_SPREADS for p in REST_SPREADS for c in REST_SPREADS]
    spreads = np.array(at)
    scales = row_scales(spreads, chambers, noises)
    whole, means, precision = layout(columns, groups, spreads)
    rows, logs = settle(whole, logits, scales, means, precision)
    weights = weights_of(logs + [_prior(*one) for one in at])
    _check_edges(at, weights)
    kept = weights > _DROPPED
    return tuple(
        Point(g, p, c, float(f"{weight:.6g}"), tuple(round(float(row), 6) for row in own))
        for (g, p, c), weight, own, is_kept in zip(at, weights, rows, kept, strict=True)
        if is_kept
    )


def row_scales(spreads: Floats, chambers: Bools, noises: Floats) -> Floats:
    """Return (n_points, n_rows): the squared scale of each contest's rest, the drawing of votes included."""
    return np.where(chambers, spreads[:, 2:3], spreads[:, 1:2]) ** 2 + noises


def layout(columns: Floats, groups: Sequence[str], spreads: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the design with a column for each group, prior means, and prior precisions for each point."""
    names = sorted(set(groups))
    member = np.equal.outer(np.array(groups), np.array(names)).astype(np.float64)
    means = np.concatenate([[effect.mean for effect in EFFECTS], np.zeros(len(names))])
    fixed = np.tile([1 / effect.sd**2 for effect in EFFECTS], (len(spreads), 1))
    grouped = np.repeat(1 / spreads[:, :1] ** 2, len(names), axis=1)
    return np.hstack([columns, member]), means, np.hstack([fixed, grouped])


def _prior(groups: float, parties: float, chambers: float) -> float:
    """Return the log of the half-normal priors, with the width that each point of the grid stands for."""
    scaled = (groups / GROUP_PRIOR) ** 2 + (parties / REST_PRIOR) ** 2 + (chambers / REST_PRIOR) ** 2
    widths = _width(GROUP_SPREADS, groups) * _width(REST_SPREADS, parties) * _width(REST_SPREADS, chambers)
    return float(-0.5 * scaled + np.log(widths))


def _width(grid: Sequence[float], value: float) -> float:
    return float(np.gradient(np.array(grid))[grid.index(value)])


def _check_edges(at: Sequence[tuple[float, float, float]], weights: Floats) -> None:
    for axis, (name, grid) in enumerate(
        [("groups", GROUP_SPREADS), ("party contests", REST_SPREADS), ("motions", REST_SPREADS)]
    ):
        edge = sum(weight for spreads, weight in zip(at, weights, strict=True) if spreads[axis] == grid[-1])
        if edge > EDGE:
            raise ModelError(
                f"The ballot model did not converge: {edge:.0%} of the weight lies at the widest spread of {name}; "
                "the contests differ more than the model can say."
            )


def _usual(rows: Sequence[Row]) -> float:
    """Return the median share against in ballots of a caucus; one half where none is known."""
    shares = [float(row.against) for row in rows if row.body is Body.CAUCUS and row.against is not None]
    return median(shares) if shares else 0.5


def _public(rows: Sequence[Row]) -> list[Told]:
    counted = [(row.declared, row.votes_against) for row in rows if row.body is Body.CAUCUS]
    return [Told(min(d, v), v, v) for d, v in counted if d is not None and v is not None]


def _abstaining(rows: Sequence[Row]) -> list[Told]:
    counted = [(row.abstained, row.voters, row.votes_against) for row in rows if row.body is Body.CAUCUS]
    return [Told(a, n - v, n - v) for a, n, v in counted if a is not None and n is not None and v is not None]


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), 9) for value in values)
