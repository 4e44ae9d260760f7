"""Draws what is selected, the box with its grips, and the loop that selects, over the sheet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from sketchpad.canvas.tools.select import LIVE_ITEMS, SelectTool
from sketchpad.canvas.transform_box import SMALL_BOX_PX, side_middles
from sketchpad.canvas.transforms import Matrix, Points
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.stroke import Item, Stroke
from sketchpad.ink.marks import stroke_path

GRIP_PX = 8.0
LIGHT = QColor(255, 255, 255)
FILL_OPACITY = 0.1


def draw_selection(
    painter: QPainter,
    viewport: Viewport,
    tool: SelectTool,
    items: list[Item],
    accent: QColor,
) -> None:
    """Draw in view pixels; `items` are those that are selected."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ghosts, quad, loop = tool.ghosts, tool.quad, tool.loop
    if ghosts is not None:
        _draw_outlines(painter, viewport, ghosts[0], accent, ghosts[1])
    elif len(items) <= LIVE_ITEMS:
        _draw_outlines(painter, viewport, items, accent)
    if quad is not None:
        _draw_box(painter, tool.to_view(quad), quad, tool, accent)
    if loop is not None:
        _draw_loop(painter, loop, accent)
    painter.restore()


def _draw_outlines(
    painter: QPainter,
    viewport: Viewport,
    items: list[Item],
    accent: QColor,
    matrix: Matrix | None = None,
) -> None:
    """Thin lines around the ink, as it lies or as a matrix moves it."""
    to_view = viewport.matrix()
    if matrix is not None:
        to_view = QTransform(*matrix.T.ravel().tolist()) * to_view
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1.25))
    for item in items:
        if isinstance(item, Stroke):
            painter.drawPath(to_view.map(stroke_path(item)))
        else:
            place = QPainterPath()
            place.addRect(QRectF(item.x, item.y, item.width, item.height))
            painter.drawPath(to_view.map(place))


def _draw_box(
    painter: QPainter, seen: list[QPointF], quad: Points, tool: SelectTool, accent: QColor
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(LIGHT, 3.0), QPen(accent, 1.25)):
        painter.setPen(pen)
        painter.drawPolygon(QPolygonF(seen))
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(LIGHT)
    square = QRectF(-GRIP_PX / 2, -GRIP_PX / 2, GRIP_PX, GRIP_PX)
    for corner in seen:
        if tool.warped:
            painter.drawEllipse(corner, GRIP_PX / 2 + 1, GRIP_PX / 2 + 1)
        else:
            painter.drawRect(square.translated(corner))
    if not tool.warped:
        middles = tool.to_view(side_middles(quad))
        for middle, start, end in zip(middles, seen, seen[1:] + seen[:1], strict=True):
            if QPointF.dotProduct(end - start, end - start) >= SMALL_BOX_PX**2:
                painter.drawRect(square.translated(middle))


def _draw_loop(painter: QPainter, loop: Points, accent: QColor) -> None:
    outline = QPolygonF([QPointF(x, y) for x, y in loop.tolist()])
    inside = QColor(accent)
    inside.setAlphaF(FILL_OPACITY)
    painter.setBrush(inside)
    painter.setPen(QPen(LIGHT, 2.5))
    painter.drawPolygon(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 1.25, Qt.PenStyle.DashLine))
    painter.drawPolygon(outline)
