"""The hint tool: a click lays a dot of colour, a drag a short stroke; a hint that is hit moves."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from engine.request import ColorHint
from sketchpad.canvas.geometry import distance_to_polyline
from sketchpad.canvas.hint_selection import HintSelection
from sketchpad.canvas.tools.tool import PointerSample, next_drag
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.hints import RGB, PlacedHint
from sketchpad.document.model import DocumentModel

MARKER_VIEW_PX = 8.0
"""Radius of a hint's marker in view pixels, at any zoom."""
SMALLEST_RADIUS_PX, LARGEST_RADIUS_PX = 2.0, 16.0
SLACK_VIEW_PX = 2.0
"""How far beside its marker a hint is still hit."""
STILL_VIEW_PX = 4.0
"""A hand that moves less only clicks."""
STEP_VIEW_PX = 3.0
"""Distance between the points of a stroke."""


class HintTool:
    """`colour` (None: no colour there) counts from the next press on.

    A hint covers in the drawing what its marker covers in the view when it is laid, within limits:
    zooming in makes it finer.
    """

    def __init__(self, model: DocumentModel, selection: HintSelection, viewport: Viewport) -> None:
        self.colour: RGB | None = None
        self._model = model
        self._selection = selection
        self._viewport = viewport
        self._points: list[tuple[float, float]] = []
        self._moved: PlacedHint | None = None  # as it was before the drag
        self._start = (0.0, 0.0)
        self._moves = False
        self._drag = 0

    @property
    def growing(self) -> ColorHint | None:
        """The hint that is being drawn."""
        if not self._points:
            return None
        return ColorHint(np.array(self._points, np.float32), self._radius_px(), self.colour)

    def hint_at(self, x: float, y: float) -> PlacedHint | None:
        """The topmost hint whose marker lies at a document point."""
        reach = (MARKER_VIEW_PX + SLACK_VIEW_PX) / self._viewport.zoom
        for hint in reversed(self._model.document.hints):
            if distance_to_polyline((x, y), (x, y), hint.points.astype(np.float64)) <= reach:
                return hint
        return None

    def shifted(self, hint: PlacedHint, by: tuple[float, float]) -> NDArray[np.float32]:
        """A hint's points (N, 2) moved by document pixels, but not off the sheet."""
        document = self._model.document
        room = np.array([document.width_px, document.height_px]) - hint.points.max(axis=0)
        return (hint.points + np.clip(by, -hint.points.min(axis=0), room)).astype(np.float32)

    def press(self, sample: PointerSample) -> QRect:
        self._start, self._moves = (sample.x, sample.y), False
        hit = self.hint_at(sample.x, sample.y)
        self._selection.select(hit.id if hit else None)
        if hit is not None:
            self._moved, self._drag = hit, next_drag()
        elif self._on_sheet(sample):
            self._points = [self._start]
        return self._area()

    def move(self, sample: PointerSample) -> QRect:
        here, zoom = (sample.x, sample.y), self._viewport.zoom
        self._moves = self._moves or math.dist(self._start, here) * zoom >= STILL_VIEW_PX
        if not self._moves:
            return QRect()
        if self._moved is not None:
            way = here[0] - self._start[0], here[1] - self._start[1]
            self._model.move_hint(self._moved.id, self.shifted(self._moved, way), self._drag)
        elif self._points and self._on_sheet(sample) and self._far_enough(here):
            self._points.append(here)
        return self._area()

    def release(self) -> None:
        hint, self._moved, self._points = self.growing, None, []
        if hint is not None:
            self._model.add_hint(hint.points, hint.radius_px, hint.colour)

    def cancel(self) -> None:
        """Nothing is laid, and a hint that was moved goes back."""
        moved, self._moved, self._points = self._moved, None, []
        if moved is not None:
            self._model.move_hint(moved.id, moved.points, self._drag)

    def _radius_px(self) -> float:
        return min(LARGEST_RADIUS_PX, max(SMALLEST_RADIUS_PX, MARKER_VIEW_PX / self._viewport.zoom))

    def _far_enough(self, here: tuple[float, float]) -> bool:
        return math.dist(self._points[-1], here) * self._viewport.zoom >= STEP_VIEW_PX

    def _on_sheet(self, sample: PointerSample) -> bool:
        document = self._model.document
        return 0 <= sample.x <= document.width_px and 0 <= sample.y <= document.height_px

    def _area(self) -> QRect:
        """The document area of the stroke so far, with its marker; moved hints repaint anyway."""
        if not self._points:
            return QRect()
        (left, top), (right, bottom) = np.min(self._points, axis=0), np.max(self._points, axis=0)
        rim = (MARKER_VIEW_PX + 4) / self._viewport.zoom
        corner = int(left - rim) - 1, int(top - rim) - 1
        return QRect(*corner, int(right + rim) + 2 - corner[0], int(bottom + rim) + 2 - corner[1])
