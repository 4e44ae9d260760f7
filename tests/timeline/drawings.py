"""Small drawings with known times, and hypothesis strategies of any."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.stroke import Brush, BrushKind, Item, SketchPicture, Stroke

SHEET_PX = 64


def stroke(
    x: float, y: float, *, began_ms: float = 0.0, lasted_ms: float = 100.0, size_px: float = 4.0
) -> Stroke:
    """A horizontal stroke 20 px long, sampled at its start, middle and end."""
    points = [[x + 10 * k, y, 1, lasted_ms * k / 2] for k in range(3)]
    return Stroke(np.array(points, np.float32), Brush(size_px), began_ms=began_ms)


def picture() -> SketchPicture:
    """A grey square in the sheet's corner."""
    return SketchPicture(np.full((8, 8), 90, np.uint8), 2, 2, 8, 8)


@st.composite
def layer_lists(draw: st.DrawFn, most: int = 6) -> tuple[Layer, ...]:
    """One to three sketch layers of strokes at any times, some erasing, and pictures."""
    layers = []
    for number in range(draw(st.integers(1, 3))):
        items = draw(st.lists(_items(), max_size=most))
        opacity = draw(st.sampled_from([1.0, 0.5]))
        layers.append(SketchLayer(number + 1, f"layer {number}", tuple(items), opacity))
    return tuple(layers)


@st.composite
def _items(draw: st.DrawFn) -> Item:
    if draw(st.integers(0, 9)) == 0:
        return picture()
    count = draw(st.integers(1, 5))
    place = st.floats(0, SHEET_PX, width=32)
    rest = st.one_of(st.just(0.0), st.floats(0, 400, width=32))
    times = np.cumsum([0.0, *(draw(rest) for _ in range(count - 1))])
    points = [[draw(place), draw(place), draw(st.floats(0, 1, width=32)), t] for t in times]
    kinds: list[BrushKind] = ["ink", "pencil", "eraser"]
    kind = draw(st.sampled_from(kinds))
    began_ms = draw(st.one_of(st.just(0.0), st.floats(0, 20_000)))
    return Stroke(np.array(points, np.float32), Brush(5.0, kind=kind), began_ms=began_ms)
