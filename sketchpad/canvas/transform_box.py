"""The box around what is selected: where its grips are and what dragging them means. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from sketchpad.canvas.geometry import Pair
from sketchpad.canvas.picking import inside
from sketchpad.canvas.transforms import (
    SMALLEST_FACTOR,
    Matrix,
    Points,
    perspective,
    rotation,
    scaling,
    translation,
)

GRIP_REACH_PX = 9.0
"""How far from a grip's middle it is still hit, in view pixels."""
TURN_REACH_PX = 28.0
"""So near to a corner, but outside, a drag turns."""
SMALL_BOX_PX = 40.0
"""A box narrower than this in the view has no grips at its sides, and its inside moves it."""
EVEN_TURN_DEG = 15.0

Box = tuple[float, float, float, float]


class Grip(Enum):
    """What a drag holds: the value is the place on the box, 0..1 across and down, if it has one."""

    MOVE = "move"
    TURN = "turn"
    UPPER_LEFT = (0.0, 0.0)
    UPPER_RIGHT = (1.0, 0.0)
    LOWER_RIGHT = (1.0, 1.0)
    LOWER_LEFT = (0.0, 1.0)
    TOP = (0.5, 0.0)
    RIGHT = (1.0, 0.5)
    BOTTOM = (0.5, 1.0)
    LEFT = (0.0, 0.5)


CORNERS = (Grip.UPPER_LEFT, Grip.UPPER_RIGHT, Grip.LOWER_RIGHT, Grip.LOWER_LEFT)
SIDES = (Grip.TOP, Grip.RIGHT, Grip.BOTTOM, Grip.LEFT)


@dataclass(frozen=True)
class Manner:
    """How a grip is dragged: evenly (Shift), about the middle (Alt), each corner free (Ctrl)."""

    even: bool = False
    centred: bool = False
    free: bool = False


def side_middles(quad: Points) -> Points:
    """The middles (4, 2) of the sides: top, right, bottom, left of an upright box."""
    return np.asarray((quad + np.roll(quad, -1, axis=0)) / 2)


def grip_at(seen: Points, point: Pair, has_sides: bool) -> Grip | None:
    """The grip at a view point, for a box whose corners (4, 2) are seen there; None beside it."""
    at = np.array(point)
    to_corners = np.hypot(*(seen - at).T)
    within = bool(inside(at[None], seen)[0])
    lengths = np.hypot(*(np.roll(seen, -1, axis=0) - seen).T)
    small = float(lengths.min()) < SMALL_BOX_PX
    if not (small and within) and to_corners.min() <= GRIP_REACH_PX:
        return CORNERS[int(to_corners.argmin())]
    if has_sides:
        to_sides = np.hypot(*(side_middles(seen) - at).T)
        open_sides = np.where(lengths < SMALL_BOX_PX, np.inf, to_sides)
        if not (small and within) and open_sides.min() <= GRIP_REACH_PX:
            return SIDES[int(open_sides.argmin())]
    if within:
        return Grip.MOVE
    return Grip.TURN if to_corners.min() <= TURN_REACH_PX else None


def drag_matrix(grip: Grip, box: Box, start: Pair, now: Pair, manner: Manner) -> Matrix:
    """What a drag of a grip of an upright box from `start` to `now` does, in document pixels."""
    if grip is Grip.MOVE:
        return _move(start, now, manner)
    if grip is Grip.TURN:
        return _turn(box, start, now, manner)
    return _stretch(grip, box, start, now, manner)


def warp_matrix(quad: Points, corner: int, start: Pair, now: Pair) -> Matrix | None:
    """Pulls one corner of four (4, 2); None where the shape would fold over."""
    after = quad.copy()
    after[corner] += np.subtract(now, start)
    return perspective(quad, after)


def _move(start: Pair, now: Pair, manner: Manner) -> Matrix:
    dx, dy = now[0] - start[0], now[1] - start[1]
    if manner.even:  # along one axis only
        dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
    return translation(dx, dy)


def _turn(box: Box, start: Pair, now: Pair, manner: Manner) -> Matrix:
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    before = math.atan2(start[1] - middle[1], start[0] - middle[0])
    after = math.atan2(now[1] - middle[1], now[0] - middle[0])
    angle = math.degrees(after - before)
    if manner.even:
        angle = EVEN_TURN_DEG * round(angle / EVEN_TURN_DEG)
    return rotation(angle, middle)


def _stretch(grip: Grip, box: Box, start: Pair, now: Pair, manner: Manner) -> Matrix:
    u, v = grip.value
    left, top, right, bottom = box
    held = left + u * (right - left), top + v * (bottom - top)
    if manner.centred:
        anchor = (left + right) / 2, (top + bottom) / 2
    else:
        anchor = right + left - held[0], bottom + top - held[1]
    arm = held[0] - anchor[0], held[1] - anchor[1]
    reach = arm[0] + now[0] - start[0], arm[1] + now[1] - start[1]
    if grip in CORNERS and manner.even:
        along = (reach[0] * arm[0] + reach[1] * arm[1]) / (arm[0] ** 2 + arm[1] ** 2)
        factor = _open(along)
        return scaling(factor, factor, anchor)
    across = _open(reach[0] / arm[0]) if u != 0.5 else 1.0
    down = _open(reach[1] / arm[1]) if v != 0.5 else 1.0
    if manner.even:  # a side: both ways alike
        across = down = across if u != 0.5 else down
    return scaling(across, down, anchor)


def _open(factor: float) -> float:
    """A factor that never makes a flat thing of what it stretches."""
    return math.copysign(max(SMALLEST_FACTOR, abs(factor)), factor)
