"""The shadow of the sheet on the desk, put together from one small picture at any size."""

from __future__ import annotations

import math
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

REACH_PX = 14
"""How far the shadow is seen beside the sheet, in view pixels."""
STRENGTH = 0.22
INSIDE_PX = 4
"""So much of it is drawn under the sheet's rim, from where the shadow may be shifted."""


def draw_shadow(painter: QPainter, sheet: QRectF) -> None:
    """Lay the shadow of `sheet` around it: its corners as they are, its sides as long as needed."""
    fineness = math.ceil(painter.device().devicePixelRatioF())
    picture = _corners(fineness)
    inside = min(INSIDE_PX, sheet.width() / 2, sheet.height() / 2)
    across = sheet.left() - REACH_PX, sheet.left() + inside, sheet.right() - inside
    down = sheet.top() - REACH_PX, sheet.top() + inside, sheet.bottom() - inside
    columns = (*across, sheet.right() + REACH_PX)
    rows = (*down, sheet.bottom() + REACH_PX)
    corner = REACH_PX + INSIDE_PX
    cuts = [fineness * place for place in (0, corner, corner + 1, 2 * corner + 1)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # would show where parts meet
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for row in range(3):
        for column in range(3):
            if (row, column) == (1, 1):
                continue  # under the sheet
            target = QRectF(columns[column], rows[row], 0, 0)
            target.setBottomRight(QRectF(columns[column + 1], rows[row + 1], 0, 0).topLeft())
            source = QRectF(cuts[column], cuts[row], 0, 0)
            source.setBottomRight(QRectF(cuts[column + 1], cuts[row + 1], 0, 0).topLeft())
            painter.drawImage(target, picture, source)


@cache
def _corners(fineness: int) -> QImage:
    """The shadow of a tiny sheet, `fineness` image pixels per view pixel."""
    side = 2 * (REACH_PX + INSIDE_PX) + 1
    image = QImage(side * fineness, side * fineness, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    sheet = QRectF(REACH_PX, REACH_PX, side - 2 * REACH_PX, side - 2 * REACH_PX)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(fineness, fineness)
    painter.setPen(Qt.PenStyle.NoPen)
    opacity = 0.0
    for ring in range(REACH_PX, 0, -1):
        # Each ring adds what is missing to a quadratic fall-off.
        wanted = STRENGTH * (1 - ring / (REACH_PX + 1)) ** 2
        alpha = (wanted - opacity) / (1 - opacity)
        opacity = wanted
        painter.setBrush(QColor.fromRgbF(0, 0, 0, alpha))
        painter.drawRoundedRect(sheet.adjusted(-ring, -ring, ring, ring), ring, ring)
    painter.end()
    return image
