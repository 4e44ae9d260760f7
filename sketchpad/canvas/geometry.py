"""Where things are: the view of the sheet, and which strokes an eraser touches. Pure functions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ZOOM_STEPS = (
    0.05, 0.1, 0.167, 0.25, 0.333, 0.5, 0.667, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0,
    16.0, 24.0, 32.0,
)  # fmt: skip
MIN_ZOOM, MAX_ZOOM = ZOOM_STEPS[0], ZOOM_STEPS[-1]


@dataclass(frozen=True)
class ViewTransform:
    """Document to view: `zoom` view pixels per document pixel, the sheet's corner at the offset."""

    zoom: float = 1.0
    offset_x: float = 0.0
    offset_y: float = 0.0

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Where a document point is seen."""
        return x * self.zoom + self.offset_x, y * self.zoom + self.offset_y

    def to_document(self, x: float, y: float) -> tuple[float, float]:
        """Which document point is seen at a view point."""
        return (x - self.offset_x) / self.zoom, (y - self.offset_y) / self.zoom

    def zoomed(self, zoom: float, x: float, y: float) -> ViewTransform:
        """At another zoom, clipped to its limits; the view point (x, y) keeps what it shows."""
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        ratio = zoom / self.zoom
        return ViewTransform(zoom, x - (x - self.offset_x) * ratio, y - (y - self.offset_y) * ratio)

    def moved(self, dx: float, dy: float) -> ViewTransform:
        """Shifted by view pixels."""
        return ViewTransform(self.zoom, self.offset_x + dx, self.offset_y + dy)

    def snapped(self, device_pixel_ratio: float) -> ViewTransform:
        """With the sheet's corner on a whole device pixel, which keeps lines crisp."""
        x, y = self.offset_x * device_pixel_ratio, self.offset_y * device_pixel_ratio
        return ViewTransform(
            self.zoom, round(x) / device_pixel_ratio, round(y) / device_pixel_ratio
        )

    def kept_reachable(
        self, view: tuple[float, float], sheet: tuple[float, float], margin: float
    ) -> ViewTransform:
        """Shifted as little as needed for `margin` view pixels of the sheet to stay in sight."""
        offsets = []
        for offset, seen, length in zip((self.offset_x, self.offset_y), view, sheet, strict=True):
            lowest = margin - length * self.zoom
            offsets.append(min(max(offset, lowest), max(lowest, seen - margin)))
        return ViewTransform(self.zoom, *offsets)


def fitted(
    view: tuple[float, float], sheet: tuple[float, float], margin: float = 24.0
) -> ViewTransform:
    """The whole sheet in the middle of the view, as large as the margin allows."""
    zoom = min((v - 2 * margin) / s for v, s in zip(view, sheet, strict=True))
    return centred(view, sheet, min(MAX_ZOOM, max(MIN_ZOOM, zoom)))


def centred(view: tuple[float, float], sheet: tuple[float, float], zoom: float) -> ViewTransform:
    """The middle of the sheet in the middle of the view."""
    return ViewTransform(zoom, (view[0] - sheet[0] * zoom) / 2, (view[1] - sheet[1] * zoom) / 2)


def next_zoom(zoom: float, direction: int) -> float:
    """The next step above (`direction` > 0) or below a zoom; the limit itself at the limit."""
    if direction > 0:
        return ZOOM_STEPS[min(bisect_right(ZOOM_STEPS, zoom * 1.001), len(ZOOM_STEPS) - 1)]
    return ZOOM_STEPS[max(bisect_left(ZOOM_STEPS, zoom * 0.999) - 1, 0)]


def distance_to_polyline(
    start: tuple[float, float], end: tuple[float, float], line: NDArray[np.float64]
) -> float:
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
