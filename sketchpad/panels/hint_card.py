"""A headline, a sentence and maybe a button, in the middle of an otherwise empty pane."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from sketchpad.panels.hints import Hint

_WIDEST_PX = 420


class HintCard(QWidget):
    """Lets the mouse through everywhere but on its button."""

    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(_WIDEST_PX)
        self._headline = QLabel()
        self._headline.setObjectName("hintHeadline")
        self._sentence = QLabel()
        self._sentence.setObjectName("dimLabel")
        self.button = QPushButton("Try a sample drawing")
        self.button.setObjectName("primaryButton")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.sample_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 0)
        column.setSpacing(8)
        for label in (self._headline, self._sentence):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        column.addSpacing(16)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def text(self) -> tuple[str, str]:
        """Headline and sentence."""
        return self._headline.text(), self._sentence.text()

    def show_hint(self, hint: Hint) -> None:
        """Say this."""
        self._headline.setText(hint.headline)
        self._sentence.setText(hint.sentence)
        self.button.setVisible(hint.offer_sample)
        self.show()
