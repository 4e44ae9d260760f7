"""The axes of symmetry over the sheet: where they are drawn, and the knobs that move them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sketchpad.canvas.symmetry import LEVEL, UPRIGHT, Symmetry, SymmetryKind
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport

KNOB_VIEW_PX = 7.0
KNOB_REACH_VIEW_PX = 11.0
KNOB_GAP_VIEW_PX = 16.0
"""The knobs lie so far beside the sheet, where nobody draws, or at the edge of the view."""
LIGHT = QColor(255, 255, 255, 220)


class AxisTool:
    """Moves the centre of symmetry by its knobs: one above the sheet, one to its left."""

    def __init__(
        self,
        viewport: Viewport,
        symmetry: Callable[[], Symmetry],
        change: Callable[[Symmetry], None],
    ) -> None:
        self._viewport, self._symmetry, self._change = viewport, symmetry, change
        self._held = ""
        self._before = Symmetry()

    def knobs(self) -> dict[str, QPointF]:
        """Where the knobs are seen: "x" moves the centre left and right, "y" up and down."""
        symmetry, view = self._symmetry(), self._viewport
        gap = KNOB_GAP_VIEW_PX / view.zoom
        ends = {}
        if symmetry.kind in UPRIGHT:
            ends["x"] = QPointF(symmetry.x, -gap)
        if symmetry.kind in LEVEL:
            ends["y"] = QPointF(-gap, symmetry.y)
        return {name: self._in_sight(view.to_view(end)) for name, end in ends.items()}

    def knob_at(self, at: QPointF) -> str:
        """The knob at a view point; empty if there is none."""
        for name, knob in self.knobs().items():
            away = at - knob
            if QPointF.dotProduct(away, away) <= KNOB_REACH_VIEW_PX**2:
                return name
        return ""

    def press(self, sample: PointerSample) -> QRect:
        self._held = self.knob_at(QPointF(sample.view_x, sample.view_y))
        self._before = self._symmetry()
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        sheet, now = self._viewport.sheet_size, self._symmetry()
        if self._held == "x":
            self._change(replace(now, x=min(max(sample.x, 0.0), sheet.width())))
        elif self._held == "y":
            self._change(replace(now, y=min(max(sample.y, 0.0), sheet.height())))
        return QRect()

    def release(self) -> None:
        """The centre stays where it is."""
        self._held = ""

    def cancel(self) -> None:
        """The centre goes back."""
        self._held = ""
        self._change(self._before)

    def draw(self, painter: QPainter, accent: QColor) -> None:
        """Draw axes and knobs in view pixels."""
        symmetry, view = self._symmetry(), self._viewport
        if symmetry.kind is SymmetryKind.NONE:
            return
        width, height = view.sheet_size.width(), view.sheet_size.height()
        lines = []
        if symmetry.kind in UPRIGHT:
            lines.append((QPointF(symmetry.x, 0), QPointF(symmetry.x, height)))
        if symmetry.kind in LEVEL:
            lines.append((QPointF(0, symmetry.y), QPointF(width, symmetry.y)))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for start, end in lines:
            for pen in (QPen(LIGHT, 2.5), QPen(accent, 1.0, Qt.PenStyle.DashLine)):
                painter.setPen(pen)
                painter.drawLine(view.to_view(start), view.to_view(end))
        painter.setPen(QPen(LIGHT, 1.5))
        painter.setBrush(accent)
        for knob in self.knobs().values():
            painter.drawEllipse(knob, KNOB_VIEW_PX, KNOB_VIEW_PX)
        painter.restore()

    def _in_sight(self, knob: QPointF) -> QPointF:
        middle, rim = self._viewport.middle(), KNOB_REACH_VIEW_PX
        seen = QRectF(rim, rim, 2 * (middle.x() - rim), 2 * (middle.y() - rim))
        x = min(max(knob.x(), seen.left()), seen.right())
        y = min(max(knob.y(), seen.top()), seen.bottom())
        return QPointF(x, y)
