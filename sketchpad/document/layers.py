"""The layers of a drawing: sketch layers full of items, and pictures that are only traced.

Plain immutable data; how layers become pixels is decided in `sketchpad.ink`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.message import Message
from sketchpad.document.stroke import Item

FIRST_LAYER_ID = 1
FIRST_LAYER_NAME = "Lines"
UNDERLAY_OPACITY = 0.5


@dataclass(frozen=True, eq=False)
class SketchLayer:
    """Items bottom to top, drawn over what lies below.

    `drives`: the lenses see it while it is visible. `locked`: nothing on it can be changed. Ids
    are unique among layers.
    """

    id: int
    name: str
    items: tuple[Item, ...] = ()
    opacity: float = 1.0
    visible: bool = True
    locked: bool = False
    drives: bool = True

    def __post_init__(self) -> None:
        _check_opacity(self.opacity)


@dataclass(frozen=True, eq=False)
class PictureLayer:
    """A picture to trace, (H, W, 4) uint8 RGBA, in a rectangle of document pixels.

    The lenses never see it: `drives` is always False.
    """

    id: int
    name: str
    pixels: NDArray[np.uint8]
    x: int
    y: int
    width: int
    height: int
    opacity: float = UNDERLAY_OPACITY
    visible: bool = True
    locked: bool = True
    drives: bool = False

    def __post_init__(self) -> None:
        _check_opacity(self.opacity)
        if self.drives:
            raise ValueError("a picture that is traced never drives the result")
        pixels = self.pixels
        if pixels.ndim != 3 or pixels.shape[2] != 4 or pixels.dtype != np.uint8 or not pixels.size:
            raise ValueError("the pixels of a picture layer are a non-empty (H, W, 4) uint8 array")
        if self.width < 1 or self.height < 1:
            raise ValueError("a picture layer covers at least one pixel")
        if pixels.flags.writeable:
            pixels = pixels.copy()
            pixels.setflags(write=False)
            object.__setattr__(self, "pixels", pixels)


Layer = SketchLayer | PictureLayer


def obstacle(layer: Layer) -> str:
    """Why nothing on the layer can be changed and what to do; empty if it can."""
    if isinstance(layer, PictureLayer):
        return Message(
            "“{name}” is a picture to trace. Choose a sketch layer to draw on.", name=layer.name
        )
    if not layer.visible:
        return Message(
            "The layer “{name}” is hidden. Show it to draw on it.", name=_said(layer.name)
        )
    if layer.locked:
        return Message(
            "The layer “{name}” is locked. Unlock it to draw on it.", name=_said(layer.name)
        )
    return ""


def _said(name: str) -> str:
    return Message(name) if name == FIRST_LAYER_NAME else name


def _check_opacity(opacity: float) -> None:
    if not 0 <= opacity <= 1:
        raise ValueError(f"the opacity of a layer lies between 0 and 1, not {opacity}")
