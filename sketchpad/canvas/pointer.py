"""Which pointer events count, and what they say about pressure. Knows events, not tools."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent

from sketchpad.canvas.geometry import ViewTransform
from sketchpad.canvas.tools.tool import PointerSample

MOUSE_AFTER_PEN_MS = 300
"""Mouse events this soon after a pen event were made up from it by the system."""
PENS = (QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser)


class PenGuard:
    """Tells mouse events of a hand from those that a tablet driver sends after its own."""

    def __init__(self) -> None:
        self._last_pen_ms: int | None = None

    def saw_pen(self, event: QTabletEvent) -> None:
        """Remember when the pen last moved."""
        self._last_pen_ms = event.timestamp()

    def is_echo(self, event: QMouseEvent) -> bool:
        """Whether this mouse event only repeats the pen."""
        if event.pointerType() in PENS:
            return True  # it says so itself
        if self._last_pen_ms is None:
            return False
        return abs(event.timestamp() - self._last_pen_ms) <= MOUSE_AFTER_PEN_MS


def sample_of(
    event: QMouseEvent | QTabletEvent, view: ViewTransform, pressure: float | None = None
) -> PointerSample:
    """The event as a sample in document and view pixels."""
    position: QPointF = event.position()
    x, y = view.to_document(position.x(), position.y())
    return PointerSample(
        x,
        y,
        pressure=pressure,
        time_ms=float(event.timestamp()),
        view_x=position.x(),
        view_y=position.y(),
        straight=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
        centred=bool(event.modifiers() & Qt.KeyboardModifier.AltModifier),
        control=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier),
    )
