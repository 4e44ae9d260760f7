"""Colour hints as a sparse picture: what the network reads beside the lines.

The same drawing serves training, where hints are sampled from the target.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.request import ColorHint

NO_COLOUR = (255, 255, 255)
"""What a hint without a colour asks for: the paper."""
_SUBPIXEL_BITS = 4
LEAST_RADIUS_PX = 1.5
"""A hint covers at least so much of a map, however small the map is."""


def draw_hint_map(
    hints: Sequence[ColorHint],
    size: tuple[int, int],
    scale: float = 1.0,
    offset: tuple[float, float] = (0.0, 0.0),
) -> NDArray[np.uint8]:
    """Draw hints, first to last, into a map of `size` (h, w) -> (h, w, 4) uint8 RGBA.

    A point p of the lines lies at p · scale + offset (x, y) on the map. Alpha is 255 where a hint
    lies and 0 elsewhere, where the colour is 0, too; there is nothing in between.
    """
    drawn = np.zeros((*size, 4), np.uint8)
    for hint in hints:
        colour = NO_COLOUR if hint.colour is None else hint.colour
        drawn[hint_mask(hint, size, scale, offset)] = (*colour, 255)
    return drawn


def hint_mask(
    hint: ColorHint,
    size: tuple[int, int],
    scale: float = 1.0,
    offset: tuple[float, float] = (0.0, 0.0),
) -> NDArray[np.bool_]:
    """Which pixels of a map one hint covers, (h, w); scale and offset as in `draw_hint_map`."""
    canvas = np.zeros(size, np.uint8)
    # OpenCV counts from a pixel's middle, the sheet from its corner.
    points = hint.points.astype(np.float64) * scale + np.array(offset) - 0.5
    path = np.rint(points * 2**_SUBPIXEL_BITS).astype(np.int32)
    radius = max(LEAST_RADIUS_PX, hint.radius_px * scale)
    for x, y in path:
        centre, fine_radius = (int(x), int(y)), round(radius * 2**_SUBPIXEL_BITS)
        cv2.circle(canvas, centre, fine_radius, 255, cv2.FILLED, shift=_SUBPIXEL_BITS)
    if len(path) > 1:
        width = max(1, round(2 * radius))
        cv2.polylines(canvas, [path], False, 255, width, shift=_SUBPIXEL_BITS)
    return canvas > 0
