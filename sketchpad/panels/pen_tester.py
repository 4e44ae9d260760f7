"""A little sheet to try the pen on, with a stroke on it that shows what the pressure curve does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QTabletEvent
from PySide6.QtWidgets import QWidget

from sketchpad.canvas.pressure import LINEAR, PressureCurve
from sketchpad.canvas.stabiliser import Steadiness
from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Item, Stroke

SHEET = QSize(420, 200)
_SAMPLES = 60
_RISE_PX = 26.0
WIDEST_PX = 36.0


class PenTester(CanvasView):
    """A canvas over a document of its own that is never saved."""

    pressed = Signal(object)
    """The pressure the pen reports, float 0..1; None when it is lifted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._sheet = DocumentModel(Document(SHEET.width(), SHEET.height()))
        super().__init__(self._sheet, parent)
        self._sheet.setParent(self)
        self._brush = Brush()
        self._curve = LINEAR
        self.setAcceptDrops(False)
        self.setFixedSize(SHEET + QSize(48, 48))  # the sheet at 100 %, and a desk around it
        self.setAccessibleName(self.tr("Sheet to try the pen on"))

    def set_brush(self, brush: Brush) -> None:
        """Try this brush, or one that is less wide if it would fill the sheet."""
        brush = replace(brush, size_px=min(brush.size_px, WIDEST_PX))
        self._brush = brush
        self.tools.brushes.choose(brush.kind)
        self.tools.brushes.resize(brush.kind, brush.size_px)
        self.tools.brushes.set_opacity(brush.kind, brush.opacity)
        self.begin_again()

    def set_curve(self, curve: PressureCurve) -> None:
        """Try this curve: the stroke of the sample is drawn anew."""
        self._curve = curve
        self.tools.set_pressure_curve(curve)
        self.begin_again()

    def set_steadiness(self, steadiness: Steadiness) -> None:
        """Try this stabiliser."""
        self.tools.set_steadiness(steadiness)

    def begin_again(self) -> None:
        """Leave nothing but the sample."""
        sample = _sample(self._brush, self._curve)
        self._sheet.set_document(Document.of_items([sample], width_px=SHEET.width(),
                                                   height_px=SHEET.height()))  # fmt: skip

    @property
    def strokes(self) -> tuple[Item, ...]:
        """What was drawn after the sample."""
        return self._sheet.document.items[1:]

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTabletEvent):
            lifted = event.type() == QEvent.Type.TabletRelease
            touches = bool(event.buttons().value)
            self.pressed.emit(event.pressure() if touches and not lifted else None)
        return super().event(event)


def _sample(brush: Brush, curve: PressureCurve) -> Stroke:
    """A wave that is pressed harder and harder, and then less."""
    along = np.linspace(0, 1, _SAMPLES)
    x = 24 + along * (SHEET.width() - 48)
    y = 50 + _RISE_PX * np.sin(2 * np.pi * along)
    pressed = np.clip(1 - np.abs(2 * along - 1), 0.02, 1)
    return Stroke(np.column_stack([x, y, curve(pressed), 600 * along]), brush)
