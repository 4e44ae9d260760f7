"""Undo steps of what lies on the layers: items that come, go and are replaced by others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

from sketchpad.document.layers import SketchLayer
from sketchpad.document.stroke import Item
from sketchpad.document.undo_stack import NEVER_MERGES, STEP_BYTES, Command, bytes_of

if TYPE_CHECKING:
    from sketchpad.document.core import ModelCore

ERASE, REPLACE = 101, 102

Places = tuple[tuple[int, Item], ...]
"""Items with their places in a layer, in ascending order."""


class InsertItems(Command):
    """Items came into a layer, one upon the other from a place on."""

    def __init__(
        self, model: ModelCore, layer_id: int, index: int, items: Sequence[Item], text: str
    ) -> None:
        super().__init__(text)
        self._model, self._layer_id = model, layer_id
        self._index, self._items = index, tuple(items)

    def redo(self) -> None:
        items = self._model.document.sketch_layer(self._layer_id).items
        items = (*items[: self._index], *self._items, *items[self._index :])
        self._model.show_items({self._layer_id: items})

    def undo(self) -> None:
        items = self._model.document.sketch_layer(self._layer_id).items
        items = (*items[: self._index], *items[self._index + len(self._items) :])
        self._model.show_items({self._layer_id: items})


class EraseItems(Command):
    """Items were taken off their layers; the touches of one eraser drag merge into one step."""

    def __init__(
        self,
        model: ModelCore,
        layers: Iterable[SketchLayer],
        ids: frozenset[int],
        text: str,
        drag: int | None = None,
    ) -> None:
        super().__init__(text)
        self._model, self._drag = model, drag
        self._removed = {
            layer.id: places
            for layer in layers
            if (places := tuple((i, x) for i, x in enumerate(layer.items) if x.id in ids))
        }

    def redo(self) -> None:
        self._model.show_items(self._each(_without))

    def undo(self) -> None:
        self._model.show_items(self._each(_put_back))

    @property
    def cost_bytes(self) -> int:
        items = [item for places in self._removed.values() for _, item in places]
        return STEP_BYTES + bytes_of(items)

    def id(self) -> int:
        return NEVER_MERGES if self._drag is None else ERASE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, EraseItems) or other._drag != self._drag:
            return False
        for layer_id, later in other._removed.items():
            earlier = self._removed.get(layer_id, ())
            between = _put_back(self._model.document.sketch_layer(layer_id).items, later)
            removed = {item for _, item in (*earlier, *later)}
            before = _put_back(between, earlier)
            places = tuple((i, x) for i, x in enumerate(before) if x in removed)
            self._removed[layer_id] = places
        return True

    def _each(
        self, change: Callable[[tuple[Item, ...], Places], tuple[Item, ...]]
    ) -> dict[int, tuple[Item, ...]]:
        document = self._model.document
        return {
            layer_id: change(document.sketch_layer(layer_id).items, places)
            for layer_id, places in self._removed.items()
        }


class ReplaceItems(Command):
    """Others took the places of items: moved, scaled, recoloured; a drag merges into one step."""

    def __init__(
        self, model: ModelCore, replaced: Mapping[Item, Item], text: str, drag: int | None = None
    ) -> None:
        super().__init__(text)
        self._model, self._drag = model, drag
        self._new_of = dict(replaced)

    def redo(self) -> None:
        self._exchange(self._new_of)

    def undo(self) -> None:
        self._exchange({new: old for old, new in self._new_of.items()})

    @property
    def cost_bytes(self) -> int:
        return STEP_BYTES + bytes_of(list(self._new_of))

    def id(self) -> int:
        return NEVER_MERGES if self._drag is None else REPLACE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, ReplaceItems) or other._drag != self._drag:
            return False
        later = dict(other._new_of)
        merged = {old: later.pop(new, new) for old, new in self._new_of.items()}
        merged.update(later)
        self._new_of = {old: new for old, new in merged.items() if new is not old}
        if not self._new_of:
            self.setObsolete(True)  # back where it began: no step at all
        return True

    def _exchange(self, other_of: Mapping[Item, Item]) -> None:
        changed = {}
        for layer in self._model.document.sketch_layers:
            items = tuple(other_of.get(item, item) for item in layer.items)
            if items != layer.items:
                changed[layer.id] = items
        self._model.show_items(changed)


def _without(items: tuple[Item, ...], removed: Places) -> tuple[Item, ...]:
    gone = {item for _, item in removed}
    return tuple(item for item in items if item not in gone)


def _put_back(items: tuple[Item, ...], removed: Places) -> tuple[Item, ...]:
    """`items` with the removed ones back at the places they had."""
    whole = list(items)
    for index, item in removed:
        whole.insert(index, item)
    return tuple(whole)
