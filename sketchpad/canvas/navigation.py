"""Wheel and touchpad: what turns of the wheel, pinches and twists do to the view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QWheelEvent

from sketchpad.canvas.tools.turn import caught
from sketchpad.canvas.viewport import Viewport

WHEEL_NOTCH = 120
ZOOM_PER_NOTCH = 1.2
ZOOM_PER_PIXEL = 1.004
"""For touchpads, which report how many pixels the fingers moved."""
TWIST_SLACK_DEG = 8.0
"""Fingers that pinch twist a little, too; only beyond this the sheet turns."""


class Navigation:
    """Follows one gesture at a time."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport
        self._twisted_deg = 0.0
        self._held_deg: float | None = None  # the sheet's angle less the fingers', once it turns

    def wheel(self, event: QWheelEvent, at: QPointF | None = None) -> None:
        """Zoom at a point of the view: at the cursor unless another is given."""
        if not event.pixelDelta().isNull():
            factor = ZOOM_PER_PIXEL ** event.pixelDelta().y()
        else:
            factor = ZOOM_PER_NOTCH ** (event.angleDelta().y() / WHEEL_NOTCH)
        if factor != 1:  # not for sideways turns
            self._viewport.zoom_to(self._viewport.zoom * factor, at or event.position())
        event.accept()

    def gesture(self, event: QNativeGestureEvent) -> bool:
        """Zoom and turn between the fingers; False if the gesture means something else."""
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            zoom = self._viewport.zoom * (1 + event.value())
            self._viewport.zoom_to(zoom, event.position())
        elif kind == Qt.NativeGestureType.RotateNativeGesture:
            self._twist(event)
        elif kind in (
            Qt.NativeGestureType.BeginNativeGesture,
            Qt.NativeGestureType.EndNativeGesture,
        ):
            self._twisted_deg, self._held_deg = 0.0, None
        else:
            return False
        return True

    def _twist(self, event: QNativeGestureEvent) -> None:
        self._twisted_deg += event.value()
        if self._held_deg is None and abs(self._twisted_deg) > TWIST_SLACK_DEG:
            self._held_deg = self._viewport.angle_deg - self._twisted_deg
        if self._held_deg is not None:
            self._viewport.turn_to(caught(self._held_deg + self._twisted_deg), event.position())
