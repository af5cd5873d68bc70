"""What a round of the fit does with every single vote, written once for NumPy and for JAX.

``xp`` is the module of the arrays. Nothing that comes in is changed, and what is made here is worked on in place where
the module can: these few lines are all that grows with members times divisions. Sums and steps of a division are in
double precision; votes are in the precision of ``Members.features``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Block", "Form", "Members", "Sums", "block_round", "furthest", "member_sums", "shortened"]

Array = Any
Arrays = Any
_FURTHEST = 30.0


class Form(NamedTuple):
    """What of a fit does not change from round to round: numbers, not arrays.

    Attributes
    ----------
    starts : first row of each party
    k : directions
    members_allow, divisions_allow : as in the priors
    """

    starts: tuple[int, ...]
    k: int
    members_allow: bool
    divisions_allow: bool


class Members(NamedTuple):
    """Rows of members.

    Attributes
    ----------
    features : (n_rows, P + K): 1 for the party, then positions
    products : of the features that are not always 0, as ``rounds`` lays them out
    loyalty : (n_rows, 1); None where the model has none
    party : (n_rows,)
    """

    features: Array
    products: Array
    loyalty: Array | None
    party: Array


class Block(NamedTuple):
    """Some divisions.

    Attributes
    ----------
    signs : (n_rows, m) int8
    lines : (P, m)
    levels_weights : (m, P + K), float64
    means : (m, P + K), float64; of their prior
    precision : (P + K, P + K), float64; of their prior
    """

    signs: Array
    lines: Array
    levels_weights: Array
    means: Array
    precision: Array


class Sums(NamedTuple):
    """Gradient and information of position and loyalty by row, over a block.

    Attributes
    ----------
    gradient : (n_rows, K)
    information : (n_rows, K, K)
    loyalty_gradient, loyalty_information : (n_rows,)
    cross : (n_rows, K)
    """

    gradient: Array
    information: Array
    loyalty_gradient: Array
    loyalty_information: Array
    cross: Array


def block_round(xp: Arrays, form: Form, members: Members, block: Block) -> tuple[Array, Array, Sums]:
    """Move the divisions of a block; return them, their covariance, and what the votes then say of the members."""
    signs, whip, fixed = _votes(members, block)
    moved, covariance = _division_step(xp, form, members, block, signs, fixed)
    slope, weight = _pull(xp, signs, members.features, fixed, moved)
    sums = _sums(xp, slope, weight, whip, moved[:, len(form.starts) :])
    if form.members_allow:
        sums = _allow_for_weights(xp, form, members, sums, weight, covariance)
    return moved, covariance, sums


def member_sums(xp: Arrays, members: Members, block: Block) -> Sums:
    """Return what the votes of a block say of the members, the divisions as they stand."""
    signs, whip, fixed = _votes(members, block)
    slope, weight = _pull(xp, signs, members.features, fixed, block.levels_weights)
    return _sums(xp, slope, weight, whip, block.levels_weights[:, len(block.lines) :])


def furthest(xp: Arrays, moves: Array, weights: Array, party: Array, lines: Array | None) -> Array:
    """Return by how much the logit of some vote of each row would move at most.

    Parameters
    ----------
    moves : (n_rows, K + 1) steps of position and loyalty
    lines : None where the model has no loyalty
    """
    k = weights.shape[1]
    move = moves[:, :k] @ weights.T
    if lines is not None:
        move += moves[:, k:] * lines[party]
    return xp.amax(xp.abs(move), axis=1)


def shortened(xp: Arrays, far: Array) -> Array:
    """Return the part of a Newton step that cannot overshoot, for the largest move of a logit."""
    far = xp.maximum(far.astype("float64"), 1e-6)
    return xp.log1p(far) / far


def _votes(members: Members, block: Block) -> tuple[Array, Array, Array | None]:
    """Return signs, the line of each row's party, and the part of the logit that is the member's loyalty."""
    whip = block.lines[members.party]
    fixed = None if members.loyalty is None else whip * members.loyalty
    return block.signs.astype(members.features.dtype), whip, fixed


def _pull(xp: Arrays, signs: Array, features: Array, fixed: Array | None, divisions: Array) -> tuple[Array, Array]:
    """Return the gradient and the curvature of every vote's log likelihood in its logit; 0 where there is none."""
    logit = features @ divisions.T.astype(features.dtype)
    if fixed is not None:
        logit += fixed
    logit *= signs
    odds = xp.exp(xp.clip(logit, -_FURTHEST, _FURTHEST))
    odds += 1
    slope = signs / odds
    weight = signs - slope
    weight *= slope
    return slope, weight


def _division_step(
    xp: Arrays, form: Form, members: Members, block: Block, signs: Array, fixed: Array | None
) -> tuple[Array, Array]:
    current, features = block.levels_weights, members.features
    slope, weight = _pull(xp, signs, features, fixed, current)
    p, k = len(form.starts), form.k
    gradient = slope.T @ features - (current - block.means) @ block.precision
    summed = weight.T @ members.products
    own = summed[:, p + p * k : p + p * k + k * k]
    if form.divisions_allow:
        extra = summed[:, p + p * k + k * k :]
        own = own + extra
        drawn_in = xp.einsum("jab,jb->ja", extra.reshape(-1, k, k), current[:, p:])
        gradient -= xp.concatenate([xp.zeros((len(current), p)), drawn_in], axis=1)
    information = _information(xp, summed[:, :p], summed[:, p : p + p * k], own, k) + block.precision
    covariance = xp.linalg.inv(information)
    step = xp.einsum("jab,jb->ja", covariance, gradient)
    far = xp.amax(xp.abs(features @ step.T.astype(features.dtype)), axis=0)
    return current + step * shortened(xp, far)[:, None], covariance


def _information(xp: Arrays, levels: Array, crossed: Array, own: Array, k: int) -> Array:
    """Put sums of products into (m, P + K, P + K): two parties never meet in one member."""
    p = levels.shape[1]
    crossed = crossed.reshape(-1, p, k)
    upper = xp.concatenate([levels[:, :, None] * xp.eye(p), crossed], axis=2)
    lower = xp.concatenate([crossed.transpose(0, 2, 1), own.reshape(-1, k, k)], axis=2)
    return xp.concatenate([upper, lower], axis=1).astype("float64")


def _sums(xp: Arrays, slope: Array, weight: Array, whip: Array, weights: Array) -> Sums:
    k = weights.shape[1]
    single = weights.astype(slope.dtype)
    pairs = (single[:, :, None] * single[:, None, :]).reshape(-1, k * k)
    weighted = weight * whip
    return Sums(
        slope @ single,
        (weight @ pairs).reshape(-1, k, k),
        xp.einsum("ij,ij->i", slope, whip),
        xp.einsum("ij,ij->i", weighted, whip),
        weighted @ single,
    )


def _allow_for_weights(xp: Arrays, form: Form, members: Members, sums: Sums, weight: Array, covariance: Array) -> Sums:
    """Let members know how uncertain the divisions are: a variational step, which draws in the far ends."""
    p, k = len(form.starts), form.k
    single = covariance.astype(weight.dtype)
    extra = (weight @ single[:, p:, p:].reshape(-1, k * k)).reshape(-1, k, k)
    positions = members.features[:, p:]
    ends = (*form.starts[1:], len(weight))
    with_level = [weight[a:b] @ single[:, q, p:] for q, (a, b) in enumerate(zip(form.starts, ends, strict=True))]
    drawn_in = xp.einsum("iab,ib->ia", extra, positions) + xp.concatenate(with_level)
    return sums._replace(gradient=sums.gradient - drawn_in, information=sums.information + extra)
