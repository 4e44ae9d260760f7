"""A message that floats over the window's lower edge and never asks for an answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

_ERROR_SHOWN_MS = 12_000
_INFO_SHOWN_MS = 4_000
_MAX_WIDTH_PX = 560
_GAP_PX = 16


class MessageBar(QFrame):
    """Shows one message at a time over `host`; the newest replaces the one before."""

    _error_reported = Signal(str)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("messageBar")
        self._host = host
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = QPushButton()
        self.action_button.setAutoDefault(False)
        self.action_button.clicked.connect(self._act)
        self._action: Callable[[], object] | None = None
        self.close_button = QToolButton()
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.setFixedSize(24, 24)
        self.close_button.setToolTip(self.tr("Dismiss"))
        self.close_button.setAccessibleName(self.tr("Dismiss the message"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self.hide)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._error_reported.connect(self.show_error, Qt.ConnectionType.QueuedConnection)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown last."""
        return self._text.text()

    def show_error(self, text: str) -> None:
        """Say what went wrong and what to do."""
        self._show(text, "error", _ERROR_SHOWN_MS)

    def show_error_later(self, text: str) -> None:
        """The same from any thread, and from inside any event."""
        self._error_reported.emit(text)

    def show_info(self, text: str) -> None:
        """Confirm something for a moment."""
        self._show(text, "info", _INFO_SHOWN_MS)

    def show_waiting(self, text: str) -> None:
        """Say what is being waited for, until another message says how it ended."""
        self._show(text, "info", None)

    def show_offer(self, text: str, action_name: str, action: Callable[[], object]) -> None:
        """Say something and offer a button for it, until it is used, dismissed or replaced."""
        self._show(text, "info", None, action_name, action)

    def set_close_icon(self, icon: QIcon) -> None:
        """Tint the dismiss button for the theme in use."""
        self.close_button.setIcon(icon)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _act(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()

    def _show(
        self,
        text: str,
        kind: str,
        shown_ms: int | None,
        action_name: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        self._text.setText(text)
        self._action = action
        self.action_button.setText(action_name)
        self.action_button.setVisible(action is not None)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()
        self.show()
        self.raise_()
        self._timer.stop()
        if shown_ms is not None:
            self._timer.start(shown_ms)

    def _place(self) -> None:
        words = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 64
        if self._action is not None:
            words += self.action_button.sizeHint().width() + self._row.spacing()
        width = min(_MAX_WIDTH_PX, self._host.width() - 2 * _GAP_PX, max(240, words))
        height = max(40, self._row.totalHeightForWidth(width))
        left = (self._host.width() - width) // 2
        self.setGeometry(left, self._host.height() - height - _GAP_PX, width, height)
