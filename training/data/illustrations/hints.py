"""Colour hints on a painted picture: some agree with it, some give a region another colour."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.request import ColorHint
from training.data.hint_sampling import HintConfig, HintedPainting, hint_in
from training.data.palettes import any_colour

_LEAST_REGION_PX = 30
_LIKE = 14
"""A region goes on as far as every channel stays this near to where it began, of 255."""
_TRIES = 6
_LEAST_AREA, _LEAST_FILLED = 0.01, 0.85


def hint_picture(
    painting: NDArray[np.float32], config: HintConfig, rng: np.random.Generator
) -> HintedPainting:
    """Sample hints for a painting (S, S, 3) in [0, 1]; often none.

    A region is what one colour covers around a random spot. Where its hint has a colour of its own,
    the region moves to it as a whole and keeps its shading.
    """
    if rng.random() >= config.share:
        return HintedPainting(painting, ())
    painting = painting.copy()
    taken = np.zeros(painting.shape[:2], np.bool_)
    hints: list[ColorHint] = []
    for _ in range(min(16, int(rng.geometric(1 / config.mean_count)))):
        region = _some_region(painting, rng)
        if region is None or taken[region].any():  # its colour may be another one by now
            continue
        there: NDArray[np.float32] = np.median(painting[region], axis=0).astype(np.float32)
        colour: NDArray[np.float32] | None = there
        taken |= region
        if rng.random() < config.own_colour and _is_an_area(region):
            colour = None if rng.random() < config.erased else any_colour(rng)
            wanted = np.ones(3, np.float32) if colour is None else colour
            taken |= _repaint(painting, region, wanted - there)
        hints.append(hint_in(region, colour, config, rng))
    return HintedPainting(np.clip(painting, 0, 1), tuple(hints))


def _some_region(
    painting: NDArray[np.float32], rng: np.random.Generator
) -> NDArray[np.bool_] | None:
    pixels = np.ascontiguousarray(np.rint(painting * 255), np.uint8)
    height, width = pixels.shape[:2]
    how = 4 | cv2.FLOODFILL_FIXED_RANGE | cv2.FLOODFILL_MASK_ONLY | (1 << 8)
    near = (_LIKE,) * 3
    for _ in range(_TRIES):
        mask = np.zeros((height + 2, width + 2), np.uint8)
        seed = (int(rng.integers(width)), int(rng.integers(height)))
        area, *_ = cv2.floodFill(pixels, mask, seed, (0,), near, near, how)
        if area >= _LEAST_REGION_PX:
            return np.asarray(mask[1:-1, 1:-1] > 0, np.bool_)
    return None


def _is_an_area(region: NDArray[np.bool_]) -> bool:
    """Whether lines could show how far the region goes: large, and without a ragged rim."""
    closed = cv2.morphologyEx(region.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    return bool(region.mean() >= _LEAST_AREA and region.sum() >= _LEAST_FILLED * closed.sum())


def _repaint(
    painting: NDArray[np.float32], region: NDArray[np.bool_], change: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Move a region's colour in place, soft at its rim; returns all pixels that changed."""
    kernel = np.ones((3, 3), np.uint8)
    grown = cv2.morphologyEx(region.astype(np.uint8), cv2.MORPH_CLOSE, kernel)
    soft = cv2.blur(cv2.dilate(grown, kernel).astype(np.float32), (3, 3))
    painting += soft[..., None] * change
    return np.asarray(soft > 0, np.bool_)
