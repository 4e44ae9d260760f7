"""Curves as dense polylines: splines, arcs, tapering locks. Knows nothing of people or of SVG."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]
"""(N, 2) x, y."""
Placing = Callable[[Points], Points]
"""From units of a thing to the sheet."""


def spline(points: ArrayLike, *, closed: bool = False, steps: int = 8) -> Points:
    """A Catmull-Rom curve through `points`, `steps` samples a span -> (N, 2)."""
    knots = np.asarray(points, np.float64)
    if closed:
        knots = np.concatenate([knots[-1:], knots, knots[:2]])
    else:
        first, last = 2 * knots[0] - knots[1], 2 * knots[-1] - knots[-2]
        knots = np.concatenate([first[None], knots, last[None]])
    t = (np.arange(steps) / steps)[None, :, None]
    p0, p1, p2, p3 = (knots[i : len(knots) - 3 + i, None] for i in range(4))
    curve = p1 + 0.5 * t * (
        p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))
    )
    flat = curve.reshape(-1, knots.shape[1])
    return flat if closed else np.concatenate([flat, knots[-2:-1]])


def bow(start: ArrayLike, end: ArrayLike, bend: float, *, peak: float = 0.5) -> Points:
    """A quadratic arc from `start` to `end` that strays `bend` of its length to its left.

    peak: where along the way the control point lies, in [0, 1].
    """
    a, b = np.asarray(start, np.float64), np.asarray(end, np.float64)
    along = b - a
    control = a + along * peak + np.array([along[1], -along[0]]) * bend * 2
    return quadratic(a, control, b)


def quadratic(a: ArrayLike, control: ArrayLike, b: ArrayLike, steps: int = 12) -> Points:
    """The quadratic Bézier curve of three points -> (steps + 1, 2)."""
    start, middle, end = (np.asarray(p, np.float64) for p in (a, control, b))
    t = np.linspace(0, 1, steps + 1)[:, None]
    return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * middle + t**2 * end)


def ellipse(
    centre: ArrayLike,
    radii: ArrayLike,
    *,
    start: float = 0.0,
    end: float = 360.0,
    turn: float = 0.0,
    steps: int = 28,
) -> Points:
    """An elliptic arc, angles in degrees clockwise from the right; a whole one is not repeated."""
    whole = abs(end - start) >= 360
    angles = np.deg2rad(np.linspace(start, end, steps, endpoint=not whole))
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1) * np.asarray(radii, np.float64)
    return np.asarray(rotated(ring, turn) + np.asarray(centre, np.float64))


def rotated(points: Points, degrees: float, about: ArrayLike = (0.0, 0.0)) -> Points:
    """`points` turned clockwise (y points down)."""
    angle = np.deg2rad(degrees)
    cos, sin = np.cos(angle), np.sin(angle)
    pivot = np.asarray(about, np.float64)
    return np.asarray((points - pivot) @ np.array([[cos, sin], [-sin, cos]]) + pivot)


def mirrored(points: Points) -> Points:
    """`points` with x negated, in the same order."""
    return np.asarray(points * np.array([-1.0, 1.0]))


def joined(*pieces: ArrayLike) -> Points:
    """Several polylines as one."""
    return np.concatenate([np.asarray(piece, np.float64).reshape(-1, 2) for piece in pieces])


def resampled(points: Points, count: int) -> Points:
    """`count` points at even distances along the polyline."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    wanted = np.linspace(0, reached[-1], count)
    return np.stack([np.interp(wanted, reached, points[:, axis]) for axis in (0, 1)], axis=1)


def length(points: Points) -> float:
    """Arc length of the polyline."""
    return float(np.hypot(*np.diff(points, axis=0).T).sum())


def normals(points: Points) -> Points:
    """Unit vectors to the left of the way at each point."""
    along = np.gradient(points, axis=0)
    size = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)[:, None]
    return np.asarray(np.stack([along[:, 1], -along[:, 0]], axis=1) / size)


def ribbon(spine: Points, widths: ArrayLike) -> tuple[Points, Points]:
    """The two sides of a band around `spine`; `widths` are full widths, one a point."""
    half = np.asarray(widths, np.float64)[:, None] / 2
    side = normals(spine) * half
    return spine + side, spine - side
