"""Where a fit begins: the parties' shares, and the strongest directions of dissent within them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from whipcount.divisions.scale.layout import Floats, Layout

__all__ = ["directions", "lines", "logits"]

HALF_A_VOTE = 0.5
"""Added to both sides before a logit is taken, so that a united party has a finite one."""
FEWEST_FOR_A_LINE = 2
"""A single voter has no line apart from his vote."""
_OVERSAMPLING = 6
_SMALLEST_VARIANCE = 0.02


def logits(ayes: Floats, noes: Floats) -> Floats:
    """Return the smoothed logit of each party's share, 0 where nobody of it voted."""
    return np.where(ayes + noes > 0, np.log((ayes + HALF_A_VOTE) / (noes + HALF_A_VOTE)), 0.0)


def lines(ayes: Floats, noes: Floats) -> Floats:
    """Return each party's line from -1, united for no, to 1, united for aye; 0 without enough voters."""
    n = ayes + noes
    return np.asarray((ayes - noes) / (n + 1) * (n >= FEWEST_FOR_A_LINE))


def directions(layout: Layout, ayes: Floats, noes: Floats, k: int, rng: np.random.Generator) -> Floats:
    """Return (n_members, k) starting positions of unit variance: the first left singular vectors of the residuals.

    Parameters
    ----------
    rng : draws the test matrix of the randomised decomposition
    """
    share = ((ayes + HALF_A_VOTE) / (ayes + noes + 1)).astype(np.float32)
    residual = _residuals(layout, share)
    sketch = rng.standard_normal((residual.shape[1], k + _OVERSAMPLING)).astype(np.float32)
    basis = np.linalg.qr(residual @ sketch)[0]
    for _ in range(2):
        basis = np.linalg.qr(residual @ (residual.T @ basis))[0]
    left = np.linalg.svd(basis.T @ residual, full_matrices=False)[0][:, :k]
    rows = np.zeros((len(residual), k))
    found = (basis @ left).astype(np.float64)
    rows[:, : found.shape[1]] = found
    n = layout.weights()
    totals = layout.by_member(rows * n[:, None]) / np.maximum(layout.by_member(n[:, None]), 1)
    return np.asarray(totals / np.maximum(totals.std(axis=0), 1e-12))


def _residuals(layout: Layout, share: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    spread = 1 / np.sqrt(np.maximum(share * (1 - share), np.float32(_SMALLEST_VARIANCE)))
    out = np.empty(layout.signs.shape, np.float32)
    ends = [*layout.starts[1:], len(out)]
    for party, (first, last) in enumerate(zip(layout.starts, ends, strict=True)):
        signs = layout.signs[first:last]
        np.subtract(signs == 1, share[party], out=out[first:last])
        out[first:last] *= np.abs(signs) * spread[party]
    return out
