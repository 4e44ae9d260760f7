"""From a map of edge strength to lines of one pixel, and the grammar of such lines.

Masks are boolean (H, W), True = line; maps are float32 (H, W). Used for line art of photos and for
the edge maps that networks are trained on.
"""

from __future__ import annotations

import itertools
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Map = NDArray[np.float32]
Pixels = NDArray[np.uint8]

_NEIGHBOURS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))  # clockwise


def suppress_non_maxima(
    probability: Map, *, reach_px: int = 1, tolerance: float = 1.01, border_px: int = 5
) -> Map:
    """Keep what no interpolated neighbour across the edge exceeds (Dollár and Zitnick 2015).

    The probability is smoothed a little first, as HED's evaluation does. A pixel becomes 0 when a
    point within `reach_px` along the normal is larger than `tolerance` times the pixel itself.
    """
    smooth = triangle_filter(probability, 1)
    angle = normal_angle(smooth)
    columns, rows = np.meshgrid(
        np.arange(probability.shape[1], dtype=np.float32),
        np.arange(probability.shape[0], dtype=np.float32),
    )
    across, down = np.cos(angle), np.sin(angle)
    kept = np.ones(probability.shape, bool)
    for step in (*range(-reach_px, 0), *range(1, reach_px + 1)):
        beside = cv2.remap(
            smooth,
            columns + step * across,
            rows + step * down,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        kept &= smooth * tolerance >= beside
    return np.asarray(np.where(kept, smooth, 0) * _border_fade(kept.shape, border_px), np.float32)


def normal_angle(probability: Map) -> Map:
    """The direction across the edge at every pixel, in radians (x right, y down).

    Of the second derivatives of the smoothed map: the direction in which it curves most, which on
    a ridge and on its slopes is the same. (Dollár's code takes atan(±Oyy/Oxx), which is the square
    of that tangent and up to 12° off.)
    """
    smooth = triangle_filter(probability, 4)
    dy, dx = np.gradient(smooth)
    dxy, dxx = np.gradient(dx)
    dyy, _ = np.gradient(dy)
    upwards = 0.5 * np.arctan2(2 * dxy, dxx - dyy)  # of the larger curvature, signs counted
    return np.asarray(np.where(dxx + dyy < 0, upwards + np.pi / 2, upwards), np.float32)


def triangle_filter(values: Map, radius: int) -> Map:
    """Smooth with the kernel [1 … r+1 … 1] / (r+1)² in both directions, mirrored at the frame."""
    ramp = np.arange(1, radius + 2, dtype=np.float32)
    kernel = np.concatenate([ramp, ramp[-2::-1]]) / (radius + 1) ** 2
    smooth = cv2.sepFilter2D(values, cv2.CV_32F, kernel, kernel, borderType=cv2.BORDER_REFLECT)
    return np.asarray(smooth, np.float32)


def without_small_components(mask: Mask, min_px: int) -> Mask:
    """Drop 8-connected components of fewer than `min_px` pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= min_px
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)


def without_small_holes(mask: Mask, min_px: int) -> Mask:
    """Fill holes (4-connected) of fewer than `min_px` pixels, around which a line would fork."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((~mask).astype(np.uint8), connectivity=4)
    filled = stats[:, cv2.CC_STAT_AREA] < min_px
    filled[0] = True  # the mask itself
    return np.asarray(filled[labels], np.bool_)


def reaching(mask: Mask, probability: Map, strong: float) -> Mask:
    """Keep the components on which the probability is at least `strong` somewhere."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, bool)
    kept[np.unique(labels[mask & (probability >= strong)])] = True
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)


def shrink(mask: Mask, times: int = 1) -> Mask:
    """Every open line loses both end pixels, `times` times; no line and no loop vanishes wholly."""
    for _ in range(times):
        ends = line_ends(mask)
        touching = cv2.filter2D(ends.astype(np.uint8), -1, np.ones((3, 3), np.uint8)) > 1
        mask = mask & ~(ends & ~touching)  # a line of two pixels stays
    return mask


def remove_spurs(mask: Mask, length_px: int = 1) -> Mask:
    """Cut branches of up to `length_px` pixels that hang on another line; free ends stay.

    Morphological pruning: peel the ends, then let what has an end left grow back along the mask.
    """
    pruned = shrink(mask, length_px)
    grown, peeled = line_ends(pruned), mask & ~pruned
    for _ in range(length_px):
        wider = cv2.dilate(grown.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        grown |= wider & peeled
    return pruned | grown


def line_ends(mask: Mask) -> Mask:
    """Pixels at the end of a line, or that stick out of one: up to three neighbours in a row."""
    return mask & _end_codes()[neighbour_codes(mask)]


def neighbour_codes(mask: Mask | Pixels) -> Pixels:
    """The eight neighbours of every pixel as the bits of one byte; a mask is 0 and 1."""
    kernel = np.zeros((3, 3), np.float32)
    for bit, (row, column) in enumerate(_NEIGHBOURS):
        kernel[row + 1, column + 1] = 1 << bit
    pixels = np.asarray(mask, np.uint8)
    codes = cv2.filter2D(pixels, cv2.CV_8U, kernel, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(codes, np.uint8)


@cache
def _end_codes() -> Mask:
    """For each byte of neighbours: is the pixel in the middle the end of a line?"""
    bits = (np.arange(256)[:, None] >> np.arange(8)) & 1  # (256, 8), clockwise
    runs = ((bits == 1) & (np.roll(bits, 1, axis=1) == 0)).sum(axis=1)
    return np.asarray((runs == 1) & (bits.sum(axis=1) <= 3), np.bool_)


def _border_fade(shape: tuple[int, ...], border_px: int) -> Map:
    if border_px < 1:
        return np.ones(shape, np.float32)
    rows, columns = (
        np.clip(np.minimum(np.arange(side), np.arange(side)[::-1]) / border_px, 0, 1)
        for side in shape
    )
    return np.asarray(rows[:, None] * columns[None, :], np.float32)


def thin(mask: Mask, max_rounds: int | None = None) -> Mask:
    """Lines of one pixel (Zhang and Suen 1984), for where scikit-image is not installed.

    Each round takes a pixel off every side; after `max_rounds` of them what is thicker stays so.
    """
    left = mask.astype(np.uint8)
    for _ in range(max_rounds) if max_rounds is not None else itertools.count():
        before = cv2.countNonZero(left)
        for table in _thinning_tables():
            left &= np.asarray(cv2.LUT(neighbour_codes(left), table), np.uint8)
        if cv2.countNonZero(left) == before:
            break
    return left > 0


@cache
def _thinning_tables() -> tuple[Pixels, Pixels]:
    """For each byte of neighbours: 0 where the first, the second pass of a round takes a pixel."""
    bits = (np.arange(256)[:, None] >> np.arange(8)) & 1  # N, NE, E, SE, S, SW, W, NW
    north, east, south, west = bits[:, 0], bits[:, 2], bits[:, 4], bits[:, 6]
    count = bits.sum(axis=1)
    runs = ((bits == 0) & (np.roll(bits, -1, axis=1) == 1)).sum(axis=1)
    border = (count >= 2) & (count <= 6) & (runs == 1)
    first = border & (north * east * south == 0) & (east * south * west == 0)
    second = border & (north * east * west == 0) & (north * south * west == 0)
    return np.asarray(~first, np.uint8), np.asarray(~second, np.uint8)
