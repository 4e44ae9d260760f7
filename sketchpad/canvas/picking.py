"""Which items a click or a loop around them means. Pure functions of the document."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sketchpad.canvas.geometry import Pair, distance_to_polyline
from sketchpad.canvas.tools.eraser import has_ink_near
from sketchpad.document.document import Document
from sketchpad.document.layers import PictureLayer, obstacle
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.ink.brush import stroke_curve, widths
from sketchpad.ink.render import item_bounds

PICTURE_GRID = 7
"""A placed sketch is inside as far as so many points across and down are."""


def free_items(document: Document) -> list[Item]:
    """What can be changed, bottom to top: all that lies on visible layers that are not locked."""
    return [item for layer in document.sketch_layers if not obstacle(layer) for item in layer.items]


def free_underlay(document: Document) -> PictureLayer | None:
    """The active layer, if it is a picture to trace that is seen and not locked."""
    layer = document.layer(document.active_layer)
    free = isinstance(layer, PictureLayer) and layer.visible and not layer.locked
    return layer if isinstance(layer, PictureLayer) and free else None


def item_at(document: Document, point: Pair, reach_px: float) -> Item | None:
    """The topmost item with ink within `reach_px` of a point; erased places are no ink."""
    for item in reversed(free_items(document)):
        if isinstance(item, SketchPicture):
            hit = has_ink_near(item, point, reach_px)
        else:
            hit = item.brush.kind != "eraser" and _touches(item, point, reach_px)
        if hit:
            return item
    return None


def items_inside(document: Document, outline: NDArray[np.float64]) -> list[Item]:
    """The items of which at least half lies inside a closed outline (N, 2), bottom to top."""
    (left, top), (right, bottom) = outline.min(axis=0), outline.max(axis=0)
    found = []
    for item in free_items(document):
        box = item_bounds(item)
        apart = box.right() < left or box.left() > right or box.bottom() < top or box.top() > bottom
        if not apart and inside(_skeleton(item), outline).mean() >= 0.5:
            found.append(item)
    return found


def inside(points: NDArray[np.float64], outline: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the points (N, 2) lie inside a closed outline (M, 2), by the even-odd rule."""
    odd = np.zeros(len(points), bool)
    x, y = points[:, 0], points[:, 1]
    for (x1, y1), (x2, y2) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y1 == y2:
            continue
        crosses = (y1 <= y) != (y2 <= y)
        odd ^= crosses & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return odd


def _touches(stroke: Stroke, point: Pair, reach_px: float) -> bool:
    reach = int(reach_px) + 1
    box = item_bounds(stroke).adjusted(-reach, -reach, reach, reach)
    if not box.contains(int(point[0]), int(point[1])):
        return False
    curve = stroke_curve(stroke.points, stroke.brush.calm)
    half_width = float(np.median(widths(curve, stroke.brush))) / 2
    return distance_to_polyline(point, point, curve[:, :2]) <= reach_px + half_width


def _skeleton(item: Item) -> NDArray[np.float64]:
    """Points spread over an item, (N, 2)."""
    if isinstance(item, Stroke):
        return stroke_curve(item.points, item.brush.calm)[:, :2]
    steps = (np.arange(PICTURE_GRID) + 0.5) / PICTURE_GRID
    across, down = np.meshgrid(item.x + steps * item.width, item.y + steps * item.height)
    return np.column_stack([across.ravel(), down.ravel()])
