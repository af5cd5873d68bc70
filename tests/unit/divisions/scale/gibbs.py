"""The published probit model by Gibbs sampling with data augmentation: slow and plain, to judge the fast fit."""

import numpy as np
from scipy.special import ndtr, ndtri

ITEM_VARIANCE = 25.0


def gibbs(votes: np.ndarray, rounds: int = 600, burn: int = 200, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return the posterior mean and standard deviation of every position."""
    rng = np.random.default_rng(seed)
    seen, side = votes != 9, np.where(votes == 1, 1.0, -1.0)
    x = np.linalg.svd(np.where(seen, side, 0), full_matrices=False)[0][:, 0] * np.sqrt(len(votes))
    slope, cut = np.zeros(votes.shape[1]), np.zeros(votes.shape[1])
    kept = []
    for turn in range(rounds):
        utility = _utilities(rng, np.outer(x, slope) - cut, side, seen)
        slope, cut = _items(rng, utility, x, seen)
        precision = (seen * slope**2).sum(axis=1) + 1
        x = ((utility + cut) * slope * seen).sum(axis=1) / precision + rng.standard_normal(len(x)) / np.sqrt(precision)
        if turn >= burn:
            kept.append(x)
    return np.mean(kept, axis=0), np.std(kept, axis=0)


def _utilities(rng: np.random.Generator, mean: np.ndarray, side: np.ndarray, seen: np.ndarray) -> np.ndarray:
    wrong = ndtr(-mean * side)
    drawn = wrong + rng.random(mean.shape) * (1 - wrong)
    return np.where(seen, mean + side * np.clip(ndtri(np.clip(drawn, 1e-15, 1 - 1e-12)), -8, 8), 0.0)


def _items(rng: np.random.Generator, y: np.ndarray, x: np.ndarray, seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    xx = (seen * (x**2)[:, None]).sum(axis=0) + 1 / ITEM_VARIANCE
    sx, n = (seen * x[:, None]).sum(axis=0), seen.sum(axis=0) + 1 / ITEM_VARIANCE
    xy, sy = (y * x[:, None]).sum(axis=0), y.sum(axis=0)
    determinant = xx * n - sx**2
    means = np.stack([(n * xy - sx * sy) / determinant, (sx * xy - xx * sy) / determinant], axis=1)
    covariance = np.stack([np.stack([n, sx]), np.stack([sx, xx])]).transpose(2, 0, 1) / determinant[:, None, None]
    noise = np.linalg.cholesky(covariance) @ rng.standard_normal((len(n), 2, 1))
    drawn = means + noise[:, :, 0]
    return drawn[:, 0], drawn[:, 1]
