"""Which items are selected; forgets those that are gone. No part of the document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from sketchpad.canvas.picking import free_items
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Item


class ItemSelection(QObject):
    """Any number of items of the model's document, wherever they lie."""

    changed = Signal()
    """Other items are selected; not: they look different."""

    def __init__(self, model: DocumentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._ids: frozenset[int] = frozenset()
        model.items_changed.connect(self._follow)
        model.layers_changed.connect(self._follow)

    @property
    def ids(self) -> frozenset[int]:
        """The ids of the selected items."""
        return self._ids

    @property
    def items(self) -> list[Item]:
        """The selected items as they are now, bottom to top."""
        if not self._ids:
            return []
        layers = self._model.document.sketch_layers
        return [item for layer in layers for item in layer.items if item.id in self._ids]

    def select(self, items: Iterable[Item]) -> None:
        """Select these and no others."""
        self._set(frozenset(item.id for item in items))

    def add(self, items: Iterable[Item]) -> None:
        """Select these as well."""
        self._set(self._ids | {item.id for item in items})

    def remove(self, items: Iterable[Item]) -> None:
        """Select these no more."""
        self._set(self._ids - {item.id for item in items})

    def clear(self) -> None:
        """Select nothing."""
        self._set(frozenset())

    def _set(self, ids: frozenset[int]) -> None:
        if ids != self._ids:
            self._ids = ids
            self.changed.emit()

    def _follow(self) -> None:
        if self._ids:
            self._set(self._ids & {item.id for item in free_items(self._model.document)})
