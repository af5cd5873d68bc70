"""Rounds of the fit: every division given the members, then every member given the divisions.

Both steps are one Newton step of a concave problem, shortened where the logit of some vote would move so far that
the step could overshoot: with R the largest move, log(1 + R) / R of a Newton step never lowers a logistic
likelihood (its third derivative is bounded by its second). The matrix is read in blocks of columns, so that memory
does not grow with it; what is done with every vote is in ``cells``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from whipcount.divisions.scale import cells
from whipcount.divisions.scale.device import CPU, Device
from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates

__all__ = ["MemberSums", "Votes", "blocks", "member_step", "member_sums", "one_round"]

_WEIGHT_RIDGE = 0.1
_LEAST = 1e-12
_Rows = npt.NDArray[np.floating]


class MemberSums:
    """Gradient and information of every row's position and loyalty over some divisions.

    Parameters
    ----------
    n_rows, size : size is the number of dimensions and one for loyalty
    """

    def __init__(self, n_rows: int, size: int) -> None:
        self.gradient = np.zeros((n_rows, size))
        self.information = np.zeros((n_rows, size, size))

    def add(self, part: cells.Sums) -> None:
        """Add what a block says."""
        k = self.gradient.shape[1] - 1
        cross = np.asarray(part.cross)
        self.gradient[:, :k] += part.gradient
        self.gradient[:, k] += part.loyalty_gradient
        self.information[:, :k, :k] += part.information
        self.information[:, :k, k] += cross
        self.information[:, k, :k] += cross
        self.information[:, k, k] += part.loyalty_information


class Votes:
    """The votes of a fit, block by block, where they are calculated.

    Parameters
    ----------
    now : for its lines and for what of its priors stays
    """

    def __init__(self, layout: Layout, now: Estimates, device: Device = CPU) -> None:
        priors = now.priors
        form = cells.Form(tuple(layout.starts.tolist()), now.n_dimensions, priors.members_allow, priors.divisions_allow)
        n_rows, n_columns = layout.signs.shape
        self.device = device
        self.party = device.put(layout.party)
        self.blocks = [
            (block, device.put(layout.signs[:, block]), device.put(now.lines[:, block].astype(device.precision)))
            for block in blocks(n_rows, n_columns, device.cells)
        ]
        self.round = device.compiled(cells.block_round, form)
        self.furthest = device.compiled(cells.furthest)


def blocks(n_rows: int, n_columns: int, n_cells: int = CPU.cells) -> Iterator[slice]:
    """Yield slices of columns of about ``n_cells`` cells."""
    width = max(1, n_cells // max(n_rows, 1))
    for first in range(0, n_columns, width):
        yield slice(first, min(first + width, n_columns))


def one_round(layout: Layout, now: Estimates, votes: Votes) -> None:
    """Move every division, then every member."""
    precision = _division_precision(now)
    members = _members(layout, now, votes.device)
    means = np.concatenate([np.zeros((len(now.levels), now.n_parties)), now.weight_means], axis=1)
    sums = MemberSums(len(layout.member), now.n_dimensions + 1)
    for block, signs, lines in votes.blocks:
        cut = cells.Block(signs, lines, now.levels_weights[block], means[block], precision)
        now.levels_weights[block], now.division_covariance[block], part = votes.round(members, cut)
        sums.add(part)
    if now.priors.learn:
        _learn_weights(now)
    member_step(layout, now, sums, votes)


def member_sums(layout: Layout, now: Estimates, columns: npt.NDArray[np.int64]) -> MemberSums:
    """Return what the given divisions say of each row's member at the current estimates."""
    members, precision = _members(layout, now, CPU), _division_precision(now)
    sums = MemberSums(len(layout.member), now.n_dimensions + 1)
    for part in blocks(len(layout.member), len(columns)):
        block = columns[part]
        lines, current = now.lines[:, block].astype(CPU.precision), now.levels_weights[block]
        cut = cells.Block(layout.signs[:, block], lines, current, current, precision)
        sums.add(cells.member_sums(np, members, cut))
    return sums


def _members(layout: Layout, now: Estimates, device: Device) -> cells.Members:
    loyalty = now.loyalty[layout.member, None].astype(device.precision) if now.priors.loyalty_variance else None
    features = _features(layout, now).astype(device.precision)
    products = _feature_products(layout, features, now).astype(device.precision)
    return cells.Members(
        device.put(features),
        device.put(products),
        None if loyalty is None else device.put(loyalty),
        device.put(layout.party),
    )


def _features(layout: Layout, now: Estimates) -> Floats:
    parties = np.zeros((len(layout.member), now.n_parties))
    parties[np.arange(len(parties)), layout.party] = 1
    return np.concatenate([parties, now.positions[layout.member]], axis=1)


def _feature_products(layout: Layout, features: _Rows, now: Estimates) -> _Rows:
    """Return the products of features that are not always 0: each member has one party.

    Where divisions allow for the uncertainty of members, the variances of positions come last.
    """
    p, k = now.n_parties, now.n_dimensions
    parties, positions = features[:, :p], features[:, p:]
    crossed = (parties[:, :, None] * positions[:, None, :]).reshape(len(features), -1)
    columns = [parties, crossed, (positions[:, :, None] * positions[:, None, :]).reshape(len(features), -1)]
    if now.priors.divisions_allow:
        columns.append(now.member_covariance[layout.member, :k, :k].reshape(-1, k * k))
    return np.concatenate(columns, axis=1)


def _division_precision(now: Estimates) -> Floats:
    p = now.n_parties
    out = np.zeros((p + now.n_dimensions,) * 2)
    out[:p, :p] = now.priors.level_precision
    out[p:, p:] = np.linalg.inv(now.priors.weight_covariance)
    return out


def member_step(layout: Layout, now: Estimates, sums: MemberSums, votes: Votes) -> None:
    """Move every member by a shortened Newton step, keep parties centred and the positions' scale at 1."""
    k = now.n_dimensions
    gradient, information = layout.by_member(sums.gradient), layout.by_member(sums.information)
    gradient[:, :k] -= now.positions
    information[:, np.arange(k), np.arange(k)] += 1
    _loyalty_prior(now, gradient, information)
    covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
    step = np.einsum("iab,ib->ia", covariance, gradient)
    step *= cells.shortened(np, _furthest(layout, now, step, votes))[:, None]
    before = now.positions
    now.positions = now.positions + step[:, :k]
    now.loyalty = now.loyalty + step[:, k]
    now.member_covariance = covariance
    _centre(layout, now)
    if now.priors.learn:
        _rescale(now)
    else:
        _balance(now)
    moved = np.mean((now.positions - before) ** 2) / max(float(np.mean(now.positions**2)), _LEAST)
    now.changes.append(float(np.sqrt(moved)))


def _loyalty_prior(now: Estimates, gradient: Floats, information: Floats) -> None:
    k = now.n_dimensions
    if now.priors.loyalty_variance:
        gradient[:, k] -= now.loyalty / now.priors.loyalty_variance
        information[:, k, k] += 1 / now.priors.loyalty_variance
        return
    gradient[:, k] = 0
    information[:, k, :] = information[:, :, k] = 0
    information[:, k, k] = 1


def _furthest(layout: Layout, now: Estimates, step: Floats, votes: Votes) -> Floats:
    out = np.zeros(len(layout.member))
    moves = step[layout.member].astype(votes.device.precision)
    for block, _, lines in votes.blocks:
        weights = now.weights[block].astype(votes.device.precision)
        whip = lines if now.priors.loyalty_variance else None
        np.maximum(out, votes.furthest(moves, weights, votes.party, whip), out=out)
    members = np.zeros(layout.n_members)
    np.maximum.at(members, layout.member, out)
    return members


def _centre(layout: Layout, now: Estimates) -> None:
    """Give each party the mean of its members, so that positions are deviations from it."""
    rows = layout.main_rows()
    there = np.nonzero(rows >= 0)[0]
    party = layout.party[rows[there]]
    n = np.maximum(np.bincount(party, minlength=now.n_parties), 1)
    means = _party_means(now.positions[there], party, n)
    loyalty = _party_means(now.loyalty[there, None], party, n)[:, 0]
    now.positions[there] -= means[party]
    now.loyalty[there] -= loyalty[party]
    now.levels_weights[:, : now.n_parties] += now.weights @ means.T + now.lines.T * loyalty


def _party_means(values: Floats, party: npt.NDArray[np.int64], n: npt.NDArray[np.int64]) -> Floats:
    sums = [np.bincount(party, values[:, k], len(n)) for k in range(values.shape[1])]
    return np.stack(sums, axis=1) / n[:, None]


def _balance(now: Estimates) -> None:
    """Move to the scale where the two priors together are least: no vote is changed by it, and rounds are saved."""
    own = float(np.sum(now.positions**2))
    weights = float(np.einsum("ja,ab,jb->", now.weights, np.linalg.inv(now.priors.weight_covariance), now.weights))
    factor = (max(weights, _LEAST) / max(own, _LEAST)) ** 0.25
    now.positions = now.positions * factor
    now.levels_weights[:, now.n_parties :] = now.weights / factor


def _rescale(now: Estimates) -> None:
    """Turn the scale that the data suggest for positions into weights: positions have variance 1 by definition."""
    k = now.n_dimensions
    n = len(now.positions)
    second = (now.positions.T @ now.positions + now.member_covariance[:, :k, :k].sum(axis=0)) / n
    root = np.asarray(np.linalg.cholesky(second), dtype=np.float64)
    inverse = np.asarray(np.linalg.inv(root), dtype=np.float64)
    now.positions = now.positions @ inverse.T
    now.levels_weights[:, now.n_parties :] = now.weights @ root
    turn = np.eye(k + 1)
    turn[:k, :k] = inverse
    now.member_covariance = np.asarray(turn @ now.member_covariance @ turn.T, dtype=np.float64)
    now.priors.weight_covariance = np.asarray(root.T @ now.priors.weight_covariance @ root, dtype=np.float64)
    now.priors.weight_slopes = root.T @ now.priors.weight_slopes


def _learn_weights(now: Estimates) -> None:
    """Estimate how weights follow the lines, and their covariance around that."""
    k, p = now.n_dimensions, now.n_parties
    lines = now.lines[now.priors.big].T
    if lines.shape[1]:
        gram = lines.T @ lines + np.eye(lines.shape[1])
        slopes = np.linalg.solve(gram, lines.T @ now.weights).T
        now.priors.weight_slopes = np.asarray(slopes, dtype=np.float64)
    rest = now.weights - now.weight_means
    spread = rest.T @ rest + now.division_covariance[:, p:, p:].sum(axis=0)
    now.priors.weight_covariance = (spread + _WEIGHT_RIDGE * np.eye(k)) / (len(rest) + 1)
