"""The document as the window sees it: verbs that can be undone, and signals.

Owns the document, its undo stack and the rendered lines; knows nothing of widgets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QUndoStack

from engine.request import MAX_GAP_PX
from engine.style_set import NamedReference
from sketchpad.document.commands import (
    AddStroke,
    ChangeHints,
    ChangeReferences,
    ChangeSetting,
    EraseItems,
    PlaceSketch,
)
from sketchpad.document.document import MIN_WEIGHT, Document, Reference
from sketchpad.document.hints import RGB, PlacedHint
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.ink.render import LineRenderer


class DocumentModel(QObject):
    """One document with undo. Every verb is one undo step and at least one revision."""

    items_changed = Signal(object)
    """QRect of what looks different, in document pixels; None means everything."""
    references_changed = Signal()
    hints_changed = Signal()
    settings_changed = Signal()
    revision_changed = Signal(int)

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.document = document or Document()
        self._next_id = self.document.next_id()
        self._renderer = LineRenderer(self.document.width_px, self.document.height_px)
        self._renderer.update(self.document.items)

    # ---- drawing

    def add_stroke(self, stroke: Stroke) -> int:
        """Draw a stroke on top; returns the id it has in the document."""
        stroke = replace(stroke, id=self._new_id())
        self.undo_stack.push(AddStroke(self, stroke))
        return stroke.id

    def erase_items(self, ids: Iterable[int], drag: int | None = None) -> None:
        """Take items off the sheet; calls with the same `drag` in a row are one undo step."""
        known = frozenset(ids) & {item.id for item in self.document.items}
        if known:
            self.undo_stack.push(EraseItems(self, known, drag=drag))

    def clear(self) -> None:
        """Take everything off the sheet, colour hints included."""
        if not (self.document.items or self.document.hints):
            return
        self.undo_stack.beginMacro("clear")
        if self.document.items:
            everything = frozenset(item.id for item in self.document.items)
            self.undo_stack.push(EraseItems(self, everything))
        self.clear_hints()
        self.undo_stack.endMacro()

    def place_sketch(self, lines: NDArray[np.uint8], name: str) -> int:
        """Lay line art (h, w), 255 = paper, on the sheet as large as it fits; returns its id."""
        height, width = lines.shape
        sheet_width, sheet_height = self.document.width_px, self.document.height_px
        factor = min(sheet_width / width, sheet_height / height)
        fitted_width = max(1, round(width * factor))
        fitted_height = max(1, round(height * factor))
        picture = SketchPicture(
            lines,
            x=(sheet_width - fitted_width) // 2,
            y=(sheet_height - fitted_height) // 2,
            width=fitted_width,
            height=fitted_height,
            name=name,
            id=self._new_id(),
        )
        self.undo_stack.push(PlaceSketch(self, picture))
        return picture.id

    def is_blank(self) -> bool:
        """Whether nothing lies on the sheet."""
        return not self.document.items

    def rendered_lines(self) -> NDArray[np.uint8]:
        """The sheet as lines: a copy, (H, W) uint8, 255 = paper."""
        return self._renderer.lines()

    @property
    def sheet_image(self) -> QImage:
        """The rendered sheet at one pixel per document pixel; read only, changes in place."""
        return self._renderer.image

    # ---- references

    def add_reference(self, pixels: NDArray[np.uint8], name: str) -> int:
        """Add a picture (H, W, 3) uint8 whose colours are wanted; returns its id."""
        reference = Reference(self._new_id(), name, pixels)
        self._change_references((*self.document.references, reference), "add reference")
        return reference.id

    def remove_reference(self, reference_id: int) -> None:
        """Remove a reference; KeyError if no reference has this id."""
        gone = self.document.reference(reference_id)
        left = tuple(r for r in self.document.references if r is not gone)
        self._change_references(left, "remove reference")

    def set_reference_weight(self, reference_id: int, weight: float) -> None:
        """Weigh a reference, clipped to MIN_WEIGHT..1; changes in a row are one step."""
        weight = min(1.0, max(MIN_WEIGHT, weight))
        if weight != self.document.reference(reference_id).weight:
            weighed = self._with_reference(reference_id, weight=weight)
            command = ChangeReferences(self, weighed, "weigh reference", weighed=reference_id)
            self.undo_stack.push(command)

    def set_reference_active(self, reference_id: int, on: bool) -> None:
        """Use a reference or set it aside."""
        if on != self.document.reference(reference_id).active:
            text = "use reference" if on else "set reference aside"
            self._change_references(self._with_reference(reference_id, active=on), text)

    def use_only_reference(self, reference_id: int) -> None:
        """Use this reference and set all others aside."""
        self.document.reference(reference_id)
        only = tuple(
            r if r.active == (r.id == reference_id) else replace(r, active=r.id == reference_id)
            for r in self.document.references
        )
        if any(new is not old for new, old in zip(only, self.document.references, strict=True)):
            self._change_references(only, "use only this reference")

    def use_references(self, wanted: Iterable[NamedReference]) -> None:
        """Use these with their weights and set all others aside; known pictures are not doubled."""
        missing, references = list(wanted), []
        for known in self.document.references:
            same = [w for w in missing if w.reference.content_hash == known.content_hash]
            if same:
                missing.remove(same[0])
                known = replace(known, active=True, weight=same[0].reference.weight)
            elif known.active:
                known = replace(known, active=False)
            references.append(known)
        for w in missing:
            pixels, weight = w.reference.pixels, w.reference.weight
            references.append(Reference(self._new_id(), w.name, pixels, weight))
        self._change_references(tuple(references), "use these references")

    # ---- colour hints

    def add_hint(self, points: NDArray[np.float32], radius_px: float, colour: RGB | None) -> int:
        """Lay a dot or short stroke, points (N, 2) in document pixels, on top; returns its id.

        The colour None asks for no colour there.
        """
        hint = PlacedHint(points, radius_px, colour, id=self._new_id())
        self._change_hints((*self.document.hints, hint), "add colour hint")
        return hint.id

    def move_hint(self, hint_id: int, points: NDArray[np.float32], drag: int | None = None) -> None:
        """Give a hint other points (N, 2); calls with the same `drag` in a row are one step."""
        if not np.array_equal(points, self.document.hint(hint_id).points):
            self._change_hints(self._with_hint(hint_id, points=points), "move colour hint", drag)

    def recolour_hint(self, hint_id: int, colour: RGB | None) -> None:
        """Give a hint another colour; None asks for no colour there."""
        if colour != self.document.hint(hint_id).colour:
            self._change_hints(self._with_hint(hint_id, colour=colour), "recolour hint")

    def delete_hint(self, hint_id: int) -> None:
        """Take a hint away; KeyError if no hint has this id."""
        gone = self.document.hint(hint_id)
        left = tuple(hint for hint in self.document.hints if hint is not gone)
        self._change_hints(left, "delete colour hint")

    def clear_hints(self) -> None:
        """Take all hints away."""
        if self.document.hints:
            self._change_hints((), "clear colour hints")

    # ---- settings

    def set_strength(self, strength: float) -> None:
        """Set how strong the colours are, clipped to 0..1; changes in a row are one step."""
        self._change_setting("strength", _clipped(strength), "set strength", sliding=True)

    def set_flatness(self, flatness: float) -> None:
        """Set how flat regions are filled, clipped to 0..1; changes in a row are one step."""
        self._change_setting("flatness", _clipped(flatness), "set flatness", sliding=True)

    def set_gap(self, gap_px: float) -> None:
        """Set up to which length gaps of the lines count as closed, clipped to what there is."""
        gap_px = _clipped(gap_px, MAX_GAP_PX)
        self._change_setting("gap_px", gap_px, "set line gap", sliding=True)

    def set_seed(self, seed: int) -> None:
        """Choose the seed of everything random in the result."""
        self._change_setting("seed", seed, "set seed")

    def choose_class(self, name: str) -> None:
        """Choose what the photo lens shows, as in Sketchy's folders; "" lets the reader guess."""
        self._change_setting("class_name", name, "choose class")

    # ---- the whole document

    def set_document(self, document: Document) -> None:
        """Show another document, with an empty undo history and a revision beyond the last."""
        document.revision = max(document.revision, self.document.revision) + 1
        self.document = document
        self._next_id = document.next_id()
        self._renderer = LineRenderer(document.width_px, document.height_px)
        self._renderer.update(document.items)
        self.undo_stack.clear()
        self.items_changed.emit(None)
        self.references_changed.emit()
        self.hints_changed.emit()
        self.settings_changed.emit()
        self.revision_changed.emit(document.revision)

    # ---- called by the commands

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Make these the items of the document; for undo commands."""
        layers = tuple(
            replace(layer, items=items) if layer.id == self.document.active_layer else layer
            for layer in self.document.layers
        )
        self.document.change(layers=layers)
        self.items_changed.emit(self._renderer.update(items))
        self.revision_changed.emit(self.document.revision)

    def show_references(self, references: tuple[Reference, ...]) -> None:
        """Make these the references of the document; for undo commands."""
        self.document.change(references=references)
        self.references_changed.emit()
        self.revision_changed.emit(self.document.revision)

    def show_hints(self, hints: tuple[PlacedHint, ...]) -> None:
        """Make these the colour hints of the document; for undo commands."""
        self.document.change(hints=hints)
        self.hints_changed.emit()
        self.revision_changed.emit(self.document.revision)

    def show_settings(self, **settings: float | str) -> None:
        """Change settings by their names in the document; for undo commands."""
        self.document.change(**settings)
        self.settings_changed.emit()
        self.revision_changed.emit(self.document.revision)

    def _new_id(self) -> int:
        self._next_id += 1
        return self._next_id - 1

    def _with_reference(self, reference_id: int, **fields: float) -> tuple[Reference, ...]:
        return tuple(
            replace(r, **fields) if r.id == reference_id else r  # type: ignore[arg-type]
            for r in self.document.references
        )

    def _change_references(self, references: tuple[Reference, ...], text: str) -> None:
        self.undo_stack.push(ChangeReferences(self, references, text))

    def _with_hint(self, hint_id: int, **fields: Any) -> tuple[PlacedHint, ...]:
        return tuple(replace(h, **fields) if h.id == hint_id else h for h in self.document.hints)

    def _change_hints(
        self, hints: tuple[PlacedHint, ...], text: str, drag: int | None = None
    ) -> None:
        self.undo_stack.push(ChangeHints(self, hints, text, drag))

    def _change_setting(
        self, name: str, value: float | str, text: str, *, sliding: bool = False
    ) -> None:
        if value != getattr(self.document, name):
            self.undo_stack.push(ChangeSetting(self, name, value, text, sliding=sliding))


def _clipped(value: float, highest: float = 1.0) -> float:
    return min(highest, max(0.0, value))
