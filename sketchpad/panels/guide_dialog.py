"""Where guides lie, exactly: a list with a field for each, to lay new ones and take others away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sketchpad.canvas.ruler_ticks import RulerUnit
from sketchpad.document.guides import Guide

FARTHEST_PX = 32768.0
LIST_HEIGHT_PX = 220
DECIMALS = 2
SAME_PX = 0.5 * 10.0**-DECIMALS


class GuideRow(QWidget):
    """One guide: which way it runs, where, and a button that takes it away."""

    def __init__(self, guide: Guide, unit: RulerUnit) -> None:
        super().__init__()
        self._guide, self._unit = guide, unit
        words = (
            self.tr("Upright, from the left edge")
            if guide.upright
            else self.tr("Level, from the upper edge")
        )
        self.place = QDoubleSpinBox()
        self.place.setDecimals(DECIMALS)
        self.place.setMinimumSize(110, 28)
        self.place.setRange(-FARTHEST_PX / unit.size_px, FARTHEST_PX / unit.size_px)
        self.place.setSuffix(f" {unit.value}")
        self.place.setValue(guide.place_px / unit.size_px)
        self.place.setAccessibleName(words)
        self.take = QPushButton(self.tr("Take away"))
        self.take.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(QLabel(words), 1)
        row.addWidget(self.place)
        row.addWidget(self.take)

    @property
    def guide(self) -> Guide:
        """The guide where the field says; untouched it lies exactly where it lay."""
        place_px = self.place.value() * self._unit.size_px
        if abs(place_px - self._guide.place_px) <= SAME_PX * self._unit.size_px:
            return self._guide
        return Guide(self._guide.upright, place_px)


class GuideDialog(QDialog):
    """Shows guides; what it says counts once it is accepted."""

    def __init__(
        self, guides: Sequence[Guide], unit: RulerUnit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guides"))
        self._unit = unit
        self.rows: list[GuideRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._none = QLabel(self.tr("There is no guide yet."))
        self._none.setObjectName("dimLabel")
        self.add_upright = QPushButton(self.tr("Lay an &upright guide"))
        self.add_level = QPushButton(self.tr("Lay a &level guide"))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        for button in self.buttons.buttons():
            button.setIcon(QIcon())  # as everywhere else in the window
        self._lay_out()
        for guide in guides:
            self._add(guide)
        self.add_upright.clicked.connect(lambda: self._add(Guide(True, 0.0)).setFocus())
        self.add_level.clicked.connect(lambda: self._add(Guide(False, 0.0)).setFocus())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    @property
    def guides(self) -> list[Guide]:
        """The guides as the fields say."""
        return [row.guide for row in self.rows]

    def focus(self, guide: Guide | None) -> None:
        """Let the keys set the place of a guide."""
        for row in self.rows:
            if row.guide == guide:
                row.place.setFocus()
                row.place.selectAll()

    def _add(self, guide: Guide) -> QDoubleSpinBox:
        row = GuideRow(guide, self._unit)
        row.take.clicked.connect(lambda: self._take(row))
        self.rows.append(row)
        self._list.insertWidget(len(self.rows) - 1, row)
        self._none.hide()
        return row.place

    def _take(self, row: GuideRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self._none.setVisible(not self.rows)
        self.add_upright.setFocus()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._list)
        column.addWidget(self._none)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumHeight(LIST_HEIGHT_PX)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        adding = QHBoxLayout()
        for button in (self.add_upright, self.add_level):
            button.setAutoDefault(False)
            adding.addWidget(button)
        adding.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(scroll)
        whole.addLayout(adding)
        whole.addWidget(self.buttons)
        self.setMinimumWidth(inside.sizeHint().width() + 460)
