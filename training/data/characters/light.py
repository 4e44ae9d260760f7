"""Where a character is dark or bright: the light of its parts as pixels."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from training.data.characters.curves import Points
from training.data.characters.drawing import SHEET, Fill, Light, Part
from training.data.shading import LightPlanes, Shading

_FINE = 2
"""Pixels drawn along each side of a pixel kept."""
_SHIFT = 4
Plane = NDArray[np.float32]
Window = tuple[slice, slice]


def light_planes(parts: Iterable[Part], shading: Shading, size: int) -> LightPlanes:
    """Draw the shade and the shine of every part, each hidden by what lies over it."""
    fine = size * _FINE
    planes = {tone: np.zeros((fine, fine), np.float32) for tone in ("shade", "shine")}
    soft = shading == "soft"
    for part in parts:
        body = np.zeros((fine, fine), np.uint8)
        for item in part.items:
            if isinstance(item, Fill) and item.hides:
                _hide(item, body, planes.values())
            elif isinstance(item, Light):
                _add(planes[item.tone], item, body, soft=soft)
    shade, shine = (_shrunk(planes[tone], size) for tone in ("shade", "shine"))
    return LightPlanes(shade, shine)


def _hide(fill: Fill, body: NDArray[np.uint8], planes: Iterable[Plane]) -> None:
    """A fill lies over all light so far and can be lit itself."""
    window = _window(fill.outline if fill.within is None else fill.within, body.shape[0], 0.0)
    if window is None:
        return
    area = _drawn(fill.outline, body.shape[0], window)
    if fill.within is not None:
        area = area * _drawn(fill.within, body.shape[0], window)
    body[window] |= area.astype(np.uint8)
    for plane in planes:
        plane[window] *= 1 - area


def _add(plane: Plane, light: Light, body: NDArray[np.uint8], *, soft: bool) -> None:
    """Lay one light over its part; strengths join as transparent sheets do."""
    strength = light.soft if soft else light.cel
    fine = plane.shape[0]
    blur = light.blur * fine / SHEET if soft else 0.0
    window = _window(light.outline if light.within is None else light.within, fine, blur)
    if strength <= 0 or window is None:
        return
    area = _drawn(light.outline, fine, window)
    if blur > 0.3:
        area = np.asarray(cv2.GaussianBlur(area, (0, 0), blur), np.float32)
    if light.within is not None:
        area = area * _drawn(light.within, fine, window)
    seen = plane[window]
    seen += (1 - seen) * area * body[window] * np.float32(strength)


def _window(bound: Points, fine: int, blur: float) -> Window | None:
    """The rows and columns that an area, blurred, can reach."""
    margin = 3 * blur + 2
    low = np.floor(bound.min(axis=0) * fine / SHEET - margin).astype(int).clip(0, fine)
    high = np.ceil(bound.max(axis=0) * fine / SHEET + margin).astype(int).clip(0, fine)
    if (high - low).min() < 2:
        return None
    return slice(low[1], high[1]), slice(low[0], high[0])


def _drawn(outline: Points, fine: int, window: Window) -> Plane:
    rows, columns = window
    area = np.zeros((rows.stop - rows.start, columns.stop - columns.start), np.uint8)
    corner = np.array([columns.start, rows.start]) << _SHIFT
    cv2.fillPoly(area, [_pixels(outline, fine) - corner.astype(np.int32)], 1, shift=_SHIFT)
    return area.astype(np.float32)


def _pixels(outline: Points, fine: int) -> NDArray[np.int32]:
    scale = fine / SHEET
    return np.asarray(np.rint((outline * scale - 0.5) * (1 << _SHIFT)), np.int32)


def _shrunk(plane: Plane, size: int) -> NDArray[np.uint8]:
    small = cv2.resize(plane, (size, size), interpolation=cv2.INTER_AREA)
    return np.asarray(np.rint(small * 255), np.uint8)
