"""What all tools have in common: the samples they are fed with, and the drag they make of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import Protocol

from PySide6.QtCore import QRect

from sketchpad.canvas.symmetry import Symmetry
from sketchpad.document.stroke import Stroke

_drags = count(1)


def next_drag() -> int:
    """A number for a drag whose changes are to become one undo step."""
    return next(_drags)


@dataclass(frozen=True)
class PointerSample:
    """One position of the pointer.

    `x`, `y` in document pixels; `pressure` 0..1 or None from a device that has none; `time_ms` on
    any clock; `view_x`, `view_y` in view pixels; `straight` asks for a straight line or
    for a shape with equal sides (Shift), `centred` for one around the place of the press (Alt);
    `control`: the Ctrl key is held.
    """

    x: float
    y: float
    pressure: float | None = None
    time_ms: float = 0.0
    view_x: float = 0.0
    view_y: float = 0.0
    straight: bool = False
    centred: bool = False
    control: bool = False


class Tool(Protocol):
    """A drag: press, any number of moves, then release or cancel.

    press and move return the document area that looks different because of the drag itself.
    """

    def press(self, sample: PointerSample) -> QRect: ...
    def move(self, sample: PointerSample) -> QRect: ...
    def release(self) -> None: ...
    def cancel(self) -> None: ...


class StrokeTool(Tool, Protocol):
    """A tool whose drag grows a stroke."""

    symmetry: Symmetry
    """What else is drawn with the stroke, from the release on."""

    @property
    def growing(self) -> Stroke | None: ...
