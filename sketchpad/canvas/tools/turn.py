"""The turning hand: a drag around the middle of the view turns the sheet."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect

from sketchpad.canvas.geometry import normal_angle
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport

CATCH_DEG = 3.0
"""This close to a quarter turn the sheet lies straight."""
DEAD_RADIUS_PX = 12.0
"""So near to the middle the pointer has no clear direction."""


class TurnTool:
    """Turns the view with the pointer, as if the sheet were held there."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport
        self._held_deg = 0.0  # between the pointer's direction and the sheet's angle

    def press(self, sample: PointerSample) -> QRect:
        self._held_deg = self._viewport.angle_deg - self._direction(sample)
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        middle = self._viewport.middle()
        if math.dist((sample.view_x, sample.view_y), middle.toTuple()) >= DEAD_RADIUS_PX:
            self._viewport.turn_to(caught(self._held_deg + self._direction(sample)))
        return QRect()

    def release(self) -> None:
        """The view stays as it is."""

    def cancel(self) -> None:
        """The view stays as it is."""

    def _direction(self, sample: PointerSample) -> float:
        middle = self._viewport.middle()
        return math.degrees(math.atan2(sample.view_y - middle.y(), sample.view_x - middle.x()))


def caught(angle_deg: float) -> float:
    """The angle, or the quarter turn it is close to."""
    quarter = 90 * round(angle_deg / 90)
    return normal_angle(quarter if abs(angle_deg - quarter) <= CATCH_DEG else angle_deg)
