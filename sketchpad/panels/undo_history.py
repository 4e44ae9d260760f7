"""The undo history: all steps by their names, in a window of its own; a click goes to one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from sketchpad.document.undo_stack import UndoStack

SIZE = QSize(260, 420)


class UndoSteps(QAbstractListModel):
    """The steps of an undo stack, oldest first, after a row for what was there before them."""

    def __init__(self, stack: UndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = stack

    def rowCount(  # noqa: N802 (Qt's name)
        self,
        parent: QModelIndex | QPersistentModelIndex = QModelIndex(),  # noqa: B008 (Qt's own)
    ) -> int:
        return self._stack.count() + 1

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Undone steps are said to be, and are set in italics."""
        undone = index.row() > self._stack.index()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(index.row())
            return self.tr("{step}, undone").format(step=text) if undone else text
        if role == Qt.ItemDataRole.FontRole and undone:
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def refresh(self) -> None:
        """The history has changed."""
        self.beginResetModel()
        self.endResetModel()

    def _text(self, row: int) -> str:
        text = self._stack.text(row - 1) if row else self.tr("Beginning")
        return text[:1].upper() + text[1:]


class UndoHistory(QDialog):
    """Stays open while one draws; choosing a row undoes or redoes up to it."""

    def __init__(self, stack: UndoStack, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(self.tr("Undo history"))
        self.resize(SIZE)
        self._stack = stack
        self._rows = UndoSteps(stack, self)
        self.list = QListView()
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(self.tr("Steps, the oldest first"))
        self.list.setModel(self._rows)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        stack.indexChanged.connect(self._follow)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)

    def bring_up(self) -> None:
        """Show the list, or bring it to the front."""
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: object) -> None:
        self._follow()

    def _follow(self) -> None:
        if self.isVisible():
            self._rows.refresh()
            here = self._rows.index(self._stack.index())
            self.list.setCurrentIndex(here)
            self.list.scrollTo(here)

    def _go(self, index: QModelIndex) -> None:
        self._stack.setIndex(index.row())
