"""What straight lines, shapes and what is moved catch on: guides and the perspective grid.

Pure geometry in document pixels; `reach_px` says how near something must come to a guide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sketchpad.canvas.geometry import Pair
from sketchpad.canvas.perspective import Perspective
from sketchpad.canvas.transform_box import CORNERS, SIDES, Box, Grip
from sketchpad.canvas.transforms import Matrix, scaling, translation
from sketchpad.document.guides import Guide

PARALLEL = 1e-6
"""A line that leads less than this across a guide, per pixel of its length, never meets it."""


@dataclass(frozen=True)
class Assistants:
    """The guides and the perspective that help now; none of them if they are switched off."""

    guides: tuple[Guide, ...] = ()
    perspective: Perspective = Perspective()
    reach_px: float = 0.0

    def point(self, at: Pair) -> Pair:
        """A point, on the guides that are near to it."""
        x, y = (self._nearest(upright, place) for upright, place in ((True, at[0]), (False, at[1])))
        return at[0] if x is None else x, at[1] if y is None else y

    def line_end(self, start: Pair, end: Pair) -> Pair:
        """Where a straight line ends: led by the perspective, as far as a guide that is near."""
        caught = self.perspective.caught(start, end)
        if not self.perspective.points:
            return self.point(caught)
        length = float(np.hypot(caught[0] - start[0], caught[1] - start[1]))
        if length == 0:
            return caught
        way = (caught[0] - start[0]) / length, (caught[1] - start[1]) / length
        ends = []
        for guide in self.guides:
            axis = 0 if guide.upright else 1
            if abs(way[axis]) > PARALLEL:
                along = (guide.place_px - start[axis]) / way[axis]
                if abs(along - length) <= self.reach_px:
                    ends.append((abs(along - length), along))
        if not ends:
            return caught
        along = min(ends)[1]
        return start[0] + along * way[0], start[1] + along * way[1]

    def square_end(self, start: Pair, end: Pair) -> Pair:
        """The corner of a square from `start` towards `end`, with one side on a guide if near."""
        ways = np.sign(end[0] - start[0]) or 1.0, np.sign(end[1] - start[1]) or 1.0
        side = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
        sides = []
        for upright, axis in ((True, 0), (False, 1)):
            place = self._nearest(upright, start[axis] + ways[axis] * side)
            if place is not None and (place - start[axis]) * ways[axis] > 0:
                sides.append(abs(place - start[axis]))
        side = min(sides, key=lambda one: abs(one - side), default=side)
        return float(start[0] + ways[0] * side), float(start[1] + ways[1] * side)

    def moved(self, matrix: Matrix, grip: Grip, box: Box, even: bool) -> Matrix:
        """What a drag does, changed a little so that an edge or the middle of `box` meets a guide.

        `box` holds the middles of the lines, not their ink; turns and warps stay as they are.
        `even`: a move along one axis only, or a stretch that keeps the ratio.
        """
        if grip is Grip.MOVE:
            return self._shifted(matrix, box, even)
        if grip in (*CORNERS, *SIDES):
            return self._stretched(matrix, grip, box, even)
        return matrix

    def _shifted(self, matrix: Matrix, box: Box, even: bool) -> Matrix:
        shift = []
        for upright, axis in ((True, 0), (False, 1)):
            by = float(matrix[axis, 2])
            low, high = box[axis], box[axis + 2]
            fixed = even and by == 0
            found = None if fixed else self._shift(upright, (low + by, high + by))
            shift.append(found or 0.0)
        return translation(*shift) @ matrix

    def _shift(self, upright: bool, edges: Pair) -> float | None:
        """The smallest way that lays an edge, or the middle between both, onto a guide."""
        places = (*edges, (edges[0] + edges[1]) / 2)
        found = [(self._nearest(upright, place), place) for place in places]
        ways = [guide - place for guide, place in found if guide is not None]
        return min(ways, key=abs, default=None)

    def _stretched(self, matrix: Matrix, grip: Grip, box: Box, even: bool) -> Matrix:
        """Only the edges that are held are caught; what stays in place is found in the matrix."""
        factors, anchors, caught = [], [], []
        for upright, axis in ((True, 0), (False, 1)):
            factor = float(matrix[axis, axis])
            place = grip.value[axis] if isinstance(grip.value, tuple) else 0.5
            anchor = float(matrix[axis, 2]) / (1 - factor) if factor != 1 else 0.0
            factors.append(factor)
            anchors.append(anchor)
            edge = box[axis] if place == 0 else box[axis + 2]
            arm = edge - anchor
            if place == 0.5 or factor == 1 or abs(arm) < PARALLEL:
                continue
            guide = self._nearest(upright, anchor + factor * arm)
            wanted = None if guide is None else (guide - anchor) / arm
            if wanted is not None and abs(wanted) > PARALLEL:
                caught.append((abs(wanted - factor) * abs(arm), axis, wanted))
        if not caught:
            return matrix
        if even:
            _, axis, wanted = min(caught)
            ratio = wanted / factors[axis]
            factors = [factor * ratio for factor in factors]
        else:
            for _, axis, wanted in caught:
                factors[axis] = wanted
        return scaling(factors[0], factors[1], (anchors[0], anchors[1]))

    def _nearest(self, upright: bool, place: float) -> float | None:
        """The place of the nearest guide within reach."""
        found = [guide.place_px for guide in self.guides if guide.upright == upright]
        near = [one for one in found if abs(one - place) <= self.reach_px]
        return min(near, key=lambda one: abs(one - place), default=None)
