"""Where lines end, meet and bend: there people stop short, leave shapes open and run past.

Works on one-pixel centre lines (H, W) uint8, 255 = line; lengths are pixels of these planes.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]
Points = NDArray[np.int64]

_REACH = 5
_BENT = 1.5
"""A line whose pixels within _REACH lie this far off on average ends or bends sharply here."""
_ARM = (3.5, 7.5)
"""A line leaves such a point in the direction of a pixel of its own this far away."""
_LEAST_APART = 8
_MOST = 40


def turning_points(centre: Plane) -> Points:
    """Pixels (n, 2) as x, y at which lines end, cross or bend sharply; neighbours among them."""
    line = (centre > 0).astype(np.float32)
    rows, columns = np.nonzero(line)
    if len(rows) == 0:
        return np.zeros((0, 2), np.int64)
    window = (2 * _REACH + 1,) * 2
    height, width = centre.shape
    x, y = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]

    def around(plane: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
        total = cv2.boxFilter(plane, -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT)
        return np.asarray(total[rows, columns], np.float32)

    count = around(line, window)
    off = np.hypot(
        around(line * x, window) / count - columns, around(line * y, window) / count - rows
    )
    crossing = around(line, (3, 3)) >= 4
    chosen = (off > _BENT) | crossing
    return np.stack([columns[chosen], rows[chosen]], axis=1)


def loosen_ends(
    centre: Plane, short_px: float, overshoot_px: float, rng: np.random.Generator
) -> Plane:
    """Some ends, corners and crossings opened by up to `short_px`, others run past by up to
    `overshoot_px`."""
    loose = centre.copy()
    stopping = (0.5 if short_px > 0 else 0.0, 0.5 if overshoot_px > 0 else 0.0)
    for point in _apart(turning_points(centre), rng):
        draw = rng.random()
        if draw < stopping[0]:
            spot = point + rng.normal(0, 0.3 * short_px, 2)
            radius = max(1, round(short_px * rng.uniform(0.4, 1)))
            cv2.circle(loose, _pixel(spot), radius, (0,), -1)
        elif draw < sum(stopping):
            arm = _arm(point, centre, rng)
            if arm is not None:
                end = point + arm * overshoot_px * rng.uniform(0.3, 1)
                cv2.line(loose, _pixel(point), _pixel(end), (255,), 1)
    return loose


def _apart(points: Points, rng: np.random.Generator) -> Points:
    """A random choice of the points, at most one in a square of _LEAST_APART px."""
    mixed = points[rng.permutation(len(points))]
    cells = mixed // _LEAST_APART
    _, first = np.unique(cells[:, 1] * 65536 + cells[:, 0], return_index=True)
    return np.asarray(mixed[np.sort(first)[:_MOST]], np.int64)


def _arm(point: Points, centre: Plane, rng: np.random.Generator) -> NDArray[np.float64] | None:
    """The direction (2,) in which one of the lines through `point` would go on."""
    reach = int(_ARM[1]) + 1
    left, top = (max(0, int(at) - reach) for at in point)
    part = centre[top : int(point[1]) + reach + 1, left : int(point[0]) + reach + 1]
    rows, columns = np.nonzero(part)
    x, y = int(point[0]) - left - columns, int(point[1]) - top - rows
    distance = np.hypot(x, y)
    near = np.flatnonzero((distance >= _ARM[0]) & (distance <= _ARM[1]))
    if len(near) == 0:
        return None
    chosen = near[rng.integers(len(near))]
    return np.asarray(np.array([x[chosen], y[chosen]]) / distance[chosen], np.float64)


def _pixel(point: NDArray[np.generic]) -> tuple[int, int]:
    return (int(np.rint(point[0])), int(np.rint(point[1])))
