"""Which part of a sheet is one region, and what colour it has: what hints, bleeding and robustness
are measured in.

Slots tell where the training data knows them; else closed regions of the line art do.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.regions import find_regions
from engine.request import PaintRequest
from training.data.paint_pairs import PaintPair
from training.data.slots import SLOTS

FREE_ABOVE = 230
"""Lighter than this, no line covers a pixel."""
OWN_SHARE = 0.9
"""A pixel belongs to a slot that makes out at least this much of its colour."""
LEAST_SHARE = 0.004
"""Regions smaller than this share of the sheet are not measured: they are a few pixels."""

Labels = NDArray[np.int32]
Mask = NDArray[np.bool_]


def material(slot: int) -> int:
    """The slot without its shadow: people draw no line around a shadow."""
    name = SLOTS[slot].removesuffix("_shadow")
    return SLOTS.index(name)


def slot_regions(pair: PaintPair) -> Labels:
    """Connected parts of one material where no line lies: 1, 2, … on the sheet, 0 elsewhere.

    Numbered by material, then in reading order; parts below LEAST_SHARE count as nothing.
    """
    free = pair.lines > FREE_ABOVE
    labels = np.zeros(pair.lines.shape, np.int32)
    found = 0
    for kind in sorted({material(slot) for slot in pair.slots}):
        planes = [mask for slot, mask in pair.slots.items() if material(slot) == kind]
        covered = (np.sum(planes, axis=0) > OWN_SHARE) & free
        for part in connected_parts(covered, LEAST_SHARE):
            found += 1
            labels[part] = found
    return labels


def line_regions(lines: NDArray[np.uint8]) -> Labels:
    """Closed regions of lines whose slots nobody knows, as the program finds them; ink is 0."""
    return find_regions(lines, PaintRequest.gap_px, grow=False)


def connected_parts(mask: Mask, least_share: float) -> Iterator[Mask]:
    """The 4-connected parts of a mask that cover at least this share of the sheet."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=4
    )
    for number in range(1, count):
        if stats[number, cv2.CC_STAT_AREA] >= least_share * mask.size:
            yield labels == number


def region_masks(labels: Labels) -> Iterator[Mask]:
    """The mask of each region that is there, by number."""
    for number in np.unique(labels[labels > 0]):
        yield labels == number


def deepest_point(mask: Mask) -> tuple[int, int, float]:
    """(x, y, depth): the first pixel farthest from the mask's edge and from the sheet's; depth in
    px. The mask is not empty."""
    walled = np.pad(mask.astype(np.uint8), 1)
    depth = cv2.distanceTransform(walled, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)[1:-1, 1:-1]
    y, x = np.unravel_index(int(np.argmax(depth)), depth.shape)
    return int(x), int(y), float(depth[y, x])
