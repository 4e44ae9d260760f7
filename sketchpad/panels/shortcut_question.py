"""What the sheet of shortcuts asks or tells about keys that were pressed, in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class ShortcutQuestion(QFrame):
    """Hidden until something is said; hides again when it is answered."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._take: Callable[[], None] | None = None
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.take = QPushButton(self.tr("&Take it from there"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.take.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.decline)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self.take)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def text(self) -> str:
        """What was said last."""
        return self._words.text()

    def ask(self, words: str, take: Callable[[], None]) -> None:
        """Say who has the keys; `take` is called if they are taken from there."""
        self._say(words, take, self.tr("Cancel"))
        self.take.setFocus()

    def tell(self, words: str) -> None:
        """Say why the keys cannot be used."""
        self._say(words, None, self.tr("Close"))
        self.cancel.setFocus()

    def decline(self) -> None:
        """Leave the keys where they are."""
        self._take = None
        self.hide()
        self.answered.emit()

    def _accept(self) -> None:
        take = self._take
        self.decline()
        if take is not None:
            take()

    def _say(self, words: str, take: Callable[[], None] | None, cancel: str) -> None:
        self._take = take
        self._words.setText(words)
        self.setAccessibleName(words)
        self.take.setVisible(take is not None)
        self.take.setAccessibleDescription(words)
        self.cancel.setText(cancel)
        self.cancel.setAccessibleDescription(words)
        self.show()
