"""What one does with guides: lay, move, take away; and the undo step of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from sketchpad.document.core import ModelCore
from sketchpad.document.guides import Guide
from sketchpad.document.undo_stack import Command


class ChangeGuides(Command):
    """The guides changed: laid, moved, taken away."""

    def __init__(self, model: ModelCore, guides: Sequence[Guide], text: str) -> None:
        super().__init__(text)
        self._model = model
        self._before, self._after = model.document.guides, tuple(guides)

    def redo(self) -> None:
        self._model.show_guides(self._after)

    def undo(self) -> None:
        self._model.show_guides(self._before)


class GuideVerbs(ModelCore):
    """Every verb is one undo step. Two guides never lie in one place."""

    def lay_guide(self, guide: Guide) -> None:
        """Lay a guide across the sheet."""
        text = QCoreApplication.translate("UndoStep", "lay guide")
        self._change_guides((*self.document.guides, guide), text)

    def move_guide(self, before: Guide, place_px: float) -> None:
        """Lay a guide elsewhere; ValueError if there is no such guide."""
        guides = list(self.document.guides)
        guides[guides.index(before)] = Guide(before.upright, place_px)
        self._change_guides(guides, QCoreApplication.translate("UndoStep", "move guide"))

    def take_guide(self, guide: Guide) -> None:
        """Take a guide away."""
        left = [known for known in self.document.guides if known != guide]
        self._change_guides(left, QCoreApplication.translate("UndoStep", "take guide away"))

    def clear_guides(self) -> None:
        """Take all guides away."""
        self._change_guides((), QCoreApplication.translate("UndoStep", "take all guides away"))

    def arrange_guides(self, guides: Sequence[Guide]) -> None:
        """Let there be these guides and no others."""
        self._change_guides(guides, QCoreApplication.translate("UndoStep", "arrange guides"))

    def _change_guides(self, guides: Sequence[Guide], text: str) -> None:
        wanted = tuple(dict.fromkeys(guides))
        if wanted != self.document.guides:
            self.undo_stack.push(ChangeGuides(self, wanted, text))
