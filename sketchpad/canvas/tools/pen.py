"""The pen: a drag becomes a stroke, of ink, graphite or marker, or one that erases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect

from sketchpad.canvas.brushes import MOUSE_TAPER
from sketchpad.canvas.pressure import FULL, LINEAR, PressureCurve, drawn_pressures
from sketchpad.canvas.stabiliser import Point, Stabiliser, StabiliserMode, Steadiness
from sketchpad.canvas.symmetry import Symmetry
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.ink.brush import TAPER_SIZES

SMOOTHED_SAMPLES = 8
"""How many samples behind the pen tip the jitter filter may still move."""
LIGHTEST = 0.05
"""The pressure of a pen that has not said anything yet, but is known to feel pressure."""


class PenTool:
    """Draws strokes with the brush it is given; brush, steadiness and curve count from the press.

    `steadiness`, `curve` and `calm` are the user's; the ink lies where the stabiliser leads it, and
    comes to the pen when it is lifted.
    """

    def __init__(
        self, model: DocumentModel, viewport: Viewport, brush: Callable[[], Brush]
    ) -> None:
        self.steadiness = Steadiness()
        self.curve: PressureCurve = LINEAR
        self.symmetry = Symmetry()
        self.calm = True
        self._model = model
        self._viewport = viewport
        self._wanted_brush = brush
        self._brush = brush()
        self._stabiliser: Stabiliser = self.steadiness.stabiliser(1.0)
        self._samples: list[PointerSample] = []  # where the ink lies
        self._pen = PointerSample(0, 0)
        self._growing: Stroke | None = None
        self._felt_pressure = False

    @property
    def growing(self) -> Stroke | None:
        """The stroke so far."""
        if self._samples and self._growing is None:
            self._growing = self._stroke()
        return self._growing

    @property
    def string(self) -> tuple[Point, Point] | None:
        """The string that pulls the ink, from ink to pen in document pixels."""
        if not self._samples or self.steadiness.mode is not StabiliserMode.STRING:
            return None
        ink = self._samples[-1]
        return (ink.x, ink.y), (self._pen.x, self._pen.y)

    def press(self, sample: PointerSample) -> QRect:
        self._brush = replace(self._wanted_brush(), calm=self.calm)
        self._stabiliser = self.steadiness.stabiliser(self._viewport.zoom)
        self._stabiliser.begin(sample.x, sample.y, sample.time_ms)
        self._samples, self._pen, self._growing = [sample], sample, None
        return self._area(0)

    def move(self, sample: PointerSample) -> QRect:
        string = self._string_area()
        self._pen = sample
        if sample.straight:
            self._stabiliser.begin(sample.x, sample.y, sample.time_ms)
        else:
            x, y = self._stabiliser.follow(sample.x, sample.y, sample.time_ms)
            sample = replace(sample, x=x, y=y)
        return self._append(sample).united(string).united(self._string_area())

    def release(self) -> None:
        if not self._samples:
            return
        pen = self._pen
        if not self._samples[-1].straight:
            self._append(pen)  # the ink comes to the pen
        self._felt_pressure = self._felt_pressure or any(x.pressure for x in self._samples)
        stroke = self._stroke()
        self.cancel()
        self._model.add_strokes(self.symmetry.with_copies(stroke))

    def cancel(self) -> None:
        self._samples, self._growing = [], None

    def _append(self, sample: PointerSample) -> QRect:
        """Lead the ink to a sample; returns what looks different, in document pixels."""
        last = self._samples[-1]
        anew = sample.straight or last.straight or self._pressure_became_known(sample)
        before = self._area(0) if anew else QRect()
        if sample.straight:
            del self._samples[1:]
        elif (sample.x, sample.y) == (last.x, last.y):
            return QRect()
        self._samples.append(sample)
        self._growing = None
        return before.united(self._area(0 if anew else self._first_unsettled()))

    def _pressure_became_known(self, sample: PointerSample) -> bool:
        return bool(sample.pressure) and not any(known.pressure for known in self._samples)

    def _stroke(self) -> Stroke:
        brush = self._brush
        if all(sample.pressure is None for sample in self._samples):
            brush = replace(brush, taper=MOUSE_TAPER.get(brush.kind, 0.0))
        return Stroke(self._points(), brush)

    def _points(self) -> NDArray[np.float32]:
        reported = [sample.pressure for sample in self._samples]
        silent_pen = self._felt_pressure and reported[0] is not None
        pressures = drawn_pressures(reported, self.curve, LIGHTEST if silent_pen else FULL)
        start = self._samples[0].time_ms
        rows = [
            (sample.x, sample.y, pressure, max(0.0, sample.time_ms - start))
            for sample, pressure in zip(self._samples, pressures, strict=True)
        ]
        return np.array(rows, dtype=np.float32)

    def _first_unsettled(self) -> int:
        """The first sample whose ink a new sample can still change."""
        reach, index = 4 * TAPER_SIZES * self._brush.size_px, len(self._samples) - 1
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
        margin = self._brush.size_px + 2 + 0.25 * max(max(xs) - min(xs), max(ys) - min(ys))
        return _rect(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)

    def _string_area(self) -> QRect:
        if self.string is None:
            return QRect()
        (x1, y1), (x2, y2) = self.string
        rim = 4 / self._viewport.zoom
        return _rect(min(x1, x2) - rim, min(y1, y2) - rim, max(x1, x2) + rim, max(y1, y2) + rim)


def _rect(left: float, top: float, right: float, bottom: float) -> QRect:
    """Whole pixels around these edges."""
    x, y = int(np.floor(left)), int(np.floor(top))
    return QRect(x, y, int(np.ceil(right)) - x + 1, int(np.ceil(bottom)) - y + 1)
