"""Moving, scaling, turning and warping what lies on the sheet. Pure geometry of 3 x 3 matrices.

A matrix maps document pixels (x, y, 1) as a column; only its direction counts, not its length.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sketchpad.document.layers import PictureLayer
from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke
from sketchpad.ink.render import item_bounds

Matrix = NDArray[np.float64]
Points = NDArray[np.float64]
Rect = tuple[int, int, int, int]

SMALLEST_FACTOR = 0.01
THINNEST_BRUSH_PX = 0.1
MOST_PICTURE_PX = 4096
SAME = 1e-9
WHITE = 255


def translation(dx: float, dy: float) -> Matrix:
    """Shift by document pixels."""
    return np.array([[1.0, 0.0, dx], [0.0, 1.0, dy], [0.0, 0.0, 1.0]])


def scaling(across: float, down: float, about: tuple[float, float] = (0.0, 0.0)) -> Matrix:
    """Stretch by these factors; `about` stays where it is. Negative factors turn over."""
    around = np.diag([across, down, 1.0])
    return translation(*about) @ around @ translation(-about[0], -about[1])


def rotation(angle_deg: float, about: tuple[float, float] = (0.0, 0.0)) -> Matrix:
    """Turn clockwise on the sheet; `about` stays where it is."""
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    around = np.array([[cos, -sin, 0.0], [sin, cos, 0.0], [0.0, 0.0, 1.0]])
    return translation(*about) @ around @ translation(-about[0], -about[1])


def perspective(before: Points, after: Points) -> Matrix | None:
    """What maps four points (4, 2) to four others; None unless both make a convex shape.

    Solves the eight equations of Heckbert's thesis (1989), section 2.2.3.
    """
    if not (is_convex(before) and is_convex(after)):
        return None
    rows, values = [], []
    for (x, y), (u, v) in zip(before, after, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    solution = np.linalg.solve(np.array(rows), np.array(values))
    return np.append(solution, 1.0).reshape(3, 3)


def is_convex(corners: Points) -> bool:
    """Whether a walk around four points (4, 2) always turns to the same side."""
    sides = np.roll(corners, -1, axis=0) - corners
    onward = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * onward[:, 1] - sides[:, 1] * onward[:, 0]
    return bool((turns > SAME).all() or (turns < -SAME).all())


def moved_points(matrix: Matrix, points: Points) -> Points:
    """Where points (N, 2) come to lie."""
    mapped = np.column_stack([points, np.ones(len(points))]) @ matrix.T
    return np.asarray(mapped[:, :2] / mapped[:, 2:])


def local_scales(matrix: Matrix, points: Points) -> NDArray[np.float64]:
    """How much lengths grow around each of the points (N, 2): the root of what areas grow by."""
    weights = points @ matrix[2, :2] + matrix[2, 2]
    growth = np.abs(np.linalg.det(matrix) / weights**3)
    return np.asarray(np.sqrt(growth))


def transformed(item: Item, matrix: Matrix) -> Item:
    """The item where the matrix puts it, with the same id; line widths grow with their lines."""
    if isinstance(item, Stroke):
        return _transformed_stroke(item, matrix)
    return _transformed_picture(item, matrix)


def bounding_box(items: Iterable[Item]) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of what items touch; None if there are none."""
    boxes = [item_bounds(item) for item in items]
    if not boxes:
        return None
    return (
        min(box.x() for box in boxes),
        min(box.y() for box in boxes),
        max(box.x() + box.width() for box in boxes),
        max(box.y() + box.height() for box in boxes),
    )


def line_box(items: Iterable[Item]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the middles of lines, and of pictures, of at least one."""
    ends = []
    for item in items:
        if isinstance(item, Stroke):
            places = item.points[:, :2].astype(np.float64)
            ends += [places.min(axis=0), places.max(axis=0)]
        else:
            ends += [
                np.array((item.x, item.y), np.float64),
                np.array((item.x + item.width, item.y + item.height), np.float64),
            ]
    (left, top), (right, bottom) = np.min(ends, axis=0), np.max(ends, axis=0)
    return float(left), float(top), float(right), float(bottom)


def box_corners(box: tuple[float, float, float, float]) -> Points:
    """The corners (4, 2) of a box, clockwise from the upper left."""
    left, top, right, bottom = box
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float64)


def _transformed_stroke(stroke: Stroke, matrix: Matrix) -> Stroke:
    places = stroke.points[:, :2].astype(np.float64)
    return reshaped(stroke, moved_points(matrix, places), local_scales(matrix, places))


def reshaped(stroke: Stroke, places: Points, scales: NDArray[np.float64]) -> Stroke:
    """The stroke with its samples at other places (N, 2), where lengths grow by `scales` (N,)."""
    points = stroke.points.copy()
    points[:, :2] = places
    largest = max(float(scales.max()), SAME)
    size_px = stroke.brush.size_px * largest
    points[:, 2] = _scaled_pressures(points[:, 2], stroke.brush, scales / largest)
    brush = replace(stroke.brush, size_px=max(THINNEST_BRUSH_PX, size_px))
    return replace(stroke, points=points, brush=brush)


def _scaled_pressures(
    pressures: NDArray[np.float32], brush: Brush, shares: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Pressures that make the brush's widths `shares` (0..1) as wide, as far as it gets thin."""
    if brush.thinnest >= 1 or bool((shares > 1 - SAME).all()):
        return pressures.astype(np.float64)
    widths = (brush.thinnest + (1 - brush.thinnest) * pressures) * shares
    return np.asarray(((widths - brush.thinnest) / (1 - brush.thinnest)).clip(0, 1))


def placed(layer: PictureLayer, matrix: Matrix) -> PictureLayer:
    """A picture to trace where the matrix puts it, in the box around it."""
    alpha = layer.pixels[..., 3:]
    plain = bool((alpha == 255).all())
    pixels = layer.pixels
    if not plain and not _is_upright(matrix):  # or what cannot be seen would colour the edges
        pixels = np.dstack([(pixels[..., :3] * (alpha / 255)).astype(np.uint8), alpha])
    drawn, rect = _placed_pixels(pixels, _rect(layer), matrix, 0)
    if drawn is not pixels and not plain and not _is_upright(matrix):
        share = np.maximum(drawn[..., 3:], 1) / 255
        drawn = np.dstack([(drawn[..., :3] / share).clip(0, 255).astype(np.uint8), drawn[..., 3:]])
    x, y, width, height = rect
    return replace(layer, pixels=drawn, x=x, y=y, width=width, height=height)


def _transformed_picture(picture: SketchPicture, matrix: Matrix) -> SketchPicture:
    lines, (x, y, width, height) = _placed_pixels(picture.lines, _rect(picture), matrix, WHITE)
    return replace(picture, lines=lines, x=x, y=y, width=width, height=height)


def _rect(picture: SketchPicture | PictureLayer) -> Rect:
    return picture.x, picture.y, picture.width, picture.height


def _is_upright(matrix: Matrix) -> bool:
    """Whether it only moves, stretches and turns over."""
    return bool(np.abs(matrix[[0, 1, 2, 2], [1, 0, 0, 1]]).max() < SAME * abs(matrix[2, 2]))


def _placed_pixels(
    pixels: NDArray[np.uint8], rect: Rect, matrix: Matrix, blank: int
) -> tuple[NDArray[np.uint8], Rect]:
    """The pixels of a picture (x, y, width, height) where the matrix puts it, and where that is.

    Moved, stretched or turned over it keeps its pixels; otherwise they are drawn anew.
    """
    matrix = matrix / matrix[2, 2]
    corners = box_corners((rect[0], rect[1], rect[0] + rect[2], rect[1] + rect[3]))
    seen = moved_points(matrix, corners)
    if _is_upright(matrix):
        left, top = (round(place) for place in seen.min(axis=0).tolist())
        extent = np.ptp(seen, axis=0).tolist()
        across, down = (-1 if matrix[axis, axis] < 0 else 1 for axis in (0, 1))
        if (across, down) != (1, 1):
            pixels = np.ascontiguousarray(pixels[::down, ::across])
        return pixels, (left, top, max(1, round(extent[0])), max(1, round(extent[1])))
    left, top = (math.floor(place + SAME) for place in seen.min(axis=0).tolist())
    right, bottom = (math.ceil(place - SAME) for place in seen.max(axis=0).tolist())
    width, height = max(1, right - left), max(1, bottom - top)
    rows, columns = pixels.shape[:2]
    growth = float(np.median(local_scales(matrix, corners)))
    fineness = math.sqrt(rows * columns / (rect[2] * rect[3])) / growth
    fineness = min(fineness, MOST_PICTURE_PX / max(width, height))
    size = max(1, round(width * fineness)), max(1, round(height * fineness))
    from_pixels = (
        translation(rect[0], rect[1])
        @ scaling(rect[2] / columns, rect[3] / rows)
        @ translation(0.5, 0.5)
    )
    to_pixels = (
        translation(-0.5, -0.5)
        @ scaling(size[0] / width, size[1] / height)
        @ translation(-left, -top)
    )
    drawn = cv2.warpPerspective(
        pixels, to_pixels @ matrix @ from_pixels, size, borderValue=(blank,) * 4
    )
    return drawn.astype(np.uint8), (left, top, width, height)
