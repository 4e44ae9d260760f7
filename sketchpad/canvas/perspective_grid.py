"""The perspective grid over the sheet: its lines, and the knobs that move vanishing points."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sketchpad.canvas.perspective import Perspective
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport

KNOB_VIEW_PX = 7.0
KNOB_REACH_VIEW_PX = 11.0
RAY_OPACITY = 0.4
LIGHT = QColor(255, 255, 255, 220)


class PerspectiveTool:
    """Shows the grid and moves its points; points out of sight have knobs at the view's edge."""

    def __init__(self, viewport: Viewport) -> None:
        self.perspective = Perspective()
        self.changed: Callable[[], object] = lambda: None
        """Called when the grid looks different."""
        self._viewport = viewport
        self._held = -1
        self._grabbed = QPointF()
        self._before = Perspective()

    def choose(self, count: int) -> None:
        """A grid of 0, 1 or 2 points, where one would begin."""
        sheet = self._viewport.sheet_size
        self.show(Perspective.on_sheet(count, sheet.width(), sheet.height()))

    def knobs(self) -> list[QPointF]:
        """Where the knobs of the points are seen."""
        middle, rim = self._viewport.middle(), KNOB_REACH_VIEW_PX
        knobs = []
        for x, y in self.perspective.points:
            seen = self._viewport.to_view(QPointF(x, y))
            across = min(max(seen.x(), rim), 2 * middle.x() - rim)
            down = min(max(seen.y(), rim), 2 * middle.y() - rim)
            knobs.append(QPointF(across, down))
        return knobs

    def knob_at(self, at: QPointF) -> int:
        """The index of the point whose knob is at a view point; -1 if there is none."""
        for index, knob in enumerate(self.knobs()):
            if QPointF.dotProduct(at - knob, at - knob) <= KNOB_REACH_VIEW_PX**2:
                return index
        return -1

    def press(self, sample: PointerSample) -> QRect:
        self._held = self.knob_at(QPointF(sample.view_x, sample.view_y))
        self._before = self.perspective
        if self._held >= 0:
            point = QPointF(*self.perspective.points[self._held])
            self._grabbed = point - QPointF(sample.x, sample.y)
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        if self._held >= 0:
            to = QPointF(sample.x, sample.y) + self._grabbed
            self.show(self.perspective.moved(self._held, (to.x(), to.y())))
        return QRect()

    def release(self) -> None:
        """The point stays where it is."""
        self._held = -1

    def cancel(self) -> None:
        """The point goes back."""
        self._held = -1
        self.show(self._before)

    def draw(self, painter: QPainter, accent: QColor) -> None:
        """Draw lines on the sheet and knobs, in view pixels."""
        points = self.perspective.points
        if not points:
            return
        view, sheet = self._viewport, self._viewport.sheet_size
        corners = [(0.0, 0.0), (sheet.width(), 0.0), (sheet.width(), sheet.height()),
                   (0.0, sheet.height())]  # fmt: skip
        reach = max(math.dist(point, corner) for point in points for corner in corners)
        horizon = self.perspective.horizon() or (1.0, 0.0)
        far = QPointF(*horizon) * reach * 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setTransform(view.matrix(), combine=True)
        painter.setClipRect(QRectF(QPointF(0, 0), sheet))
        painter.setOpacity(RAY_OPACITY)
        painter.setPen(_hairline(accent))
        for start, end in self.perspective.rays(reach):
            painter.drawLine(QPointF(*start), QPointF(*end))
        painter.setOpacity(1.0)
        painter.setPen(_hairline(accent, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(*points[0]) - far, QPointF(*points[0]) + far)
        painter.restore()
        painter.setPen(QPen(LIGHT, 1.5))
        painter.setBrush(accent)
        for knob in self.knobs():
            painter.drawEllipse(knob, KNOB_VIEW_PX, KNOB_VIEW_PX)
        painter.restore()

    def show(self, perspective: Perspective) -> None:
        """Lay this grid over the sheet, in place of the one before."""
        self.perspective = perspective
        self.changed()


def _hairline(colour: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    pen = QPen(colour, 1.0, style)
    pen.setCosmetic(True)
    return pen
