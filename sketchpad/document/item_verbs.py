"""What one does on the layers: draw, erase, insert, place, replace."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from sketchpad.document.core import ModelCore
from sketchpad.document.drawing_clock import duration_ms
from sketchpad.document.item_commands import EraseItems, InsertItems, ReplaceItems
from sketchpad.document.layers import SketchLayer, obstacle
from sketchpad.document.stroke import NO_ID, Item, SketchPicture, Stroke
from sketchpad.translation import shown_message

translate = QCoreApplication.translate


class ItemVerbs(ModelCore):
    """Every verb is one undo step. What cannot be done is refused: `refused` says why."""

    def add_stroke(self, stroke: Stroke) -> int:
        """Draw a stroke on top of the active layer; returns its id, NO_ID if it was refused.

        The stroke has just ended: that gives it its time on the drawing clock.
        """
        return self.add_strokes([stroke])[0]

    def add_strokes(self, strokes: Sequence[Stroke]) -> list[int]:
        """The same for strokes that were drawn at once, as in a mirror: they are one step."""
        began_ms = self._clock.began_ms(max(duration_ms(stroke) for stroke in strokes))
        timed = [replace(stroke, began_ms=began_ms) for stroke in strokes]
        one, several = translate("UndoStep", "draw stroke"), translate("UndoStep", "draw strokes")
        text = one if len(timed) == 1 else several
        return self._insert(timed, self.document.active_layer, None, text)

    def insert_items(
        self,
        items: Sequence[Item],
        layer_id: int | None = None,
        index: int | None = None,
        text: str = "",
    ) -> list[int]:
        """Put items into a layer (default: the active one) from a place on (default: on top).

        Returns the ids they have in the document, NO_ID if they were refused.
        """
        if not items:
            return []
        began_ms = self._clock.began_ms()
        timed = [replace(x, began_ms=began_ms) if isinstance(x, Stroke) else x for x in items]
        layer_id = self.document.active_layer if layer_id is None else layer_id
        return self._insert(timed, layer_id, index, text or translate("UndoStep", "insert"))

    def replace_items(
        self, replaced: Mapping[Item, Item], text: str, drag: int | None = None
    ) -> None:
        """Let other items take the places (and ids) of some; one drag is one undo step.

        KeyError if an item is not in the document. Nothing happens if one cannot be changed.
        """
        owners = {item: layer for layer in self.document.sketch_layers for item in layer.items}
        obstacles = [reason for old in replaced if (reason := obstacle(owners[old]))]
        if obstacles:
            self.refused.emit(shown_message(obstacles[0]))
            return
        changed = {
            old: new if new.id == old.id else replace(new, id=old.id)
            for old, new in replaced.items()
            if new is not old
        }
        if changed:
            self.undo_stack.push(ReplaceItems(self, changed, text, drag))

    def erase_items(self, ids: Iterable[int], drag: int | None = None, text: str = "") -> None:
        """Take items off their layers; calls with the same `drag` in a row are one undo step.

        What lies on a locked layer stays.
        """
        wanted = frozenset(ids)
        owners = [x for x in self.document.sketch_layers if any(i.id in wanted for i in x.items)]
        free = [layer for layer in owners if not obstacle(layer)]
        if free:
            self.undo_stack.push(EraseItems(self, free, wanted, text, drag))
        elif owners:
            self.refused.emit(shown_message(obstacle(owners[0])))

    def place_sketch(self, lines: NDArray[np.uint8], name: str) -> int:
        """Lay line art (h, w), 255 = paper, on the sheet as large as it fits; returns its id.

        It lies in the active layer: above other pictures, under all strokes. NO_ID if refused.
        """
        x, y, width, height = self.fitted(lines.shape)
        picture = SketchPicture(lines, x, y, width, height, name)
        places = [
            i for i, x in enumerate(self.document.active_items) if isinstance(x, SketchPicture)
        ]
        index = places[-1] + 1 if places else 0
        return self._insert(
            [picture], self.document.active_layer, index, translate("UndoStep", "place sketch")
        )[0]

    def _insert(
        self, items: Sequence[Item], layer_id: int, index: int | None, text: str
    ) -> list[int]:
        layer = self.document.layer(layer_id)
        reason = obstacle(layer)
        if reason or not isinstance(layer, SketchLayer):
            self.refused.emit(shown_message(reason))
            return [NO_ID for _ in items]
        index = len(layer.items) if index is None else index
        own = [replace(item, id=self._new_id()) for item in items]
        self.undo_stack.push(InsertItems(self, layer_id, index, own, text))
        return [item.id for item in own]
