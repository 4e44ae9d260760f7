"""The pressure curve as one sees and bends it: pressed to the right, drawn upwards."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from sketchpad.canvas.pressure import LINEAR, PressureCurve

SIDE_PX = 200
_MARGIN_PX = 12
_HANDLE_PX = 6.0
_POINTS = 65
_KEY_STEP = 0.05
_KEY_STEPS = {
    Qt.Key.Key_Left: (-_KEY_STEP, 0.0),
    Qt.Key.Key_Right: (_KEY_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _KEY_STEP),
    Qt.Key.Key_Down: (0.0, -_KEY_STEP),
}


class CurveEditor(QWidget):
    """Drag the handle, or move it with the arrow keys; a dot shows what the pen reports now."""

    bent = Signal(object)
    """PressureCurve that the user bent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = LINEAR
        self._pressure: float | None = None
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Pressure curve"))
        self.setToolTip(
            self.tr(
                "Drag the handle, or use the arrow keys: how hard you press → how strong it draws"
            )
        )

    @property
    def curve(self) -> PressureCurve:
        """The curve that is shown."""
        return self._curve

    def show_curve(self, curve: PressureCurve) -> None:
        """Show a curve that was chosen elsewhere, without announcing it."""
        self._curve = curve
        self.update()

    def show_pressure(self, pressure: float | None) -> None:
        """Show on the curve what the pen reports, 0..1; None when it is lifted."""
        self._pressure = pressure
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE_PX, SIDE_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._bend_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._bend_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEY_STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._bend(self._curve.x + step[0], self._curve.y + step[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, field = self.palette(), self._field()
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(colours.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(field, 4, 4)
        for part in (0.25, 0.5, 0.75):
            painter.drawLine(self._at(part, 0), self._at(part, 1))
            painter.drawLine(self._at(0, part), self._at(1, part))
        handle = self._at(self._curve.x, self._curve.y)
        painter.setPen(QPen(colours.color(QPalette.ColorRole.PlaceholderText), 1))
        painter.drawPolyline(QPolygonF([self._at(0, 0), handle, self._at(1, 1)]))
        pressures = np.linspace(0, 1, _POINTS)
        places = zip(pressures.tolist(), self._curve(pressures).tolist(), strict=True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.color(QPalette.ColorRole.Text), 2))
        painter.drawPolyline(QPolygonF([self._at(*place) for place in places]))
        self._paint_dots(painter, handle)

    def _paint_dots(self, painter: QPainter, handle: QPointF) -> None:
        colours = self.palette()
        accent = colours.color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent if self.hasFocus() else colours.color(QPalette.ColorRole.Base))
        painter.drawEllipse(handle, _HANDLE_PX, _HANDLE_PX)
        if self._pressure is not None:
            drawn = float(self._curve(np.array([self._pressure]))[0])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.color(QPalette.ColorRole.Text))
            painter.drawEllipse(self._at(self._pressure, drawn), 4.0, 4.0)

    def _field(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)

    def _at(self, x: float, y: float) -> QPointF:
        field = self._field()
        return QPointF(field.left() + x * field.width(), field.bottom() - y * field.height())

    def _bend_to(self, point: QPointF) -> None:
        field = self._field()
        x = (point.x() - field.left()) / field.width()
        self._bend(x, (field.bottom() - point.y()) / field.height())

    def _bend(self, x: float, y: float) -> None:
        self._curve = PressureCurve(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
        self.update()
        self.bent.emit(self._curve)
