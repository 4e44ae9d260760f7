"""Going on from an earlier moment: what came later goes, in one undo step."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sketchpad.document.item_commands import EraseItems, ReplaceItems
from sketchpad.document.layers import SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Item
from sketchpad.timeline.clock_face import as_clock
from sketchpad.timeline.moments import Timeline

translate = QCoreApplication.translate


def go_on_from(model: DocumentModel, timeline: Timeline, t_ms: float) -> None:
    """Make the drawing what it was at a moment of its `timeline`.

    Later strokes go, also from layers that are locked or hidden: they were not there yet. Strokes
    that were half drawn end there. References, hints and settings, which have no time, stay.
    """
    then = timeline.moment(t_ms)
    sketches = [layer for layer in timeline.layers if isinstance(layer, SketchLayer)]
    kept = {x.id for layer in then.layers if isinstance(layer, SketchLayer) for x in layer.items}
    later = frozenset(x.id for layer in sketches for x in layer.items if x.id not in kept)
    whole_of: dict[int, Item] = {x.id: x for layer in sketches for x in layer.items}
    cut = {whole_of[stroke.id]: stroke for stroke in then.growing}
    stack = model.undo_stack
    words = translate("UndoStep", "continue from {moment}").format(moment=as_clock(t_ms))
    stack.beginMacro(words)
    if later:
        stack.push(
            EraseItems(model, sketches, later, translate("UndoStep", "erase what came later"))
        )
    if cut:
        stack.push(ReplaceItems(model, cut, translate("UndoStep", "end half-drawn strokes")))
    stack.endMacro()
