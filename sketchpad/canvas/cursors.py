"""What the pointer looks like over the sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap

from sketchpad.canvas.hint_markers import draw_aim
from sketchpad.document.hints import RGB

LARGEST_CURSOR_PX = 256
SMALLEST_RING_PX = 4.0
HINT_CURSOR_PX = 33
TURN_CURSOR_PX = 33
TURN_RADIUS_PX = 9.0
TURN_ARROW_PX = 5.0


def ring_cursor(diameter_px: float, device_pixel_ratio: float) -> QCursor:
    """A circle as wide as the brush, visible on ink and paper; a cross if it would be too large."""
    diameter = max(SMALLEST_RING_PX, diameter_px)
    if diameter > LARGEST_CURSOR_PX:
        return QCursor(Qt.CursorShape.CrossCursor)
    size = int(diameter) + 5 | 1

    def paint(painter: QPainter) -> None:
        centre = QPointF(size / 2, size / 2)
        painter.setPen(QPen(QColor(255, 255, 255, 200), 2.5))
        painter.drawEllipse(centre, diameter / 2, diameter / 2)
        painter.setPen(QPen(QColor(40, 40, 40), 1.0))
        painter.drawEllipse(centre, diameter / 2, diameter / 2)

    return _cursor(size, device_pixel_ratio, paint)


def hint_cursor(colour: RGB | None, device_pixel_ratio: float) -> QCursor:
    """A cross for aiming, with the colour that will be laid beside it."""

    def paint(painter: QPainter) -> None:
        draw_aim(painter, QPointF(HINT_CURSOR_PX / 2, HINT_CURSOR_PX / 2), colour)

    return _cursor(HINT_CURSOR_PX, device_pixel_ratio, paint)


def turn_cursor(device_pixel_ratio: float) -> QCursor:
    """An open ring with arrows at both ends."""

    def paint(painter: QPainter) -> None:
        centre, radius, arrow = TURN_CURSOR_PX / 2, TURN_RADIUS_PX, TURN_ARROW_PX
        ring = QRectF(centre - radius, centre - radius, 2 * radius, 2 * radius)
        for pen in (QPen(QColor(255, 255, 255, 220), 3.5), QPen(QColor(20, 20, 20), 1.5)):
            painter.setPen(pen)
            painter.drawArc(ring, -30 * 16, 240 * 16)
            for side in (-1, 1):
                tip = QPointF(centre + side * radius * 0.87, centre + radius / 2)
                painter.drawLine(tip, tip + QPointF(side * 1.0, -arrow))
                painter.drawLine(tip, tip + QPointF(-side * arrow, -1.0))

    return _cursor(TURN_CURSOR_PX, device_pixel_ratio, paint)


def _cursor(size: int, device_pixel_ratio: float, paint: Callable[[QPainter], None]) -> QCursor:
    pixmap = QPixmap(round(size * device_pixel_ratio), round(size * device_pixel_ratio))
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return QCursor(pixmap, size // 2, size // 2)
