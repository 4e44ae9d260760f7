"""Draws the mesh that bends what is selected, its points, and what ends it, over the sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from sketchpad.canvas.tools.bend import BendTool
from sketchpad.canvas.viewport import Viewport

POINT_VIEW_PX = 4.5
LIGHT = QColor(255, 255, 255)
PLATE = QColor(255, 255, 255, 235)
WORDS = QColor(30, 30, 30)
PLATE_HEIGHT_PX = 28.0
PLATE_GAP_PX = 14.0


def draw_mesh(painter: QPainter, viewport: Viewport, tool: BendTool, accent: QColor) -> None:
    """Draw in view pixels; chosen points are filled and larger."""
    mesh = tool.mesh
    if mesh is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = [QPolygonF(tool.to_view(line)) for line in mesh.lines()]
    for pen in (QPen(LIGHT, 3.0), QPen(accent, 1.25)):
        painter.setPen(pen)
        for line in lines:
            painter.drawPolyline(line)
    for row in range(mesh.size):
        for column, point in enumerate(tool.to_view(mesh.points[row])):
            chosen = (row, column) in tool.chosen
            painter.setPen(QPen(LIGHT if chosen else accent, 1.5))
            painter.setBrush(accent if chosen else LIGHT)
            radius = POINT_VIEW_PX + 2 if chosen else POINT_VIEW_PX
            painter.drawEllipse(point, radius, radius)
    _draw_words(painter, viewport)
    painter.restore()


def _draw_words(painter: QPainter, viewport: Viewport) -> None:
    words = QCoreApplication.translate("Mesh", "Enter keeps it, Esc takes it back")
    middle = viewport.middle()
    width = min(painter.fontMetrics().horizontalAdvance(words) + 24.0, 2 * middle.x() - 8)
    corner = QPointF(middle.x() - width / 2, 2 * middle.y() - PLATE_HEIGHT_PX - PLATE_GAP_PX)
    plate = QRectF(corner.x(), corner.y(), width, PLATE_HEIGHT_PX)
    painter.setPen(QPen(QColor(0, 0, 0, 40), 1.0))
    painter.setBrush(PLATE)
    painter.drawRoundedRect(plate, PLATE_HEIGHT_PX / 2, PLATE_HEIGHT_PX / 2)
    painter.setPen(WORDS)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
