"""Undo steps of references, colour hints and settings; each holds only what it changes.

Those of the drawing are in `item_commands.py` and `layer_commands.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QUndoCommand

from sketchpad.document.document import Reference
from sketchpad.document.hints import PlacedHint
from sketchpad.document.undo_stack import NEVER_MERGES, STEP_BYTES, Command, bytes_of

if TYPE_CHECKING:
    from sketchpad.document.core import ModelCore

WEIGH, SLIDE, MOVE_HINT = 1, 2, 3


class ChangeReferences(Command):
    """The references changed: added, removed, switched, weighed."""

    def __init__(
        self,
        model: ModelCore,
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

    @property
    def cost_bytes(self) -> int:
        kept = {reference.content_hash for reference in self._after}
        return STEP_BYTES + bytes_of([x for x in self._before if x.content_hash not in kept])

    def id(self) -> int:
        return NEVER_MERGES if self._weighed is None else WEIGH

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, ChangeReferences) or other._weighed != self._weighed:
            return False
        self._after = other._after
        return True


class ChangeHints(Command):
    """The colour hints changed: added, moved, recoloured, deleted; one drag is one step."""

    def __init__(
        self,
        model: ModelCore,
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


class ChangeSetting(Command):
    """One setting of the document was chosen; changes of a `sliding` one in a row are one step."""

    def __init__(
        self,
        model: ModelCore,
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
