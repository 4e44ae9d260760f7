"""Calms the hand: where the ink goes for where the pen is.

Pure: fed with positions and times, knows neither Qt nor tools nor the view.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

Point = tuple[float, float]

SHORTEST_STRING_PX, LONGEST_STRING_PX = 5.0, 200.0

REST_CUTOFF_HZ = 2.5
"""How quickly the ink follows a pen that hardly moves."""
CUTOFF_PER_SPEED = 0.03
"""Hz per view pixel a second: the faster the pen, the closer the ink keeps to it."""
SPEED_CUTOFF_HZ = 5.0
SHORTEST_STEP_S = 1e-3
"""Mice may report two positions in one millisecond."""


class StabiliserMode(StrEnum):
    """How the ink follows the pen."""

    NONE = "none"  # exactly
    LIGHT = "light"  # trembling is smoothed, quick strokes are left alone
    STRING = "string"  # pulled along by a string


@dataclass(frozen=True)
class Steadiness:
    """What the user chose; the string's length in view pixels, so that zooming in draws finer."""

    mode: StabiliserMode = StabiliserMode.NONE
    string_px: float = 30.0

    def stabiliser(self, zoom: float) -> Stabiliser:
        """A stabiliser for one stroke at `zoom` view pixels per document pixel."""
        if self.mode is StabiliserMode.LIGHT:
            return OneEuro(zoom)
        if self.mode is StabiliserMode.STRING:
            return PullString(self.string_px / zoom)
        return Unsteadied()


class Stabiliser(Protocol):
    """Follows one stroke, positions in document pixels, times in milliseconds on any clock."""

    def begin(self, x: float, y: float, time_ms: float) -> None:
        """The pen is here, and so is the ink."""

    def follow(self, x: float, y: float, time_ms: float) -> Point:
        """Where the ink is now that the pen is at (x, y)."""


class Unsteadied:
    """The ink is where the pen is."""

    def begin(self, x: float, y: float, time_ms: float) -> None:
        """There is nothing to remember."""

    def follow(self, x: float, y: float, time_ms: float) -> Point:
        return x, y


class OneEuro:
    """A low-pass filter whose cutoff rises with the speed of the pen.

    The 1€ filter of Casiez, Roussel and Vogel (CHI 2012), equations 1 to 6, with the speed of the
    plane instead of one for each axis, so that the direction of a stroke does not matter.
    """

    def __init__(self, zoom: float = 1.0) -> None:
        self._zoom = zoom
        self._ink: Point = (0.0, 0.0)
        self._pen: Point = (0.0, 0.0)
        self._velocity: Point = (0.0, 0.0)
        self._time_ms = 0.0

    def begin(self, x: float, y: float, time_ms: float) -> None:
        self._ink = self._pen = (x, y)
        self._velocity, self._time_ms = (0.0, 0.0), time_ms

    def follow(self, x: float, y: float, time_ms: float) -> Point:
        step_s = max(SHORTEST_STEP_S, (time_ms - self._time_ms) / 1000)
        moved = (x - self._pen[0]) / step_s, (y - self._pen[1]) / step_s
        self._velocity = _towards(self._velocity, moved, _share(SPEED_CUTOFF_HZ, step_s))
        speed_view = math.hypot(*self._velocity) * self._zoom
        cutoff_hz = REST_CUTOFF_HZ + CUTOFF_PER_SPEED * speed_view
        self._ink = _towards(self._ink, (x, y), _share(cutoff_hz, step_s))
        self._pen, self._time_ms = (x, y), time_ms
        return self._ink


class PullString:
    """The pen pulls the ink by a string: within its length the ink rests, taut it follows."""

    def __init__(self, length_px: float) -> None:
        self._length_px = length_px
        self._ink: Point = (0.0, 0.0)

    def begin(self, x: float, y: float, time_ms: float) -> None:
        self._ink = (x, y)

    def follow(self, x: float, y: float, time_ms: float) -> Point:
        distance = math.hypot(x - self._ink[0], y - self._ink[1])
        if distance > self._length_px:
            self._ink = _towards(self._ink, (x, y), 1 - self._length_px / distance)
        return self._ink


def _share(cutoff_hz: float, step_s: float) -> float:
    """How much of the way a low-pass filter goes in one step."""
    return 1 / (1 + 1 / (2 * math.pi * cutoff_hz * step_s))


def _towards(start: Point, end: Point, share: float) -> Point:
    return start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
