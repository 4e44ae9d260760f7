"""The slider of the time bar: from the empty paper to now, with a tick for every stroke."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionSlider, QWidget

from sketchpad.panels.slider import Slider

TICK_HEIGHT_PX = 5
_BELOW_GROOVE_PX = 8


class TimeSlider(Slider):
    """Its value is a moment in milliseconds; the right end is now.

    Left and right arrow go from stroke to stroke, Home to the start, End to now.
    """

    stepped = Signal(int)
    """An arrow key was pressed: -1 for the stroke before, +1 for the next one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent, wheel_needs_focus=True)
        self._starts_ms: tuple[float, ...] = ()
        self.setAccessibleName(self.tr("Moment of the drawing"))
        self.setToolTip(self.tr("Drag to see the drawing, and its picture, as they were"))

    def set_timeline(self, starts_ms: Sequence[float], duration_ms: float) -> None:
        """Show this timeline; the handle stays at its moment, or at now."""
        was_now = self.value() == self.maximum()
        self._starts_ms = tuple(starts_ms)
        self.blockSignals(True)
        self.setRange(0, round(duration_ms))
        self.setPageStep(max(1, round(duration_ms / 10)))
        if was_now:
            self.setValue(self.maximum())
        self.blockSignals(False)
        self.setEnabled(duration_ms > 0)
        self.update()

    def ticks_px(self) -> list[int]:
        """Where ticks stand, from the left; one where several strokes fall on a pixel."""
        style, handle = self.style(), self._handle_px()
        travel = self.width() - handle
        top = self.maximum()
        places = {
            handle // 2 + style.sliderPositionFromValue(0, top, round(start), travel)
            for start in self._starts_ms
        }
        return sorted(places)

    def sizeHint(self) -> QSize:
        return QSize(240, 34)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        ticks = self.ticks_px()
        crowded = len(ticks) > 2 and min(b - a for a, b in pairwise(ticks)) < 3
        colour.setAlpha(110 if crowded else 220)
        top = self.height() // 2 + _BELOW_GROOVE_PX
        for x in ticks:
            painter.fillRect(x, top, 1, TICK_HEIGHT_PX, colour)
        painter.end()
        super().paintEvent(event)

    def _handle_px(self) -> int:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        control = QStyle.ComplexControl.CC_Slider
        return self.style().subControlRect(control, option, part, self).width()
