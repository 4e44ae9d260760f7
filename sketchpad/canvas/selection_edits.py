"""What one does with what is selected, besides dragging it: verbs of keys and menus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt

from sketchpad.canvas.arrow_keys import ARROWS
from sketchpad.canvas.item_selection import ItemSelection
from sketchpad.canvas.picking import free_items, free_underlay
from sketchpad.canvas.tools.tool import next_drag
from sketchpad.canvas.transforms import (
    Matrix,
    bounding_box,
    placed,
    scaling,
    transformed,
    translation,
)
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import NO_ID, Item

FAR_NUDGE_PX = 10.0
"""How far Shift and an arrow key move, in document pixels."""
COPY_SHIFT_PX = 16.0
"""A copy lies so far beside its original, in view pixels, where both would be one."""


class SelectionEdits:
    """Every verb is one undo step; nudges in a row are one."""

    def __init__(self, model: DocumentModel, selection: ItemSelection, viewport: Viewport) -> None:
        self._model, self._selection, self._viewport = model, selection, viewport
        self._nudges = next_drag()
        selection.changed.connect(self._end_nudges)

    def select_all(self) -> None:
        """Select everything that can be changed."""
        self._selection.select(free_items(self._model.document))

    def delete(self) -> None:
        """Take what is selected off the sheet."""
        self._model.erase_items(
            self._selection.ids, text=QCoreApplication.translate("UndoStep", "delete")
        )

    def press(self, key: int, far: bool) -> bool:
        """Follow an arrow key, or Escape: nothing is selected. False if it means nothing."""
        if not self._selection.ids:
            return self._press_for_underlay(key, far)
        if key == Qt.Key.Key_Escape:
            self._selection.clear()
        elif key in ARROWS:
            px = FAR_NUDGE_PX if far else 1.0
            self.nudge(px * ARROWS[key][0], px * ARROWS[key][1])
        else:
            return False
        return True

    def nudge(self, right: float, down: float) -> None:
        """Move what is selected by document pixels, along the axes of the view."""
        self._replace(
            self._step(right, down), QCoreApplication.translate("UndoStep", "move"), self._nudges
        )

    def flip(self, upside_down: bool = False) -> None:
        """Turn what is selected over, left to right or upside down on the sheet."""
        box = bounding_box(self._selection.items)
        if box is not None:
            middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            factors = (1.0, -1.0) if upside_down else (-1.0, 1.0)
            self._replace(scaling(*factors, middle), QCoreApplication.translate("UndoStep", "flip"))

    def duplicate(self) -> None:
        """Lay a copy beside what is selected and select the copy."""
        self._insert(
            self._selection.items,
            self._beside(1),
            QCoreApplication.translate("UndoStep", "duplicate"),
        )

    def paste(self, items: Sequence[Item], times: int = 1) -> None:
        """Lay items on the active layer and select them, the further aside the more `times`.

        What would lie out of sight comes to the middle of the view.
        """
        box = bounding_box(items)
        if box is None:
            return
        shift = self._beside(times)
        middle = (box[0] + box[2]) / 2 + shift[0, 2], (box[1] + box[3]) / 2 + shift[1, 2]
        seen = self._viewport.transform.to_view(*middle)
        view_middle = self._viewport.middle()
        if not (0 <= seen[0] <= 2 * view_middle.x() and 0 <= seen[1] <= 2 * view_middle.y()):
            there = self._viewport.to_document(view_middle)
            shift = translation(there.x() - middle[0], there.y() - middle[1]) @ shift
        self._insert(items, shift, QCoreApplication.translate("UndoStep", "paste"))

    def _beside(self, times: int) -> Matrix:
        shift = COPY_SHIFT_PX * times / self._viewport.zoom
        return translation(shift, shift)

    def _insert(self, items: Sequence[Item], matrix: Matrix, text: str) -> None:
        copies = [replace(transformed(item, matrix), id=NO_ID) for item in items]
        ids = frozenset(self._model.insert_items(copies, text=text))
        new = [item for item in free_items(self._model.document) if item.id in ids]
        if new:
            self._selection.select(new)

    def _replace(self, matrix: Matrix, text: str, drag: int | None = None) -> None:
        changed = {item: transformed(item, matrix) for item in self._selection.items}
        self._model.replace_items(changed, text, drag)

    def _press_for_underlay(self, key: int, far: bool) -> bool:
        """Arrow keys move the picture that is traced, if its layer is active and not locked."""
        layer = free_underlay(self._model.document)
        if layer is None or key not in ARROWS:
            return False
        px = FAR_NUDGE_PX if far else 1.0
        moved = placed(layer, self._step(px * ARROWS[key][0], px * ARROWS[key][1]))
        if (moved.x, moved.y) != (layer.x, layer.y):
            text = QCoreApplication.translate("UndoStep", "move underlay")
            self._model.place_picture(moved, text, self._nudges)
        return True

    def _step(self, right: float, down: float) -> Matrix:
        """A way along the axes of the view, in document pixels."""
        axes = self._viewport.transform.unit_axes
        # The axes are at right angles: what goes right in the view is a row of their matrix.
        across = right * axes[0][0] + down * axes[0][1]
        along = right * axes[1][0] + down * axes[1][1]
        return translation(across, along)

    def _end_nudges(self) -> None:
        self._nudges = next_drag()
