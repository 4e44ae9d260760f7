"""Which colour hint is selected; forgets a hint that is gone. No part of the document."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from sketchpad.document.hints import PlacedHint
from sketchpad.document.model import DocumentModel


class HintSelection(QObject):
    """At most one hint of the model's document."""

    changed = Signal()

    def __init__(self, model: DocumentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._id: int | None = None
        model.hints_changed.connect(self._follow)

    @property
    def hint(self) -> PlacedHint | None:
        """The selected hint as it is now."""
        return None if self._id is None else self._model.document.hint(self._id)

    def select(self, hint_id: int | None) -> None:
        """Select a hint of the document, or none."""
        if hint_id != self._id:
            self._id = hint_id
            self.changed.emit()

    def _follow(self) -> None:
        if self._id not in {hint.id for hint in self._model.document.hints}:
            self.select(None)
