"""Rounds of the fit: every division given the members, then every member given the divisions.

Both steps are one Newton step of a concave problem, shortened where the logit of some vote would move so far that
the step could overshoot: with R the largest move, log(1 + R) / R of a Newton step never lowers a logistic
likelihood (its third derivative is bounded by its second). The matrix is read in blocks of columns, so that memory
does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from whipcount.divisions.scale.layout import Floats, Layout
from whipcount.divisions.scale.model import Estimates

__all__ = ["MemberSums", "blocks", "member_step", "member_sums", "one_round"]

_CELLS = 200_000
_FURTHEST = np.float32(30.0)
_WEIGHT_RIDGE = 0.1
_LEAST = 1e-12
Single = npt.NDArray[np.float32]


class MemberSums:
    """Gradient and information of every member's position and loyalty over some divisions.

    Parameters
    ----------
    n_members, size : size is the number of dimensions and one for loyalty
    """

    def __init__(self, n_rows: int, size: int) -> None:
        self.gradient = np.zeros((n_rows, size))
        self.information = np.zeros((n_rows, size, size))


def blocks(n_rows: int, n_columns: int) -> Iterator[slice]:
    """Yield slices of columns of about 200,000 cells."""
    width = max(1, _CELLS // max(n_rows, 1))
    for first in range(0, n_columns, width):
        yield slice(first, min(first + width, n_columns))


def one_round(layout: Layout, now: Estimates) -> None:
    """Move every division, then every member."""
    precision = _division_precision(now)
    features = _features(layout, now)
    products = _feature_products(layout, features, now)
    loyalty = now.loyalty[layout.member].astype(np.float32)
    means = np.concatenate([np.zeros((len(now.levels), now.n_parties)), now.weight_means], axis=1)
    sums = MemberSums(len(layout.member), now.n_dimensions + 1)
    for block in blocks(*layout.signs.shape):
        signs = layout.signs[:, block].astype(np.float32)
        whip = _whip(layout, now, block)
        fixed = whip * loyalty[:, None] if now.priors.loyalty_variance else None
        _division_step(signs, features, products, fixed, precision, means, now, block)
        slope, weight = _pull(signs, features, fixed, now.levels_weights[block])
        _add(sums, slope, weight, whip, now.weights[block])
        if now.priors.members_allow:
            _allow_for_weights(sums, layout, now, weight, block)
    if now.priors.learn:
        _learn_weights(now)
    member_step(layout, now, sums)


def member_sums(layout: Layout, now: Estimates, columns: npt.NDArray[np.int64]) -> MemberSums:
    """Return what the given divisions say of each row's member at the current estimates."""
    features = _features(layout, now)
    loyalty = now.loyalty[layout.member].astype(np.float32)
    sums = MemberSums(len(layout.member), now.n_dimensions + 1)
    for part in blocks(len(layout.member), len(columns)):
        block = columns[part]
        whip = _whip(layout, now, block)
        fixed = whip * loyalty[:, None] if now.priors.loyalty_variance else None
        slope, weight = _pull(layout.signs[:, block].astype(np.float32), features, fixed, now.levels_weights[block])
        _add(sums, slope, weight, whip, now.weights[block])
    return sums


def _whip(layout: Layout, now: Estimates, block: slice | npt.NDArray[np.int64]) -> Single:
    return np.asarray(now.lines[:, block].astype(np.float32)[layout.party])


def _features(layout: Layout, now: Estimates) -> Single:
    parties = np.zeros((len(layout.member), now.n_parties), np.float32)
    parties[np.arange(len(parties)), layout.party] = 1
    return np.concatenate([parties, now.positions[layout.member].astype(np.float32)], axis=1)


def _products(features: Single) -> Single:
    return np.asarray((features[:, :, None] * features[:, None, :]).reshape(len(features), -1))


def _feature_products(layout: Layout, features: Single, now: Estimates) -> Single:
    """Return the products of features that are not always 0: each member has one party.

    Where divisions allow for the uncertainty of members, the variances of positions come last.
    """
    p, k = now.n_parties, now.n_dimensions
    parties, positions = features[:, :p], features[:, p:]
    crossed = (parties[:, :, None] * positions[:, None, :]).reshape(len(features), -1)
    columns = [parties, crossed, _products(positions)]
    if now.priors.divisions_allow:
        columns.append(now.member_covariance[layout.member, :k, :k].reshape(-1, k * k).astype(np.float32))
    return np.concatenate(columns, axis=1)


def _information(sums: Single, p: int, k: int) -> Floats:
    """Put sums of products, as laid out by ``_feature_products``, into (n, P + K, P + K)."""
    out = np.zeros((len(sums), p + k, p + k))
    out[:, np.arange(p), np.arange(p)] = sums[:, :p]
    crossed = sums[:, p : p + p * k].reshape(-1, p, k)
    out[:, :p, p:] = crossed
    out[:, p:, :p] = crossed.transpose(0, 2, 1)
    out[:, p:, p:] = sums[:, p + p * k :].reshape(-1, k, k)
    return out


def _division_precision(now: Estimates) -> Floats:
    p = now.n_parties
    out = np.zeros((p + now.n_dimensions,) * 2)
    out[:p, :p] = now.priors.level_precision
    out[p:, p:] = np.linalg.inv(now.priors.weight_covariance)
    return out


def _pull(signs: Single, features: Single, fixed: Single | None, divisions: Floats) -> tuple[Single, Single]:
    """Return the gradient and the curvature of every vote's log likelihood in its logit; 0 where there is none."""
    logit = features @ divisions.T.astype(np.float32)
    if fixed is not None:
        logit += fixed
    np.multiply(logit, signs, out=logit)
    np.clip(logit, -_FURTHEST, _FURTHEST, out=logit)
    np.exp(logit, out=logit)
    logit += 1
    slope = np.divide(signs, logit, out=logit)
    weight = signs - slope
    weight *= slope
    return slope, weight


def _shortened(furthest: npt.NDArray[np.floating]) -> Floats:
    far = np.maximum(furthest.astype(np.float64), 1e-6)
    return np.asarray(np.log1p(far) / far)


def _division_step(
    signs: Single,
    features: Single,
    products: Single,
    fixed: Single | None,
    precision: Floats,
    means: Floats,
    now: Estimates,
    block: slice,
) -> None:
    current = now.levels_weights[block]
    slope, weight = _pull(signs, features, fixed, current)
    gradient = slope.T @ features - (current - means[block]) @ precision
    p, k = now.n_parties, now.n_dimensions
    summed = weight.T @ products
    information = _information(summed[:, : p + p * k + k * k], p, k) + precision
    if now.priors.divisions_allow:
        extra = summed[:, p + p * k + k * k :].reshape(-1, k, k)
        information[:, p:, p:] += extra
        gradient[:, p:] -= np.einsum("jab,jb->ja", extra, current[:, p:])
    covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
    step = np.einsum("jab,jb->ja", covariance, gradient)
    furthest = np.abs(features @ step.T.astype(np.float32)).max(axis=0)
    now.levels_weights[block] = current + step * _shortened(furthest)[:, None]
    now.division_covariance[block] = covariance


def _add(sums: MemberSums, slope: Single, weight: Single, whip: Single, weights: Floats) -> None:
    k = weights.shape[1]
    single = weights.astype(np.float32)
    sums.gradient[:, :k] += slope @ single
    sums.gradient[:, k] += np.einsum("ij,ij->i", slope, whip)
    sums.information[:, :k, :k] += (weight @ _products(single)).reshape(-1, k, k)
    weighted = weight * whip
    cross = weighted @ single
    sums.information[:, :k, k] += cross
    sums.information[:, k, :k] += cross
    sums.information[:, k, k] += np.einsum("ij,ij->i", weighted, whip)


def _allow_for_weights(sums: MemberSums, layout: Layout, now: Estimates, weight: Single, block: slice) -> None:
    """Let members know how uncertain the divisions are: a variational step, which draws in the far ends."""
    k, p = now.n_dimensions, now.n_parties
    covariance = now.division_covariance[block]
    spread = covariance[:, p:, p:].reshape(-1, k * k).astype(np.float32)
    extra = np.asarray(weight @ spread, dtype=np.float64).reshape(-1, k, k)
    sums.information[:, :k, :k] += extra
    sums.gradient[:, :k] -= np.einsum("iab,ib->ia", extra, now.positions[layout.member])
    for party, first in enumerate(layout.starts):
        last = layout.starts[party + 1] if party + 1 < p else len(layout.member)
        sums.gradient[first:last, :k] -= weight[first:last] @ covariance[:, party, p:].astype(np.float32)


def member_step(layout: Layout, now: Estimates, sums: MemberSums) -> None:
    """Move every member by a shortened Newton step, keep parties centred and the positions' scale at 1."""
    k = now.n_dimensions
    gradient, information = layout.by_member(sums.gradient), layout.by_member(sums.information)
    gradient[:, :k] -= now.positions
    information[:, np.arange(k), np.arange(k)] += 1
    _loyalty_prior(now, gradient, information)
    covariance = np.asarray(np.linalg.inv(information), dtype=np.float64)
    step = np.einsum("iab,ib->ia", covariance, gradient)
    step *= _shortened(_furthest(layout, now, step))[:, None]
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


def _furthest(layout: Layout, now: Estimates, step: Floats) -> Floats:
    k = now.n_dimensions
    out = np.zeros(len(layout.member), np.float32)
    moves = step[layout.member].astype(np.float32)
    for block in blocks(*layout.signs.shape):
        move = moves[:, :k] @ now.weights[block].T.astype(np.float32)
        if now.priors.loyalty_variance:
            move += moves[:, k:] * _whip(layout, now, block)
        np.maximum(out, np.abs(move, out=move).max(axis=1), out=out)
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
