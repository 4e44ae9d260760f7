"""A small button that shows one colour, or that it means none."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from sketchpad.colours import hex_of
from sketchpad.document.hints import RGB

CROSSED = QColor(205, 40, 40)
_RADIUS_PX = 4.0


class Swatch(QAbstractButton):
    """Shows what `show_colour` says; marked while `marked`."""

    def __init__(self, colour: RGB | None, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side_px = side_px
        self._marked = False
        self.setFixedSize(side_px, side_px)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_colour(colour)

    @property
    def colour(self) -> RGB | None:
        """The colour shown; None: no colour."""
        return self._colour

    def show_colour(self, colour: RGB | None) -> None:
        """Show a colour, and name it."""
        self._colour = colour
        if colour is None:
            words = spoken = self.tr("No colour: the paper stays white there")
        else:
            words = hex_of(colour)
            spoken = self.tr("Colour {colour}").format(colour=words)
        self.setToolTip(words)
        self.setAccessibleName(spoken)
        self.update()

    def set_marked(self, marked: bool) -> None:
        """Mark it as the one in use."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side_px, self._side_px)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        stands_out = self._marked or self.hasFocus()
        role = QPalette.ColorRole.Highlight if stands_out else QPalette.ColorRole.PlaceholderText
        if self._marked and self.hasFocus():
            role = QPalette.ColorRole.Text
        width = 2.0 if stands_out or self.underMouse() else 1.0
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(palette.color(role), width))
        painter.setBrush(QColor(255, 255, 255) if self._colour is None else QColor(*self._colour))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        if self._marked:  # apart from its own colour, whatever that is
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Base), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)
        if self._colour is None:
            painter.setPen(QPen(CROSSED, 2, c=Qt.PenCapStyle.RoundCap))
            rim = 0.24 * self._side_px
            low, high = rim, self._side_px - rim
            painter.drawLine(QPointF(low, high), QPointF(high, low))
