"""How far the colours of two pictures are apart, wherever they stand: sliced Wasserstein in Lab.

Rabin et al. 2012: the mean, over directions, of the Wasserstein-1 distance of the projections,
which on a line is the mean |difference| of the quantiles.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float32]
DIRECTIONS = 96
QUANTILES = 512
SAMPLE = 4096
"""Of larger sets so many colours are drawn, with a fixed seed."""


def lab(colours: NDArray[np.uint8]) -> Colours:
    """CIE L*a*b* (D65) of uint8 RGB (…, 3); a distance of 1 is about a just visible one."""
    flat = np.ascontiguousarray(colours.reshape(1, -1, 3), np.float32) / np.float32(255)
    return np.asarray(cv2.cvtColor(flat, cv2.COLOR_RGB2LAB), np.float32).reshape(colours.shape)


def palette_distance(one: NDArray[np.uint8], two: NDArray[np.uint8]) -> float:
    """Distance of two sets of RGB colours, (N, 3) and (M, 3) uint8, N, M >= 1, in ΔE (CIE 1976).

    Twice the sliced distance: the mean of |cos| over all directions is 1/2, so a picture whose
    colours are all shifted by d in Lab is at d.
    """
    towards = _directions(DIRECTIONS)
    ranks = (np.arange(QUANTILES) + 0.5) / QUANTILES
    first, second = (
        np.quantile(lab(_sampled(colours)).astype(np.float64) @ towards.T, ranks, axis=0)
        for colours in (one, two)
    )
    return float(2 * np.abs(first - second).mean())


def _sampled(colours: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if len(colours) <= SAMPLE:
        return colours
    return colours[np.random.default_rng(0).choice(len(colours), SAMPLE, replace=False)]


def _directions(count: int) -> NDArray[np.float64]:
    """Directions spread evenly over the half sphere (a Fibonacci lattice), (count, 3)."""
    turns = np.arange(count)
    height = (turns + 0.5) / count
    angle = turns * np.pi * (3 - np.sqrt(5))
    radius = np.sqrt(1 - height**2)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), height], axis=1)
