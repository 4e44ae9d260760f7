"""The hand: a drag moves the view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect

from sketchpad.canvas.tools.tool import PointerSample


class PanTool:
    """Moves the view. `pan` is called with the distance in view pixels."""

    def __init__(self, pan: Callable[[float, float], None]) -> None:
        self._pan = pan
        self._last = (0.0, 0.0)

    def press(self, sample: PointerSample) -> QRect:
        self._last = (sample.view_x, sample.view_y)
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        self._pan(sample.view_x - self._last[0], sample.view_y - self._last[1])
        self._last = (sample.view_x, sample.view_y)
        return QRect()

    def release(self) -> None:
        """The view stays where it is."""

    def cancel(self) -> None:
        """The view stays where it is."""
