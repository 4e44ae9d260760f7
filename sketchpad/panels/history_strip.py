"""The strip of kept results below paper and pictures: search, star, open, compare, delete.

It shows what it is told and says what was asked for; where results are kept is not its affair.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

STRIP_HEIGHT_PX = 116
SIDE_WIDTH_PX = 208
_ICON_PX, _CELL = 64, QSize(84, 92)
_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_Enter)
MakeIcon = Callable[[str], QIcon]


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


class HistoryStrip(QWidget):
    """Search and buttons at the left, the pictures beside them."""

    searched = Signal(str)
    opened = Signal(str)  # id
    starred = Signal(list, bool)  # ids, on
    deleted = Signal(list)  # ids
    undeleted = Signal()
    compared = Signal(str, str)  # ids, left and right

    def __init__(self, keep: QAction, make_icon: MakeIcon) -> None:
        """`keep` is the window's action that keeps a picture."""
        super().__init__()
        self.setObjectName("historyStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STRIP_HEIGHT_PX)
        self._make_icon = make_icon
        self._entries: dict[str, StripEntry] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: name, class, colour…"))
        self.search.setAccessibleName(self.tr("Search the kept pictures"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.list = ResultList()
        self.open_action = self._action("open", self.tr("Open its drawing"), self._open)
        self.star_action = self._action(
            "star", self.tr("Give a star: it stays for good"), self._star
        )
        self.compare_action = self._action(
            "compare", self.tr("Compare the two selected"), self._compare
        )
        self.delete_action = self._action("clear", self.tr("Delete"), self._delete)
        self.undelete_action = self._action(
            "undo", self.tr("Bring back what was deleted"), self._undelete
        )
        self.list.itemActivated.connect(lambda item: self.opened.emit(_id_of(item)))
        self.list.itemSelectionChanged.connect(self._refresh)
        self.list.key_pressed.connect(self._key)
        self.list.menu_asked.connect(self._show_menu)
        self._advice = QLabel()
        self._advice.setObjectName("dimLabel")
        self._advice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._advice.setWordWrap(True)
        self._lay_out(keep)
        self.show_results([], can_undelete=False)

    @property
    def selected(self) -> list[str]:
        """The ids of the selected pictures, from left to right."""
        rows = sorted(index.row() for index in self.list.selectedIndexes())
        return [_id_of(self.list.item(row)) for row in rows]

    @property
    def advice(self) -> str:
        """What stands where there are no pictures; empty while there are."""
        return self._advice.text() if self.list.count() == 0 else ""

    def show_results(self, entries: Sequence[StripEntry], *, can_undelete: bool) -> None:
        """Show these from left to right; what was selected stays so where it still is there."""
        selected = set(self.selected)
        quiet = QSignalBlocker(self.list)  # old items are deselected, new ones selected
        self._entries = {entry.id: entry for entry in entries}
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(self._thumbnail(entry), entry.label)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            starred = self.tr("{title}, starred").format(title=entry.title)
            spoken = starred if entry.starred else entry.title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(entry.told)
            item.setSizeHint(_CELL)
            self.list.addItem(item)
            item.setSelected(entry.id in selected)
        quiet.unblock()
        self._advice.setText(
            self.tr("No kept picture has these words. Search by name, class, reference or colour.")
            if self.search.text()
            else self.tr(
                "Nothing is kept yet. Ctrl+K keeps the picture that you see, with its drawing."
            )
        )
        self._advice.setVisible(not entries)
        self.list.setVisible(bool(entries))
        self.undelete_action.setEnabled(can_undelete)
        self._refresh()

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        for action in (*self._on_selection(), self.undelete_action):
            action.setIcon(self._make_icon(action.objectName()))

    def _action(self, icon: str, words: str, run: Callable[[], None]) -> QAction:
        action = QAction(self._make_icon(icon), words, self)
        action.setObjectName(icon)
        action.triggered.connect(run)
        return action

    def _on_selection(self) -> tuple[QAction, ...]:
        return self.open_action, self.star_action, self.compare_action, self.delete_action

    def _lay_out(self, keep: QAction) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for action in (keep, *self._on_selection(), self.undelete_action):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(action.text().replace("&", ""))
            button.setIconSize(QSize(18, 18))
            button.setFixedSize(32, 32)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        title = QLabel(self.tr("Kept pictures"))
        title.setObjectName("paneTitle")
        side = QVBoxLayout()
        side.setContentsMargins(16, 8, 8, 8)
        side.setSpacing(6)
        side.addWidget(title)
        side.addWidget(self.search)
        side.addLayout(buttons)
        holder = QWidget()
        holder.setFixedWidth(SIDE_WIDTH_PX + 24)
        holder.setLayout(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 8, 0)
        row.setSpacing(0)
        row.addWidget(holder)
        row.addWidget(self.list, 1)
        ignored = QSizePolicy.Policy.Ignored
        self._advice.setSizePolicy(ignored, ignored)
        row.addWidget(self._advice, 1)

    def _refresh(self) -> None:
        chosen = self.selected
        for action in (self.star_action, self.delete_action):
            action.setEnabled(bool(chosen))
        self.open_action.setEnabled(len(chosen) == 1)
        self.compare_action.setEnabled(len(chosen) == 2)
        every = bool(chosen) and all(self._entries[key].starred for key in chosen)
        self.star_action.setText(
            self.tr("Take the star") if every else self.tr("Give a star: it stays for good")
        )

    def _key(self, key: Qt.Key) -> None:
        actions = {Qt.Key.Key_Delete: self.delete_action, Qt.Key.Key_S: self.star_action}
        actions.get(key, self.open_action).trigger()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([*self._on_selection(), self.undelete_action])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _open(self) -> None:
        self.opened.emit(self.selected[0])

    def _star(self) -> None:
        chosen = self.selected
        self.starred.emit(chosen, not all(self._entries[key].starred for key in chosen))

    def _compare(self) -> None:
        left, right = self.selected
        self.compared.emit(left, right)

    def _delete(self) -> None:
        self.deleted.emit(self.selected)

    def _undelete(self) -> None:
        self.undeleted.emit()

    def _thumbnail(self, entry: StripEntry) -> QIcon:
        ratio = self.devicePixelRatioF()
        side = round(_ICON_PX * ratio)
        pixmap = QPixmap(str(entry.thumbnail))
        if pixmap.isNull():
            pixmap = QPixmap(side, side)
            pixmap.fill(Qt.GlobalColor.white)
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = pixmap.scaled(side, side, keep, smooth)
        if entry.starred:
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


def _id_of(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
