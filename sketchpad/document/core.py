"""What all verbs of the model build on: the document, its undo stack, its pixels and its signals.

Knows nothing of widgets; the verbs are in `item_verbs.py`, `layer_verbs.py` and `look_verbs.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, Signal, SignalInstance
from PySide6.QtGui import QImage

from sketchpad.document.document import Document, Reference
from sketchpad.document.guides import Guide
from sketchpad.document.hints import PlacedHint
from sketchpad.document.layers import Layer, PictureLayer, SketchLayer, obstacle
from sketchpad.document.open_document import OpenDocument
from sketchpad.document.stroke import Item, Stroke
from sketchpad.document.undo_stack import UndoStack
from sketchpad.ink.thumbnails import ink_thumbnail, picture_thumbnail


class ModelCore(QObject):
    """Shows one open document at a time and tells when it looks different.

    Every verb works on the document that is shown; all others rest as they are.
    """

    leaving = Signal()
    """Another document is about to be shown: what is under way has to end, or be kept."""
    items_changed = Signal(object)
    """QRect of what looks different, in document pixels; None means everything."""
    layers_changed = Signal()
    """Layers came, went, moved or have other properties, or another one is drawn on."""
    references_changed = Signal()
    hints_changed = Signal()
    guides_changed = Signal()
    settings_changed = Signal()
    revision_changed = Signal(int)
    refused = Signal(str)
    """Something could not be drawn, and why."""

    def __init__(self, document: Document | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = UndoStack(self)
        self.undo_stack.jumping.connect(self._jump)
        self._jumps = False
        self._untold: set[str] = set()  # what has changed during a jump
        self._adopt(OpenDocument(document or Document()))

    @property
    def shown(self) -> OpenDocument:
        """The open document that is shown, with what belongs to it alone."""
        return self._shown

    @property
    def document(self) -> Document:
        """The drawing that is shown."""
        return self._shown.document

    # ---- what it looks like

    def is_blank(self) -> bool:
        """Whether there is nothing that the lenses could see."""
        return self.document.item_count == 0

    def is_bare(self) -> bool:
        """Whether there is nothing to be seen on the sheet at all."""
        return self._shown.bare

    def rendered_lines(self) -> NDArray[np.uint8]:
        """What the lenses see, a copy: (H, W) uint8, 255 = paper."""
        return self._renderer.lines()

    def lines_with(self, *strokes: Stroke) -> NDArray[np.uint8]:
        """What the lenses would see if `strokes` were drawn: (H, W) uint8, 255 = paper."""
        if self.obstacle():
            return self.rendered_lines()
        return self._renderer.lines_with(strokes, self.document.active_layer)

    @property
    def sheet_image(self) -> QImage:
        """The visible layers at one pixel per document pixel; read only, changes in place."""
        return self._renderer.image

    def patch(self, area: QRect, *strokes: Stroke) -> tuple[QImage, QRect]:
        """A part of the sheet image as it would be if `strokes` were drawn, and its rectangle."""
        return self._renderer.patch(area, strokes, self.document.active_layer)

    def thumbnail(self) -> NDArray[np.uint8]:
        """The sheet at no more than 256 px, (h, w, 3) uint8 RGB."""
        return self._shown.thumbnail()

    def layer_thumbnail(self, layer_id: int, side_px: int) -> NDArray[np.uint8]:
        """What lies on one layer, reduced to about `side_px`: (h, w) grey or (h, w, 3) RGB."""
        layer = self.document.layer(layer_id)
        if isinstance(layer, PictureLayer):
            return picture_thumbnail(layer, side_px)
        return ink_thumbnail(self._renderer.ink(layer_id), side_px)

    def fitted(self, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
        """Where (x, y, width, height) a picture (h, w, …) fits onto the sheet, in its middle."""
        sheet_width, sheet_height = self.document.width_px, self.document.height_px
        factor = min(sheet_width / shape[1], sheet_height / shape[0])
        width, height = max(1, round(shape[1] * factor)), max(1, round(shape[0] * factor))
        return (sheet_width - width) // 2, (sheet_height - height) // 2, width, height

    def obstacle(self) -> str:
        """Why the active layer cannot be drawn on and what to do; empty if it can."""
        return obstacle(self.document.layer(self.document.active_layer))

    # ---- the whole document

    def show(self, opened: OpenDocument) -> None:
        """Let another open document be the one that is seen and worked on."""
        if opened is self._shown:
            return
        self.leaving.emit()
        self._adopt(opened)
        self.items_changed.emit(None)
        self.layers_changed.emit()
        self.references_changed.emit()
        self.hints_changed.emit()
        self.guides_changed.emit()
        self.settings_changed.emit()

    def set_document(self, document: Document) -> None:
        """Show a document that was not open before, with an empty undo history."""
        self.show(OpenDocument(document))

    # ---- called by the commands

    def show_items(self, items_of: Mapping[int, tuple[Item, ...]]) -> None:
        """Give sketch layers, by their ids, these items; for undo commands."""
        layers = tuple(
            replace(layer, items=items_of[layer.id])
            if isinstance(layer, SketchLayer) and layer.id in items_of
            else layer
            for layer in self.document.layers
        )
        self.document.change(layers=layers)
        self._tell("items")

    def show_layers(self, layers: tuple[Layer, ...], active: int) -> None:
        """Make these the layers of the document; for undo commands."""
        self.document.change(layers=layers, active_layer=active)
        self._tell("items", "layers")

    def show_references(self, references: tuple[Reference, ...]) -> None:
        """Make these the references of the document; for undo commands."""
        self.document.change(references=references)
        self._tell("references")

    def show_hints(self, hints: tuple[PlacedHint, ...]) -> None:
        """Make these the colour hints of the document; for undo commands."""
        self.document.change(hints=hints)
        self._tell("hints")

    def show_guides(self, guides: tuple[Guide, ...]) -> None:
        """Make these the guides of the document; for undo commands."""
        self.document.change(guides=guides)
        self._tell("guides")

    def show_settings(self, **settings: float | str) -> None:
        """Change settings by their names in the document; for undo commands."""
        self.document.change(**settings)
        self._tell("settings")

    # ---- inside

    def _jump(self, on: bool) -> None:
        """Many steps follow, or have followed: they are drawn and told of as one."""
        self._jumps = on
        if not on and self._untold:
            changed, self._untold = self._untold, set()
            self._tell(*changed)

    def _tell(self, *changed: str) -> None:
        """Draw what has changed and say so; during a jump not before its end."""
        if self._jumps:
            self._untold.update(changed)
            return
        if "items" in changed:
            self.items_changed.emit(self._renderer.update(self.document.layers))
        plain: dict[str, SignalInstance] = {
            "layers": self.layers_changed,
            "references": self.references_changed,
            "hints": self.hints_changed,
            "guides": self.guides_changed,
            "settings": self.settings_changed,
        }
        for name, signal in plain.items():
            if name in changed:
                signal.emit()
        self.revision_changed.emit(self.document.revision)

    def _adopt(self, opened: OpenDocument) -> None:
        self._shown = opened
        self._renderer, self._clock = opened.renderer, opened.clock
        self.undo_stack.show(opened.steps)

    def _new_id(self) -> int:
        return self._shown.new_id()
