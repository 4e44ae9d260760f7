"""A colour hint as it lies on the sheet: the engine's `ColorHint` with an id of the document's.

Plain immutable data; where and how it is drawn over the sheet is decided in `sketchpad.canvas`.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.request import ColorHint
from sketchpad.document.stroke import NO_ID

RGB = tuple[int, int, int]
"""A colour in sRGB, 0..255 each."""


@dataclass(frozen=True, eq=False)
class PlacedHint(ColorHint):
    """Points in document pixels; two hints are the same only if they are one object."""

    id: int = NO_ID
