"""Ink: a stroke of varying width as a filled outline, as a pen or a brush leaves it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.data.characters.curves import Points, joined, length, normals, resampled

_STEP_PX = 4.0
_THINNEST = 0.12


@dataclass(frozen=True)
class Pen:
    """How strokes swell: `start` and `end` are the shares of the length over which a stroke grows
    from and shrinks to `tip` (share of its width); `swell` moves the thickest place in between.
    """

    start: float = 0.25
    end: float = 0.25
    tip: float = 0.35
    swell: float = 0.15


CONTOUR = Pen(0.2, 0.2, 0.6, 0.12)
INNER = Pen(0.15, 0.6, 0.1, 0.1)
BOTH_FADE = Pen(0.4, 0.4, 0.08, 0.1)
EVEN = Pen(0.08, 0.08, 0.8, 0.05)


def stroke_outline(points: Points, width: float, pen: Pen, phase: float = 0.0) -> Points:
    """The polygon of one stroke along `points`, at most about `width` wide; `phase` in radians
    moves the slow swelling along it."""
    count = int(np.clip(length(points) / _STEP_PX, 12, 72))
    spine = resampled(points, count)
    half = width / 2 * profile(count, pen, phase)
    side = normals(spine) * half[:, None]
    return joined(spine + side, (spine - side)[::-1])


def profile(count: int, pen: Pen, phase: float) -> NDArray[np.float64]:
    """Share of the full width at `count` places along a stroke, in (0, 1.3)."""
    along = np.linspace(0, 1, count)
    rise = _smooth(along / max(pen.start, 1e-6))
    fall = _smooth((1 - along) / max(pen.end, 1e-6))
    body = pen.tip + (1 - pen.tip) * np.minimum(rise, fall)
    slow = 1 + pen.swell * np.sin(2 * np.pi * 1.3 * along + phase)
    return np.asarray(np.maximum(body * slow, _THINNEST))


def _smooth(x: NDArray[np.float64]) -> NDArray[np.float64]:
    x = np.clip(x, 0, 1)
    return x * x * (3 - 2 * x)
