"""Edge maps that look like sketches: the chain of SketchyGAN, section 3.1 and figure 2.

probability -> non-maximum suppression -> threshold -> Zhang-Suen thinning, isolated pixels removed
-> small components dropped -> shrunk once -> spurs removed once -> distance field. Each stage is a
pure function; `all_stages` returns them side by side and `stage_strip` draws them. Masks are
boolean (H, W), True = edge; lines are uint8, 255 = paper.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray
from skimage.morphology import skeletonize

from engine.pixels import PAPER, distance_field

Mask = NDArray[np.bool_]
Map = NDArray[np.float32]
Pixels = NDArray[np.uint8]

_NEIGHBOURS = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))  # clockwise


@dataclass(frozen=True)
class EdgeMapSettings:
    """The numbers of the chain; the defaults are the paper's, at 256 px.

    strong: a component must reach this probability somewhere (hysteresis); 0, the paper, keeps all.
    shrink, spur_px: how often lines lose their ends, and how long a branch counts as a spur.
    """

    threshold: float = 25 / 255
    strong: float = 0.0
    min_component_px: int = 5
    shrink: int = 1
    spur_px: int = 1
    border_px: int = 5  # edges fade out within this distance of the frame (Dollár's toolbox)


PAPER_SETTINGS = EdgeMapSettings()
SIMPLE_SETTINGS = EdgeMapSettings(threshold=0.3, strong=0.7, min_component_px=16, spur_px=6)
"""What a person would draw: outlines and strong inner lines, also of 64-px photos at 256 px."""


@dataclass(frozen=True, eq=False)
class EdgeStages:
    """What every stage makes of one picture, in order; all (H, W)."""

    probability: Map
    suppressed: Map
    thresholded: Mask
    thinned: Mask
    without_small: Mask
    shrunk: Mask
    without_spurs: Mask
    field: Map  # distance field in [-1, 1], stroke = -1

    @property
    def lines(self) -> Pixels:
        """The finished edge map as lines, 255 = paper."""
        return as_lines(self.without_spurs)


def all_stages(probability: Map, settings: EdgeMapSettings = PAPER_SETTINGS) -> EdgeStages:
    """Run the whole chain on an edge probability (H, W) in [0, 1]."""
    suppressed = suppress_non_maxima(probability, border_px=settings.border_px)
    thresholded = suppressed >= settings.threshold
    thinned = without_isolated(thin(thresholded))
    without_small = without_small_components(thinned, settings.min_component_px)
    if settings.strong > 0:
        without_small = reaching(without_small, probability, settings.strong)
    shrunken = shrink(without_small, settings.shrink)
    pruned = remove_spurs(shrunken, settings.spur_px)
    return EdgeStages(
        probability,
        suppressed,
        thresholded,
        thinned,
        without_small,
        shrunken,
        pruned,
        distance_field(as_lines(pruned)),
    )


def edge_lines(probability: Map, settings: EdgeMapSettings = PAPER_SETTINGS) -> Pixels:
    """The finished edge map (H, W), 255 = paper, of an edge probability (H, W) in [0, 1]."""
    return all_stages(probability, settings).lines


def as_lines(mask: Mask) -> Pixels:
    """Black lines on white paper."""
    return np.where(mask, np.uint8(0), np.uint8(PAPER))


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

    From the second derivatives of the smoothed map, which are strongest across a ridge.
    """
    smooth = triangle_filter(probability, 4)
    dy, dx = np.gradient(smooth)
    dxy, dxx = np.gradient(dx)
    dyy, _ = np.gradient(dy)
    return np.asarray(np.arctan(dyy * np.sign(-dxy) / (dxx + 1e-5)) % np.pi, np.float32)


def triangle_filter(values: Map, radius: int) -> Map:
    """Smooth with the kernel [1 … r+1 … 1] / (r+1)² in both directions, mirrored at the frame."""
    ramp = np.arange(1, radius + 2, dtype=np.float32)
    kernel = np.concatenate([ramp, ramp[-2::-1]]) / (radius + 1) ** 2
    smooth = cv2.sepFilter2D(values, cv2.CV_32F, kernel, kernel, borderType=cv2.BORDER_REFLECT)
    return np.asarray(smooth, np.float32)


def thin(mask: Mask) -> Mask:
    """Lines of one pixel (Zhang and Suen 1984)."""
    return np.asarray(skeletonize(mask, method="zhang"), np.bool_)  # type: ignore[no-untyped-call]


def without_isolated(mask: Mask) -> Mask:
    """Remove pixels that have no neighbour."""
    return mask & (_surroundings(mask) > 0)


def without_small_components(mask: Mask, min_px: int) -> Mask:
    """Drop 8-connected components of fewer than `min_px` pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= min_px
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)


def reaching(mask: Mask, probability: Map, strong: float) -> Mask:
    """Keep the components on which the probability is at least `strong` somewhere."""
    count, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, bool)
    kept[np.unique(labels[mask & (probability >= strong)])] = True
    kept[0] = False
    return np.asarray(kept[labels], np.bool_)


def shrink(mask: Mask, times: int = 1) -> Mask:
    """Every open line of one pixel loses both end pixels, `times` times; none vanishes wholly."""
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
    grown = line_ends(pruned)
    for _ in range(length_px):
        wider = cv2.dilate(grown.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
        grown = wider & mask
    return pruned | grown


def line_ends(mask: Mask) -> Mask:
    """Pixels at the end of a line: one neighbour, or two that touch each other."""
    return mask & _end_codes()[_surroundings(mask)]


def _surroundings(mask: Mask) -> Pixels:
    """The eight neighbours of every pixel as the bits of one byte."""
    kernel = np.zeros((3, 3), np.float32)
    for bit, (row, column) in enumerate(_NEIGHBOURS):
        kernel[row + 1, column + 1] = 1 << bit
    codes = cv2.filter2D(mask.astype(np.uint8), cv2.CV_8U, kernel, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(codes, np.uint8)


@cache
def _end_codes() -> Mask:
    """For each byte of neighbours: is the pixel in the middle the end of a line?"""
    bits = (np.arange(256)[:, None] >> np.arange(8)) & 1  # (256, 8), clockwise
    runs = ((bits == 1) & (np.roll(bits, 1, axis=1) == 0)).sum(axis=1)
    return np.asarray((runs == 1) & (bits.sum(axis=1) <= 2), np.bool_)


def _border_fade(shape: tuple[int, ...], border_px: int) -> Map:
    if border_px < 1:
        return np.ones(shape, np.float32)
    rows, columns = (
        np.clip(np.minimum(np.arange(side), np.arange(side)[::-1]) / border_px, 0, 1)
        for side in shape
    )
    return np.asarray(rows[:, None] * columns[None, :], np.float32)


def stage_strip(picture: Pixels, stages: EdgeStages, label_px: int = 18) -> Pixels:
    """The picture (H, W, 3) and its stages in one row, each with its name above."""
    cells = [("picture", picture)]
    for entry in fields(stages):
        values = getattr(stages, entry.name)
        cells.append((entry.name.replace("_", " "), _shown(values, signed=entry.name == "field")))
    return np.concatenate([_labelled(name, cell, label_px) for name, cell in cells], axis=1)


def _shown(values: Mask | Map, *, signed: bool) -> Pixels:
    unit = (values + 1) / 2 if signed else 1 - values.astype(np.float32)
    grey = np.asarray(np.rint(255 * np.clip(unit, 0, 1)), np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _labelled(name: str, cell: Pixels, label_px: int) -> Pixels:
    bar = np.full((label_px, cell.shape[1], 3), PAPER, np.uint8)
    cv2.putText(
        bar, name, (4, label_px - 5), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (40, 40, 40), 1, cv2.LINE_AA
    )
    framed = cell.copy()
    framed[:, -1] = 200
    return np.concatenate([bar, framed])
