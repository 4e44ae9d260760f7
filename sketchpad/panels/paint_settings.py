"""What the side column offers for the paint lens: references, hint colours, strength, flatness."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sketchpad.action_set import Actions
from sketchpad.document.model import DocumentModel
from sketchpad.panels.flatness import FlatnessSettings
from sketchpad.panels.hint_colours import HintColours
from sketchpad.panels.pane_header import rule
from sketchpad.panels.references import ReferencesPanel
from sketchpad.panels.strength import StrengthSlider

LEAST_LIST_PX = 96
"""Room that the list of references keeps; where there is less, the bundled pictures go."""


class PaintSettings(QWidget):
    """Only lays out. Hint colours are shown while one works with hints."""

    def __init__(
        self,
        model: DocumentModel,
        references: ReferencesPanel,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.references = references
        self.hint_colours = HintColours(
            actions["picker"], actions["hint_colour"], actions["clear_hints"]
        )
        self.strength = StrengthSlider(model)
        self.flatness = FlatnessSettings(model)
        self._above_hints = rule()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(references, 1)
        column.addWidget(self._above_hints)
        column.addWidget(self.hint_colours)
        column.addWidget(rule())
        column.addWidget(self.strength)
        column.addWidget(self.flatness)
        self.show_hint_colours(False)

    def show_hint_colours(self, on: bool) -> None:
        """Show which colour the next hint gets."""
        self.hint_colours.setVisible(on)
        self._above_hints.setVisible(on)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        shown = (self.hint_colours, self.strength, self.flatness)
        below = sum(part.sizeHint().height() for part in shown if not part.isHidden())
        room = self.height() - below - self.references.shelf_height()
        self.references.show_shelf(room >= LEAST_LIST_PX)
