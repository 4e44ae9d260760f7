"""Sizing the brush on the sheet: dragged to the right it grows, to the left it shrinks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from sketchpad.canvas.brushes import BrushBox
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.stroke import BrushKind

RIM_VIEW_PX = 64.0
"""Room around the ring for its rim and the number beside it."""


@dataclass(frozen=True)
class SizeRing:
    """What is shown while the brush is sized, in view pixels; `size_px` in document pixels."""

    x: float
    y: float
    diameter: float
    size_px: float


class SizerTool:
    """Gives `kind`'s brush the size at which the ring follows the pointer."""

    def __init__(self, brushes: BrushBox, viewport: Viewport) -> None:
        self.kind: BrushKind = "ink"
        self._brushes = brushes
        self._viewport = viewport
        self._start: PointerSample | None = None
        self._size_before_px = 0.0

    @property
    def ring(self) -> SizeRing | None:
        """The ring to show, while there is a drag."""
        if self._start is None:
            return None
        size_px = self._brushes[self.kind].size_px
        diameter = size_px * self._viewport.zoom
        return SizeRing(self._start.view_x, self._start.view_y, diameter, size_px)

    def press(self, sample: PointerSample) -> QRect:
        self._start, self._size_before_px = sample, self._brushes[self.kind].size_px
        return self._area()

    def move(self, sample: PointerSample) -> QRect:
        if self._start is None:
            return QRect()
        before = self._area()
        grown = 2 * (sample.view_x - self._start.view_x) / self._viewport.zoom
        self._brushes.resize(self.kind, round(self._size_before_px + grown))
        return before.united(self._area())

    def release(self) -> None:
        self._start = None

    def cancel(self) -> None:
        """The brush has its old size again."""
        if self._start is not None:
            self._brushes.resize(self.kind, self._size_before_px)
            self._start = None

    def _area(self) -> QRect:
        if self._start is None:
            return QRect()
        reach = self._brushes[self.kind].size_px / 2 + RIM_VIEW_PX / self._viewport.zoom
        left, top = int(self._start.x - reach) - 1, int(self._start.y - reach) - 1
        return QRect(left, top, int(2 * reach) + 3, int(2 * reach) + 3)
