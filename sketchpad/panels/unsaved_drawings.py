"""The question before several drawings close: which of them are saved?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
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

from sketchpad.panels.pixmaps import sheet_icon

PICTURE_PX = 64
_SIZE = QSize(460, 420)


class UnsavedDrawings(QDialog):
    """All are ticked at first; accepted: save those that are still ticked and drop the rest."""

    def __init__(
        self, entries: Sequence[tuple[str, NDArray[np.uint8]]], parent: QWidget | None = None
    ) -> None:
        """`entries` are the drawings' names and pictures (h, w, 3) uint8 RGB."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save the changes?"))
        self.resize(_SIZE)
        self.list = QListWidget()
        self.list.setObjectName("unsavedList")
        self.list.setAccessibleName(self.tr("Drawings with unsaved changes"))
        self.list.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.list.setSpacing(4)
        for name, pixels in entries:
            self.list.addItem(_row(name, pixels))
        self.save_button = QPushButton()
        self.save_button.setObjectName("primaryButton")
        self.discard_button = QPushButton(self.tr("Save &none"))
        self.discard_button.setToolTip(self.tr("Close all of them without saving"))
        self.cancel_button = QPushButton(self.tr("&Cancel"))
        self.cancel_button.setToolTip(self.tr("Close nothing"))
        self.save_button.setDefault(True)
        self._lay_out()
        self.list.itemChanged.connect(self._refresh)
        self.save_button.clicked.connect(self.accept)
        self.discard_button.clicked.connect(self._save_none)
        self.cancel_button.clicked.connect(self.reject)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._refresh()

    @property
    def chosen(self) -> list[int]:
        """The places of those that are ticked."""
        rows = range(self.list.count())
        return [row for row in rows if self.list.item(row).checkState() is Qt.CheckState.Checked]

    def _save_none(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.accept()

    def _lay_out(self) -> None:
        introduction = QLabel(
            self.tr(
                "These drawings have changes that are not saved. "
                "Where you take the tick away, they are lost."
            )
        )
        introduction.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard_button)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(introduction)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _refresh(self) -> None:
        count, of_all = len(self.chosen), self.list.count()
        words = self.tr("&Save {count} of {all}").format(count=count, all=of_all)
        self.save_button.setText(self.tr("&Save all") if count == of_all else words)
        self.save_button.setEnabled(count > 0)


def _row(name: str, pixels: NDArray[np.uint8]) -> QListWidgetItem:
    row = QListWidgetItem(sheet_icon(pixels, PICTURE_PX), name)
    row.setCheckState(Qt.CheckState.Checked)
    return row
