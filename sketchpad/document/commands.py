"""Undo: one QUndoCommand per user verb, each holding only what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QUndoCommand

from sketchpad.document.document import Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.stroke import Item, SketchPicture, Stroke

if TYPE_CHECKING:
    from sketchpad.document.model import DocumentModel

NEVER_MERGES = -1
ERASE, WEIGH, SLIDE, MOVE_HINT = 1, 2, 3, 4


class InsertItem(QUndoCommand):
    """Puts one item into the drawing order; the base of drawing and placing."""

    def __init__(self, model: DocumentModel, item: Item, index: int, text: str) -> None:
        super().__init__(text)
        self._model, self._item, self._index = model, item, index

    def redo(self) -> None:
        items = self._model.document.items
        self._model.show_items((*items[: self._index], self._item, *items[self._index :]))

    def undo(self) -> None:
        items = self._model.document.items
        self._model.show_items((*items[: self._index], *items[self._index + 1 :]))


class AddStroke(InsertItem):
    """The pen drew a stroke, on top of everything."""

    def __init__(self, model: DocumentModel, stroke: Stroke) -> None:
        super().__init__(model, stroke, len(model.document.items), "draw stroke")


class PlaceSketch(InsertItem):
    """A sketch picture was laid on the sheet: above other pictures, under all strokes."""

    def __init__(self, model: DocumentModel, picture: SketchPicture) -> None:
        pictures = [i for i, x in enumerate(model.document.items) if isinstance(x, SketchPicture)]
        super().__init__(model, picture, pictures[-1] + 1 if pictures else 0, "place sketch")


class EraseItems(QUndoCommand):
    """Items were taken off the sheet; the touches of one eraser drag merge into one step."""

    def __init__(
        self,
        model: DocumentModel,
        ids: frozenset[int],
        text: str = "erase",
        drag: int | None = None,
    ) -> None:
        super().__init__(text)
        self._model, self._drag = model, drag
        self._removed = tuple((i, x) for i, x in enumerate(model.document.items) if x.id in ids)

    def redo(self) -> None:
        removed = {item for _, item in self._removed}
        self._model.show_items(tuple(x for x in self._model.document.items if x not in removed))

    def undo(self) -> None:
        self._model.show_items(_put_back(self._model.document.items, self._removed))

    def id(self) -> int:
        return NEVER_MERGES if self._drag is None else ERASE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, EraseItems) or other._drag != self._drag:
            return False
        between = _put_back(self._model.document.items, other._removed)
        before = _put_back(between, self._removed)
        removed = {item for _, item in (*self._removed, *other._removed)}
        self._removed = tuple((i, x) for i, x in enumerate(before) if x in removed)
        return True


class ChangeReferences(QUndoCommand):
    """The references changed: added, removed, switched, weighed."""

    def __init__(
        self,
        model: DocumentModel,
        references: Sequence[Reference],
        text: str,
        weighed: int | None = None,
    ) -> None:
        super().__init__(text)
        self._model, self._weighed = model, weighed
        self._before, self._after = model.document.references, tuple(references)

    def redo(self) -> None:
        self._model.show_references(self._after)

    def undo(self) -> None:
        self._model.show_references(self._before)

    def id(self) -> int:
        return NEVER_MERGES if self._weighed is None else WEIGH

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, ChangeReferences) or other._weighed != self._weighed:
            return False
        self._after = other._after
        return True


class ChangeHints(QUndoCommand):
    """The colour hints changed: added, moved, recoloured, deleted; one drag is one step."""

    def __init__(
        self,
        model: DocumentModel,
        hints: Sequence[PlacedHint],
        text: str,
        drag: int | None = None,
    ) -> None:
        super().__init__(text)
        self._model, self._drag = model, drag
        self._before, self._after = model.document.hints, tuple(hints)

    def redo(self) -> None:
        self._model.show_hints(self._after)

    def undo(self) -> None:
        self._model.show_hints(self._before)

    def id(self) -> int:
        return NEVER_MERGES if self._drag is None else MOVE_HINT

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, ChangeHints) or other._drag != self._drag:
            return False
        self._after = other._after
        pairs = zip(self._before, self._after, strict=True)  # a drag only moves
        if all(np.array_equal(before.points, after.points) for before, after in pairs):
            self.setObsolete(True)  # back where it began: no step at all
        return True


class ChangeSetting(QUndoCommand):
    """One setting of the document was chosen; changes of a `sliding` one in a row are one step."""

    def __init__(
        self,
        model: DocumentModel,
        name: str,
        value: float | str,
        text: str,
        *,
        sliding: bool = False,
    ) -> None:
        super().__init__(text)
        self._model, self._name, self._sliding = model, name, sliding
        self._before, self._after = getattr(model.document, name), value

    def redo(self) -> None:
        self._model.show_settings(**{self._name: self._after})

    def undo(self) -> None:
        self._model.show_settings(**{self._name: self._before})

    def id(self) -> int:
        return SLIDE if self._sliding else NEVER_MERGES

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, ChangeSetting) or other._name != self._name:
            return False
        self._after = other._after
        return True


def _put_back(items: Sequence[Item], removed: Sequence[tuple[int, Item]]) -> tuple[Item, ...]:
    """`items` with the removed ones back at the places they had; ascending places."""
    whole = list(items)
    for index, item in removed:
        whole.insert(index, item)
    return tuple(whole)
