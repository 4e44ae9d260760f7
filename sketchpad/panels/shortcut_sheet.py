"""The sheet of shortcuts: every action with its keys, to be searched and changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.action_set import Actions
from sketchpad.panels.shortcut_entries import entries
from sketchpad.panels.shortcut_list import ShortcutList
from sketchpad.panels.shortcut_question import ShortcutQuestion
from sketchpad.shortcuts import Shortcuts

_LARGEST = QSize(680, 760)
_AROUND = QSize(96, 64)  # what is left of the window around the sheet


class ShortcutSheet(QDialog):
    """Changes count at once; keys that another action has are only taken when that is wanted."""

    def __init__(
        self, actions: Actions, shortcuts: Shortcuts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._actions, self._shortcuts = actions, shortcuts
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search words or keys, such as “layer” or “ctrl z”"))
        self.search.setAccessibleName(self.tr("Search shortcuts by words or keys"))
        self.search.setClearButtonEnabled(True)
        self.list = ShortcutList()
        self.question = ShortcutQuestion()
        self._nothing = QLabel(self.tr("No action and no keys answer to that."))
        self._nothing.setObjectName("dimLabel")
        self.change = _button(self.tr("&Change keys…"))
        self.remove = _button(self.tr("&No keys"))
        self.reset = _button(self.tr("&Reset"))
        self.reset_all = _button(self.tr("Reset &all"))
        self._lay_out()
        self._connect()
        self._show_entries()

    def showEvent(self, event: QShowEvent) -> None:
        host = self.parentWidget()
        if host is not None:
            self.resize((host.size() - _AROUND).boundedTo(_LARGEST))
        self.search.setFocus()
        self.search.selectAll()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.question.isVisible():
            self.question.decline()
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys lead from the search to what it found; Enter changes it."""
        if watched is self.search and isinstance(event, QKeyEvent):
            key, pressed = event.key(), event.type() == QEvent.Type.KeyPress
            if pressed and key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                if key != Qt.Key.Key_Down:
                    self.list.record()
                return True
        return False

    def _lay_out(self) -> None:
        self.setMinimumSize(440, 320)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.change, self.remove, self.reset):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.question)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show_entries)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(self._show_buttons)
        # queued: by then the list has put away where the keys were pressed
        self.list.recorded.connect(self._recorded, Qt.ConnectionType.QueuedConnection)
        self.change.clicked.connect(self._change)
        self.remove.clicked.connect(lambda: self._shortcuts.assign(self.list.current_name, ""))
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._shortcuts.reset_all)
        self.question.answered.connect(self.list.setFocus)
        self._shortcuts.changed.connect(self._show_entries)

    def _change(self) -> None:
        self.list.setFocus()
        self.list.record()

    def _recorded(self, name: str, keys: str) -> None:
        refusal, holder = self._shortcuts.refusal(keys), self._shortcuts.holder(keys, but=name)
        if refusal:
            self.question.tell(refusal)
        elif holder:
            told = self.tr("{keys} means already: {actions}.").format(
                keys=keys, actions=self._titles([holder])
            )
            self.question.ask(told, lambda: self._shortcuts.assign(name, keys))
        else:
            self._shortcuts.assign(name, keys)

    def _reset(self) -> None:
        name = self.list.current_name
        holders = self._shortcuts.holders_of_own(name)
        if holders:
            told = self.tr("Its own keys mean already: {actions}.").format(
                actions=self._titles(holders)
            )
            self.question.ask(told, lambda: self._shortcuts.reset(name))
        else:
            self._shortcuts.reset(name)

    def _titles(self, holders: list[str]) -> str:
        return QLocale().createSeparatedList([self._shortcuts.title(name) for name in holders])

    def _show_entries(self) -> None:
        query = self.search.text()
        found = [entry for entry in entries(self._actions) if entry.answers(query)]
        changed = {e.name for e in found if e.name and not self._shortcuts.is_own(e.name)}
        self.list.show_entries(found, changed)
        self.list.setVisible(bool(found))
        self._nothing.setVisible(not found)
        self._show_buttons()

    def _show_buttons(self) -> None:
        name = self.list.current_name
        self.change.setEnabled(bool(name))
        self.remove.setEnabled(bool(name) and bool(self._actions[name].shortcuts()))
        self.reset.setEnabled(bool(name) and not self._shortcuts.is_own(name))
        self.reset_all.setEnabled(not self._shortcuts.all_own)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
