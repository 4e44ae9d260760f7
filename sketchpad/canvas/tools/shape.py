"""Shapes: a drag becomes the stroke around an ellipse or a rectangle."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from sketchpad.canvas.symmetry import Symmetry
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.ink.marks import stroke_bounds

ELLIPSE_POINTS = 160
"""So many that the curve through them is an ellipse, up to a large one."""
LONGEST_PIECE_PX = 14.0

Box = tuple[float, float, float, float]  # left, top, right, bottom
Contour = Callable[[Box], NDArray[np.float64]]


class ShapeTool:
    """Draws the contour of the box between press and pointer with the brush it is given.

    Shift makes the sides equally long; Alt keeps the middle where the press was.
    """

    def __init__(self, model: DocumentModel, contour: Contour, brush: Callable[[], Brush]) -> None:
        self.symmetry = Symmetry()
        self._model = model
        self._contour = contour
        self._wanted_brush = brush
        self._brush = brush()
        self._start: PointerSample | None = None
        self._growing: Stroke | None = None

    @property
    def growing(self) -> Stroke | None:
        """The shape so far; none before the pointer has moved both ways."""
        return self._growing

    def press(self, sample: PointerSample) -> QRect:
        self._brush = self._wanted_brush()
        self._start, self._growing = sample, None
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        if self._start is None:
            return QRect()
        before = stroke_bounds(self._growing) if self._growing else QRect()
        box = box_between(self._start, sample)
        self._growing = None
        if box[2] > box[0] and box[3] > box[1]:
            lasted_ms = max(0.0, sample.time_ms - self._start.time_ms)
            self._growing = _stroke(self._contour(box), self._brush, lasted_ms)
            before = before.united(stroke_bounds(self._growing))
        return before

    def release(self) -> None:
        shape = self._growing
        self.cancel()
        if shape is not None:
            self._model.add_strokes(self.symmetry.with_copies(shape))

    def cancel(self) -> None:
        self._start = self._growing = None


def box_between(start: PointerSample, end: PointerSample) -> Box:
    """The box of a drag; a square if `end` asks for it, around the start if it asks for that."""
    across, down = end.x - start.x, end.y - start.y
    if end.straight:
        side = max(abs(across), abs(down))
        across, down = math.copysign(side, across), math.copysign(side, down)
    opposite = (start.x - across, start.y - down) if end.centred else (start.x, start.y)
    left, right = sorted((opposite[0], start.x + across))
    top, bottom = sorted((opposite[1], start.y + down))
    return left, top, right, bottom


def ellipse(box: Box) -> NDArray[np.float64]:
    """Points around the ellipse in a box, (N, 2), the first one again at the end."""
    left, top, right, bottom = box
    radii = (right - left) / 2, (bottom - top) / 2
    count = max(ELLIPSE_POINTS, math.ceil(2 * math.pi * max(radii) / LONGEST_PIECE_PX))
    angles = np.linspace(0, 2 * math.pi, count + 1) - math.pi / 2
    middle = np.array([left + right, top + bottom]) / 2
    return np.asarray(middle + np.array(radii) * np.column_stack([np.cos(angles), np.sin(angles)]))


def rectangle(box: Box) -> NDArray[np.float64]:
    """Points around a box, (N, 2), the first one again at the end; corners are there twice."""
    left, top, right, bottom = box
    corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom), (left, top)])
    return np.repeat(corners, 2, axis=0)[1:-1]


def _stroke(contour: NDArray[np.float64], brush: Brush, lasted_ms: float) -> Stroke:
    """A stroke along a contour at full pressure, drawn evenly in the time it took."""
    steps = np.hypot(*np.diff(contour, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    times = lasted_ms * along / along[-1]
    points = np.column_stack([contour, np.ones(len(contour)), times])
    return Stroke(points, replace(brush, calm=False))
