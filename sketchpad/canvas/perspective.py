"""The perspective grid: vanishing points, the lines towards them, and what straight lines catch.

Pure geometry in document pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from sketchpad.canvas.geometry import Pair

RAYS_PER_POINT = 36
NEAR_PX = 1e-6


@dataclass(frozen=True)
class Perspective:
    """None, one or two vanishing points on the horizon; one of them has a level horizon."""

    points: tuple[Pair, ...] = ()

    @classmethod
    def on_sheet(cls, count: int, width: float, height: float) -> Perspective:
        """So many points where one would begin: in the middle, or at both sides of the sheet."""
        horizon = 0.4 * height
        if count == 1:
            return cls(((width / 2, horizon),))
        return cls(((-0.25 * width, horizon), (1.25 * width, horizon))[:count])

    def moved(self, index: int, to: Pair) -> Perspective:
        """With one of the points elsewhere."""
        points = list(self.points)
        points[index] = to
        return Perspective(tuple(points))

    def horizon(self) -> Pair | None:
        """The direction of the horizon, one pixel long."""
        if not self.points:
            return None
        if len(self.points) == 1:
            return 1.0, 0.0
        return _unit(self.points[0], self.points[1]) or (1.0, 0.0)

    def directions(self, at: Pair) -> list[Pair]:
        """Which ways the edges of things lead at a point, each one pixel long.

        Towards the vanishing points, upright, and with a single point level as well.
        """
        horizon = self.horizon()
        if horizon is None:
            return []
        towards = [way for point in self.points if (way := _unit(at, point))]
        upright = (-horizon[1], horizon[0])
        return [*towards, upright, *([horizon] if len(self.points) == 1 else [])]

    def caught(self, start: Pair, end: Pair) -> Pair:
        """Where a straight line from `start` that is meant to end at `end` ends in perspective."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        ways = self.directions(start)
        if not ways:
            return end
        lengths = [dx * way[0] + dy * way[1] for way in ways]
        best = max(range(len(ways)), key=lambda i: abs(lengths[i]))
        return start[0] + lengths[best] * ways[best][0], start[1] + lengths[best] * ways[best][1]

    def rays(self, reach: float) -> list[tuple[Pair, Pair]]:
        """The lines of the grid, `reach` pixels long: a fan at every vanishing point."""
        lines = []
        for x, y in self.points:
            for ray in range(RAYS_PER_POINT):
                angle = 2 * math.pi * ray / RAYS_PER_POINT
                end = x + reach * math.cos(angle), y + reach * math.sin(angle)
                lines.append(((x, y), end))
        return lines


def _unit(start: Pair, end: Pair) -> Pair | None:
    """The direction from one point to another; None if they are the same."""
    length = math.dist(start, end)
    if length < NEAR_PX:
        return None
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length
