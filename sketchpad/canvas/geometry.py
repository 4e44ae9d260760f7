"""Where things are: the view of the sheet, and which strokes an eraser touches. Pure functions."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

ZOOM_STEPS = (
    0.05, 0.1, 0.167, 0.25, 0.333, 0.5, 0.667, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0,
    16.0, 24.0, 32.0,
)  # fmt: skip
MIN_ZOOM, MAX_ZOOM = ZOOM_STEPS[0], ZOOM_STEPS[-1]
TURN_STEP_DEG = 15.0
STEP_SLACK = 1e-3
REACHING_ROUNDS = 60
SAME_PX = 1e-9

Pair = tuple[float, float]


@dataclass(frozen=True)
class ViewTransform:
    """Document to view: mirrored left to right if asked, turned, zoomed, then shifted.

    `zoom` is view pixels per document pixel; `angle_deg` is clockwise on the screen, in -180..180;
    the sheet's corner (0, 0) is seen at the offset.
    """

    zoom: float = 1.0
    offset_x: float = 0.0
    offset_y: float = 0.0
    angle_deg: float = 0.0
    mirrored: bool = False

    @property
    def upright(self) -> bool:
        """Whether the sheet is neither turned nor mirrored."""
        return self.angle_deg == 0 and not self.mirrored

    @property
    def unit_axes(self) -> tuple[Pair, Pair]:
        """Which ways the document's right and down lead in the view, one pixel long."""
        cos, sin = _cos_sin(self.angle_deg)
        return (-cos, -sin) if self.mirrored else (cos, sin), (-sin, cos)

    @property
    def axes(self) -> tuple[Pair, Pair]:
        """Where one document pixel to the right and one downwards lead, in view pixels."""
        (ax, ay), (bx, by) = self.unit_axes
        return (ax * self.zoom, ay * self.zoom), (bx * self.zoom, by * self.zoom)

    def to_view(self, x: float, y: float) -> Pair:
        """Where a document point is seen."""
        (ax, ay), (bx, by) = self.axes
        return x * ax + y * bx + self.offset_x, x * ay + y * by + self.offset_y

    def to_document(self, x: float, y: float) -> Pair:
        """Which document point is seen at a view point."""
        (ax, ay), (bx, by) = self.axes  # at right angles and equally long
        dx, dy = x - self.offset_x, y - self.offset_y
        squared = self.zoom * self.zoom
        return (dx * ax + dy * ay) / squared, (dx * bx + dy * by) / squared

    def zoomed(self, zoom: float, x: float, y: float) -> ViewTransform:
        """At another zoom, clipped to its limits; the view point (x, y) keeps what it shows."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        ratio = zoom / self.zoom
        offset = x - (x - self.offset_x) * ratio, y - (y - self.offset_y) * ratio
        return replace(self, zoom=zoom, offset_x=offset[0], offset_y=offset[1])

    def moved(self, dx: float, dy: float) -> ViewTransform:
        """Shifted by view pixels."""
        return replace(self, offset_x=self.offset_x + dx, offset_y=self.offset_y + dy)

    def turned_to(self, angle_deg: float, x: float, y: float) -> ViewTransform:
        """At another angle; the view point (x, y) keeps what it shows."""
        turned = replace(self, angle_deg=normal_angle(angle_deg))
        return turned.centred_on(self.to_document(x, y), (x, y))

    def flipped(self, x: float) -> ViewTransform:
        """As seen in a mirror that stands upright at the view's column x."""
        return replace(
            self,
            mirrored=not self.mirrored,
            angle_deg=normal_angle(-self.angle_deg),
            offset_x=2 * x - self.offset_x,
        )

    def centred_on(self, document: Pair, view: Pair) -> ViewTransform:
        """Shifted so that a document point is seen at a view point."""
        x, y = self.to_view(*document)
        return self.moved(view[0] - x, view[1] - y)

    def snapped(self, device_pixel_ratio: float) -> ViewTransform:
        """With the sheet's corner on a whole device pixel, which keeps lines crisp."""
        x, y = self.offset_x * device_pixel_ratio, self.offset_y * device_pixel_ratio
        offset = round(x) / device_pixel_ratio, round(y) / device_pixel_ratio
        return replace(self, offset_x=offset[0], offset_y=offset[1])

    def kept_reachable(self, view: Pair, sheet: Pair, margin: float) -> ViewTransform:
        """Shifted as little as needed for `margin` view pixels of the sheet to stay in sight."""
        directions = [(1.0, 0.0), (0.0, 1.0)]
        if self.angle_deg % 90:  # two convex shapes meet if they do along the sides of both
            cos, sin = _cos_sin(self.angle_deg)
            directions += [(cos, sin), (-sin, cos)]
        seen = [(x, y) for x in (0.0, view[0]) for y in (0.0, view[1])]
        kept = self
        for _ in range(REACHING_ROUNDS):
            before = kept
            for along in directions:
                corners = kept.corners(sheet)
                shift = _shift_to_overlap(_span(corners, along), _span(seen, along), margin)
                if abs(shift) > SAME_PX:
                    kept = kept.moved(along[0] * shift, along[1] * shift)
            if kept == before:
                break
        return kept

    def corners(self, sheet: Pair) -> list[Pair]:
        """Where the corners of a sheet of this size are seen, clockwise on the document."""
        width, height = sheet
        return [self.to_view(*at) for at in ((0, 0), (width, 0), (width, height), (0, height))]


def normal_angle(angle_deg: float) -> float:
    """The same direction as an angle above -180 and up to 180 degrees."""
    return 180 - (180 - angle_deg) % 360


def next_angle(angle_deg: float, direction: int) -> float:
    """The next of every 15 degrees clockwise (`direction` > 0) or back."""
    steps = angle_deg / TURN_STEP_DEG
    if direction > 0:
        return normal_angle(TURN_STEP_DEG * (math.floor(steps + STEP_SLACK) + 1))
    return normal_angle(TURN_STEP_DEG * (math.ceil(steps - STEP_SLACK) - 1))


def fitted(
    view: Pair, sheet: Pair, margin: float = 24.0, angle_deg: float = 0.0, mirrored: bool = False
) -> ViewTransform:
    """The whole sheet in the middle of the view, as large as the margin allows."""
    cos, sin = (abs(part) for part in _cos_sin(angle_deg))
    box = sheet[0] * cos + sheet[1] * sin, sheet[0] * sin + sheet[1] * cos
    zoom = min((v - 2 * margin) / s for v, s in zip(view, box, strict=True))
    turned = ViewTransform(1.0, 0.0, 0.0, normal_angle(angle_deg), mirrored)
    turned = turned.zoomed(zoom, 0.0, 0.0)
    return turned.centred_on((sheet[0] / 2, sheet[1] / 2), (view[0] / 2, view[1] / 2))


def _cos_sin(angle_deg: float) -> Pair:
    """Cosine and sine, exact for quarter turns."""
    quarters, rest = divmod(angle_deg, 90)
    if rest == 0:
        return ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))[int(quarters) % 4]
    angle = math.radians(angle_deg)
    return math.cos(angle), math.sin(angle)


def _span(points: list[Pair], along: Pair) -> Pair:
    places = [x * along[0] + y * along[1] for x, y in points]
    return min(places), max(places)


def _shift_to_overlap(moving: Pair, fixed: Pair, margin: float) -> float:
    """How far the first interval must move for both to share `margin`, which it never undoes."""
    lowest = fixed[0] + margin - moving[1]
    return min(max(0.0, lowest), max(lowest, fixed[1] - margin - moving[0]))


def next_zoom(zoom: float, direction: int) -> float:
    """The next step above (`direction` > 0) or below a zoom; the limit itself at the limit."""
    if direction > 0:
        return ZOOM_STEPS[min(bisect_right(ZOOM_STEPS, zoom * 1.001), len(ZOOM_STEPS) - 1)]
    return ZOOM_STEPS[max(bisect_left(ZOOM_STEPS, zoom * 0.999) - 1, 0)]


def distance_to_polyline(start: Pair, end: Pair, line: NDArray[np.float64]) -> float:
    """The shortest distance between the segment start-end and a polyline (N, 2), N >= 1."""
    a, b = np.array(start, dtype=np.float64), np.array(end, dtype=np.float64)
    c, d = (line[:-1], line[1:]) if len(line) > 1 else (line, line)
    if _crosses(a, b, c, d).any():
        return 0.0
    ends = [_to_segments(a, c, d), _to_segments(b, c, d)]
    starts = [_to_segments(line, a[None], b[None])]
    return float(min(distances.min() for distances in ends + starts))


def _crosses(
    a: NDArray[np.float64], b: NDArray[np.float64], c: NDArray[np.float64], d: NDArray[np.float64]
) -> NDArray[np.bool_]:
    sides_of_ab = _side(a, b, c) * _side(a, b, d)
    sides_of_cd = _side(c, d, a) * _side(c, d, b)
    return (sides_of_ab < 0) & (sides_of_cd < 0)


def _side(
    a: NDArray[np.float64], b: NDArray[np.float64], p: NDArray[np.float64]
) -> NDArray[np.float64]:
    along, across = b - a, p - a
    return np.asarray(along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0])


def _to_segments(
    point: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    along = end - start
    squared = (along * along).sum(-1)
    t = ((point - start) * along).sum(-1) / np.where(squared > 0, squared, 1)
    nearest = start + np.clip(t, 0, 1)[..., None] * along
    return np.asarray(np.hypot(*(point - nearest).T))
