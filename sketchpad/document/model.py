"""The document as the window sees it: verbs that can be undone, and signals."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sketchpad.document.guide_verbs import GuideVerbs
from sketchpad.document.item_verbs import ItemVerbs
from sketchpad.document.layer_verbs import LayerVerbs
from sketchpad.document.layers import obstacle
from sketchpad.document.look_verbs import LookVerbs
from sketchpad.document.underlay_verbs import UnderlayVerbs

translate = QCoreApplication.translate


class DocumentModel(ItemVerbs, LayerVerbs, LookVerbs, GuideVerbs, UnderlayVerbs):
    """One document with undo. Every verb is one undo step and at least one revision."""

    def clear(self) -> None:
        """Take everything off the layers that can be changed, and all colour hints."""
        free = [layer for layer in self.document.sketch_layers if not obstacle(layer)]
        ids = [item.id for layer in free for item in layer.items]
        if not (ids or self.document.hints):
            return
        self.undo_stack.beginMacro(translate("UndoStep", "clear"))
        self.erase_items(ids)
        self.clear_hints()
        self.undo_stack.endMacro()
