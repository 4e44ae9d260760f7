"""A field for an exact colour; what is no colour is explained, never taken."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from sketchpad.colours import hex_of, parse_hex
from sketchpad.document.hints import RGB


class HexField(QLineEdit):
    """Enter (or leaving it) takes the colour, Escape brings the last one back."""

    colour_typed = Signal(object)  # RGB
    complained = Signal(str)  # what is wrong with what was typed; empty: nothing any more
    done = Signal()  # the keys may go back to the drawing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour: RGB | None = None
        self.setObjectName("hexField")
        self.setFixedHeight(32)
        self.setPlaceholderText(self.tr("no colour"))
        self.setAccessibleName(self.tr("Hint colour as #rrggbb"))
        self.setToolTip(self.tr("The exact colour, as #rrggbb or #rgb"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus)
        self.editingFinished.connect(self._take)
        self.returnPressed.connect(self._entered)
        self.textEdited.connect(lambda _: self._complain(""))

    def show_colour(self, colour: RGB | None) -> None:
        """Show a colour instead of whatever was typed."""
        self._colour = colour
        self.setText("" if colour is None else hex_of(colour))
        self._complain("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.show_colour(self._colour)
            self.done.emit()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if not self.text().strip():  # nothing typed: nothing meant
            self.show_colour(self._colour)
            return
        try:
            colour = parse_hex(self.text())
        except ValueError:
            self._complain(
                self.tr("“{text}” is no colour. Write it as #rrggbb or #rgb.").format(
                    text=self.text().strip()
                )
            )
            return
        is_new = colour != self._colour
        self.show_colour(colour)
        if is_new:
            self.colour_typed.emit(colour)

    def _entered(self) -> None:
        self._take()
        if not self.property("wrong"):
            self.done.emit()

    def _complain(self, words: str) -> None:
        wrong = bool(words)
        if wrong != bool(self.property("wrong")):
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        self.complained.emit(words)
