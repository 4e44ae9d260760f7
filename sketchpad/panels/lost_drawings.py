"""The list of lost drawings: what each looks like, and whether to open, keep or delete it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.document.open_document import OpenDocument
from sketchpad.document.recovery import LostDrawing
from sketchpad.panels.pixmaps import sheet_icon
from sketchpad.translation import counted

PICTURE_PX = 96
_SIZE = QSize(520, 500)


class LostDrawings(QDialog):
    """Shows what it is told and announces what the user chooses; closing it keeps everything.

    What is deleted stays in the list, struck out, so that it can be brought back.
    """

    open_chosen = Signal(int)  # place in the list
    open_all_chosen = Signal()
    delete_chosen = Signal(int)
    bring_back_chosen = Signal(int)
    closed = Signal()

    def __init__(self, drawings: Sequence[LostDrawing], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lost drawings"))
        self.resize(_SIZE)
        self._deleted: set[int] = set()
        self.list = QListWidget()
        self.list.setObjectName("lostList")
        self.list.setAccessibleName(self.tr("Lost drawings, the newest first"))
        self.list.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.list.setSpacing(4)
        for drawing in drawings:
            self.list.addItem(_row(drawing))
        self.open_button = _button(self.tr("&Open"), self.tr("Go on with this drawing"))
        self.delete_button = QPushButton()
        self.keep_button = _button(
            self.tr("&Keep for later"), self.tr("Close; all are offered again next time")
        )
        self.open_all_button = _button(
            self.tr("Open &all"), self.tr("Go on with all of them, in tabs")
        )
        self.open_all_button.setVisible(len(drawings) > 1)
        self.open_button.setDefault(True)
        self._lay_out()
        self._connect()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def show_deleted(self, place: int, deleted: bool) -> None:
        """Strike a drawing out, or show that it is back."""
        row = self.list.item(place)
        font = row.font()
        font.setStrikeOut(deleted)
        row.setFont(font)
        words = row.data(Qt.ItemDataRole.UserRole)
        words = self.tr("{words}\nDeleted").format(words=words) if deleted else words
        row.setText(words)
        row.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
        (self._deleted.add if deleted else self._deleted.discard)(place)
        self._refresh()

    def done(self, result: int) -> None:
        super().done(result)
        self.closed.emit()

    def _lay_out(self) -> None:
        introduction = QLabel(
            self.tr(
                "These drawings were not saved when Sketchpad ended unexpectedly. "
                "Open one to go on with it; the others are kept and offered again."
            )
        )
        introduction.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.delete_button)
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.open_all_button)
        buttons.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(introduction)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._refresh)
        self.list.itemDoubleClicked.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.open_all_button.clicked.connect(self.open_all_chosen)
        self.delete_button.clicked.connect(self._delete_or_bring_back)
        self.keep_button.clicked.connect(self.reject)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self)
        delete.activated.connect(self._delete_or_bring_back)

    def _open(self) -> None:
        if self.list.currentRow() not in self._deleted:
            self.open_chosen.emit(self.list.currentRow())

    def _delete_or_bring_back(self) -> None:
        place = self.list.currentRow()
        (self.bring_back_chosen if place in self._deleted else self.delete_chosen).emit(place)

    def _refresh(self) -> None:
        deleted = self.list.currentRow() in self._deleted
        self.open_button.setEnabled(not deleted)
        self.open_all_button.setEnabled(len(self._deleted) < self.list.count())
        self.delete_button.setText(self.tr("&Bring back") if deleted else self.tr("&Delete"))
        back = self.tr("The drawing is kept after all")
        throw = self.tr("Throw this drawing away; it can be brought back")
        self.delete_button.setToolTip(back if deleted else throw)


def _row(drawing: LostDrawing) -> QListWidgetItem:
    changed = QDateTime.fromSecsSinceEpoch(int(drawing.changed_s))
    locale = QLocale()
    when = locale.toString(changed, QLocale.FormatType.ShortFormat)
    strokes = sum(len(layer.items) for layer in drawing.document.sketch_layers)
    count = counted("LostDrawings", "%n stroke(s)", strokes)
    words = f"{drawing.name}\n{when}\n{count}, {locale.formattedDataSize(drawing.size_bytes)}"
    pixels = OpenDocument(drawing.document).thumbnail()  # drawn anew, with all that was recovered
    row = QListWidgetItem(sheet_icon(pixels, PICTURE_PX), words)
    row.setData(Qt.ItemDataRole.UserRole, words)
    row.setData(Qt.ItemDataRole.AccessibleTextRole, words.replace("\n", ", "))
    if drawing.origin is not None:
        row.setToolTip(str(drawing.origin))
    return row


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button
