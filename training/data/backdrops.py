"""Things behind a character: a disc, a window, a horizon, with their outlines.

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
    drawing: SlotDrawing, lines: LinePlanes, rng: np.random.Generator
) -> tuple[SlotDrawing, LinePlanes]:
    """Give part of the background another slot, `backdrop`, and a line around it."""
    background = drawing.masks[drawing.slots.index(BACKGROUND)]
    shape = _shape(background.shape[0], rng)
    behind = np.where(shape > 0, background, np.uint8(0))
    masks = np.concatenate([drawing.masks, behind[None]])
    masks[drawing.slots.index(BACKGROUND)] = background - behind
    outline = cv2.morphologyEx(shape, cv2.MORPH_GRADIENT, np.ones((2, 2), np.uint8))
    centre = np.maximum(lines.centre, np.where(background > 127, outline, np.uint8(0)))
    return (
        replace(drawing, masks=masks, slots=(*drawing.slots, BACKDROP)),
        replace(lines, centre=centre),
    )


def _shape(size: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """A filled shape on a size × size sheet, 255 inside."""
    sheet = np.zeros((size, size), np.uint8)
    kind = rng.integers(4)
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
    else:  # a few things in the air
        for _ in range(rng.integers(1, 5)):
            centre = _point(size, rng, 0.05, 0.95), _point(size, rng, 0.05, 0.6)
            axes = _point(size, rng, 0.04, 0.14), _point(size, rng, 0.03, 0.12)
            cv2.ellipse(sheet, centre, axes, float(rng.uniform(0, 180)), 0, 360, 255, -1)
    return sheet


def _point(size: int, rng: np.random.Generator, least: float, most: float) -> int:
    return round(size * rng.uniform(least, most))
