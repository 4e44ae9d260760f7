"""A mesh that bends what lies under it: a smooth surface through a square of points. Pure geometry.

The surface is the tensor product of uniform Catmull-Rom splines (Catmull & Rom 1974) with straight
ends. It goes through its points, a mesh that was only moved, scaled, turned or sheared bends
nothing, and a point pulls at most two cells around it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sketchpad.canvas.transform_box import Box
from sketchpad.canvas.transforms import Points

SIZES = (3, 4, 5)
"""How many points a mesh has across, and as many down."""
LEAST_PX = 1.0
"""A flat box is taken to be so wide."""
SAMPLES_PER_CELL = 8

Place = tuple[int, int]
"""Row and column of a point."""


@dataclass(frozen=True, eq=False)
class Mesh:
    """Where the points of an even grid over `box` are drawn to: (n, n, 2), row by row.

    All places are document pixels.
    """

    box: Box
    points: NDArray[np.float64]

    @classmethod
    def flat(cls, box: Box, size: int) -> Mesh:
        """A mesh of size x size points that changes nothing."""
        left, top, right, bottom = box
        box = left, top, max(right, left + LEAST_PX), max(bottom, top + LEAST_PX)
        across = np.linspace(box[0], box[2], size)
        down = np.linspace(box[1], box[3], size)
        return cls(box, np.stack(np.meshgrid(across, down), axis=-1))

    @property
    def size(self) -> int:
        """How many points there are across."""
        return len(self.points)

    @property
    def is_flat(self) -> bool:
        """Whether it changes nothing at all."""
        return bool((self.points == Mesh.flat(self.box, self.size).points).all())

    def at(self, places: Points) -> Points:
        """Where places (N, 2) come to lie; beside the box they follow its edge straight on."""
        (across, _), (down, _) = self._weights(places)
        return self._blended(down, across)

    def scales(self, places: Points) -> NDArray[np.float64]:
        """How much lengths grow around places (N, 2): the root of what areas grow by."""
        (across, across_slope), (down, down_slope) = self._weights(places)
        right, below = self._blended(down, across_slope), self._blended(down_slope, across)
        cells = self.size - 1
        unit = (self.box[2] - self.box[0]) * (self.box[3] - self.box[1]) / cells**2
        areas = np.abs(right[:, 0] * below[:, 1] - right[:, 1] * below[:, 0]) / unit
        return np.asarray(np.sqrt(areas))

    def moved(self, places: Iterable[Place], dx: float, dy: float) -> Mesh:
        """With some of its points moved."""
        points = self.points.copy()
        for row, column in places:
            points[row, column] += dx, dy
        return replace(self, points=points)

    def pulled(self, place: Points, dx: float, dy: float) -> Mesh:
        """With what was at a place (2,) moved; the points around it move as little as needed."""
        (across, _), (down, _) = self._weights(place[None])
        shares = np.outer(down[0], across[0])
        shares /= (shares**2).sum()
        return replace(self, points=self.points + shares[..., None] * np.array((dx, dy)))

    def resized(self, size: int) -> Mesh:
        """The same surface, as nearly as so many points can make it."""
        even = Mesh.flat(self.box, size).points.reshape(-1, 2)
        return replace(self, points=self.at(even).reshape(size, size, 2))

    def lines(self) -> list[Points]:
        """The lines of the mesh as polylines (M, 2): its rows, then its columns."""
        even = Mesh.flat(self.box, self.size).points
        along = np.linspace(0, 1, (self.size - 1) * SAMPLES_PER_CELL + 1)[:, None]
        ends = [(row[0], row[-1]) for row in even]
        ends += [(even[0, column], even[-1, column]) for column in range(self.size)]
        return [self.at(start + along * (end - start)) for start, end in ends]

    def nearest(self, to: Points) -> Points:
        """The place (2,) in the box that came to lie nearest to a point (2,), of an even grid."""
        fine = Mesh.flat(self.box, (self.size - 1) * SAMPLES_PER_CELL + 1).points.reshape(-1, 2)
        away = np.hypot(*(self.at(fine) - to).T)
        return np.asarray(fine[int(away.argmin())])

    def outline(self) -> Points:
        """Its edge as a closed polygon (M, 2)."""
        lines = self.lines()
        top, bottom = lines[0], lines[self.size - 1]
        left, right = lines[self.size], lines[-1]
        return np.vstack([top, right, bottom[::-1], left[::-1]])

    def _blended(self, down: NDArray[np.float64], across: NDArray[np.float64]) -> Points:
        """The points weighed by rows and columns (N, n): (N, 2)."""
        rows = np.tensordot(across, self.points, (1, 1))  # (N, n, 2)
        return np.asarray((down[:, :, None] * rows).sum(axis=1))

    def _weights(
        self, places: Points
    ) -> tuple[
        tuple[NDArray[np.float64], NDArray[np.float64]],
        tuple[NDArray[np.float64], NDArray[np.float64]],
    ]:
        left, top, right, bottom = self.box
        cells = self.size - 1
        across = (places[:, 0] - left) / (right - left) * cells
        down = (places[:, 1] - top) / (bottom - top) * cells
        return _spline(across, self.size), _spline(down, self.size)


def _spline(t: NDArray[np.float64], count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """What each of `count` points in a row weighs at t (N,), and the slopes of it; both (N, count).

    Point i is at t = i. Beyond the ends the spline runs on straight.
    """
    inside = np.clip(t, 0, count - 1)
    first = np.minimum(inside.astype(int), count - 2)
    s = inside - first
    weights = np.column_stack(
        [
            (-s + 2 * s**2 - s**3) / 2,
            (2 - 5 * s**2 + 3 * s**3) / 2,
            (s + 4 * s**2 - 3 * s**3) / 2,
            (s**3 - s**2) / 2,
        ]
    )
    slopes = np.column_stack(
        [
            (-1 + 4 * s - 3 * s**2) / 2,
            (-10 * s + 9 * s**2) / 2,
            (1 + 8 * s - 9 * s**2) / 2,
            (3 * s**2 - 2 * s) / 2,
        ]
    )
    slope = _spread(slopes, first, count)
    return _spread(weights, first, count) + slope * (t - inside)[:, None], slope


def _spread(four: NDArray[np.float64], first: NDArray[np.intp], count: int) -> NDArray[np.float64]:
    """Weights (N, 4) of points from first - 1 on, spread over all; a missing end is mirrored."""
    padded = np.zeros((len(four), count + 2))
    rows = np.arange(len(four))
    for offset in range(4):
        padded[rows, first + offset] += four[:, offset]
    spread = padded[:, 1:-1].copy()
    for end, inner, missing in ((0, 1, 0), (-1, -2, -1)):  # the missing one is 2 end - inner
        spread[:, end] += 2 * padded[:, missing]
        spread[:, inner] -= padded[:, missing]
    return spread
