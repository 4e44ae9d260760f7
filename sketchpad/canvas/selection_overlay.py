"""Draws what is selected, the box with its grips, and the loop that selects, over the sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from sketchpad.canvas.item_picture import ItemPicture, fits
from sketchpad.canvas.tools.select import LIVE_ITEMS, SelectTool
from sketchpad.canvas.tools.underlay import UnderlayTool
from sketchpad.canvas.transform_box import SMALL_BOX_PX, side_middles
from sketchpad.canvas.transforms import Matrix, Points
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.stroke import Item, Stroke
from sketchpad.ink.marks import stroke_path
from sketchpad.ink.render import draw_items

GRIP_PX = 8.0
LIGHT = QColor(255, 255, 255)
FILL_OPACITY = 0.1
OUTLINE_PX = 1.25
OUTLINED_ITEMS = 120
"""Of more items than this only the box is shown."""
FADED = 0.75
"""How much of the ink that is being dragged is taken away from where it still lies."""


class SelectionOverlay:
    """Paints what is selected; keeps the pictures that make it quick."""

    def __init__(self, viewport: Viewport, tool: SelectTool) -> None:
        self._viewport, self._tool = viewport, tool
        self._floating = ItemPicture(draw_items)
        self._outlines = ItemPicture(self._draw_fine_outlines, margin_px=4)
        self._accent = QColor()

    def draw(self, painter: QPainter, items: list[Item], accent: QColor) -> None:
        """Draw in view pixels; `items` are those that are selected."""
        tool, self._accent = self._tool, accent
        ghosts, quad, loop = tool.ghosts, tool.quad, tool.loop
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ghosts is not None:
            self._draw_floating(painter, *ghosts)
        else:
            self._floating.forget()
            self._draw_outlines(painter, items)
        if quad is not None:
            _draw_box(painter, quad, tool, accent)
        if loop is not None:
            _draw_loop(painter, loop, accent)
        painter.restore()

    def _draw_floating(self, painter: QPainter, items: list[Item], matrix: Matrix) -> None:
        """The ink where the drag has brought it, and faded where it still lies."""
        moved = QTransform(*matrix.T.ravel().tolist())
        painter.setOpacity(FADED)
        self._floating.paint(painter, self._viewport, items, colour=LIGHT)
        painter.setOpacity(1.0)
        self._floating.paint(painter, self._viewport, items, moved)

    def _draw_outlines(self, painter: QPainter, items: list[Item]) -> None:
        """Thin lines around the ink, if they would not cover everything."""
        viewport = self._viewport
        if len(items) > OUTLINED_ITEMS:
            return
        if len(items) <= LIVE_ITEMS or not fits(items, viewport.device_scale):
            _trace(painter, items, viewport.matrix(), QPen(self._accent, OUTLINE_PX))
        else:
            ratio = viewport.device_scale / viewport.zoom
            look = (self._accent.rgba(), ratio)
            self._outlines.paint(painter, viewport, items, look=look)

    def _draw_fine_outlines(self, painter: QPainter, items: Sequence[Item], scale: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = OUTLINE_PX * self._viewport.device_scale / self._viewport.zoom
        _trace(painter, items, QTransform.fromScale(scale, scale), QPen(self._accent, width))


def _trace(painter: QPainter, items: Sequence[Item], place: QTransform, pen: QPen) -> None:
    """Lines around the ink of items, which `place` leads from the document to the painter."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    for item in items:
        if isinstance(item, Stroke):
            painter.drawPath(place.map(stroke_path(item)))
        else:
            corners = QPainterPath()
            corners.addRect(QRectF(item.x, item.y, item.width, item.height))
            painter.drawPath(place.map(corners))


def draw_underlay_box(painter: QPainter, tool: UnderlayTool, accent: QColor) -> None:
    """Draw the box around the picture to trace that can be moved, if there is one."""
    quad = tool.quad
    if quad is not None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_box(painter, quad, tool, accent)
        painter.restore()


def _draw_box(
    painter: QPainter, quad: Points, tool: SelectTool | UnderlayTool, accent: QColor
) -> None:
    """Draw the box around corners (4, 2) in document pixels, with its grips."""
    seen = tool.to_view(quad)
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
