"""Thumbnails of kept results in a row. A picture is read from disk when it is first to be seen."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QPointF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

_ICON_PX, _CELL = 64, QSize(84, 92)
_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class StripEntry:
    """One picture of the strip."""

    id: str
    label: str  # below it, a word or two
    title: str
    told: str  # all about it, for pointing at it
    thumbnail: Path
    starred: bool


class ResultList(QListWidget):
    """Thumbnails in a row; Return opens, S stars, Delete deletes, also beside the window's keys."""

    key_pressed = Signal(Qt.Key)
    menu_asked = Signal(object)  # QPoint on the screen

    def __init__(self) -> None:
        super().__init__()
        self._icons: dict[tuple[Path, bool, float], QIcon] = {}
        self.setObjectName("resultList")
        self.setAccessibleName(self.tr("Kept pictures"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    @property
    def selected(self) -> list[str]:
        """The ids of the selected pictures, from left to right."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [id_of(self.item(row)) for row in rows]

    def show_entries(self, entries: Sequence[StripEntry]) -> None:
        """Show these from left to right.

        What is selected, what has the keys and the place that is seen stay as far as they can.
        """
        selected, row, scrolled = self.selected, self.currentRow(), self.horizontalScrollBar()
        current = id_of(self.item(row)) if row >= 0 else ""
        seen_px = scrolled.value()
        quiet = QSignalBlocker(self)  # old items are deselected, new ones selected
        self.clear()
        for entry in entries:
            self.addItem(self._item(entry))
        places = {entry.id: place for place, entry in enumerate(entries)}
        for key in selected:
            if key in places:
                self.item(places[key]).setSelected(True)
        here = places.get(current, min(row, len(entries) - 1))
        if here >= 0:
            self.setCurrentRow(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.doItemsLayout()
        scrolled.setValue(seen_px)
        quiet.unblock()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and event.key() in _KEYS
        ):
            event.accept()  # the window's own use of these keys waits
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in _KEYS:
            self.key_pressed.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def _item(self, entry: StripEntry) -> QListWidgetItem:
        item = _Thumbnail(entry, self._icon)
        item.setData(Qt.ItemDataRole.UserRole, entry.id)
        spoken = self.tr("{title}, starred") if entry.starred else "{title}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken.format(title=entry.title))
        item.setToolTip(entry.told)
        item.setSizeHint(_CELL)
        return item

    def _icon(self, entry: StripEntry) -> QIcon:
        key = entry.thumbnail, entry.starred, self.devicePixelRatioF()
        if key not in self._icons:
            self._icons[key] = _icon_of(*key)
        return self._icons[key]


class _Thumbnail(QListWidgetItem):
    """A row that asks for its picture when Qt wants to paint it."""

    def __init__(self, entry: StripEntry, icon_of: Callable[[StripEntry], QIcon]) -> None:
        super().__init__(entry.label)
        self._entry, self._icon_of = entry, icon_of

    def data(self, role: int) -> object:
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon_of(self._entry)
        return super().data(role)


def id_of(item: QListWidgetItem) -> str:
    """The id of the entry that an item of the list shows."""
    return str(item.data(Qt.ItemDataRole.UserRole))


def _icon_of(thumbnail: Path, starred: bool, ratio: float) -> QIcon:
    """The picture, white where it cannot be read, with its star."""
    side = round(_ICON_PX * ratio)
    pixmap = QPixmap(str(thumbnail))
    if pixmap.isNull():
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.white)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = pixmap.scaled(side, side, keep, smooth)
    if starred:
        _paint_star(pixmap, ratio)
    pixmap.setDevicePixelRatio(ratio)
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # not tinted: colours are judged on it
    return icon


def _paint_star(pixmap: QPixmap, ratio: float) -> None:
    """A star in the upper right corner: a shape, readable on any picture."""
    radius = 8 * ratio
    centre = QPointF(pixmap.width() - radius - ratio, radius + ratio)
    points = [
        centre
        + QPointF(math.sin(turn), -math.cos(turn)) * (radius if corner % 2 == 0 else radius * 0.45)
        for corner in range(10)
        for turn in [corner * math.pi / 5]
    ]
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(30, 30, 30))
    painter.setBrush(QColor(255, 205, 60))
    painter.drawPolygon(QPolygonF(points))
    painter.end()
