"""One clean colour for every region: what a flatter would fill in before the shading."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.regions import WORK_PX, Labels, Pixels, ink_mask

Floats = NDArray[np.float32]

SAMPLES = 24_000
FEWEST_SAMPLES = 50
"""Regions with fewer samples than this on the grid are looked at in full."""
CLEAR_PX = 4.0
"""So far from ink a pixel counts fully; nearer ones may show what the painting does at a line."""
LEAST_TRUST = 0.02
BIN = 12.0
"""Side of the cells (CIE Lab) of which a region's fullest is where its mode is looked for."""
SIGMAS = (10.0, 7.0, 5.0)
"""Standard deviations (CIE Lab) of the windows that go uphill from there, one by one."""
_BITS = 6  # of a cell's number along one axis


def flat_colours(colours: Pixels, labels: Labels, lines: Pixels) -> Pixels:
    """Fill every region of labels (H, W) with the colour that most of it has -> (H, W, 3).

    The colour is the mode in CIE Lab, a mean shift from the fullest cell of a histogram, with
    pixels near the lines (H, W) counting little: of a base colour and its shade it is the larger
    area's, never a mixture.
    """
    step = -(-max(labels.shape) // WORK_PX)
    small, near = labels[::step, ::step], lines[::step, ::step]
    count = int(labels.max()) + 1
    rows, columns = _samples(small, count)
    regions = small[rows, columns]
    clear = cv2.distanceTransform((~ink_mask(near)).astype(np.uint8), cv2.DIST_L2, 3)
    trust = np.clip(clear[rows, columns] / CLEAR_PX, LEAST_TRUST, 1.0)
    modes = _modes(_to_lab(colours[rows * step, columns * step]), regions, trust, count)
    return _to_rgb(modes)[labels]


def _samples(labels: Labels, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows and columns of a grid, and of all pixels of the regions that the grid hardly meets."""
    step = max(1, int(np.sqrt(labels.size / SAMPLES)))
    grid = np.zeros(labels.shape, np.bool_)
    grid[::step, ::step] = True
    hits = np.bincount(labels[::step, ::step].ravel(), minlength=count)
    rows, columns = np.nonzero(grid | (hits < FEWEST_SAMPLES)[labels])
    return rows, columns


def _modes(values: Floats, regions: Labels, trust: NDArray[np.float64], count: int) -> Floats:
    """The mode of the values (n, 3) of each region, weighted by trust (n,) -> (count, 3)."""
    near = _in_fullest_cell(values, regions, trust)
    modes = _means(values, regions, trust * near, count)
    for sigma in SIGMAS:
        squared = ((values - modes[regions]) ** 2).sum(axis=1)
        near = np.exp(squared * np.float32(-0.5 / sigma**2)) + 1e-6
        modes = _means(values, regions, trust * near, count)
    return modes


def _in_fullest_cell(
    values: Floats, regions: Labels, trust: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Which values (n, 3) lie in the histogram cell that holds most of their region's trust."""
    cells = np.floor(values / BIN).astype(np.int64) + (1 << _BITS - 1)  # Lab: within ±128
    keys = regions.astype(np.int64)
    for channel in range(3):
        keys = keys << _BITS | cells[:, channel]
    found, cell_of = np.unique(keys, return_inverse=True)
    weight = np.bincount(cell_of, trust)
    region = found >> 3 * _BITS
    order = np.lexsort((weight, region))
    fullest = np.zeros(len(found), np.bool_)
    fullest[order[np.r_[np.diff(region[order]) > 0, True]]] = True
    return np.asarray(fullest[cell_of], np.bool_)


def _means(values: Floats, regions: Labels, weights: NDArray[np.float64], count: int) -> Floats:
    total = np.maximum(np.bincount(regions, weights, count), 1e-12)
    sums = [np.bincount(regions, weights * values[:, channel], count) for channel in range(3)]
    return np.asarray(np.stack(sums, axis=1) / total[:, None], np.float32)


def _to_lab(colours: Pixels) -> Floats:
    unit = colours[None].astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(unit, cv2.COLOR_RGB2LAB)[0], np.float32)


def _to_rgb(lab: Floats) -> Pixels:
    unit = cv2.cvtColor(lab[None], cv2.COLOR_LAB2RGB)[0]
    return np.asarray(np.rint(unit.clip(0, 1) * 255), np.uint8)
