"""Tools: what a drag of the pointer over the sheet means. Fed with samples, free of widgets."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainterPath

from sketchpad.canvas.geometry import distance_to_polyline
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, SketchPicture, Stroke
from sketchpad.ink.brush import TAPER_SIZES, flatten_curve, stroke_outline
from sketchpad.ink.render import item_bounds, outline_path

MOUSE_TAPER = 0.6
"""How much the ends of strokes thin out when the device knows no pressure."""
SMOOTHED_SAMPLES = 8
"""How many samples behind the pen tip the jitter filter may still move."""
PALEST_INK = 192
"""Grey of a placed sketch (0 = black) that is dark enough to be clicked."""

_drags = count(1)


@dataclass(frozen=True)
class PointerSample:
    """One position of the pointer.

    `x`, `y` in document pixels; `pressure` 0..1 or None from a device that has none; `time_ms` on
    any clock; `view_x`, `view_y` in view pixels; `straight` asks for a straight line.
    """

    x: float
    y: float
    pressure: float | None = None
    time_ms: float = 0.0
    view_x: float = 0.0
    view_y: float = 0.0
    straight: bool = False


class Tool(Protocol):
    """A drag: press, any number of moves, then release or cancel.

    press and move return the document area that looks different because of the drag itself.
    """

    def press(self, sample: PointerSample) -> QRect: ...
    def move(self, sample: PointerSample) -> QRect: ...
    def release(self) -> None: ...
    def cancel(self) -> None: ...


class PenTool:
    """Draws strokes. `brush_size_px` counts from the next press on."""

    def __init__(self, model: DocumentModel, brush_size_px: float) -> None:
        self.brush_size_px = brush_size_px
        self._model = model
        self._samples: list[PointerSample] = []
        self._path: QPainterPath | None = None

    @property
    def drawing(self) -> bool:
        """Whether a stroke has begun and is neither finished nor cancelled."""
        return bool(self._samples)

    def path(self) -> QPainterPath | None:
        """The outline of the stroke so far, in document pixels."""
        if self._samples and self._path is None:
            self._path = outline_path(stroke_outline(self._points(), self._brush()))
        return self._path

    def press(self, sample: PointerSample) -> QRect:
        self._samples, self._path = [sample], None
        return self._area(0)

    def move(self, sample: PointerSample) -> QRect:
        before = self._area(0) if sample.straight or self._samples[-1].straight else QRect()
        if sample.straight:
            del self._samples[1:]
        elif (sample.x, sample.y) == (self._samples[-1].x, self._samples[-1].y):
            return QRect()
        self._samples.append(sample)
        self._path = None
        return before.united(self._area(self._first_unsettled()))

    def release(self) -> None:
        stroke = Stroke(self._points(), self._brush())
        self.cancel()
        self._model.add_stroke(stroke)

    def cancel(self) -> None:
        self._samples, self._path = [], None

    def _brush(self) -> Brush:
        knows_pressure = any(sample.pressure is not None for sample in self._samples)
        return Brush(self.brush_size_px, taper=0.0 if knows_pressure else MOUSE_TAPER)

    def _points(self) -> NDArray[np.float32]:
        pressures = repair_pressures([sample.pressure for sample in self._samples])
        start = self._samples[0].time_ms
        rows = [
            (sample.x, sample.y, pressure, max(0.0, sample.time_ms - start))
            for sample, pressure in zip(self._samples, pressures, strict=True)
        ]
        return np.array(rows, dtype=np.float32)

    def _first_unsettled(self) -> int:
        """The first sample whose ink a new sample can still change."""
        reach, index = 4 * TAPER_SIZES * self.brush_size_px, len(self._samples) - 1
        while index > 0 and (reach > 0 or index > len(self._samples) - SMOOTHED_SAMPLES):
            here, before = self._samples[index], self._samples[index - 1]
            reach -= float(np.hypot(here.x - before.x, here.y - before.y))
            index -= 1
        return index

    def _area(self, first: int) -> QRect:
        """The document area that the ink from this sample on can touch."""
        xs = [sample.x for sample in self._samples[first:]]
        ys = [sample.y for sample in self._samples[first:]]
        # The curve may swing out a little between far samples.
        margin = self.brush_size_px + 2 + 0.25 * max(max(xs) - min(xs), max(ys) - min(ys))
        left, top = int(min(xs) - margin), int(min(ys) - margin)
        right, bottom = int(max(xs) + margin) + 1, int(max(ys) + margin) + 1
        return QRect(left, top, right - left, bottom - top)


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
        self._drag = next(_drags)
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


class PanTool:
    """Moves the view. `pan` is called with the distance in view pixels."""

    def __init__(self, pan: Callable[[float, float], None]) -> None:
        self._pan = pan
        self._last = (0.0, 0.0)

    def press(self, sample: PointerSample) -> QRect:
        self._last = (sample.view_x, sample.view_y)
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        self._pan(sample.view_x - self._last[0], sample.view_y - self._last[1])
        self._last = (sample.view_x, sample.view_y)
        return QRect()

    def release(self) -> None:
        """The view stays where it is."""

    def cancel(self) -> None:
        """The view stays where it is."""


def repair_pressures(pressures: list[float | None]) -> NDArray[np.float64]:
    """Pressures 0..1 without holes: a missing or zero one takes the last before it, else the next.

    Pens report 0 in their first and last event although they touch; a device that never reports
    any pressure draws with full pressure.
    """
    values = np.array([p if p else np.nan for p in pressures], dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))
    if len(known) == 0:
        return np.ones(len(values))
    source = np.searchsorted(known, np.arange(len(values)), side="right") - 1
    return np.clip(values[known[np.maximum(source, 0)]], 0.0, 1.0)


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
    for item in model.document.items:
        if isinstance(item, Stroke) and area.intersects(item_bounds(item)):
            curve = flatten_curve(item.points[:, :3].astype(np.float64))[:, :2]
            half_width = item.brush.size_px * max(float(item.points[:, 2].mean()), 0.3) / 2
            if distance_to_polyline(start, end, curve) <= radius_px + half_width:
                touched.append(item)
    return touched


def picture_at(
    model: DocumentModel, point: tuple[float, float], radius_px: float
) -> SketchPicture | None:
    """The topmost placed sketch that has ink within about `radius_px` of the point."""
    for item in reversed(model.document.items):
        if isinstance(item, SketchPicture) and _has_ink_near(item, point, radius_px):
            return item
    return None


def _has_ink_near(picture: SketchPicture, point: tuple[float, float], radius_px: float) -> bool:
    height, width = picture.lines.shape
    across, down = width / picture.width, height / picture.height  # its pixels per document pixel
    x, y = point[0] - picture.x, point[1] - picture.y
    left, top = max(0, int((x - radius_px) * across)), max(0, int((y - radius_px) * down))
    right, bottom = int((x + radius_px) * across) + 1, int((y + radius_px) * down) + 1
    around = picture.lines[top : max(0, bottom), left : max(0, right)]
    return bool((around < PALEST_INK).any())
