"""Things behind a character: a disc, a window, a horizon, a pattern, with their outlines.

People draw suns, frames and tables around their figures; without these the network takes any large
round shape for hair.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.slots import BACKGROUND, SLOTS, SlotDrawing
from training.sketching.line_extraction import LinePlanes

BACKDROP = SLOTS.index("backdrop")


def add_backdrop(
    drawing: SlotDrawing, lines: LinePlanes, rng: np.random.Generator, *, patterns: bool = False
) -> tuple[SlotDrawing, LinePlanes]:
    """Give part of the background another slot, `backdrop`, and a line around it; drawings that
    bring a backdrop of their own stay as they are.

    patterns: stripes too; for references only, since in line art no stripe says which one it is.
    """
    if BACKDROP in drawing.slots:
        return drawing, lines
    background = drawing.masks[drawing.slots.index(BACKGROUND)]
    shape = _shape(background.shape[0], int(rng.integers(5 if patterns else 4)), rng)
    behind = np.where(shape > 0, background, np.uint8(0))
    masks = np.concatenate([drawing.masks, behind[None]])
    masks[drawing.slots.index(BACKGROUND)] = background - behind
    outline = cv2.morphologyEx(shape, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))
    centre = np.maximum(lines.centre, np.where(background > 127, outline, np.uint8(0)))
    return (
        replace(drawing, masks=masks, slots=(*drawing.slots, BACKDROP)),
        replace(lines, centre=centre),
    )


def _shape(size: int, kind: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """A filled shape on a size × size sheet, 255 inside."""
    sheet = np.zeros((size, size), np.uint8)
    if kind == 0:  # a sun or halo behind the head
        centre = _point(size, rng, 0.3, 0.7), _point(size, rng, 0.2, 0.6)
        cv2.circle(sheet, centre, _point(size, rng, 0.25, 0.5), 255, -1)
    elif kind == 1:  # a window or picture frame
        corner = _point(size, rng, 0.02, 0.3), _point(size, rng, 0.02, 0.3)
        cv2.rectangle(sheet, corner, (_point(size, rng, 0.7, 0.98), _point(size, rng, 0.5, 0.98)),
                      255, -1)  # fmt: skip
    elif kind == 2:  # a floor or horizon, rolling a little
        x = np.arange(size)
        wave = rng.uniform(0, 0.06) * np.sin(x / size * rng.uniform(2, 12) + rng.uniform(0, 6))
        edge = size * (rng.uniform(0.3, 0.85) + wave)
        sheet[np.arange(size)[:, None] > edge[None]] = 255
    elif kind == 3:  # a moon, leaves, or a lot of snow
        count = int(rng.integers(1, 5) if rng.random() < 0.6 else rng.integers(8, 40))
        largest = 0.14 if count < 8 else 0.03
        for _ in range(count):
            centre = _point(size, rng, 0.0, 1.0), _point(size, rng, 0.0, 1.0)
            axes = _point(size, rng, 0.01, largest), _point(size, rng, 0.01, largest)
            cv2.ellipse(sheet, centre, axes, float(rng.uniform(0, 180)), 0, 360, 255, -1)
    else:  # wallpaper: stripes or waves
        sheet[_waves(size, rng) > rng.uniform(-0.3, 0.7)] = 255
    return sheet


def _waves(size: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Bands across the sheet, straight or wavy, in [-1, 1]."""
    y, x = np.mgrid[0:size, 0:size] / size
    turn = rng.uniform(0, np.pi)
    along = x * np.cos(turn) + y * np.sin(turn)
    across = y * np.cos(turn) - x * np.sin(turn)
    bend = rng.uniform(0, 0.06) * np.sin(2 * np.pi * across * rng.uniform(1, 4))
    return np.asarray(np.sin(2 * np.pi * (along + bend) * rng.uniform(3, 9)), np.float64)


def _point(size: int, rng: np.random.Generator, least: float, most: float) -> int:
    return round(size * rng.uniform(least, most))
