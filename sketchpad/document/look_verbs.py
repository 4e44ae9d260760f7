"""What one does with the look of the result: references, colour hints and settings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine.request import MAX_GAP_PX
from engine.style_set import NamedReference
from sketchpad.document.commands import ChangeHints, ChangeReferences, ChangeSetting
from sketchpad.document.core import ModelCore
from sketchpad.document.document import MIN_WEIGHT, Reference
from sketchpad.document.hints import RGB, PlacedHint

translate = QCoreApplication.translate


class LookVerbs(ModelCore):
    """Every verb is one undo step."""

    # ---- references

    def add_reference(self, pixels: NDArray[np.uint8], name: str) -> int:
        """Add a picture (H, W, 3) uint8 whose colours are wanted; returns its id."""
        reference = Reference(self._new_id(), name, pixels)
        self._change_references(
            (*self.document.references, reference), translate("UndoStep", "add reference")
        )
        return reference.id

    def remove_reference(self, reference_id: int) -> None:
        """Remove a reference; KeyError if no reference has this id."""
        gone = self.document.reference(reference_id)
        left = tuple(r for r in self.document.references if r is not gone)
        self._change_references(left, translate("UndoStep", "remove reference"))

    def set_reference_weight(self, reference_id: int, weight: float) -> None:
        """Weigh a reference, clipped to MIN_WEIGHT..1; changes in a row are one step."""
        weight = min(1.0, max(MIN_WEIGHT, weight))
        if weight != self.document.reference(reference_id).weight:
            weighed = self._with_reference(reference_id, weight=weight)
            command = ChangeReferences(
                self, weighed, translate("UndoStep", "weigh reference"), weighed=reference_id
            )
            self.undo_stack.push(command)

    def set_reference_active(self, reference_id: int, on: bool) -> None:
        """Use a reference or set it aside."""
        if on != self.document.reference(reference_id).active:
            text = (
                translate("UndoStep", "use reference")
                if on
                else translate("UndoStep", "set reference aside")
            )
            self._change_references(self._with_reference(reference_id, active=on), text)

    def use_only_reference(self, reference_id: int) -> None:
        """Use this reference and set all others aside."""
        self.document.reference(reference_id)
        only = tuple(
            r if r.active == (r.id == reference_id) else replace(r, active=r.id == reference_id)
            for r in self.document.references
        )
        if any(new is not old for new, old in zip(only, self.document.references, strict=True)):
            self._change_references(only, translate("UndoStep", "use only this reference"))

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
        self._change_references(tuple(references), translate("UndoStep", "use these references"))

    # ---- colour hints

    def add_hint(self, points: NDArray[np.float32], radius_px: float, colour: RGB | None) -> int:
        """Lay a dot or short stroke, points (N, 2) in document pixels, on top; returns its id.

        The colour None asks for no colour there.
        """
        hint = PlacedHint(points, radius_px, colour, id=self._new_id())
        self._change_hints((*self.document.hints, hint), translate("UndoStep", "add colour hint"))
        return hint.id

    def move_hint(self, hint_id: int, points: NDArray[np.float32], drag: int | None = None) -> None:
        """Give a hint other points (N, 2); calls with the same `drag` in a row are one step."""
        if not np.array_equal(points, self.document.hint(hint_id).points):
            self._change_hints(
                self._with_hint(hint_id, points=points),
                translate("UndoStep", "move colour hint"),
                drag,
            )

    def recolour_hint(self, hint_id: int, colour: RGB | None) -> None:
        """Give a hint another colour; None asks for no colour there."""
        if colour != self.document.hint(hint_id).colour:
            self._change_hints(
                self._with_hint(hint_id, colour=colour), translate("UndoStep", "recolour hint")
            )

    def delete_hint(self, hint_id: int) -> None:
        """Take a hint away; KeyError if no hint has this id."""
        gone = self.document.hint(hint_id)
        left = tuple(hint for hint in self.document.hints if hint is not gone)
        self._change_hints(left, translate("UndoStep", "delete colour hint"))

    def clear_hints(self) -> None:
        """Take all hints away."""
        if self.document.hints:
            self._change_hints((), translate("UndoStep", "clear colour hints"))

    # ---- settings

    def set_strength(self, strength: float) -> None:
        """Set how strong the colours are, clipped to 0..1; changes in a row are one step."""
        self._change_setting(
            "strength", _clipped(strength), translate("UndoStep", "set strength"), sliding=True
        )

    def set_flatness(self, flatness: float) -> None:
        """Set how flat regions are filled, clipped to 0..1; changes in a row are one step."""
        self._change_setting(
            "flatness", _clipped(flatness), translate("UndoStep", "set flatness"), sliding=True
        )

    def set_gap(self, gap_px: float) -> None:
        """Set up to which length gaps of the lines count as closed, clipped to what there is."""
        gap_px = _clipped(gap_px, MAX_GAP_PX)
        self._change_setting("gap_px", gap_px, translate("UndoStep", "set line gap"), sliding=True)

    def set_seed(self, seed: int) -> None:
        """Choose the seed of everything random in the result."""
        self._change_setting("seed", seed, translate("UndoStep", "set seed"))

    def choose_class(self, name: str) -> None:
        """Choose what the photo lens shows, as in Sketchy's folders; "" lets the reader guess."""
        self._change_setting("class_name", name, translate("UndoStep", "choose class"))

    # ---- inside

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
