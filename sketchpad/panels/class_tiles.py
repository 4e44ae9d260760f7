"""The tiles of the class picker: how one looks; which there are is decided elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

TILE = QSize(64, 84)
PICTURE_PX = 56
CLASS_ROLE = int(Qt.ItemDataRole.UserRole)
"""The class's name, as in Sketchy's folders."""
_RADIUS_PX = 8
_NAME_PX = 11
_LETTER_PX = 26
_NAME_HEIGHT_PX = 18


class ClassTileDelegate(QStyledItemDelegate):
    """Picture and name; a ring round what was chosen, a thin one round what was guessed.

    A class without a picture shows its initial instead.
    """

    def __init__(self) -> None:
        super().__init__()
        self.chosen = ""
        self.guessed = ""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return TILE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, palette = QRect(option.rect), option.palette
        state = option.state
        picture = QRect(0, 0, PICTURE_PX, PICTURE_PX)
        picture.moveCenter(rect.center())
        picture.moveTop(rect.top() + 4)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.Midlight))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 0, -1, -1), _RADIUS_PX, _RADIUS_PX)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon) and not icon.isNull():
            icon.paint(painter, picture)
        else:
            paint_letter(painter, picture, name, palette)
        self._paint_ring(painter, picture, str(index.data(CLASS_ROLE)), state, palette)
        self._paint_name(painter, rect, name, str(index.data(CLASS_ROLE)), palette)
        painter.restore()

    def _paint_ring(
        self,
        painter: QPainter,
        picture: QRect,
        class_name: str,
        state: QStyle.StateFlag,
        palette: QPalette,
    ) -> None:
        accent = palette.color(QPalette.ColorRole.Highlight)
        both = QStyle.StateFlag.State_HasFocus
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(picture).adjusted(-2, -2, 2, 2)
        if class_name == self.chosen:
            painter.setPen(QPen(accent, 3))
        elif class_name == self.guessed:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DotLine))
        elif state & both == both:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.PlaceholderText), 1.5))
        else:
            return
        painter.drawRoundedRect(ring, _RADIUS_PX, _RADIUS_PX)
        if state & both == both and class_name == self.chosen:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text), 1))
            painter.drawRoundedRect(ring.adjusted(3, 3, -3, -3), 5, 5)

    def _paint_name(
        self, painter: QPainter, rect: QRect, name: str, class_name: str, palette: QPalette
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(_NAME_PX)
        font.setBold(class_name == self.chosen)
        painter.setFont(font)
        box = QRect(rect.left(), rect.top() + PICTURE_PX + 7, rect.width(), _NAME_HEIGHT_PX)
        text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, box.width() - 2)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)


def paint_letter(painter: QPainter, box: QRect, name: str, palette: QPalette) -> None:
    """A rounded tile with the initial of `name`, in place of a picture."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Mid))
    painter.drawRoundedRect(QRectF(box), 6, 6)
    font = QFont(painter.font())
    font.setPixelSize(round(box.height() * _LETTER_PX / PICTURE_PX))
    font.setBold(True)
    painter.setFont(font)
    ink = QColor(palette.color(QPalette.ColorRole.Text))
    ink.setAlpha(150)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name[:1].upper())
    painter.restore()


def class_icon(picture: QPixmap) -> QIcon:
    """The pixmap as an icon that looks the same whatever state its tile is in."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
        icon.addPixmap(picture, mode)
    return icon
