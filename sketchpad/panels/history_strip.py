"""The strip of kept results below paper and pictures: search, star, open, compare, delete.

It shows what it is told and says what was asked for; where results are kept is not its affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.action_set import key_words, plain
from sketchpad.panels.result_list import ResultList, StripEntry, id_of

STRIP_HEIGHT_PX = 116
SIDE_WIDTH_PX = 208
MakeIcon = Callable[[str], QIcon]


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
        self._make_icon, self._keep = make_icon, keep
        self._entries: dict[str, StripEntry] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: name, class, colour…"))
        self.search.setAccessibleName(self.tr("Search the kept pictures"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.searched)
        self.list = ResultList()
        self.open_action = self._action("open", self.tr("Open its drawing"), self._open)
        self.star_action = self._action("star", "", self._star)
        compare = self.tr("Compare the two selected")
        self.compare_action = self._action("compare", compare, self._compare)
        self.delete_action = self._action("clear", self.tr("Delete"), self._delete)
        bring_back = self.tr("Bring back what was deleted")
        self.undelete_action = self._action("undo", bring_back, self._undelete)
        self.list.itemActivated.connect(lambda item: self.opened.emit(id_of(item)))
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
    def advice(self) -> str:
        """What stands where there are no pictures; empty while there are."""
        return self._advice.text() if self.list.count() == 0 else ""

    def show_results(self, entries: Sequence[StripEntry], *, can_undelete: bool) -> None:
        """Show these from left to right; what was selected stays so where it still is there."""
        self._entries = {entry.id: entry for entry in entries}
        self.list.show_entries(entries)
        self._advice.setText(self._no_match() if self.search.text() else self._empty())
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

    def _no_match(self) -> str:
        return self.tr("No kept picture has these words. Search by name, class or colour.")

    def _empty(self) -> str:
        for keys in key_words(self._keep)[:1]:
            words = self.tr("Nothing is kept yet. {keys} keeps the picture that you see.")
            return words.format(keys=keys)
        words = self.tr("Nothing is kept yet. “{action}” keeps the picture that you see.")
        return words.format(action=plain(self._keep.text()))

    def _refresh(self) -> None:
        chosen = self.list.selected
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
        self.opened.emit(self.list.selected[0])

    def _star(self) -> None:
        chosen = self.list.selected
        self.starred.emit(chosen, not all(self._entries[key].starred for key in chosen))

    def _compare(self) -> None:
        left, right = self.list.selected
        self.compared.emit(left, right)

    def _delete(self) -> None:
        self.deleted.emit(self.list.selected)

    def _undelete(self) -> None:
        self.undeleted.emit()
