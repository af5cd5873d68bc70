"""Fit ideal points to a roll call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from whipcount.arguments import check_arguments
from whipcount.divisions.matrix import MISSING, RollCall
from whipcount.divisions.scale.axis import Axis, Sides, axis, sides
from whipcount.divisions.scale.connected import components
from whipcount.divisions.scale.device import Device, chosen
from whipcount.divisions.scale.fit import Report, ScaleFit
from whipcount.divisions.scale.layout import Layout, lay_out
from whipcount.divisions.scale.model import Estimates
from whipcount.divisions.scale.places import Places, party_places, plain_places
from whipcount.divisions.scale.sessions import moving
from whipcount.divisions.scale.solve import FORETELL, PARTY, PLAIN, party_estimates, plain_estimates, run
from whipcount.errors import InputError

__all__ = ["MODELS", "scale"]

MODELS = ("party", "plain")
MOST_DIMENSIONS = 10
WIDE, NARROW = 4.0, 2.0
"""Spread of the prior of a party's level: wide where positions are wanted, for a level that is drawn in pushes
dissent into the positions; narrower where votes are to be foretold."""
DIRECTIONS = 4
"""Directions of dissent in the fit that foretells votes; the priors of those that are not needed shrink."""
_Part = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]


def scale(
    rc: RollCall,
    model: str = "party",
    dimensions: int = 2,
    seed: int = 0,
    sessions: Sequence[str] | None = None,
    device: str = "auto",
) -> ScaleFit:
    """Return where members stand and how likely each is to vote aye in every division.

    Parameters
    ----------
    rc : votes with party labels, which the party model needs
    model : ``party`` gives every party its level in a division and members a loyalty and positions within it;
        dimension 1 is government against opposition, 2 is dissent, further ones are directions across the first.
        ``plain`` is the two-parameter item response model with standard normal positions, whose first dimension is
        whatever parts members most
    dimensions : to report, 1 to 10
    seed : of the randomised start
    sessions : one label a division, in order of time, for positions that move; see ``ScaleFit.by_session``
    device : ``cpu``, ``gpu``, which needs whipcount[gpu] and a graphics card, or ``auto``: the card where there is one
        and the matrix is large enough for it to pay

    Raises
    ------
    InputError : an unknown model or device, no graphics card, or votes from which nothing can be estimated

    Examples
    --------
    >>> votes = [[1, 0, 1, 0], [1, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 1]]
    >>> fit = scale(RollCall.from_matrix(votes, parties=["blue", "blue", "red", "red"]))
    >>> fit.probabilities.shape, fit.report.government
    ((4, 4), 'blue')
    """
    check_arguments(scale, locals())
    sessions = None if sessions is None else list(sessions)
    _check(rc, model, dimensions, sessions)
    where = chosen(device, rc.votes.size)
    parts = components(rc.votes != MISSING)
    if not parts:
        raise InputError("No vote is recorded: every cell is missing.")
    inside = (np.nonzero(parts[0][0])[0], np.nonzero(parts[0][1])[0])
    layout = lay_out(_cut(rc, inside), model == "party")
    one_sided = _check_votes(layout)
    fit = _fit_party if model == "party" else _fit_plain
    fitted = fit(layout, dimensions, seed, where)
    kept = None if sessions is None else [str(sessions[j]) for j in inside[1].tolist()]
    moved = [] if kept is None else moving(layout, fitted.now, kept)
    return ScaleFit(
        rollcall=rc,
        report=_report(rc, model, where, fitted, inside, one_sided),
        places=fitted.places(fitted.now),
        session_places=tuple((name, fitted.places(then)) for name, then in moved),
        estimates=fitted.now,
        foretold=fitted.foretold,
        layout=layout,
        estimated=inside,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Fitted:
    layout: Layout
    now: Estimates
    foretold: Estimates
    converged: bool
    dimensions: int
    sides: Sides | None
    axis: Axis | None

    def places(self, now: Estimates) -> Places:
        if self.axis is None:
            return plain_places(self.layout, now, self.dimensions)
        return party_places(self.layout, now, self.axis, self.dimensions)


def _fit_plain(layout: Layout, dimensions: int, seed: int, where: Device) -> _Fitted:
    now = plain_estimates(layout, dimensions, np.random.default_rng(seed))
    converged = run(layout, now, PLAIN, where)
    return _Fitted(layout, now, now, converged, dimensions, None, None)


def _fit_party(layout: Layout, dimensions: int, seed: int, where: Device) -> _Fitted:
    k = max(2, dimensions - 1)
    now = party_estimates(layout, k, np.random.default_rng(seed), WIDE, variational=False)
    two = sides(layout, now.lines)
    if two is None:
        raise InputError(
            "The party model needs two parties that differ in some division where each has two voters; "
            "model='plain' needs no parties."
        )
    converged = run(layout, now, PARTY, where)
    many = max(k, DIRECTIONS)
    foretold = party_estimates(layout, many, np.random.default_rng(seed), NARROW, variational=True)
    run(layout, foretold, FORETELL, where)
    return _Fitted(layout, now, foretold, converged, dimensions, two, axis(layout, now, two))


def _check(rc: RollCall, model: str, dimensions: int, sessions: Sequence[str] | None) -> None:
    if model not in MODELS:
        raise InputError(f"There is no model {model!r}; known are {', '.join(MODELS)}.")
    if isinstance(dimensions, bool) or not isinstance(dimensions, int) or not 1 <= dimensions <= MOST_DIMENSIONS:
        raise InputError(f"The number of dimensions is {dimensions!r}; accepted are 1 to {MOST_DIMENSIONS}.")
    if model == "party" and (rc.party is None or not rc.party_names):
        raise InputError("The party model needs party labels; give parties to the roll call or use model='plain'.")
    if sessions is not None and len(sessions) != rc.n_divisions:
        raise InputError(f"There are {len(sessions):,} session labels for {rc.n_divisions:,} divisions.")


def _check_votes(layout: Layout) -> int:
    """Return the number of one-sided divisions."""
    if layout.n_members < 2:
        raise InputError("Only one member's votes can be compared; positions need at least two members.")
    ayes, noes = layout.ayes().sum(axis=0), layout.noes().sum(axis=0)
    one_sided = int(np.count_nonzero((ayes == 0) | (noes == 0)))
    if one_sided == len(ayes):
        raise InputError(f"In all {one_sided:,} divisions those who voted took one side; nothing parts members.")
    return one_sided


def _cut(rc: RollCall, inside: _Part) -> RollCall:
    members, divisions = inside
    if (len(members), len(divisions)) == rc.votes.shape:
        return rc
    party = rc.party
    if party is not None:
        party = party[members] if party.ndim == 1 else party[np.ix_(members, divisions)]
    return RollCall(
        votes=rc.votes[np.ix_(members, divisions)],
        party=party,
        party_names=rc.party_names,
        members=tuple(rc.members[i] for i in members),
        divisions=tuple(rc.divisions[j] for j in divisions),
    )


def _report(rc: RollCall, model: str, where: Device, fitted: _Fitted, inside: _Part, one_sided: int) -> Report:
    voted = (rc.votes != MISSING).any(axis=1)
    estimated = np.zeros(rc.n_members, dtype=bool)
    estimated[inside[0]] = True
    silent = tuple(rc.members[i] for i in np.nonzero(~voted)[0])
    apart = tuple(rc.members[i] for i in np.nonzero(voted & ~estimated)[0])
    two, found = fitted.sides, fitted.axis
    name = rc.party_names
    return Report(
        model=model,
        device=where.name,
        converged=fitted.converged,
        rounds=len(fitted.now.changes),
        last_change=fitted.now.changes[-1],
        members=len(inside[0]),
        divisions=len(inside[1]),
        votes=int(np.count_nonzero(fitted.layout.signs)),
        government=name[fitted.layout.labels[two.government]] if two else None,
        opposition=name[fitted.layout.labels[two.opposition]] if two else None,
        gap=found.gap if found else None,
        gap_sd=found.gap_sd if found else None,
        free_divisions=found.divisions if found else None,
        silent=silent,
        apart=apart,
        one_sided=one_sided,
        notes=tuple(_notes(fitted, silent, apart, one_sided, name)),
    )


def _notes(
    fitted: _Fitted, silent: tuple[str, ...], apart: tuple[str, ...], one_sided: int, name: tuple[str, ...]
) -> list[str]:
    out = []
    if fitted.sides and fitted.axis:
        sides_ = (name[fitted.layout.labels[p]] for p in (fitted.sides.government, fitted.sides.opposition))
        out.append("Dimension 1 runs from {1} (low) to {0} (high): it is not left and right.".format(*sides_))
        out.append(
            "Dimension 2 is dissent: the log odds of voting against the line, less those of the middle of the party."
        )
        if not fitted.axis.divisions:
            out.append("No division left both sides divided, so the distance between them is an assumption.")
    else:
        out.append("Positions have a standard normal prior; dimension 1 is whatever parts members most.")
    if not fitted.converged:
        out.append(f"Not converged after {len(fitted.now.changes)} rounds.")
    if silent:
        out.append(f"Without a vote, so not estimated: {len(silent):,}.")
    if apart:
        out.append(f"In no division with the others, even indirectly, so not estimated: {len(apart):,}.")
    if one_sided:
        out.append(f"Divisions with one side, which say nothing of positions: {one_sided:,}.")
    return out
