"""The eraser: strokes go as they are touched, a placed sketch where its lines are clicked."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect

from sketchpad.canvas.geometry import distance_to_polyline
from sketchpad.canvas.tools.tool import PointerSample, next_drag
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import SketchPicture, Stroke
from sketchpad.ink.brush import stroke_curve
from sketchpad.ink.render import item_bounds

PALEST_INK = 192
"""Grey of a placed sketch (0 = black) that is dark enough to be clicked."""


class EraserTool:
    """Takes away every stroke that a drag touches; one drag is one undo step.

    A placed sketch goes when its lines are clicked, so that a drag over it cannot cost it.
    """

    def __init__(self, model: DocumentModel, size_px: float) -> None:
        self.size_px = size_px
        self._model = model
        self._drag = 0
        self._start = self._last = (0.0, 0.0)
        self._is_click = False

    def press(self, sample: PointerSample) -> QRect:
        self._drag = next_drag()
        self._start = self._last = (sample.x, sample.y)
        self._is_click = True
        return self.move(sample)

    def move(self, sample: PointerSample) -> QRect:
        here = (sample.x, sample.y)
        touched = [s.id for s in strokes_touched(self._model, self._last, here, self.size_px / 2)]
        if touched or math.dist(self._start, here) > self.size_px / 2:
            self._is_click = False
        self._last = here
        self._model.erase_items(touched, drag=self._drag)
        return QRect()

    def release(self) -> None:
        """Strokes went as they were touched; a click that met none may mean a sketch."""
        picture = picture_at(self._model, self._start, self.size_px / 2)
        if self._is_click and picture is not None:
            self._model.erase_items([picture.id])

    def cancel(self) -> None:
        """What was erased stays erased; undo brings it back in one step."""


def strokes_touched(
    model: DocumentModel, start: tuple[float, float], end: tuple[float, float], radius_px: float
) -> list[Stroke]:
    """The strokes whose ink comes within `radius_px` of the segment start-end."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    area = QRect(int(left), int(top), int(right - left) + 1, int(bottom - top) + 1)
    pad = int(radius_px) + 2
    area.adjust(-pad, -pad, pad, pad)
    touched = []
    for item in model.document.active_items:
        if not isinstance(item, Stroke) or item.brush.kind == "eraser":
            continue  # taking away what takes away would bring ink back
        if area.intersects(item_bounds(item)):
            curve = stroke_curve(item.points, item.brush.calm)[:, :2]
            half_width = item.brush.size_px * max(float(item.points[:, 2].mean()), 0.3) / 2
            if distance_to_polyline(start, end, curve) <= radius_px + half_width:
                touched.append(item)
    return touched


def picture_at(
    model: DocumentModel, point: tuple[float, float], radius_px: float
) -> SketchPicture | None:
    """The topmost placed sketch that has ink within about `radius_px` of the point."""
    for item in reversed(model.document.active_items):
        if isinstance(item, SketchPicture) and has_ink_near(item, point, radius_px):
            return item
    return None


def has_ink_near(picture: SketchPicture, point: tuple[float, float], radius_px: float) -> bool:
    """Whether a placed sketch has ink within about `radius_px` of a point."""
    height, width = picture.lines.shape
    across, down = width / picture.width, height / picture.height  # its pixels per document pixel
    x, y = point[0] - picture.x, point[1] - picture.y
    left, top = max(0, int((x - radius_px) * across)), max(0, int((y - radius_px) * down))
    right, bottom = int((x + radius_px) * across) + 1, int((y + radius_px) * down) + 1
    around = picture.lines[top : max(0, bottom), left : max(0, right)]
    return bool((around < PALEST_INK).any())
