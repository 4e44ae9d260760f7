"""What becomes of items that lie under a bent mesh. Pure functions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from sketchpad.canvas.mesh import Mesh
from sketchpad.canvas.transforms import MOST_PICTURE_PX, SAME, WHITE, reshaped
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.ink.brush import SAME_PLACE_PX, flatten_curve, smooth_jitter

LONGEST_STEP_PX, SHORTEST_STEP_PX = 4.0, 1.0
STEPS_PER_BOX = 128
"""A line across the whole mesh gets about so many samples, within the limits above."""
PICTURE_CELLS = 24
"""A picture is drawn anew in so many pieces across and down, each of them flat."""
NOWHERE = -1e4


def finer(stroke: Stroke, step_px: float) -> Stroke:
    """The same line with a sample at least every `step_px`, so that straight parts can bend.

    Trembling is smoothed once and for all, hence the new stroke is no longer `calm`.
    """
    points = stroke.points.astype(np.float64)
    corners = np.flatnonzero((np.diff(points[:, [0, 1, 3]], axis=0) == 0).all(axis=1)) + 1
    pieces = [_finer_piece(x, stroke.brush.calm, step_px) for x in np.split(points, corners)]
    return replace(stroke, points=np.vstack(pieces), brush=replace(stroke.brush, calm=False))


def step_for(mesh: Mesh) -> float:
    """How far apart samples may lie under a mesh, in document pixels."""
    left, top, right, bottom = mesh.box
    return min(
        LONGEST_STEP_PX, max(SHORTEST_STEP_PX, max(right - left, bottom - top) / STEPS_PER_BOX)
    )


def bent(items: Sequence[Item], mesh: Mesh) -> list[Item]:
    """Items where the mesh leads them, with the same ids. Strokes must be `finer` already."""
    strokes = [item for item in items if isinstance(item, Stroke)]
    places = np.vstack([np.empty((0, 2)), *(stroke.points[:, :2] for stroke in strokes)])
    ends = np.cumsum([len(stroke.points) for stroke in strokes])[:-1]
    led = zip(np.split(mesh.at(places), ends), np.split(mesh.scales(places), ends), strict=True)
    return [
        reshaped(item, *next(led)) if isinstance(item, Stroke) else _bent_picture(item, mesh)
        for item in items
    ]


def _finer_piece(samples: NDArray[np.float64], calm: bool, step_px: float) -> NDArray[np.float64]:
    """A part of a stroke without corners, (N, 4), at even steps; its ends stay exact."""
    moved = np.hypot(*np.diff(samples[:, :2], axis=0).T) > SAME_PLACE_PX
    kept = samples[np.concatenate([[True], moved])]
    if len(kept) < 2:
        return kept
    curve = flatten_curve(smooth_jitter(kept) if calm else kept)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(curve[:, :2], axis=0).T))])
    even = np.linspace(0, along[-1], max(1, math.ceil(along[-1] / step_px)) + 1)
    return np.column_stack([np.interp(even, along, column) for column in curve.T])


def _bent_picture(picture: SketchPicture, mesh: Mesh) -> SketchPicture:
    rows, columns = picture.lines.shape
    steps = np.linspace(0, 1, PICTURE_CELLS + 1)
    across, down = np.meshgrid(steps, steps)
    places = np.stack(
        [picture.x + across * picture.width, picture.y + down * picture.height], axis=-1
    )
    flat = places.reshape(-1, 2)
    seen = mesh.at(flat)
    left, top = (math.floor(place + SAME) for place in seen.min(axis=0).tolist())
    right, bottom = (math.ceil(place - SAME) for place in seen.max(axis=0).tolist())
    width, height = max(1, right - left), max(1, bottom - top)
    growth = max(float(np.median(mesh.scales(flat))), 1e-3)
    fineness = math.sqrt(rows * columns / (picture.width * picture.height)) / growth
    fineness = min(fineness, MOST_PICTURE_PX / max(width, height))
    size = max(1, round(width * fineness)), max(1, round(height * fineness))
    # Pixel centres: half a pixel beside the corners of the picture.
    source = np.stack([across * columns, down * rows], axis=-1) - 0.5
    target = (seen - (left, top)) * (size[0] / width, size[1] / height) - 0.5
    maps = _inverse_map(source, target.reshape(source.shape), size)
    lines = cv2.remap(
        picture.lines,
        maps[..., 0],
        maps[..., 1],
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(WHITE,),
    )
    return replace(picture, lines=lines.astype(np.uint8), x=left, y=top, width=width, height=height)


def _inverse_map(
    source: NDArray[np.float64], target: NDArray[np.float64], size: tuple[int, int]
) -> NDArray[np.float32]:
    """Which pixel (x, y) of the source comes to each pixel of a picture of `size`: (H, W, 2).

    `source` and `target` (M, M, 2) are the corners of the same cells in both.
    """
    maps = np.full((size[1], size[0], 2), NOWHERE, np.float32)
    for row in range(len(source) - 1):
        for column in range(len(source) - 1):
            corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
            for three in (corners[:3], [corners[0], *corners[2:]]):
                rows, columns = zip(*three, strict=True)
                _map_triangle(maps, target[rows, columns], source[rows, columns])
    return maps


def _map_triangle(
    maps: NDArray[np.float32], target: NDArray[np.float64], source: NDArray[np.float64]
) -> None:
    height, width = maps.shape[:2]
    x1, y1 = np.floor(target.min(axis=0)).astype(int).clip(0)
    x2, y2 = np.ceil(target.max(axis=0)).astype(int) + 1
    x2, y2 = min(int(x2), width), min(int(y2), height)
    if x2 <= x1 or y2 <= y1:
        return
    corner = np.array((x1, y1))
    mask = np.zeros((y2 - y1, x2 - x1), np.uint8)
    cv2.fillConvexPoly(mask, np.round(target - corner).astype(np.int32), (1,))
    matrix = cv2.getAffineTransform(target.astype(np.float32), source.astype(np.float32))
    down, across = np.nonzero(mask)
    if matrix.any():  # a triangle that is a line leads nowhere
        places = np.column_stack([across + x1, down + y1, np.ones(len(across))]) @ matrix.T
        maps[down + y1, across + x1] = places
