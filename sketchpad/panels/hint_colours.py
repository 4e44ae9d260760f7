"""Which colour the next hint gets: exactly, from those used lately, or from the references."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.action_set import plain
from sketchpad.document.hints import RGB
from sketchpad.panels.hex_field import HexField
from sketchpad.panels.pane_header import HeaderNote
from sketchpad.panels.swatch import Swatch

CURRENT_PX = 32
SMALL_PX = 24
COLUMNS = 8
MOST_SHOWN = 2 * COLUMNS
"""So many colours of the references fit."""


class SwatchGrid(QWidget):
    """Swatches in rows of eight; clicking one chooses its colour."""

    chosen = Signal(object)  # RGB

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(title)
        label.setObjectName("dimLabel")
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(COLUMNS, 1)
        self._swatches: list[Swatch] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addLayout(self._grid)

    @property
    def swatches(self) -> Sequence[Swatch]:
        """The swatches shown, in order."""
        return self._swatches

    def show_colours(self, colours: Sequence[RGB], current: RGB | None) -> None:
        """Show these colours and mark the current one; without any, show nothing."""
        while len(self._swatches) > len(colours):
            gone = self._swatches.pop()
            self._grid.removeWidget(gone)
            gone.deleteLater()
        while len(self._swatches) < len(colours):
            self._add()
        for swatch, colour in zip(self._swatches, colours, strict=True):
            swatch.show_colour(colour)
            swatch.set_marked(colour == current)
        self.setVisible(bool(colours))

    def _add(self) -> None:
        swatch = Swatch(None, SMALL_PX)
        swatch.clicked.connect(lambda: self.chosen.emit(swatch.colour))
        self._grid.addWidget(swatch, *divmod(len(self._swatches), COLUMNS))
        self._swatches.append(swatch)


class HintColours(QWidget):
    """Shows what it is told and announces what was chosen; keeps no colour of its own."""

    chosen = Signal(object)  # RGB, or None: no colour
    done = Signal()  # the keys may go back to the drawing

    def __init__(
        self, picker: QAction, more: QAction, clear: QAction, parent: QWidget | None = None
    ) -> None:
        """`picker` takes colours from pictures, `more` offers all, `clear` takes hints away."""
        super().__init__(parent)
        self.current = Swatch(None, CURRENT_PX)
        self.current.clicked.connect(more.trigger)
        self.field = HexField()
        self.field.colour_typed.connect(self.chosen)
        self.field.complained.connect(self._complain)
        self.field.done.connect(self.done)
        self.none = Swatch(None, CURRENT_PX)
        self.none.clicked.connect(lambda: self.chosen.emit(None))
        self.more_button = _button(more)
        self.picker_button = _button(picker)
        self.clear_button = _button(clear)
        self._count = HeaderNote()
        self._complaint = QLabel()
        self._complaint.setObjectName("complaint")
        self._complaint.setWordWrap(True)
        self.recent = SwatchGrid(self.tr("Used lately"))
        self.from_references = SwatchGrid(self.tr("In the references"))
        for grid in (self.recent, self.from_references):
            grid.chosen.connect(self.chosen)
        self._lay_out()
        self._complain("")
        self.show_count(0)

    @property
    def complaint(self) -> str:
        """What is wrong with the colour that was typed."""
        return self._complaint.text()

    @property
    def count_text(self) -> str:
        """How many hints there are, in words."""
        return self._count.whole

    def show_colours(
        self, current: RGB | None, recent: Sequence[RGB], from_references: Sequence[RGB]
    ) -> None:
        """Show the current colour, and those that are offered."""
        self.current.show_colour(current)
        self.none.set_marked(current is None)
        self.field.show_colour(current)
        self.recent.show_colours(recent, current)
        self.from_references.show_colours(from_references[:MOST_SHOWN], current)

    def show_count(self, count: int) -> None:
        """Say how many hints lie on the sheet."""
        self._count.say(
            self.tr("%n on the paper", "", count) if count else self.tr("click on the paper")
        )

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Hint colour"))
        title.setObjectName("panelTitle")
        top = QHBoxLayout()
        top.addWidget(title)
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self.clear_button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.current)
        row.addWidget(self.field, 1)
        row.addWidget(self.picker_button)
        row.addWidget(self.none)
        row.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(row)
        column.addWidget(self._complaint)
        column.addWidget(self.recent)
        column.addWidget(self.from_references)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(18, 18))
    button.setFixedSize(CURRENT_PX, CURRENT_PX)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(plain(action.text()))
    return button
