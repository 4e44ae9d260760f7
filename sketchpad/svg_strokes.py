"""Strokes out of SVG drawings of other programs: every path becomes the strokes along it.

What SVG can say beyond lines (fills, gradients, pictures, text) is left out.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterator

import numpy as np
import svgelements as svg
from numpy.typing import NDArray

from engine.errors import PictureError
from sketchpad.document.stroke import Brush, Stroke

DEFAULT_WIDTH_PX = 3.0
"""Of shapes that are only filled: a line along their edge."""
WIDEST_PX = 200.0
STEP_PX = 4.0
"""Distance between the points along a curve."""
MOST_POINTS = 4000
MOST_STROKES = 20_000
LARGEST_BYTES = 32 * 2**20
FARTHEST_PX = 1e5


def strokes_of_svg(data: bytes) -> list[Stroke]:
    """The visible paths and shapes of an SVG in its user units; PictureError if there are none."""
    if len(data) > LARGEST_BYTES:
        raise PictureError(
            "The SVG on the clipboard is larger than {most} MB. Copy a part of it.",
            most=LARGEST_BYTES // 2**20,
        )
    try:
        document = svg.SVG.parse(io.BytesIO(data), reify=True, ppi=96)
        strokes = [stroke for shape in document.elements() for stroke in _strokes(shape)]
    except Exception as error:  # the parser raises whatever it stumbles over
        raise PictureError(
            "The SVG on the clipboard cannot be read ({kind}). "
            "Copy it again, or save it as a picture and drop that.",
            kind=type(error).__name__,
        ) from error
    if not strokes:
        raise PictureError(
            "The SVG on the clipboard has no lines. Copy paths or shapes and paste again."
        )
    if len(strokes) > MOST_STROKES:
        raise PictureError(
            "The SVG on the clipboard has {count} lines; {most} can be pasted. Copy a part of it.",
            count=len(strokes),
            most=MOST_STROKES,
        )
    return strokes


def _strokes(shape: object) -> Iterator[Stroke]:
    if not isinstance(shape, svg.Shape) or _hidden(shape):
        return
    width_px = _width(shape)
    for part in svg.Path(shape).as_subpaths():
        points = _points(svg.Path(part))
        if len(points):
            rows = np.column_stack([points, np.ones(len(points)), np.zeros(len(points))])
            yield Stroke(rows.astype(np.float32), Brush(width_px))


def _hidden(shape: svg.Shape) -> bool:
    values = shape.values
    unseen = values.get("display") == "none" or values.get("visibility") == "hidden"
    filled = _drawn(shape.fill) and not isinstance(shape, svg.SimpleLine)
    return unseen or not (_drawn(shape.stroke) or filled)


def _drawn(colour: svg.Color | None) -> bool:
    return colour is not None and colour.value is not None and colour.alpha != 0


def _width(shape: svg.Shape) -> float:
    if not _drawn(shape.stroke):
        return DEFAULT_WIDTH_PX
    width = float(shape.stroke_width or 0)
    return min(WIDEST_PX, width) if math.isfinite(width) and width > 0 else DEFAULT_WIDTH_PX


def _points(path: svg.Path) -> NDArray[np.float64]:
    """Points along a connected path (N, 2), corners twice so that they stay sharp."""
    points: list[tuple[float, float]] = []
    for segment in path:
        if isinstance(segment, svg.Move) or segment.start is None or segment.end is None:
            continue
        if not points:
            points.append(_pair(segment.start))
        if isinstance(segment, (svg.Line, svg.Close)):
            points += [points[-1], _pair(segment.end)]
            continue
        rough = segment.length(error=1e-2)
        count = max(2, min(MOST_POINTS, math.ceil(rough / STEP_PX)))
        points += points[1:][-1:]
        points += [_pair(segment.point((i + 1) / count)) for i in range(count)]
    kept = np.array(points, np.float64).reshape(-1, 2)
    if not np.isfinite(kept).all() or (np.abs(kept) > FARTHEST_PX).any():
        return np.empty((0, 2))
    return kept


def _pair(point: svg.Point) -> tuple[float, float]:
    return float(point.x), float(point.y)
