"""Reference colouring without learning: closed regions take colours of the reference's palette.

1. Palette: k-means (k-means++, fixed seed) in Lab of the reference, shrunk to 64 px after a median
   filter that takes thin outlines away. A colour is the mean of its cluster.
2. Where each colour lies: the cluster's mask blurred by 1/16 of the side and normalised over the
   colours, P(k | x, y), at the same relative position of the sheet.
3. Every region r of the line art takes  argmax_k  mean_r log P(k | x, y) - w |log(a_r / a_k)|,
   a = shares of the area. A hint inside a region decides for it; ink takes its nearest region.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2

from engine.hint_map import NO_COLOUR, hint_mask
from engine.regions import find_regions
from engine.request import ColorHint
from training.evaluation.palette_distance import lab

PALETTE_PX = 64
OUTLINE_PX = 5
"""Outlines of the reference up to half of this (of its own pixels) are no colours of their own."""
BLUR = 1 / 16
AREA_WEIGHT = 0.15
LEAST_CHANCE = 1e-3

Pixels = NDArray[np.uint8]
Planes = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class ReferencePalette:
    """colours: (K, 3) uint8. shares: (K,), sum 1. places: (K, P, P), P(k | x, y)."""

    colours: Pixels
    shares: Planes
    places: Planes


@dataclass(frozen=True)
class PaletteTransfer:
    """Implements `Colourist`: a palette of `colours`, regions closed over gaps of `gap_px`."""

    name: str = "palette transfer"
    colours: int = 8
    gap_px: float = 6.0

    def __call__(self, lines: Pixels, reference: Pixels, hints: Sequence[ColorHint] = ()) -> Pixels:
        labels = find_regions(lines, self.gap_px)
        palette = reference_palette(reference, self.colours)
        chosen = np.zeros((int(labels.max()) + 1, 3), np.uint8)
        chosen[1:] = palette.colours[best_colours(labels, palette)]
        for hint in hints:
            red, green, blue = NO_COLOUR if hint.colour is None else hint.colour
            chosen[labels[hint_mask(hint, labels.shape)]] = (red, green, blue)
        return chosen[labels]


def reference_palette(reference: Pixels, count: int) -> ReferencePalette:
    """The `count` colours of a picture (H, W, 3), fewer where it has fewer."""
    calm = cv2.medianBlur(np.ascontiguousarray(reference), OUTLINE_PX)
    small = cv2.resize(calm, (PALETTE_PX, PALETTE_PX), interpolation=cv2.INTER_AREA)
    pixels = np.asarray(small, np.uint8).reshape(-1, 3)
    seen = lab(pixels).astype(np.float64)
    count = min(count, len(np.unique(pixels, axis=0)))
    _, nearest = kmeans2(seen, count, minit="++", seed=0)
    used = np.unique(nearest)
    masks = np.stack([nearest == number for number in used])  # (K, P²)
    shares = masks.mean(axis=1)
    colours = [pixels[mask].mean(axis=0) for mask in masks]
    planes = [_blurred(mask.reshape(PALETTE_PX, PALETTE_PX)) for mask in masks]
    places = np.stack(planes)
    return ReferencePalette(
        np.asarray(np.rint(colours), np.uint8),
        np.asarray(shares, np.float32),
        np.asarray(places / places.sum(axis=0), np.float32),
    )


def _blurred(mask: NDArray[np.bool_]) -> Planes:
    return np.asarray(
        cv2.GaussianBlur(mask.astype(np.float32), (0, 0), PALETTE_PX * BLUR), np.float32
    )


def best_colours(labels: NDArray[np.int32], palette: ReferencePalette) -> NDArray[np.int64]:
    """The palette's index for regions 1, 2, … of labels (H, W): (regions,)."""
    height, width = labels.shape
    planes = [
        cv2.resize(p, (width, height), interpolation=cv2.INTER_LINEAR) for p in palette.places
    ]
    chances = np.log(np.maximum(np.stack(planes), LEAST_CHANCE)).reshape(len(planes), -1)
    flat, regions = labels.ravel(), int(labels.max())
    areas = np.maximum(np.bincount(flat, minlength=regions + 1)[1:], 1)
    sums = [np.bincount(flat, row, regions + 1)[1:] for row in chances]
    fit = np.stack(sums, axis=1) / areas[:, None]  # (regions, K)
    share = areas[:, None] / flat.size
    scores = fit - AREA_WEIGHT * np.abs(np.log(share / palette.shares))
    return np.asarray(scores.argmax(axis=1), np.int64)
