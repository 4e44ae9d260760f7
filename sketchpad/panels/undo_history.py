"""The undo history: all steps by their names, in a window of its own; a click goes to one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from sketchpad.document.undo_stack import UndoStack

SIZE = QSize(260, 420)


class StepRows(QStandardItemModel):
    """The steps of an undo stack, oldest first, after a row for what was there before them.

    Undone steps are said to be, and are set in italics. Only rows that differ are made anew: there
    may be thousands, and every stroke adds one.
    """

    def __init__(self, stack: UndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._stack = stack
        self._names: list[str] = []
        self._done = 0  # the last row that is not undone

    def refresh(self) -> None:
        """The history has changed."""
        steps = (self._stack.text(place) for place in range(self._stack.count()))
        names, known = [self.tr("Beginning"), *steps], self._names
        pairs = enumerate(zip(names, known, strict=False))
        same = next((row for row, (new, old) in pairs if new != old), min(len(names), len(known)))
        self.removeRows(same, self.rowCount() - same)
        for name in names[same:]:
            row = QStandardItem(name[:1].upper() + name[1:])
            row.setEditable(False)
            self.appendRow(row)
        before, self._done, self._names = self._done, self._stack.index(), names
        first, last = sorted((before, self._done))
        for place in range(min(first, same), len(names)):
            if place <= last or place >= same:
                self._show_state(self.item(place), undone=place > self._done)

    def _show_state(self, row: QStandardItem, *, undone: bool) -> None:
        font = QFont()
        font.setItalic(undone)
        row.setFont(font)
        step = row.text()
        spoken = self.tr("{step}, undone").format(step=step) if undone else step
        row.setAccessibleText(spoken)


class UndoHistory(QDialog):
    """Stays open while one draws; choosing a row undoes or redoes up to it."""

    def __init__(self, stack: UndoStack, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(self.tr("Undo history"))
        self.resize(SIZE)
        self._stack = stack
        self._rows = StepRows(stack, self)
        self.list = QListView()
        self.list.setObjectName("historyList")
        self.list.setAccessibleName(self.tr("Steps, the oldest first"))
        self.list.setModel(self._rows)
        self.list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self._follows = QTimer(self, singleShot=True, interval=0)  # once for many steps in a row
        self._follows.timeout.connect(self._follow)
        stack.indexChanged.connect(lambda: self._follows.start())
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
            here = self._rows.index(self._stack.index(), 0)
            self.list.setCurrentIndex(here)
            self.list.scrollTo(here)

    def _go(self, index: QModelIndex) -> None:
        self._stack.setIndex(index.row())
