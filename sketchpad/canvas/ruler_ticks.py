"""Which marks a ruler shows at a zoom, and which way it runs. Pure functions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from sketchpad.canvas.geometry import ViewTransform

MAJOR_VIEW_PX = 64.0
"""Numbers stand at least so far apart, in view pixels."""
MINOR_VIEW_PX = 5.0
SLACK = 1e-9


class RulerUnit(StrEnum):
    """What rulers count in. A pixel is 1/96 inch, as in SVG."""

    PX = "px"
    MM = "mm"

    @property
    def size_px(self) -> float:
        """Document pixels per unit."""
        return 1.0 if self is RulerUnit.PX else 96 / 25.4


@dataclass(frozen=True)
class RulerAxis:
    """How the document runs along a ruler: in x if `upright` guides cross it, or else in y.

    Places are document pixels, positions are view pixels along the ruler.
    """

    upright: bool
    scale: float  # view pixels per document pixel, negative where the document runs backwards
    origin: float  # the position of place 0

    def position(self, place_px: float) -> float:
        """Where a place is seen."""
        return self.origin + self.scale * place_px

    def place_px(self, position: float) -> float:
        """Which place is seen at a position."""
        return (position - self.origin) / self.scale


@dataclass(frozen=True)
class Tick:
    """A mark: where it is seen, 0..1 how long it is, and its number in the ruler's unit if any."""

    position: float
    length: float
    value: float | None = None


def axis_along(view: ViewTransform, across: bool) -> RulerAxis | None:
    """The axis of the ruler above the paper (`across`) or of the one to its left.

    None while the paper is turned by anything but quarter turns: nothing runs along a ruler then.
    """
    (ax, ay), (bx, by) = view.unit_axes
    x, y, origin = (ax, bx, view.offset_x) if across else (ay, by, view.offset_y)
    if abs(x) == 1:
        return RulerAxis(True, x * view.zoom, origin)
    if abs(y) == 1:
        return RulerAxis(False, y * view.zoom, origin)
    return None


def steps(unit_view_px: float, whole: bool) -> tuple[float, int]:
    """Units between two numbers (1, 2 or 5 times a power of ten), and into how many parts.

    `unit_view_px` is how long a unit is seen; `whole`: there are no parts of a unit.
    """
    wanted = MAJOR_VIEW_PX / unit_view_px
    power = 10.0 ** math.floor(math.log10(wanted) + SLACK)
    major = next(f * power for f in (1, 2, 5, 10) if f * power >= wanted * (1 - SLACK))
    if whole:
        major = max(1.0, major)
    for parts in (10, 5, 4, 2):
        minor = major / parts
        even = not whole or abs(minor - round(minor)) < SLACK
        if even and minor * unit_view_px >= MINOR_VIEW_PX and _is_round(minor):
            return major, parts
    return major, 1


def ticks(axis: RulerAxis, first: float, last: float, unit: RulerUnit) -> list[Tick]:
    """The marks of a ruler between two positions, in the order of the document, and one beyond."""
    size_px = unit.size_px
    major, parts = steps(abs(axis.scale) * size_px, whole=unit is RulerUnit.PX)
    minor = major / parts
    ends = sorted(axis.place_px(position) / size_px for position in (first, last))
    marks = []
    for count in range(math.floor(ends[0] / minor), math.ceil(ends[1] / minor) + 1):
        position = axis.position(count * minor * size_px)
        numbered = count % parts == 0
        half = parts % 2 == 0 and count % (parts // 2) == 0
        size = 1.0 if numbered else 0.5 if half else 0.3
        marks.append(Tick(position, size, count // parts * major if numbered else None))
    return marks


def minor_step_px(axis: RulerAxis, unit: RulerUnit) -> float:
    """Document pixels between two marks."""
    major, parts = steps(abs(axis.scale) * unit.size_px, whole=unit is RulerUnit.PX)
    return major / parts * unit.size_px


def _is_round(step: float) -> bool:
    """Whether a step is 1, 2, 2.5 or 5 times a power of ten."""
    digit = step / 10.0 ** math.floor(math.log10(step) + SLACK)
    return any(abs(digit - one) < 1e-6 for one in (1, 2, 2.5, 5))
