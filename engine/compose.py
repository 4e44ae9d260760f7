"""Laying the network's colours under the user's own lines at the size of the drawing."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER

_INK_DISTRUST = 4  # exponent on paper; more shows the cells as stairs under pale lines
_LEAST_WEIGHT = 0.01


def paint_over_lines(
    colours: NDArray[np.uint8], lines: NDArray[np.uint8], strength: float = 1.0
) -> NDArray[np.uint8]:
    """Multiply colours (h, w, 3), brought to the lines' size, with lines (H, W), 255 = paper.

    `strength` 0..1 blends the colours in from white, where 0 gives the lines alone. Colours are
    interpolated linearly with each cell weighted by its paper, c = Σ k·p·c / Σ k·p: cells under
    a line give way to their neighbours, so a colour edge stays sharp and hidden under its line,
    and a dark colour that the network put under a line does not show beside it as a halo.
    Returns (H, W, 3).
    """
    paper = np.asarray(lines / np.float32(PAPER), np.float32)
    faded = PAPER + (colours.astype(np.float32) - PAPER) * _within_unit(strength)
    return _enlarged(faded, lines, paper)


def spread_colours(colours: NDArray[np.uint8], lines: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Colours (h, w, 3) at the size of the lines (H, W), as `paint_over_lines`, but no lines."""
    return _enlarged(colours.astype(np.float32), lines, np.ones(lines.shape, np.float32))


def fade(painting: NDArray[np.uint8], strength: float) -> NDArray[np.uint8]:
    """Blend a painting (H, W, 3) in from white; 0 gives white paper, 1 the painting itself."""
    levels = np.arange(PAPER + 1, dtype=np.float32)
    table = np.rint(PAPER + (levels - PAPER) * _within_unit(strength)).astype(np.uint8)
    return np.asarray(cv2.LUT(painting, table), np.uint8)


def lay_lines_over(painting: NDArray[np.uint8], lines: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Multiply a painting (H, W, 3) with lines (H, W), 255 = paper -> (H, W, 3)."""
    planes = [cv2.multiply(plane, lines, scale=1 / PAPER) for plane in cv2.split(painting)]
    return np.ascontiguousarray(cv2.merge(planes), dtype=np.uint8)


def _within_unit(strength: float) -> float:
    return min(max(strength, 0.0), 1.0)


def _enlarged(
    colours: NDArray[np.float32], lines: NDArray[np.uint8], over: NDArray[np.float32]
) -> NDArray[np.uint8]:
    """Bring colours (h, w, 3) to the size of lines (H, W) and multiply with `over` (H, W)."""
    height, width = lines.shape
    if colours.shape[0] <= height and colours.shape[1] <= width:
        interpolation = cv2.INTER_LINEAR
        weight = _paper_weight(lines, colours.shape[:2])  # (h, w)
        large = cv2.resize(weight, (width, height), interpolation=interpolation)
        over = np.asarray(cv2.divide(over, large), dtype=np.float32)
    else:  # a drawing smaller than the network's picture: plain means, the lines lead anyway
        interpolation = cv2.INTER_AREA
        weight = np.ones(colours.shape[:2], np.float32)
    planes = []
    for plane in cv2.split(colours * weight[..., None]):
        large = cv2.resize(plane, (width, height), interpolation=interpolation)
        planes.append(cv2.multiply(large, over, dtype=cv2.CV_8U))  # rounds
    return np.ascontiguousarray(cv2.merge(planes), dtype=np.uint8)


def _paper_weight(lines: NDArray[np.uint8], size: tuple[int, ...]) -> NDArray[np.float32]:
    """How far each cell of the small picture is free of ink: (h, w), greater than 0."""
    height, width = size
    paper = cv2.resize(lines, (width, height), interpolation=cv2.INTER_AREA)
    share = paper.astype(np.float32) / PAPER
    return np.maximum(share**_INK_DISTRUST, np.float32(_LEAST_WEIGHT))
