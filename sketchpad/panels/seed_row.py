"""The seed of the photo lens: shown, typed, rolled anew, or chosen among variations."""

from __future__ import annotations

import random

from PySide6.QtCore import QPoint, QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QToolTip, QWidget

from sketchpad.action_set import plain

ROLLED_BELOW = 100_000
"""Rolled seeds are short enough to be read out and typed in again."""
_DIGITS = 15  # what the field has room for
_HIGHEST = 10**_DIGITS - 1
_REFUSED_MS = 4000


def roll_seed(current: int) -> int:
    """A seed other than the current one."""
    while (seed := random.randrange(ROLLED_BELOW)) == current:
        pass
    return seed


class SeedField(QLineEdit):
    """Digits only, and it says so when it gets others; the up and down keys count."""

    stepped = Signal(int)  # +1 or -1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        digits = QRegularExpression(rf"\d{{1,{_DIGITS}}}")
        self.setValidator(QRegularExpressionValidator(digits, self))
        self.inputRejected.connect(self._refuse)
        self.textChanged.connect(self._accept)
        self.editingFinished.connect(self._accept)
        self.setFixedHeight(32)
        self.setAccessibleName(self.tr("Seed of the photo"))
        self.setToolTip(self.tr("The same drawing with the same seed gives the same photo  ↑ ↓"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    @property
    def refusal(self) -> str:
        """Why the last key or paste changed nothing; empty while there is nothing to explain."""
        if not self.property("invalid"):
            return ""
        return self.tr("A seed is a whole number: digits only, {most} at most.").format(
            most=_DIGITS
        )

    def _refuse(self) -> None:
        self._mark(True)
        above = self.mapToGlobal(QPoint(0, -2 * self.height()))
        QToolTip.showText(above, self.refusal, self, self.rect(), _REFUSED_MS)

    def _accept(self) -> None:
        if self.property("invalid"):
            self._mark(False)
            QToolTip.hideText()

    def _mark(self, invalid: bool) -> None:
        self.setProperty("invalid", invalid)
        self.setAccessibleDescription(self.refusal)
        self.style().unpolish(self)
        self.style().polish(self)


class SeedRow(QWidget):
    """Shows what `show_seed` says and announces what was typed; the buttons are actions."""

    seed_chosen = Signal(int)

    def __init__(self, dice: QAction, variations: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seed = 0
        label = QLabel(self.tr("Seed"))
        label.setObjectName("panelTitle")
        self.field = SeedField()
        self.field.editingFinished.connect(self._typed)
        self.field.returnPressed.connect(self.field.clearFocus)
        self.field.stepped.connect(self._step)
        self.dice_button = _button(dice)
        self.variations_button = _button(variations)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self.field, 1)
        row.addWidget(self.dice_button)
        row.addWidget(self.variations_button)
        self.show_seed(0)

    def show_seed(self, seed: int) -> None:
        """Show the document's seed."""
        self._seed = seed
        if self.field.text() != str(seed):
            self.field.setText(str(seed))

    def _typed(self) -> None:
        if self.field.text():
            self._choose(int(self.field.text()))
        else:
            self.field.setText(str(self._seed))

    def _step(self, by: int) -> None:
        typed = int(self.field.text() or self._seed)
        self._choose(min(_HIGHEST, max(0, typed + by)))

    def _choose(self, seed: int) -> None:
        if seed != self._seed:
            self.seed_chosen.emit(seed)


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(32, 32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(plain(action.text()))
    return button
