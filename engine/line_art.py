"""Cleaning scanned or photographed sketches into line art on white paper.

Owns illumination, polarity, levels and specks; extracting lines from paintings is another matter.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER

_MAP_SIDE_PX = 192  # illumination is smooth: a map this small holds it
_CLEAN_PAPER = 247  # paper this white everywhere needs no cleaning
# Coarse to fine: how far paper is looked for (share of the long side), and below which share of
# that paper's brightness a cell is ink or a filled area.
_SEARCH = ((0.33, 0.5), (0.15, 0.65), (0.1, 0.8))
_FINEST_REACH = 0.01
_NOISY = 0.01  # standard deviation of the paper, in units of its brightness
_LIGHTEST_BLACK = 0.45  # the darkest ink becomes black, unless it is lighter than this
_FAINTEST_INK, _SURE_INK = 0.04, 0.2  # a spot that nowhere reaches sure ink is dirt


def clean_scan(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Turn a picture (H, W, 3) or (H, W) of a sketch into lines (H, W), 255 = paper.

    White lines on black are inverted. The paper's colour and its uneven light are divided out,
    I / B, with B the paper's brightness interpolated under the ink; then noise and specks go and
    the darkest ink becomes black while pencil greys stay grey. Clean digital line art on white is
    returned as it is.
    """
    grey = picture if picture.ndim == 2 else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    grey = np.ascontiguousarray(grey, dtype=np.uint8)
    if _is_white_on_black(grey):
        grey = _inverted(grey)
    paper = _paper_brightness(grey)  # (H, W)
    if np.median(grey) >= _CLEAN_PAPER and np.percentile(paper, 2) >= _CLEAN_PAPER:
        return grey.copy()
    flat = np.minimum(grey.astype(np.float32) / np.maximum(paper, 1), 1.25)
    if _paper_level(flat)[1] > _NOISY:
        flat = cv2.bilateralFilter(flat, 5, 4 * _paper_level(flat)[1], 1.5)
    return _without_specks(_levelled(flat))


def _is_white_on_black(grey: NDArray[np.uint8]) -> bool:
    """Dark on the whole, and nothing stands out darker than what stands out brighter."""
    if np.median(grey) >= 128:
        return False
    small = _shrunk(grey, 2 * _MAP_SIDE_PX).astype(np.float32)
    detail = small - cv2.GaussianBlur(small, (0, 0), 12)
    return float((np.maximum(detail, 0) ** 3).sum()) >= float((np.maximum(-detail, 0) ** 3).sum())


def _inverted(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Turn white on black into black on white; chalk is far from white, so its range is spread."""
    low, high = np.percentile(grey, (0.1, 99.9))
    spread = (grey.astype(np.float32) - low) * (PAPER / max(high - low, 1))
    return np.asarray(PAPER - np.rint(spread.clip(0, PAPER)), dtype=np.uint8)


def _paper_brightness(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The brightness that bare paper would have at every pixel, (H, W) in 0..255."""
    height, width = grey.shape
    cell = max(1, max(height, width) // _MAP_SIDE_PX)
    calm = cv2.medianBlur(grey, 3) if cell > 1 else grey
    # a mean tames the noise; closing jumps over lines, yet leaves the edge of a shadow in place
    reach_px = 4 * cell + 1
    closed = cv2.morphologyEx(
        cv2.blur(calm, (cell, cell)), cv2.MORPH_CLOSE, np.ones((reach_px, reach_px), np.uint8)
    )
    values = _shrunk(np.asarray(closed, np.uint8), _MAP_SIDE_PX).astype(np.float32)
    bare = np.ones_like(values)
    paper = np.full_like(values, np.percentile(values, 75))
    for reach, ink_share in _SEARCH:
        paper = _mean_around(values, bare, reach * max(values.shape), paper)
        bare = (values > ink_share * paper).astype(np.float32)
    paper = _mean_around(values, bare, _FINEST_REACH * max(values.shape), paper)
    return np.asarray(cv2.resize(paper, (width, height)), dtype=np.float32)


def _mean_around(
    values: NDArray[np.float32],
    weights: NDArray[np.float32],
    reach: float,
    prior: NDArray[np.float32],
) -> NDArray[np.float32]:
    """Gaussian mean of `values` by `weights`; the prior where there is no weight in reach."""
    trust = 0.02
    total = cv2.GaussianBlur(values * weights, (0, 0), reach) + trust * prior
    return np.asarray(total / (cv2.GaussianBlur(weights, (0, 0), reach) + trust), np.float32)


def _paper_level(flat: NDArray[np.float32]) -> tuple[float, float]:
    """Median and standard deviation (from the median deviation) of what is clearly paper."""
    paper = flat[::3, ::3][flat[::3, ::3] > 0.8]
    if paper.size == 0:
        return 1.0, 0.0
    median = float(np.median(paper))
    return median, 1.4826 * float(np.median(np.abs(paper - median)))


def _levelled(flat: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Stretch so that paper with its noise becomes 255 and the darkest ink 0."""
    median, noise = _paper_level(flat)
    white = max(median - 3 * noise - 0.02, _LIGHTEST_BLACK + 0.2)
    ink = flat[flat < white - 0.1]
    darkest = float(np.percentile(ink, 5)) if ink.size else 0.0
    black = min(darkest, _LIGHTEST_BLACK)
    return np.asarray(np.rint(((flat - black) / (white - black)).clip(0, 1) * PAPER), np.uint8)


def _without_specks(lines: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Turn spots to paper that are tiny, or nowhere darker than dirt."""
    inked = (lines < (1 - _FAINTEST_INK) * PAPER).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inked, connectivity=8)
    kept = np.zeros(count, dtype=bool)
    kept[labels[lines < (1 - _SURE_INK) * PAPER]] = True
    kept &= stats[:, cv2.CC_STAT_AREA] >= max(3, max(lines.shape) // 170)
    kept[0] = False  # the paper itself
    return np.where(kept[labels], lines, np.uint8(PAPER))


def _shrunk(grey: NDArray[np.uint8], side_px: int) -> NDArray[np.uint8]:
    """Shrink by area mean to a long side of at most `side_px`."""
    scale = min(1.0, side_px / max(grey.shape))
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
