"""The pen: a drag becomes a stroke."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainterPath

from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.ink.brush import TAPER_SIZES, stroke_outline
from sketchpad.ink.marks import outline_path

MOUSE_TAPER = 0.6
"""How much the ends of strokes thin out when the device knows no pressure."""
SMOOTHED_SAMPLES = 8
"""How many samples behind the pen tip the jitter filter may still move."""


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
