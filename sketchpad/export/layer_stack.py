"""A picture as a stack of layers that other programs know, from bottom to top.

How such a stack becomes a file is told in `open_raster.py` and `photoshop.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER
from engine.result import Result
from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.lens_names import PICTURE_NAME

Blend = Literal["normal", "multiply", "add"]
LONGEST_NAME = 255  # of a layer, in a Photoshop file
_UNWRITABLE = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
"""Signs that XML forbids, and those that nobody sees."""


@dataclass(frozen=True, eq=False)
class StackLayer:
    """One layer, as large as the picture."""

    name: str
    pixels: NDArray[np.uint8]  # (H, W, 4) RGBA
    blend: Blend = "normal"
    visible: bool = True
    opacity: float = 1.0


@dataclass(frozen=True, eq=False)
class LayerStack:
    """Layers from bottom to top, and what the visible ones look like together."""

    layers: tuple[StackLayer, ...]
    merged: NDArray[np.uint8]  # (H, W, 3) RGB


def stack_of(result: Result, document: Document | None = None) -> LayerStack:
    """The layers of a result (one, where it was not taken apart), under the drawing's own.

    The drawing's sketch layers come hidden, each with its name: what is visible is the result and
    nothing is drawn twice. They are rendered here, on the caller's thread.
    """
    name = PICTURE_NAME[result.lens]
    layers = [StackLayer(part.name, _rgba(part.pixels), part.blend) for part in result.layers]
    layers = layers or [StackLayer(name, _rgba(result.pixels))]
    if document is not None:
        layers += _sketch_layers(document, taken_apart=bool(result.layers))
    return LayerStack(tuple(layers), result.pixels)


def written_name(name: str) -> str:
    """A layer's name as every format can hold it: any script, no control signs, not too long."""
    return _UNWRITABLE.sub("", name)[:LONGEST_NAME]


def _sketch_layers(document: Document, taken_apart: bool) -> list[StackLayer]:
    """The drawing's layers, hidden; none where a single one is the result's "lines" already."""
    from sketchpad.ink.render import LineRenderer  # Qt draws strokes

    sketches = [layer for layer in document.layers if isinstance(layer, SketchLayer)]
    if taken_apart and len(sketches) == 1 and sketches[0].visible and sketches[0].opacity == 1:
        return []
    stack = []
    for layer in sketches:
        renderer = LineRenderer(document.width_px, document.height_px)
        renderer.update(layer.items)
        ink = np.zeros((document.height_px, document.width_px, 4), np.uint8)
        ink[..., 3] = PAPER - renderer.lines()
        stack.append(StackLayer(layer.name, ink, visible=False, opacity=layer.opacity))
    return stack


def _rgba(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if pixels.shape[2] == 4:
        return pixels
    opaque = np.full((*pixels.shape[:2], 1), PAPER, np.uint8)
    return np.concatenate([pixels, opaque], axis=2)
