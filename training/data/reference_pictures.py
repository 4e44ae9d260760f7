"""The reference of a pair: a drawing in the pair's palette, as it is or as somebody painted it."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.palettes import Palette
from training.data.placing import (
    TO_SHEET,
    fit_place,
    loose_place,
    placed,
    to_uint8,
    visible_slots,
)
from training.data.slots import SlotDrawing
from training.sketching.line_extraction import LinePlanes
from training.sketching.smooth_noise import smooth_noise

_CROP_TRIES = 4
_HEAVY_SHARE = 0.4
"""Of the references with lines: those that a thick pen drew. At a reference's size its strands of
hair are as broad as the colour between them, and that colour is to be found all the same."""
_HEAVIEST_PX = 9
"""Width that such a pen adds, on the drawing as it is cached."""


class ReferencePicture(NamedTuple):
    """pixels (R, R, 3) uint8, and the slots whose colours it shows."""

    pixels: NDArray[np.uint8]
    shown: frozenset[int]


def plain_reference(
    drawing: SlotDrawing, lines: LinePlanes, palette: Palette, size: int
) -> ReferencePicture:
    """The drawing with its lines, in place and unvaried."""
    source = lines.ink.shape[0]
    place = fit_place(source, size)
    on_sheet = placed(drawing, place, size)
    ink = cv2.warpAffine(lines.ink, place, (size, size), flags=TO_SHEET) / np.float32(255)
    pixels = to_uint8(on_sheet.recolour(palette) * (1 - ink[..., None]))
    return ReferencePicture(pixels, visible_slots(on_sheet))


def own_reference(
    painting: NDArray[np.uint8], lines: NDArray[np.uint8], size: int
) -> NDArray[np.uint8]:
    """The painting (S, S, 3) under its lines (S, S), 255 = paper, as a reference of side `size`."""
    drawn = np.asarray(np.rint(painting * (lines[..., None] / 255)), np.uint8)
    way = cv2.INTER_AREA if size < len(lines) else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(drawn, (size, size), interpolation=way), np.uint8)


def painted_reference(
    drawing: SlotDrawing,
    lines: LinePlanes,
    palette: Palette,
    size: int,
    needed: frozenset[int],
    rng: np.random.Generator,
) -> ReferencePicture:
    """Warped, cropped, shaded, with or without lines; the crop keeps the slots in `needed` that the
    drawing has, if it can."""
    source = lines.ink.shape[0]
    for _ in range(_CROP_TRIES):
        place = loose_place(source, size, rng, least=0.7, most=1.2, stretch=0.25)
        on_sheet = placed(drawing, place, size)
        shown = visible_slots(on_sheet)
        if needed & set(drawing.slots) <= shown:
            break
    picture = on_sheet.recolour(palette)
    if rng.random() < 0.7:
        drawn = _heavier(lines.ink, rng) if rng.random() < _HEAVY_SHARE else lines.ink
        ink = cv2.warpAffine(drawn, place, (size, size), flags=TO_SHEET)
        darkness = np.float32(rng.uniform(0.5, 1.0) / 255)
        picture = picture * (1 - darkness * ink[..., None])
    return ReferencePicture(to_uint8(_painterly(picture, rng)), shown)


def _heavier(ink: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """The lines (H, W), 255 = ink, of a thicker pen."""
    width = int(rng.integers(3, _HEAVIEST_PX + 1))
    pen = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    return np.asarray(cv2.dilate(ink, pen), np.uint8)


def _painterly(picture: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Uneven light, grain and blur, each now and then."""
    size = picture.shape[0]
    if rng.random() < 0.6:
        shade = smooth_noise(rng, size, int(rng.integers(1, 6)))[..., None]
        picture = picture * (1 + np.float32(rng.uniform(0.02, 0.12)) * shade)
    if rng.random() < 0.5:
        noise = rng.normal(0, rng.uniform(0.005, 0.05), picture.shape).astype(np.float32)
        picture = picture + noise
    if rng.random() < 0.3:
        blurred = cv2.GaussianBlur(picture, (0, 0), float(rng.uniform(0.4, 1.5)))
        picture = np.asarray(blurred, np.float32)
    return picture
