"""What is shown over the sheet while a hand is at work: the pulling string, the ring of a size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sketchpad.amounts import pixels
from sketchpad.canvas.tools.sizer import RIM_VIEW_PX, SizeRing

LIGHT = QColor(255, 255, 255, 210)
DARK = QColor(30, 30, 30)
INK_END_VIEW_PX = 2.5
NUMBER_HEIGHT_PX = 15


def draw_string(painter: QPainter, ink: QPointF, pen: QPointF) -> None:
    """A thin string from the ink to the pen that pulls it (view pixels), seen on ink and paper."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for outline in (QPen(LIGHT, 3.0), QPen(DARK, 1.0)):
        painter.setPen(outline)
        painter.drawLine(ink, pen)
    painter.setPen(QPen(LIGHT, 1.0))
    painter.setBrush(DARK)
    painter.drawEllipse(ink, INK_END_VIEW_PX, INK_END_VIEW_PX)
    painter.restore()


def draw_size_ring(painter: QPainter, ring: SizeRing) -> None:
    """The brush as a ring, and its size in document pixels beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    centre, radius = QPointF(ring.x, ring.y), ring.diameter / 2
    for outline in (QPen(LIGHT, 3.5), QPen(DARK, 1.5)):
        painter.setPen(outline)
        painter.drawEllipse(centre, radius, radius)
    font = painter.font()
    font.setPixelSize(NUMBER_HEIGHT_PX)
    painter.setFont(font)
    words = pixels(ring.size_px)
    width = painter.fontMetrics().horizontalAdvance(words) + 12
    plate = QRectF(ring.x + radius + 6, ring.y - 12, min(width, RIM_VIEW_PX - 8), 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT)
    painter.drawRoundedRect(plate, 4, 4)
    painter.setPen(DARK)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
