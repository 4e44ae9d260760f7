"""What paper, painting and side panels share: the title row, and the line between parts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

HEADER_HEIGHT_PX = 40


class PaneHeader(QWidget):
    """A title, a dim note beside it, and buttons at the right end."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEADER_HEIGHT_PX)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 8, 0)
        self._row.setSpacing(4)
        label = self._label = QLabel(title)
        label.setObjectName("paneTitle")
        self._note = QLabel()
        self._note.setObjectName("dimLabel")
        self._row.addWidget(label)
        self._row.addSpacing(4)
        self._row.addWidget(self._note)
        self._row.addStretch(1)

    @property
    def title(self) -> str:
        """The words at the left end."""
        return self._label.text()

    def set_note(self, text: str) -> None:
        """Show `text` in a dim tone beside the title."""
        self._note.setText(text)

    def set_active(self, active: bool) -> None:
        """Mark the title of the pane that the keys and menus mean."""
        self._label.setProperty("active", active)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)

    def note(self) -> str:
        """The dim text beside the title."""
        return self._note.text()

    def add_action(self, action: QAction) -> QToolButton:
        """Add a button for `action` at the right end."""
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(32, 32)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add any widget at the right end."""
        self._row.addWidget(widget)


def rule() -> QFrame:
    """A thin horizontal line between two parts of a panel."""
    line = QFrame()
    line.setObjectName("separatorLine")
    line.setFixedHeight(1)
    return line
