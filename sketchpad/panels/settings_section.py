"""The settings of one lens under their title; folded, only the title is left, and opens them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from sketchpad.panels.pane_header import PaneHeader
from sketchpad.panels.scroll_column import ScrollColumn


class SettingsSection(QWidget):
    """A title row over a column of widgets, of which the first takes the room that is left."""

    unfold_wanted = Signal()  # the title of the folded section was clicked

    def __init__(self, header: PaneHeader, *widgets: QWidget) -> None:
        super().__init__()
        self._folded = False
        self._header = header
        self.unfold_button = self._make_unfold_button()
        header.add_widget(self.unfold_button)
        inside = QWidget()
        settings = QVBoxLayout(inside)
        settings.setContentsMargins(0, 0, 0, 0)
        settings.setSpacing(0)
        for place, widget in enumerate(widgets):
            settings.addWidget(widget, 0 if place else 1)
        self._area = ScrollColumn(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._area, 1)
        self.set_folded(False)

    @property
    def folded(self) -> bool:
        """Whether only the title is shown."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Leave only the title, or show the settings below it."""
        self._folded = folded
        self._area.setHidden(folded)
        self.unfold_button.setVisible(folded)
        shape = Qt.CursorShape.PointingHandCursor if folded else Qt.CursorShape.ArrowCursor
        self._header.setCursor(shape)

    def set_unfold_icon(self, icon: QIcon) -> None:
        """Tint the button for the theme in use."""
        self.unfold_button.setIcon(icon)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the title gets here, for the title row has no use of its own for it."""
        inside = self._header.geometry().contains(event.position().toPoint())
        if self._folded and inside and event.button() is Qt.MouseButton.LeftButton:
            self.unfold_wanted.emit()

    def _make_unfold_button(self) -> QToolButton:
        button = QToolButton()
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(32, 32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = self.tr("Show these settings: {title}").format(title=self._header.title)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(self.unfold_wanted)
        return button
