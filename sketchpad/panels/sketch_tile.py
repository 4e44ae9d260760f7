"""A button that shows a recorded sketch as small strokes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QWidget

from sketchpad.bundled import read_strokes

SIDE_PX = 56
_SHEET_PX = 1024
_PAPER = QColor(255, 255, 255)
_INK = QColor(30, 30, 30)


class SketchTile(QAbstractButton):
    """The sketch at `path`, called `name`, on a small sheet of paper."""

    def __init__(self, name: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._lines: list[QPolygonF] = []  # read when they are first shown
        self.setFixedSize(SIDE_PX, SIDE_PX)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("Draw this sample: {name}").format(name=name))
        self.setAccessibleName(self.tr("Sample {name}").format(name=name))

    def sizeHint(self) -> QSize:
        return QSize(SIDE_PX, SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lines = self._lines or _lines_of(self.path)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        lit = self.hasFocus() or self.underMouse()
        role = QPalette.ColorRole.Highlight if lit else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), 2))
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(box, 6, 6)
        painter.translate(box.topLeft())
        painter.scale(box.width() / _SHEET_PX, box.height() / _SHEET_PX)
        painter.setPen(QPen(_INK, 1.2 * _SHEET_PX / SIDE_PX))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            painter.drawPolyline(line)


def _lines_of(path: Path) -> list[QPolygonF]:
    return [
        QPolygonF([QPointF(x, y) for x, y in points[:, :2].tolist()])
        for _, points in read_strokes(path)
    ]
