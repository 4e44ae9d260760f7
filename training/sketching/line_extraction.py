"""Separating a recolourable drawing into flat colours without lines and the lines themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from skimage.morphology import skeletonize

from training.data.slots import SlotDrawing

INK_DARK, INK_LIGHT = 0.25, 0.6
"""Brightness of the all-white drawing at which a pixel is wholly ink, and not ink at all."""
BORDER_STEP = 0.35
"""Difference of neighbouring pixels, in any plane, that an artist draws as a line."""
SOLID_PX = 7
"""Ink at least this wide (pixels of a 256 sheet) is a filled black area, not a line."""


@dataclass(frozen=True, eq=False)
class LinePlanes:
    """What the lines of a drawing are made of; all (H, W) uint8, 255 = ink.

    ink: the dark strokes as they stand in the drawing.
    centre: one-pixel centre lines of the strokes and of all borders between colours.
    solid: filled black areas.
    """

    ink: NDArray[np.uint8]
    centre: NDArray[np.uint8]
    solid: NDArray[np.uint8]


def separate_lines(drawing: SlotDrawing) -> tuple[SlotDrawing, LinePlanes]:
    """Take the dark strokes out of `drawing`: the nearest colours grow under them."""
    white = drawing.base.mean(axis=2) + drawing.masks.astype(np.float32).sum(axis=0)
    ink = np.clip((INK_LIGHT - white / 255.0) / (INK_LIGHT - INK_DARK), 0.0, 1.0)
    flat = _grow_colours(drawing, under=ink > 0.08)
    strokes = ink > 0.5
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (SOLID_PX, SOLID_PX))
    solid = cv2.morphologyEx(strokes.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0
    centre = thinned(strokes & ~solid)
    near_ink = cv2.dilate(strokes.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
    centre |= _colour_borders(flat) & ~near_ink
    planes = LinePlanes(*((plane * 255).astype(np.uint8) for plane in (ink, centre, solid)))
    return flat, planes


def _grow_colours(drawing: SlotDrawing, under: NDArray[np.bool_]) -> SlotDrawing:
    under = cv2.dilate(under.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    if under.all():
        return drawing
    rows, columns = distance_transform_edt(under, return_distances=False, return_indices=True)
    return replace(drawing, base=drawing.base[rows, columns], masks=drawing.masks[:, rows, columns])


def _colour_borders(flat: SlotDrawing) -> NDArray[np.bool_]:
    planes = np.concatenate([flat.base.transpose(2, 0, 1), flat.masks]).astype(np.int16)
    step = BORDER_STEP * 255
    borders = np.zeros(planes.shape[1:], bool)
    borders[:, 1:] |= (np.abs(np.diff(planes, axis=2)) > step).any(axis=0)
    borders[1:, :] |= (np.abs(np.diff(planes, axis=1)) > step).any(axis=0)
    return thinned(borders)


def thinned(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """One-pixel centre lines of a mask (Zhang and Suen 1984)."""
    return np.asarray(skeletonize(mask), np.bool_)  # type: ignore[no-untyped-call]
