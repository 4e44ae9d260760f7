"""Bleeding: colours that do not stop at the line.

Near a line, inside a region, a pixel has bled when its colour is nearer to that of the region on
the other side than to that of its own, both being the result's own colours: a region painted
wrongly but cleanly does not bleed, and one colour on both sides cannot.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.evaluation.paint_regions import FREE_ABOVE, Labels, Mask
from training.evaluation.palette_distance import lab

NEAR_PX = 4.0
"""A pixel so near to ink is judged; what is deeper gives its region's colour (the median)."""
ACROSS_PX = 9.0
"""The other side begins within this distance: a thick line and the near pixels themselves."""
DISTINCT = 12.0
"""ΔE from which two regions count as two colours."""
LEAST_INNER_PX = 12

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Bleeding:
    """How many pixels were judged, and how many of them have the other side's colour."""

    judged: int
    bled: int

    @property
    def share(self) -> float:
        """Bled pixels of the judged ones; 0 where none could be judged."""
        return self.bled / max(self.judged, 1)


@dataclass(frozen=True)
class _Region:
    number: int
    colour: NDArray[np.float32]  # (3,) Lab
    distance: NDArray[np.float32]  # (H, W), px from the region


def bleeding(colours: Pixels, lines: Pixels, labels: Labels) -> Bleeding:
    """Judge colours (H, W, 3) under lines (H, W); labels (H, W): regions 1, 2, …, 0 = none."""
    seen = lab(colours)
    free = lines > FREE_ABOVE
    to_ink = _distance(~free)
    regions = [r for r in (_region(n, seen, to_ink, labels) for n in _numbers(labels)) if r]
    if len(regions) < 2:
        return Bleeding(0, 0)
    near = free & (to_ink <= NEAR_PX)
    judged = bled = 0
    for own in regions:
        others = [region for region in regions if region is not own]
        pixels = near & (labels == own.number)
        count, wrong = _judge(seen[pixels], own, others, pixels)
        judged, bled = judged + count, bled + wrong
    return Bleeding(judged, bled)


def _numbers(labels: Labels) -> NDArray[np.int32]:
    return np.asarray(np.unique(labels[labels > 0]), np.int32)


def _region(
    number: int, seen: NDArray[np.float32], to_ink: NDArray[np.float32], labels: Labels
) -> _Region | None:
    own = labels == number
    inner = own & (to_ink > NEAR_PX)
    if inner.sum() < LEAST_INNER_PX:
        return None
    return _Region(number, np.median(seen[inner], axis=0), _distance(own))


def _distance(mask: Mask) -> NDArray[np.float32]:
    """Px from every pixel to the nearest one of the mask."""
    if not mask.any():
        return np.full(mask.shape, np.inf, np.float32)
    outside = (~mask).astype(np.uint8)
    return np.asarray(cv2.distanceTransform(outside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE))


def _judge(
    seen: NDArray[np.float32], own: _Region, others: list[_Region], pixels: Mask
) -> tuple[int, int]:
    """(judged, bled) of the own region's near pixels, seen (N, 3); the nearest other counts."""
    distances = np.stack([other.distance[pixels] for other in others])  # (others, N)
    nearest = distances.argmin(axis=0)
    across = np.stack([other.colour for other in others])[nearest]  # (N, 3)
    apart = np.linalg.norm(across - own.colour, axis=1)
    can_bleed = (distances.min(axis=0) <= ACROSS_PX) & (apart >= DISTINCT)
    to_own = np.linalg.norm(seen - own.colour, axis=1)
    to_other = np.linalg.norm(seen - across, axis=1)
    return int(can_bleed.sum()), int((can_bleed & (to_other < to_own)).sum())
