"""The document: layers, references, hints and settings, with a revision that counts every change.

Plain Python without Qt; `DocumentModel` wraps it with signals and undo.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from engine.request import content_hash
from sketchpad.document.guides import Guide
from sketchpad.document.hints import PlacedHint
from sketchpad.document.layers import FIRST_LAYER_ID, FIRST_LAYER_NAME, Layer, SketchLayer
from sketchpad.document.stroke import Item

SHEET_PX = 1024
"""Width and height of a new sheet."""
DEFAULT_GAP_PX = 6.0
MIN_WEIGHT = 0.01
"""What a reference in use counts at least; whoever wants none of it sets it aside."""


@dataclass(frozen=True, eq=False)
class Reference:
    """A picture whose colours are wanted: (H, W, 3) uint8 RGB, weight 0..1, in use or set aside."""

    id: int
    name: str
    pixels: NDArray[np.uint8]
    weight: float = 1.0
    active: bool = True
    content_hash: str = ""

    def __post_init__(self) -> None:
        pixels = self.pixels
        if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.dtype != np.uint8 or not pixels.size:
            raise ValueError("the pixels of a reference are a non-empty (H, W, 3) uint8 array")
        if not 0 <= self.weight <= 1:
            raise ValueError(f"the weight of a reference lies between 0 and 1, not {self.weight}")
        if pixels.flags.writeable:
            pixels = pixels.copy()
            pixels.setflags(write=False)
            object.__setattr__(self, "pixels", pixels)
        if not self.content_hash:
            object.__setattr__(self, "content_hash", content_hash(pixels))


@dataclass
class Document:
    """One drawing. Change it through `change`, so that the revision grows.

    `layers` lie bottom to top, at least one of them a sketch layer; `active_layer` is the id of the
    one that is drawn on.
    """

    width_px: int = SHEET_PX
    height_px: int = SHEET_PX
    layers: tuple[Layer, ...] = (SketchLayer(FIRST_LAYER_ID, FIRST_LAYER_NAME),)
    active_layer: int = FIRST_LAYER_ID
    references: tuple[Reference, ...] = ()
    hints: tuple[PlacedHint, ...] = ()  # later ones lie on top
    guides: tuple[Guide, ...] = ()
    strength: float = 1.0
    flatness: float = 0.0  # of the painting: 0 = as painted, 1 = one flat colour a region
    gap_px: float = DEFAULT_GAP_PX  # gaps of the lines up to this long count as closed
    seed: int = 0
    class_name: str = ""  # of the photo lens, as in Sketchy's folders; empty: let the reader guess
    revision: int = 0
    drawing: str = field(default_factory=lambda: uuid4().hex, compare=False)
    """Tells it from all other drawings, under whatever name: kept results know theirs."""

    @classmethod
    def of_items(cls, items: Iterable[Item], **fields: Any) -> Self:
        """A document with these items on a single layer."""
        return cls(layers=(SketchLayer(FIRST_LAYER_ID, FIRST_LAYER_NAME, tuple(items)),), **fields)

    @property
    def sketch_layers(self) -> tuple[SketchLayer, ...]:
        """The layers that hold items, bottom to top."""
        return tuple(layer for layer in self.layers if isinstance(layer, SketchLayer))

    @property
    def driving_layers(self) -> tuple[SketchLayer, ...]:
        """The sketch layers that the lenses see, bottom to top."""
        return tuple(
            x for x in self.layers if isinstance(x, SketchLayer) and x.visible and x.drives
        )

    @property
    def items(self) -> tuple[Item, ...]:
        """What the lenses see, bottom to top: the items of all layers that drive the result."""
        return tuple(item for layer in self.driving_layers for item in layer.items)

    @property
    def item_count(self) -> int:
        """How many items the lenses see; asked at every change, so without collecting them."""
        return sum(len(layer.items) for layer in self.driving_layers)

    @property
    def active_items(self) -> tuple[Item, ...]:
        """The items of the layer that is drawn on, bottom to top; none on a picture."""
        layer = self.layer(self.active_layer)
        return layer.items if isinstance(layer, SketchLayer) else ()

    def layer(self, layer_id: int) -> Layer:
        """The layer with this id; KeyError if there is none."""
        for layer in self.layers:
            if layer.id == layer_id:
                return layer
        raise KeyError(f"no layer has the id {layer_id}")

    def sketch_layer(self, layer_id: int) -> SketchLayer:
        """The sketch layer with this id; KeyError if there is none."""
        layer = self.layer(layer_id)
        if not isinstance(layer, SketchLayer):
            raise KeyError(f"the layer {layer_id} is a picture to trace, not a sketch layer")
        return layer

    def change(self, **fields: Any) -> None:
        """Set fields by name and count one revision."""
        for name, value in fields.items():
            if name == "revision" or not hasattr(self, name):
                raise AttributeError(f"a document has no field {name!r} to change")
            setattr(self, name, value)
        self.revision += 1

    def next_id(self) -> int:
        """An id that no layer, item, reference or hint of the document has."""
        items = [item for layer in self.sketch_layers for item in layer.items]
        entries = (*self.layers, *items, *self.references, *self.hints)
        return 1 + max((entry.id for entry in entries), default=0)

    def reference(self, reference_id: int) -> Reference:
        """The reference with this id; KeyError if there is none."""
        for reference in self.references:
            if reference.id == reference_id:
                return reference
        raise KeyError(f"no reference has the id {reference_id}")

    def hint(self, hint_id: int) -> PlacedHint:
        """The colour hint with this id; KeyError if there is none."""
        for hint in self.hints:
            if hint.id == hint_id:
                return hint
        raise KeyError(f"no colour hint has the id {hint_id}")
