"""Kernel inception distance (Binkowski et al. 2018): how far two sets of photos are apart.

Works on features (N, D) of any locked network; whoever reports a number names the network and the
counts. Unlike FID it is unbiased, so that a few hundred photos give a fair, if noisy, number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Features = NDArray[np.float32]
DEGREE = 3
SUBSETS = 100
SUBSET_SIZE = 100


@dataclass(frozen=True)
class Kid:
    """Mean and standard deviation over subsets; times 1000 in tables."""

    mean: float
    deviation: float
    subset_size: int


def polynomial_kernel(one: Features, two: Features) -> NDArray[np.float64]:
    """k(x, y) = (x·y / D + 1)³ for all pairs of (N, D) and (M, D): (N, M)."""
    product = one.astype(np.float64) @ two.astype(np.float64).T
    return np.asarray((product / one.shape[1] + 1) ** DEGREE)


def squared_mmd(one: Features, two: Features) -> float:
    """Unbiased estimate of MMD² between (N, D) and (M, D); may be negative. Needs N, M >= 2."""
    n, m = len(one), len(two)
    if n < 2 or m < 2:
        raise ValueError(f"MMD needs at least two samples on both sides, not {n} and {m}")
    within_one, within_two = polynomial_kernel(one, one), polynomial_kernel(two, two)
    between = polynomial_kernel(one, two)
    return float(
        (within_one.sum() - np.trace(within_one)) / (n * (n - 1))
        + (within_two.sum() - np.trace(within_two)) / (m * (m - 1))
        - 2 * between.mean()
    )


def kid(
    real: Features,
    made: Features,
    *,
    subsets: int = SUBSETS,
    subset_size: int = SUBSET_SIZE,
    seed: int = 0,
) -> Kid:
    """MMD² over random subsets of both sides, drawn without repetition from (N, D) and (M, D).

    Subsets are as large as the smaller side where that has fewer than `subset_size`.
    """
    size = min(subset_size, len(real), len(made))
    rng = np.random.default_rng(seed)
    values = [
        squared_mmd(
            real[rng.choice(len(real), size, replace=False)],
            made[rng.choice(len(made), size, replace=False)],
        )
        for _ in range(subsets)
    ]
    return Kid(float(np.mean(values)), float(np.std(values)), size)
