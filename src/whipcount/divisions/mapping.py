"""A map on which members who vote alike lie near each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.divisions.agreement import Agreement

__all__ = ["agreement_map"]

Floats = npt.NDArray[np.float64]
_COLUMNS, _ROUNDS = 8, 80


def agreement_map(found: Agreement, least: int) -> tuple[npt.NDArray[np.intp], Floats, tuple[float, float]]:
    """Return places of members by classical scaling of how often they disagree.

    Pairs that shared no division are put at the mean distance of the two members to all others; a member who shared
    fewer than ``least`` divisions with the typical member is left out.

    Parameters
    ----------
    found : counts of every pair
    least : divisions that a member must have shared with the typical member

    Returns
    -------
    rows : those who are on the map
    places : (n, 2); the second direction explains less than the first
    explained : share of the sum of squared products that each direction explains

    References
    ----------
    W. S. Torgerson, Multidimensional scaling: I, Psychometrika 17 (1952), 401-419.
    """
    rows = np.flatnonzero(np.median(found.shared, axis=1) >= least)
    if len(rows) < 3:
        return rows, np.zeros((len(rows), 2)), (0.0, 0.0)
    distance = 1 - Agreement(found.shared[np.ix_(rows, rows)], found.agreed[np.ix_(rows, rows)]).share()
    mean = np.nanmean(distance, axis=1)
    squares = np.where(np.isnan(distance), (mean[:, None] + mean) / 2, distance) ** 2
    np.fill_diagonal(squares, 0)
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1)[:, None] + squares.mean()
    product = -centred / 2
    values, vectors = _leading(product)
    places = vectors * np.sqrt(np.maximum(values, 0))
    places *= np.where(places[np.abs(places).argmax(axis=0), [0, 1]] < 0, -1, 1)
    total = float((product**2).sum()) or 1.0
    return rows, places, (float(values[0] ** 2) / total, float(values[1] ** 2) / total)


def _leading(product: Floats) -> tuple[Floats, Floats]:
    """Return the two largest eigenvalues with their vectors, by iterating a few columns: quicker than all of them."""
    n = len(product)
    block = np.random.default_rng(0).standard_normal((n, min(_COLUMNS, n)))
    for _ in range(_ROUNDS):
        block, _upper = np.linalg.qr(product @ block)
    small, turn = np.linalg.eigh(block.T @ product @ block)
    return small[[-1, -2]], (block @ turn)[:, [-1, -2]]
