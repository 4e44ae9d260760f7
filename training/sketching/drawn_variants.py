"""One drawing as many hands would draw it: placing, wobble, width, gaps, parts not drawn yet.

Pure functions of (lines, generator). Lines are (H, W) uint8, 255 = paper; for the reader, which
has few drawings of each class and must read unfinished ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER, STROKE_BELOW
from training.sketching.smooth_noise import smooth_noise

Lines = NDArray[np.uint8]


@dataclass(frozen=True)
class VariantConfig:
    """How far variants stray. Angles in degrees, lengths in shares of the sheet, chances 0 to 1.

    turn, stretch and shear are standard deviations (of the angle, of log aspect ratio, of the
    shear); bend and wobble the reach of slow and of quick deformations.
    """

    sheet_px: int = 192
    turn: float = 9.0
    stretch: float = 0.16
    shear: float = 0.1
    bend: float = 0.05
    wobble: float = 0.012
    mirror: float = 0.5
    unfinished: float = 0.3  # chance that a part is not drawn yet
    most_hidden: float = 0.6  # of the ink of an unfinished drawing
    gaps: float = 0.2  # chance of gaps
    faintest: float = 0.45  # darkness of the faintest pen


def vary(lines: Lines, config: VariantConfig, rng: np.random.Generator) -> tuple[Lines, float]:
    """A variant on a sheet of `sheet_px`, and the share of its ink that is hidden (0 to 1)."""
    varied = redraw(lines, config, rng)
    hidden = 0.0
    if rng.random() < config.unfinished:
        hidden = float(rng.uniform(0.1, config.most_hidden))
        varied = hide_part(varied, hidden, rng)
    if rng.random() < config.gaps:
        varied = break_lines(varied, float(rng.uniform(0.03, 0.15)), rng)
    return with_pen(varied, config.faintest, rng), hidden


def redraw(lines: Lines, config: VariantConfig, rng: np.random.Generator) -> Lines:
    """Draw again, centred on a sheet of `sheet_px`: turned, stretched, sheared, bent, mirrored."""
    size = config.sheet_px
    rows, columns = np.nonzero(lines < STROKE_BELOW)
    if rows.size == 0:
        return np.full((size, size), PAPER, np.uint8)
    top, bottom, left, right = rows.min(), rows.max(), columns.min(), columns.max()
    px = max(bottom - top, right - left, 8) / (0.8 * size)  # of the drawing, for a px of the sheet
    angle = np.deg2rad(rng.normal(0, config.turn))
    shear, stretch = rng.normal(0, config.shear), np.exp(rng.normal(0, config.stretch) / 2)
    mirror = -1.0 if rng.random() < config.mirror else 1.0
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    back = px * np.array([[mirror / stretch, shear], [0, stretch]]) @ turn  # sheet -> drawing
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) - (size - 1) / 2
    for cells, reach in ((int(rng.integers(2, 5)), config.bend), (14, config.wobble)):
        reach_px = size * reach * float(rng.uniform(0, 1))
        x = x + reach_px * smooth_noise(rng, size, cells)
        y = y + reach_px * smooth_noise(rng, size, cells)
    from_x = back[0, 0] * x + back[0, 1] * y + (left + right) / 2
    from_y = back[1, 0] * x + back[1, 1] * y + (top + bottom) / 2
    drawn = cv2.remap(
        lines, from_x.astype(np.float32), from_y.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=PAPER,
    )  # fmt: skip
    return _ink(np.minimum(1.6 * (PAPER - drawn.astype(np.float32)), PAPER))


def hide_part(lines: Lines, share: float, rng: np.random.Generator) -> Lines:
    """Take away about `share` of the ink: what lies last along a wavy sweep over the sheet."""
    height, width = lines.shape
    inked = lines < STROKE_BELOW
    if not inked.any():
        return lines
    angle = rng.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    size = max(height, width)
    waves = smooth_noise(rng, size, int(rng.integers(2, 6)))[:height, :width]
    order = x * np.cos(angle) + y * np.sin(angle) + rng.uniform(0, 0.8) * size * waves
    last = np.quantile(order[inked], 1 - share)
    return np.where(order > last, np.uint8(PAPER), lines)


def break_lines(lines: Lines, share: float, rng: np.random.Generator) -> Lines:
    """Take away about `share` of the sheet in small spots, so that lines have gaps."""
    height, width = lines.shape
    size = max(height, width)
    noise = smooth_noise(rng, size, size // 6)[:height, :width]
    return np.where(noise < np.quantile(noise, share), np.uint8(PAPER), lines)


def with_pen(lines: Lines, faintest: float, rng: np.random.Generator) -> Lines:
    """Draw with another pen: as thick or thicker, black or as faint as `faintest`, or soft."""
    width = int(rng.choice((1, 2, 3, 4, 6), p=(0.35, 0.25, 0.2, 0.12, 0.08)))
    if width > 1:
        nib = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
        lines = np.asarray(cv2.erode(lines, nib), np.uint8)
    if rng.random() < 0.25:
        lines = np.asarray(cv2.GaussianBlur(lines, (0, 0), rng.uniform(0.5, 1.0)), np.uint8)
    darkness = rng.uniform(faintest, 1) if rng.random() < 0.4 else 1.0
    return _ink(darkness * (PAPER - lines.astype(np.float32)))


def _ink(ink: NDArray[np.float32]) -> Lines:
    return np.asarray(np.rint(PAPER - ink), np.uint8)
