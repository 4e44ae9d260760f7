"""Undo steps of the layers themselves: those that come, go, move, merge and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.undo_stack import NEVER_MERGES, STEP_BYTES, Command, bytes_of

if TYPE_CHECKING:
    from sketchpad.document.core import ModelCore

translate = QCoreApplication.translate

SLIDE_LAYER = 201


class ExchangeLayers(Command):
    """Some layers in a row took the place of others: added, removed, merged.

    Afterwards the layer `active` is drawn on; undo draws on what was drawn on before.
    """

    def __init__(
        self,
        model: ModelCore,
        index: int,
        count: int,
        layers: Sequence[Layer],
        active: int,
        text: str,
    ) -> None:
        """Put `layers` in the place of `count` ones from `index` on."""
        super().__init__(text)
        self._model, self._index = model, index
        self._before = model.document.layers[index : index + count]
        self._after = tuple(layers)
        self._active_before, self._active_after = model.document.active_layer, active

    def redo(self) -> None:
        self._exchange(self._before, self._after, self._active_after)

    def undo(self) -> None:
        self._exchange(self._after, self._before, self._active_before)

    @property
    def cost_bytes(self) -> int:
        items = [item for x in self._before if isinstance(x, SketchLayer) for item in x.items]
        pictures = [layer for layer in self._before if isinstance(layer, PictureLayer)]
        return STEP_BYTES + bytes_of([*items, *pictures])

    def _exchange(self, old: tuple[Layer, ...], new: tuple[Layer, ...], active: int) -> None:
        layers = self._model.document.layers
        end = self._index + len(old)
        self._model.show_layers((*layers[: self._index], *new, *layers[end:]), active)


class MoveLayer(Command):
    """A layer was moved to another place in the order."""

    def __init__(self, model: ModelCore, before: int, after: int) -> None:
        super().__init__(translate("UndoStep", "move layer"))
        self._model, self._before, self._after = model, before, after

    def redo(self) -> None:
        self._move(self._before, self._after)

    def undo(self) -> None:
        self._move(self._after, self._before)

    def _move(self, start: int, end: int) -> None:
        layers = list(self._model.document.layers)
        layers.insert(end, layers.pop(start))
        self._model.show_layers(tuple(layers), self._model.document.active_layer)


class ChangeLayer(Command):
    """A property of a layer was chosen; changes of a `sliding` one in a row are one step."""

    def __init__(
        self,
        model: ModelCore,
        layer_id: int,
        name: str,
        value: Any,
        text: str,
        *,
        sliding: bool = False,
    ) -> None:
        super().__init__(text)
        self._model, self._layer_id, self._name, self._sliding = model, layer_id, name, sliding
        self._before, self._after = getattr(model.document.layer(layer_id), name), value

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)

    def id(self) -> int:
        return SLIDE_LAYER if self._sliding else NEVER_MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, ChangeLayer):
            return False
        if (other._layer_id, other._name) != (self._layer_id, self._name):
            return False
        self._after = other._after
        return True

    def _show(self, value: Any) -> None:
        document, changed = self._model.document, {self._name: value}
        layers = tuple(
            replace(layer, **changed) if layer.id == self._layer_id else layer
            for layer in document.layers
        )
        self._model.show_layers(layers, document.active_layer)
