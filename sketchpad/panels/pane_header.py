"""What paper, painting and side panels share: the title row, and the line between parts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

HEADER_HEIGHT_PX = 40
_ROUNDING_PX = 2  # widths of words are not whole pixels


class HeaderNote(QLabel):
    """A dim note that is elided where there is not room for all of it; pointing at it tells all."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dimLabel")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.whole = ""

    def say(self, text: str) -> None:
        """Show as much of `text` as there is room for."""
        self.whole = text
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.whole)
        return QSize(width + _ROUNDING_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        elide = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.whole, elide, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self.whole else self.whole)


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
        self._note = HeaderNote()
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
        self._note.say(text)

    def set_active(self, active: bool) -> None:
        """Mark the title of the pane that the keys and menus mean."""
        self._label.setProperty("active", active)
        self._label.style().unpolish(self._label)
        self._label.style().polish(self._label)

    def note(self) -> str:
        """The dim text beside the title."""
        return self._note.whole

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
