"""What one does with layers: add, remove, order, rename, merge, show, lock."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from sketchpad.document.core import ModelCore
from sketchpad.document.layer_commands import ChangeLayer, ExchangeLayers, MoveLayer
from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.ink.sheet import SheetRenderer
from sketchpad.layer_names import shown_layer
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

translate = QCoreApplication.translate

_CHANGES = {  # what a change of a property is called: to True, to False
    "visible": (
        QT_TRANSLATE_NOOP("UndoStep", "show layer"),
        QT_TRANSLATE_NOOP("UndoStep", "hide layer"),
    ),
    "locked": (
        QT_TRANSLATE_NOOP("UndoStep", "lock layer"),
        QT_TRANSLATE_NOOP("UndoStep", "unlock layer"),
    ),
    "drives": (
        QT_TRANSLATE_NOOP("UndoStep", "let layer drive the result"),
        QT_TRANSLATE_NOOP("UndoStep", "keep layer out of the result"),
    ),
}


class LayerVerbs(ModelCore):
    """Every verb but `activate_layer` is one undo step. KeyError if no layer has an id."""

    def activate_layer(self, layer_id: int) -> None:
        """Draw on this layer from now on."""
        if self.document.layer(layer_id).id != self.document.active_layer:
            self.document.active_layer = layer_id
            self.layers_changed.emit()

    def add_layer(self, name: str = "") -> int:
        """Lay an empty sketch layer upon the active one and draw on it; returns its id."""
        layer = SketchLayer(self._new_id(), name or self._fresh_name())
        self._exchange(
            self._active_index() + 1, 0, [layer], layer.id, translate("UndoStep", "add layer")
        )
        return layer.id

    def add_picture_layer(
        self,
        pixels: NDArray[np.uint8],
        name: str,
        place: tuple[int, int, int, int] | None = None,
    ) -> int:
        """Lay a picture to trace, (H, W, 4) uint8 RGBA, under all sketch layers; returns its id.

        `place` is x, y, width and height in document pixels; without one it is as large as it fits.
        What is drawn on stays the same.
        """
        place = place or self.fitted(pixels.shape)
        layer = PictureLayer(self._new_id(), name, pixels, *place)
        kinds = [isinstance(x, SketchLayer) for x in self.document.layers]
        active = self.document.active_layer
        self._exchange(
            kinds.index(True), 0, [layer], active, translate("UndoStep", "place underlay")
        )
        return layer.id

    def remove_layer(self, layer_id: int) -> None:
        """Take a layer away with all that lies on it; the last sketch layer is refused."""
        index = self._index(layer_id)
        layers = self.document.layers
        if layers[index] in self.document.sketch_layers and len(self.document.sketch_layers) == 1:
            self.refused.emit(
                self.tr("A drawing has at least one sketch layer. Add another one first.")
            )
            return
        active = self.document.active_layer
        if active == layer_id:
            below = [layer.id for layer in layers[:index] if isinstance(layer, SketchLayer)]
            above = [layer.id for layer in layers[index + 1 :] if isinstance(layer, SketchLayer)]
            active = below[-1] if below else above[0]
        self._exchange(index, 1, [], active, translate("UndoStep", "delete layer"))

    def duplicate_layer(self, layer_id: int) -> int:
        """Lay a copy upon a layer and, of a sketch, draw on it; returns the copy's id."""
        layer = self.document.layer(layer_id)
        new_id = self._new_id()
        name = self.tr("{name} copy").format(name=shown_layer(layer.name))
        if isinstance(layer, SketchLayer):
            items = tuple(replace(item, id=self._new_id()) for item in layer.items)
            copy: Layer = replace(layer, id=new_id, name=name, items=items)
            active = new_id
        else:
            copy = replace(layer, id=new_id, name=name)
            active = self.document.active_layer
        self._exchange(
            self._index(layer_id) + 1, 0, [copy], active, translate("UndoStep", "duplicate layer")
        )
        return new_id

    def merge_down(self, layer_id: int) -> None:
        """Make one of a sketch layer and the sketch layer right below it, which gives its name.

        It looks the same. Strokes stay strokes if the opacities are alike and the upper layer
        erases nothing; otherwise both become a picture of their lines.
        """
        index = self._index(layer_id)
        reason = self.merge_obstacle(layer_id)
        if reason:
            self.refused.emit(reason)
            return
        lower, upper = self.document.layers[index - 1 : index + 1]
        assert isinstance(lower, SketchLayer) and isinstance(upper, SketchLayer)
        if lower.opacity == upper.opacity and not _erases(upper):
            merged = replace(lower, items=lower.items + upper.items)
        else:
            merged = replace(lower, items=self._flattened(lower, upper), opacity=1.0)
        self._exchange(index - 1, 2, [merged], merged.id, translate("UndoStep", "merge layer down"))

    def merge_obstacle(self, layer_id: int) -> str:
        """Why a layer cannot be merged down and what to do; empty if it can."""
        index = self._index(layer_id)
        pair = self.document.layers[max(0, index - 1) : index + 1]
        if len(pair) < 2 or not all(isinstance(layer, SketchLayer) for layer in pair):
            return self.tr(
                "Only a sketch layer right above another sketch layer can be merged down."
            )
        if any(layer.locked or not layer.visible for layer in pair):
            return self.tr(
                "A hidden or locked layer cannot be merged. Show and unlock both layers first."
            )
        return ""

    def move_layer(self, layer_id: int, index: int) -> None:
        """Give a layer another place in the order, 0 at the bottom; out of range is clipped."""
        before = self._index(layer_id)
        after = min(len(self.document.layers) - 1, max(0, index))
        if after != before:
            self.undo_stack.push(MoveLayer(self, before, after))

    def rename_layer(self, layer_id: int, name: str) -> None:
        """Give a layer another name; an empty one is not taken."""
        name = name.strip()
        if name:
            self._change(layer_id, "name", name, translate("UndoStep", "rename layer"))

    def set_layer(
        self,
        layer_id: int,
        *,
        opacity: float | None = None,
        visible: bool | None = None,
        locked: bool | None = None,
        drives: bool | None = None,
    ) -> None:
        """Change properties of a layer, each one step; opacities in a row are one step.

        A picture to trace never drives the result: ValueError.
        """
        if opacity is not None:
            opacity = min(1.0, max(0.0, opacity))
            self._change(
                layer_id, "opacity", opacity, translate("UndoStep", "layer opacity"), sliding=True
            )
        switches = {"visible": visible, "locked": locked, "drives": drives}
        for name, on in switches.items():
            if on is not None:
                text = shown("UndoStep", _CHANGES[name][0 if on else 1])
                self._change(layer_id, name, on, text)

    def _change(
        self, layer_id: int, name: str, value: Any, text: str, *, sliding: bool = False
    ) -> None:
        if value != getattr(self.document.layer(layer_id), name):
            command = ChangeLayer(self, layer_id, name, value, text, sliding=sliding)
            self.undo_stack.push(command)

    def _exchange(self, index: int, count: int, layers: list[Any], active: int, text: str) -> None:
        self.undo_stack.push(ExchangeLayers(self, index, count, layers, active, text))

    def _flattened(self, *layers: SketchLayer) -> tuple[Item, ...]:
        """The layers as a picture of their lines, as large as the sheet."""
        width, height = self.document.width_px, self.document.height_px
        renderer = SheetRenderer(width, height)
        renderer.update([replace(layer, drives=True) for layer in layers])
        name = layers[-1].name
        return (SketchPicture(renderer.lines(), 0, 0, width, height, name, self._new_id()),)

    def _index(self, layer_id: int) -> int:
        return self.document.layers.index(self.document.layer(layer_id))

    def _active_index(self) -> int:
        return self._index(self.document.active_layer)

    def _fresh_name(self) -> str:
        names, number = {layer.name for layer in self.document.layers}, 2
        words = self.tr("Layer {number}")
        while words.format(number=number) in names:
            number += 1
        return words.format(number=number)


def _erases(layer: SketchLayer) -> bool:
    return any(isinstance(x, Stroke) and x.brush.kind == "eraser" for x in layer.items)
