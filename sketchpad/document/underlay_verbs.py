"""What one does with a picture to trace itself: lay it elsewhere; and the undo step of it."""

from __future__ import annotations

from PySide6.QtGui import QUndoCommand

from sketchpad.document.core import ModelCore
from sketchpad.document.layers import PictureLayer
from sketchpad.document.undo_stack import NEVER_MERGES, STEP_BYTES, Command

PLACE_PICTURE = 202


class PlacePicture(Command):
    """A picture layer lies elsewhere, larger, smaller or turned; one drag is one step."""

    def __init__(
        self,
        model: ModelCore,
        before: PictureLayer,
        after: PictureLayer,
        text: str,
        drag: int | None,
    ) -> None:
        super().__init__(text)
        self._model, self._before, self._after, self._drag = model, before, after, drag

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)

    @property
    def cost_bytes(self) -> int:
        anew = self._before.pixels is not self._after.pixels
        return STEP_BYTES + (self._before.pixels.nbytes if anew else 0)

    def id(self) -> int:
        return NEVER_MERGES if self._drag is None else PLACE_PICTURE

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 (Qt's name)
        if not isinstance(other, PlacePicture):
            return False
        if (other._drag, other._after.id) != (self._drag, self._after.id):
            return False
        self._after = other._after
        if self._after is self._before:
            self.setObsolete(True)  # back where it began: no step at all
        return True

    def _show(self, picture: PictureLayer) -> None:
        document = self._model.document
        layers = tuple(picture if x.id == picture.id else x for x in document.layers)
        self._model.show_layers(layers, document.active_layer)


class UnderlayVerbs(ModelCore):
    """Every verb is one undo step."""

    def place_picture(self, placed: PictureLayer, text: str, drag: int | None = None) -> None:
        """Let a picture to trace be as `placed`, which has its id; one drag is one undo step.

        KeyError if there is no such layer, ValueError if it is none to trace.
        """
        before = self.document.layer(placed.id)
        if not isinstance(before, PictureLayer):
            raise ValueError(f"the layer {placed.id} is no picture to trace")
        if placed is not before:
            self.undo_stack.push(PlacePicture(self, before, placed, text, drag))
