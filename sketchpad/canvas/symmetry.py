"""Drawing in symmetry: which other strokes a stroke brings along. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QRect, QRectF

from sketchpad.canvas.transforms import (
    Matrix,
    moved_points,
    rotation,
    scaling,
    transformed,
)
from sketchpad.document.stroke import Stroke

RAYS = 6


class SymmetryKind(StrEnum):
    """How what is drawn comes again."""

    NONE = "none"
    LEFT_RIGHT = "left_right"  # in an upright mirror
    UP_DOWN = "up_down"  # in a level mirror
    QUARTERS = "quarters"  # in both
    RAYS = "rays"  # turned around the centre


UPRIGHT = (SymmetryKind.LEFT_RIGHT, SymmetryKind.QUARTERS, SymmetryKind.RAYS)
"""Kinds whose centre can be moved left and right."""
LEVEL = (SymmetryKind.UP_DOWN, SymmetryKind.QUARTERS, SymmetryKind.RAYS)
"""Kinds whose centre can be moved up and down."""


@dataclass(frozen=True)
class Symmetry:
    """A kind and its centre in document pixels."""

    kind: SymmetryKind = SymmetryKind.NONE
    x: float = 0.0
    y: float = 0.0

    def matrices(self) -> list[Matrix]:
        """What leads from a stroke to each of the others."""
        centre = self.x, self.y
        across, down = scaling(-1, 1, centre), scaling(1, -1, centre)
        if self.kind is SymmetryKind.RAYS:
            return [rotation(360 * ray / RAYS, centre) for ray in range(1, RAYS)]
        mirrors = {
            SymmetryKind.LEFT_RIGHT: [across],
            SymmetryKind.UP_DOWN: [down],
            SymmetryKind.QUARTERS: [across, down, across @ down],
        }
        return mirrors.get(self.kind, [])

    def with_copies(self, stroke: Stroke) -> list[Stroke]:
        """The stroke and the others, which have its times, pressures and brush."""
        copies = [transformed(stroke, matrix) for matrix in self.matrices()]
        return [stroke, *(copy for copy in copies if isinstance(copy, Stroke))]

    def areas(self, area: QRect) -> list[QRect]:
        """A rectangle of the document, and those that hold the same of the other strokes."""
        left, top = float(area.x()), float(area.y())
        right, bottom = left + area.width(), top + area.height()
        corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
        areas = [area]
        for matrix in self.matrices():
            seen = moved_points(matrix, corners)
            (x1, y1), (x2, y2) = seen.min(axis=0).tolist(), seen.max(axis=0).tolist()
            box = QRectF(x1, y1, x2 - x1, y2 - y1)
            areas.append(box.toAlignedRect().adjusted(-1, -1, 1, 1))
        return areas
