"""The frame around a picture that has the keys, for those who came to it by keys."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Reasons of a focus that wants to be seen; a pointer is seen itself."""
_WIDTH_PX = 2.0


def draw_focus_frame(painter: QPainter, area: QRect, palette: QPalette) -> None:
    """A line in the accent just inside an area of logical pixels."""
    inside = _WIDTH_PX / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _WIDTH_PX))
    painter.drawRect(QRectF(area).adjusted(inside, inside, -inside, -inside))
