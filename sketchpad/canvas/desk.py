"""What surrounds the ink: desk, the sheet's shadow, the hint on an empty sheet, and cursors."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QFont, QPainter, QPen, QPixmap

HINT = "draw here, or drop a sketch"
HINT_COLOUR = QColor(150, 150, 150)
HINT_HEIGHT_PX = 19
SHADOW_PX = 14
SHADOW_DROP_PX = 3
SHADOW_STRENGTH = 0.22
LARGEST_CURSOR_PX = 256
SMALLEST_RING_PX = 4.0


def draw_desk(painter: QPainter, exposed: QRectF, sheet: QRectF, desk: QColor) -> None:
    """Fill what is exposed with the desk and lay the shadow of the sheet on it (view pixels)."""
    if sheet.contains(exposed):
        return
    painter.fillRect(exposed, desk)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    opacity = 0.0
    for ring in range(SHADOW_PX, 0, -1):
        # Each ring adds what is missing to a quadratic fall-off.
        wanted = SHADOW_STRENGTH * (1 - ring / (SHADOW_PX + 1)) ** 2
        alpha = (wanted - opacity) / (1 - opacity)
        opacity = wanted
        painter.setBrush(QColor.fromRgbF(0, 0, 0, alpha))
        outline = sheet.adjusted(-ring, -ring, ring, ring).translated(0, SHADOW_DROP_PX)
        painter.drawRoundedRect(outline, ring, ring)
    painter.restore()


def draw_hint(painter: QPainter, sheet: QRectF, font: QFont) -> None:
    """Say on the empty sheet what to do with it, in several lines where it is narrow."""
    font = QFont(font)
    font.setPixelSize(HINT_HEIGHT_PX)
    painter.setFont(font)
    painter.setPen(HINT_COLOUR)
    margin = min(HINT_HEIGHT_PX, sheet.width() / 8)
    wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(sheet.adjusted(margin, 0, -margin, 0), wrapped, HINT)


def ring_cursor(diameter_px: float, device_pixel_ratio: float) -> QCursor:
    """A circle as wide as the brush, visible on ink and paper; a cross if it would be too large."""
    diameter = max(SMALLEST_RING_PX, diameter_px)
    if diameter > LARGEST_CURSOR_PX:
        return QCursor(Qt.CursorShape.CrossCursor)
    size = int(diameter) + 5 | 1
    pixmap = QPixmap(round(size * device_pixel_ratio), round(size * device_pixel_ratio))
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    centre = QPointF(size / 2, size / 2)
    painter.setPen(QPen(QColor(255, 255, 255, 200), 2.5))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    painter.setPen(QPen(QColor(40, 40, 40), 1.0))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    painter.end()
    return QCursor(pixmap, size // 2, size // 2)
