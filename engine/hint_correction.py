"""Hints made exact: whatever the network painted, a hinted region gets the hint's colour.

A hint rules the whole region in which it lies, however large: one dot on the background recolours
all of the background. Only another hint in the same region takes a part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.hint_map import NO_COLOUR, hint_mask
from engine.pixels import PAPER
from engine.regions import SURE_INK, Labels, Pixels, grown
from engine.request import ColorHint
from engine.ridges import Mask

Floats = NDArray[np.float32]

LEAST_SHARE = 0.2
"""A stroke rules every region in which at least this share of its way lies."""
FIELD_PX = 96
"""Long side of the grid on which several hints of one region share it out."""
FALL_OFF = 4
"""Exponent of the distance: the nearest hint rules, with a smooth change between two of them."""
EXTREMES = (1.0, 254.0)
"""Means nearer to black or white than this would only be had without any shading."""
_HALVINGS = 14
_CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
_SQUARE = np.ones((3, 3), np.uint8)


@dataclass(frozen=True, eq=False)
class PlacedHint:
    """The part of a hint that lies in one region and under no later hint."""

    colour: tuple[int, int, int] | None
    mask: Mask  # (H, W)


def correct_hints(
    painting: Pixels, labels: Labels, lines: Pixels, hints: Sequence[ColorHint]
) -> Pixels:
    """Shift the painting (H, W, 3) in every hinted region so that the hints are met -> (H, W, 3).

    In a region with one hint all pixels are shifted by one colour difference, so that the mean
    under the hint is the hint's colour and the shading stays. Several hints share their region
    out, each pixel following mostly the nearest one along the region. A hint without a colour
    makes its part paper-white. Labels (H, W) as from `find_regions`; nothing crosses their borders.
    """
    corrected = painting.copy()
    for region, placed in _by_region(labels, hints).items():
        box = _box(labels, region)
        inside = labels[box] == region
        masks = [hint.mask[box] for hint in placed]
        before, near = painting[box], lines[box]
        targets = [
            _target(before, mask, near, hint.colour)
            for hint, mask in zip(placed, masks, strict=True)
        ]
        after = _shared_out(targets, masks, inside) if len(targets) > 1 else targets[0]
        corrected[box][inside] = after[inside]
    return corrected


def _by_region(labels: Labels, hints: Sequence[ColorHint]) -> dict[int, list[PlacedHint]]:
    """The hints of every region, each without what later ones cover."""
    placed: dict[int, list[PlacedHint]] = defaultdict(list)
    covered = np.zeros(labels.shape, np.bool_)
    for hint in reversed(hints):
        mask = hint_mask(hint, labels.shape) & ~covered
        covered |= mask
        for region in _regions_under(hint, labels):
            part = mask & (labels == region)
            if part.any():
                placed[region].append(PlacedHint(hint.colour, part))
    return placed


def _regions_under(hint: ColorHint, labels: Labels) -> Iterator[int]:
    """The regions that a hint is meant for: those of its way, not all that its width touches."""
    way = np.floor(_way(hint.points)).astype(np.intp)
    height, width = labels.shape
    on_sheet = ((way >= 0) & (way < (width, height))).all(axis=1)
    columns, rows = way[on_sheet].T
    regions, counts = np.unique(labels[rows, columns], return_counts=True)
    for region, count in zip(regions, counts, strict=True):
        if count >= min(LEAST_SHARE * counts.sum(), counts.max()):
            yield int(region)


def _way(points: NDArray[np.float32]) -> Floats:
    """Points about a pixel apart along a polyline (N, 2)."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    along = np.r_[0, np.cumsum(lengths)]
    at = np.linspace(0, along[-1], int(np.ceil(along[-1])) + 1)
    return np.stack([np.interp(at, along, axis) for axis in points.T], axis=1).astype(np.float32)


def _box(labels: Labels, region: int) -> tuple[slice, slice]:
    left, top, width, height = cv2.boundingRect((labels == region).astype(np.uint8))
    return slice(top, top + height), slice(left, left + width)


def _target(
    painting: Pixels, mask: Mask, lines: Pixels, colour: tuple[int, int, int] | None
) -> Pixels:
    """The painting (h, w, 3) as one hint alone would have it."""
    if colour is None:
        return np.full_like(painting, NO_COLOUR)
    clear = mask & (lines >= SURE_INK)
    under = painting[clear if clear.any() else mask]  # (n, 3)
    levels = np.arange(PAPER + 1)[:, None] + exact_shift(under, colour)  # (256, 3)
    table = np.rint(levels.clip(0, PAPER)).astype(np.uint8)
    return np.stack([table[painting[..., c], c] for c in range(3)], axis=2)


def exact_shift(colours: Pixels, wanted: tuple[int, int, int]) -> NDArray[np.float64]:
    """The shift (3,) after which colours (n, 3), clipped to 0..255, have the mean `wanted`.

    Clipping makes the mean a monotone function of the shift; its zero is found by halving.
    """
    values = colours.astype(np.float64)
    goal = np.clip(np.array(wanted, np.float64), *EXTREMES)
    low, high = np.full(3, -float(PAPER)), np.full(3, float(PAPER))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        short = (values + middle).clip(0, PAPER).mean(axis=0) < goal
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.asarray((low + high) / 2, np.float64)


def _shared_out(targets: Sequence[Pixels], masks: Sequence[Mask], inside: Mask) -> Pixels:
    """Blend the hints' targets (h, w, 3), each pixel following mostly the hint nearest to it."""
    weights = _influence(masks, inside)  # (h, w, k)
    for index, mask in enumerate(masks):
        weights[mask] = 0
        weights[mask, index] = 1
    blend = sum(target * weights[..., index, None] for index, target in enumerate(targets))
    return np.asarray(np.rint(blend), np.uint8)


def _influence(masks: Sequence[Mask], inside: Mask) -> Floats:
    """How far each pixel follows each hint, by distance along the region -> (h, w, k), sum 1."""
    height, width = inside.shape
    scale = min(1.0, FIELD_PX / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    field = _reduced(inside, size)
    seeds = np.stack([_reduced(mask, size) & field for mask in masks], axis=2)
    distance = geodesic_distance(seeds, field)
    weights = 1 / (distance + 0.5) ** FALL_OFF
    weights /= weights.sum(axis=2, keepdims=True)
    cells = np.arange(1, field.size + 1, dtype=np.int32).reshape(field.shape)
    nearest = grown(np.where(field, cells, 0)) - 1  # beyond the border: the nearest cell inside
    filled = weights.reshape(-1, len(masks))[nearest]
    large = cv2.resize(filled, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(large.reshape(height, width, len(masks)), np.float32)


def geodesic_distance(seeds: Mask, inside: Mask) -> Floats:
    """Steps from each seed (h, w, k) to every cell on ways inside (h, w) -> (h, w, k).

    Steps go to four and to eight neighbours in turn, which makes circles octagons. Cells that no
    way reaches get as many steps as were tried.
    """
    allowed = np.repeat(inside[..., None], seeds.shape[2], axis=2).astype(np.uint8)
    reached = seeds.astype(np.uint8)
    distance = np.zeros(seeds.shape, np.float32)
    before = 0
    while before != (total := int(reached.sum())):
        before = total
        for kernel in (_CROSS, _SQUARE):
            distance += 1 - reached
            wider = np.asarray(cv2.dilate(reached, kernel), np.uint8)
            reached = wider.reshape(seeds.shape) & allowed
    return distance


def _reduced(mask: Mask, size: tuple[int, int]) -> Mask:
    """Whether anything of a mask lies in each cell of a grid of `size` (w, h)."""
    share = cv2.resize(mask.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    return np.asarray(share > 0, np.bool_)
