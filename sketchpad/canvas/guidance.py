"""Leads what is dragged along guides and perspective, and shows on which guides it then lies."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sketchpad.canvas.geometry import Pair
from sketchpad.canvas.guide_lines import GuideTool
from sketchpad.canvas.perspective_grid import PerspectiveTool
from sketchpad.canvas.snapping import Assistants
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.transform_box import Box, Grip
from sketchpad.canvas.transforms import Matrix, box_corners, moved_points


class Guidance:
    """Nothing is led while Ctrl is held."""

    def __init__(self, guides: GuideTool, grid: PerspectiveTool) -> None:
        self._guides, self._grid = guides, grid

    def start(self, sample: PointerSample) -> PointerSample:
        """Where a straight line or a shape begins."""
        return self._led(sample, self._assistants(sample).point((sample.x, sample.y)))

    def line(self, start: PointerSample, sample: PointerSample) -> PointerSample:
        """Where a straight line ends while it is drawn."""
        begin = start.x, start.y
        return self._led(
            sample, self._assistants(sample).line_end(begin, (sample.x, sample.y)), begin
        )

    def shape(self, start: PointerSample, sample: PointerSample) -> PointerSample:
        """Where the corner opposite to a shape's start lies while it is drawn."""
        assistants = self._assistants(sample)
        begin, end = (start.x, start.y), (sample.x, sample.y)
        to = assistants.square_end(begin, end) if sample.straight else assistants.point(end)
        return self._led(sample, to, begin)

    def point(self, sample: PointerSample, at: Pair) -> Pair:
        """Where a point lies that is dragged to `at`."""
        led = self._led(replace(sample, x=at[0], y=at[1]), self._assistants(sample).point(at))
        return led.x, led.y

    def matrix(self, matrix: Matrix, grip: Grip, box: Box, sample: PointerSample) -> Matrix:
        """What a drag of a grip does, with the edges of a box of lines on guides that are near."""
        assistants = self._assistants(sample)
        matrix = assistants.moved(matrix, grip, box, sample.straight)
        corners = moved_points(matrix, box_corners(box))
        at = [(x, y) for x, y in np.vstack([corners, corners.mean(axis=0)]).tolist()]
        self._guides.show_caught(at if grip is not Grip.TURN and assistants.guides else [])
        return matrix

    def _assistants(self, sample: PointerSample) -> Assistants:
        if sample.control:
            return Assistants()
        return self._guides.assistants(self._grid.perspective)

    def _led(self, sample: PointerSample, *points: Pair) -> PointerSample:
        """The sample at the first of the points, all of which show what they lie on."""
        self._guides.show_caught([] if sample.control else points)
        return replace(sample, x=points[0][0], y=points[0][1])
