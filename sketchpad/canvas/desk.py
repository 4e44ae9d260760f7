"""What surrounds the ink: desk, the sheet's shadow, and the invitation on an empty sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF, QTransform

from sketchpad.canvas.shadow import draw_shadow

INVITATION_COLOUR = QColor(150, 150, 150)
INVITATION_HEIGHT_PX = 19
SHADOW_DROP_PX = 3


def draw_desk(
    painter: QPainter, exposed: QRectF, sheet: QRectF, placing: QTransform, desk: QColor
) -> None:
    """Fill what is exposed (view pixels) with the desk and lay the shadow of the sheet on it.

    `placing` leads from the upright sheet to view pixels.
    """
    to_sheet, _ = placing.inverted()
    if sheet.contains(to_sheet.map(QPolygonF(exposed)).boundingRect()):
        return
    painter.fillRect(exposed, desk)
    painter.save()
    painter.setTransform(placing, combine=True)
    drop = to_sheet.map(QPointF(0, SHADOW_DROP_PX)) - to_sheet.map(QPointF(0, 0))
    draw_shadow(painter, sheet.translated(drop))
    painter.restore()


def draw_invitation(painter: QPainter, room: QRectF, font: QFont) -> None:
    """Say on the empty sheet what to do with it, in several lines where there is little room."""
    font = QFont(font)
    font.setPixelSize(INVITATION_HEIGHT_PX)
    painter.setFont(font)
    painter.setPen(INVITATION_COLOUR)
    margin = min(INVITATION_HEIGHT_PX, room.width() / 8)
    wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    words = QCoreApplication.translate("Desk", "draw here, or drop a sketch")
    painter.drawText(room.adjusted(margin, 0, -margin, 0), wrapped, words)
