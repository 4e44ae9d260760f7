"""A small dial that shows and turns an angle; a double click lays it straight."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

SIDE_PX = 28


class AngleDial(QWidget):
    """The hand points upwards at 0 degrees and goes clockwise."""

    turned = Signal(float)
    """The angle in degrees that a drag asks for."""
    stepped = Signal(int)
    """One step clockwise (+1) or back (-1), by the arrow keys."""
    straightened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._angle_deg = 0.0
        self._held_deg: float | None = None  # the angle less the pointer's direction
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Angle of the paper"))
        self.setToolTip(self.tr("Drag to turn the paper, double-click to lay it straight"))

    def show_angle(self, angle_deg: float) -> None:
        """Point the hand; announces nothing."""
        self._angle_deg = angle_deg
        self.setAccessibleDescription(self.tr("{angle} degrees").format(angle=round(angle_deg)))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held_deg = self._angle_deg - self._direction(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_deg is not None:
            self.turned.emit(self._held_deg + self._direction(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held_deg = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.straightened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Down):
            self.stepped.emit(-1)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Up):
            self.stepped.emit(+1)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.straightened.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(SIDE_PX, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, palette = QPalette.ColorRole, self.palette()
        centre, radius = QPointF(SIDE_PX / 2, SIDE_PX / 2), SIDE_PX / 2 - 4
        rim = role.Highlight if self.hasFocus() else role.PlaceholderText
        painter.setPen(QPen(palette.color(rim), 1.5))
        painter.drawEllipse(centre, radius, radius)
        painter.translate(centre)
        painter.rotate(self._angle_deg)
        hand = palette.color(role.Highlight if self._angle_deg else role.Text)
        painter.setPen(QPen(hand, 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(0, 0), QPointF(0, -radius + 2))
        painter.setBrush(hand)
        painter.drawEllipse(QRectF(-1, -1, 2, 2))

    def _direction(self, at: QPointF) -> float:
        return math.degrees(math.atan2(at.y() - SIDE_PX / 2, at.x() - SIDE_PX / 2))
