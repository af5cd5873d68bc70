"""Fit the hierarchical model of contests: effects, countries, and how far contests differ for no known reason.

Caucuses, members of parties and chambers are fitted apart. The log odds of a vote against are a sum of effects with
normal priors, an effect of the country, and a rest with heavy tails; see ``regression``. The spreads of the last two
are averaged over a grid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

import numpy as np

from whipcount.errors import InputError, ModelError
from whipcount.forecast.ballot.design import EFFECTS, design, logit_of, noise_of, usual_payroll
from whipcount.forecast.ballot.regression import settle
from whipcount.forecast.ballot.row import Body, Row
from whipcount.forecast.chances import Floats, weights_of
from whipcount.forecast.reporting import Reporting, Told, reporting

__all__ = ["GROUP_SPREADS", "LEAST", "REST_SPREADS", "Fit", "Part", "Point", "fit", "layout", "row_scales"]

GROUP_SPREADS = (0.02, 0.08, 0.15, 0.25, 0.4, 0.65)
REST_SPREADS = (0.05, 0.1, 0.17, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4)
GROUP_PRIOR = 0.3
REST_PRIOR = 0.5
"""Spreads have half-normal priors with these scales."""

LEAST = 5
"""A body with fewer contests is not foretold."""

EDGE = 0.2
"""A grid that holds more than this of the weight at its upper end is too narrow."""

_DROPPED = 1e-3


@dataclass(frozen=True, slots=True)
class Point:
    """Spreads and what they lead to.

    Attributes
    ----------
    groups, rests : spread of the effects of countries, scale of the rests
    weight : how likely they are together
    rows : weight of each contest in the regression; low for one that is nothing like the others
    """

    groups: float
    rests: float
    weight: float
    rows: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The contests of one body, fitted.

    Attributes
    ----------
    points : the grid, without what is next to impossible
    groups, columns, logits, noises : the contests, one each: group, effects, log odds, their sampling variance
    """

    points: tuple[Point, ...]
    groups: tuple[str, ...]
    columns: tuple[tuple[float, ...], ...]
    logits: tuple[float, ...]
    noises: tuple[float, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "points": [[p.groups, p.rests, p.weight, list(p.rows)] for p in self.points],
            "groups": list(self.groups),
            "columns": [list(row) for row in self.columns],
            "logits": list(self.logits),
            "noises": list(self.noises),
        }

    @classmethod
    def from_dict(cls, body: Mapping[str, Any]) -> Part:
        """Return what :meth:`to_dict` wrote."""
        return cls(
            tuple(Point(float(g), float(r), float(w), tuple(map(float, own))) for g, r, w, own in body["points"]),
            tuple(body["groups"]),
            tuple(tuple(map(float, row)) for row in body["columns"]),
            tuple(map(float, body["logits"])),
            tuple(map(float, body["noises"])),
        )


@dataclass(frozen=True, slots=True)
class Fit:
    """All that a forecast needs.

    Attributes
    ----------
    parts : body -> its contests, for bodies with :data:`LEAST` or more
    payroll : usual share of voters with a government post
    usual : median share against in ballots of a caucus: the base rate
    public, abstaining : shares of votes against that are declared before, and of the others that abstain
    last : day of the newest contest
    outvoted, contests : in how many ballots of a caucus more voted against than for, of how many
    seed : asked for; nothing here is random
    """

    parts: Mapping[Body, Part]
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
            "parts": {body.value: part.to_dict() for body, part in self.parts.items()},
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
                {Body(name): Part.from_dict(part) for name, part in body["parts"].items()},
                float(body["payroll"]),
                float(body["usual"]),
                Reporting.from_dict(body["public"]),
                Reporting.from_dict(body["abstaining"]),
                date.fromisoformat(body["last"]),
                int(body["outvoted"]),
                int(body["contests"]),
                int(body["seed"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
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
    ModelError : it does not converge, or the spreads lie outside the grid
    """
    told = [row for row in rows if row.against is not None]
    of_bodies = {body: [row for row in told if row.body is body] for body in Body}
    payroll = usual_payroll(told)
    parts = {body: _part(body, some, payroll) for body, some in of_bodies.items() if len(some) >= LEAST}
    if not parts:
        most = max(map(len, of_bodies.values()))
        raise InputError(
            f"The ballot model needs {LEAST} contests of one kind with results, and no kind has more than {most} "
            "by then."
        )
    party = [row.outvoted for row in of_bodies[Body.CAUCUS] if row.outvoted is not None]
    return Fit(
        parts, payroll, _usual(told), reporting(_public(told)), reporting(_abstaining(told)),
        max(row.on for row in told), sum(map(bool, party)), len(party), seed,
    )  # fmt: skip


def _part(body: Body, rows: Sequence[Row], payroll: float) -> Part:
    columns, groups = design(rows, payroll), [row.group for row in rows]
    logits, noises = np.array([logit_of(row) for row in rows]), np.array([noise_of(row) for row in rows])
    points = _points(body, columns, logits, noises, groups)
    return Part(points, tuple(groups), tuple(map(tuple, columns.tolist())), _rounded(logits), _rounded(noises))


def _points(body: Body, columns: Floats, logits: Floats, noises: Floats, groups: Sequence[str]) -> tuple[Point, ...]:
    at = [(group, rest) for group in GROUP_SPREADS for rest in REST_SPREADS]
    spreads = np.array(at)
    whole, means, precision = layout(columns, groups, spreads)
    rows, logs = settle(whole, logits, row_scales(spreads, noises), means, precision)
    weights = weights_of(logs + [_prior(*one) for one in at])
    _check_edge(body, spreads, weights)
    kept = weights > _DROPPED
    return tuple(
        Point(group, rest, float(f"{weight:.6g}"), tuple(round(float(row), 6) for row in own))
        for (group, rest), weight, own, is_kept in zip(at, weights, rows, kept, strict=True)
        if is_kept
    )


def row_scales(spreads: Floats, noises: Floats) -> Floats:
    """Return (n_points, n_rows): the squared scale of each contest's rest, the drawing of votes included."""
    return np.asarray(spreads[:, 1:2] ** 2 + noises, np.float64)


def layout(columns: Floats, groups: Sequence[str], spreads: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the design with a column for each group, prior means, and prior precisions for each point."""
    names = sorted(set(groups))
    member = np.equal.outer(np.array(groups), np.array(names)).astype(np.float64)
    means = np.concatenate([[effect.mean for effect in EFFECTS], np.zeros(len(names))])
    fixed = np.tile([1 / effect.sd**2 for effect in EFFECTS], (len(spreads), 1))
    grouped = np.repeat(1 / spreads[:, :1] ** 2, len(names), axis=1)
    return np.hstack([columns, member]), means, np.hstack([fixed, grouped])


def _prior(group: float, rest: float) -> float:
    """Return the log of the half-normal priors, with the width that each point of the grid stands for."""
    scaled = (group / GROUP_PRIOR) ** 2 + (rest / REST_PRIOR) ** 2
    return float(-0.5 * scaled + np.log(_width(GROUP_SPREADS, group) * _width(REST_SPREADS, rest)))


def _width(grid: Sequence[float], value: float) -> float:
    return float(np.gradient(np.array(grid))[grid.index(value)])


def _check_edge(body: Body, spreads: Floats, weights: Floats) -> None:
    edge = float(weights[spreads[:, 1] == REST_SPREADS[-1]].sum())
    if edge > EDGE:
        raise ModelError(
            f"The ballot model did not converge: {edge:.0%} of the weight lies at the widest spread of the kind "
            f"{body.value!r}; its contests differ more than the model can say."
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
