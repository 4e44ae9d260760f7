"""What the side column offers for the photo lens: the reading, the class, the seed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sketchpad.panels.class_picker import ClassPicker
from sketchpad.panels.pane_header import rule
from sketchpad.panels.reader_ranking import ReaderRanking
from sketchpad.panels.seed_row import SeedRow


class PhotoSettings(QWidget):
    """Only lays out; who reacts is decided in `sketchpad.photo_lens`."""

    def __init__(
        self,
        dice: QAction,
        variations: QAction,
        make_icon: Callable[[str], QIcon],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ranking = ReaderRanking()
        self.picker = ClassPicker(make_icon)
        self.seed = SeedRow(dice, variations)
        reading = QVBoxLayout()
        reading.setContentsMargins(16, 8, 16, 8)
        reading.addWidget(self.ranking)
        classes = QVBoxLayout()
        classes.setContentsMargins(16, 8, 4, 4)
        classes.addWidget(self.picker, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(reading)
        column.addWidget(rule())
        column.addLayout(classes)
        column.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self.seed)
        column.setStretch(2, 1000)

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        self.picker.refresh_icons()

    def focus_first(self) -> None:
        """Give the keys to the search for a class."""
        field = self.picker.search
        target = field if field.isEnabled() else self.seed.field
        target.setFocus(Qt.FocusReason.TabFocusReason)
