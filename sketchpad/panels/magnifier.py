"""Shows the pixels under the pointer enlarged, with the colour that a click would take."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from sketchpad.colours import hex_of
from sketchpad.document.hints import RGB

SIDE_PIXELS = 11
"""So many pixels of the picture are seen across."""
ENLARGED = 9
_RIM_PX = 1
_WORDS_PX = 32
_SWATCH_PX = 20
_AWAY = QPoint(20, 20)
"""From the pointer to the magnifier's corner."""


@dataclass(frozen=True)
class ColourSample:
    """A colour (None: the "no colour" of a hint) and the pixels around it, SIDE_PIXELS square."""

    colour: RGB | None
    around: QImage


def sample_of(image: QImage, x: int, y: int) -> ColourSample | None:
    """The sample at a pixel; None outside the image and where it is transparent."""
    if not image.valid(x, y) or image.pixelColor(x, y).alpha() < 255:
        return None
    colour = image.pixelColor(x, y)
    half = SIDE_PIXELS // 2
    wanted = QRect(x - half, y - half, SIDE_PIXELS, SIDE_PIXELS)
    seen = wanted & image.rect()
    with_alpha = image.copy(seen).convertToFormat(QImage.Format.Format_ARGB32)
    around = with_alpha.copy(wanted.translated(-seen.topLeft()))  # beyond the edge: transparent
    return ColourSample((colour.red(), colour.green(), colour.blue()), around)


class Magnifier(QWidget):
    """Floats over its parent beside the pointer, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(self.sizeHint())
        self._sample: ColourSample | None = None
        self.hide()

    @property
    def sample(self) -> ColourSample | None:
        """What is shown."""
        return self._sample

    @property
    def words(self) -> str:
        """The colour in words."""
        colour = self._sample.colour if self._sample else None
        return self.tr("no colour") if colour is None else hex_of(colour)

    def show_sample(self, sample: ColourSample, pointer: QPoint) -> None:
        """Show a sample beside a point of the parent, where it has room."""
        self._sample = sample
        around = self._over.rect()
        place = QRect(pointer + _AWAY, self.size())
        if place.right() > around.right():
            place.moveRight(pointer.x() - _AWAY.x())
        if place.bottom() > around.bottom():
            place.moveBottom(pointer.y() - _AWAY.y())
        self.move(place.topLeft())
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        side = SIDE_PIXELS * ENLARGED + 2 * _RIM_PX
        return QSize(side, side + _WORDS_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sample is None:
            return
        painter = QPainter(self)
        palette, side = self.palette(), SIDE_PIXELS * ENLARGED
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline, palette.color(QPalette.ColorRole.Base))
        painter.save()
        painter.setClipPath(outline)
        pixels = QRect(_RIM_PX, _RIM_PX, side, side)
        painter.fillRect(pixels, palette.color(QPalette.ColorRole.Dark))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.drawImage(pixels, self._sample.around)
        painter.restore()
        middle = QRectF(0, 0, ENLARGED, ENLARGED)
        middle.moveCenter(QRectF(pixels).center())
        for colour, rim in ((QColor(255, 255, 255), 1.0), (QColor(20, 20, 20), 2.0)):
            painter.setPen(QPen(colour, 1))
            painter.drawRect(middle.adjusted(-rim, -rim, rim, rim))
        self._paint_words(painter, side + _RIM_PX)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawPath(outline)

    def _paint_words(self, painter: QPainter, top: int) -> None:
        palette = self.palette()
        colour = self._sample.colour if self._sample else None
        swatch = QRectF(6, top + 6, _SWATCH_PX, _SWATCH_PX)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(QColor(255, 255, 255) if colour is None else QColor(*colour))
        painter.drawRoundedRect(swatch, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        left = int(swatch.right()) + 8
        words = QRect(left, top, self.width() - left, _WORDS_PX)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.words)
