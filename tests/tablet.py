"""The pen of a tablet, as a canvas in a test meets it: through real tablet events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from sketchpad.canvas.view import CanvasView

CORNER = QPoint(50, 50)
"""Where the sheet's corner is seen in the canvas fixture."""
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Pen:
    """Sends tablet events to a canvas; the clock advances 8 ms per event."""

    def __init__(self, canvas: CanvasView, eraser: bool = False, corner: QPoint = CORNER) -> None:
        self._canvas, self._corner = canvas, QPointF(corner)
        self._now_ms = 5000
        self.tilt = (0.0, 0.0)
        """In degrees to the right and towards the user."""
        self.keys = NO_KEYS
        kind = QPointingDevice.PointerType
        self._device = QPointingDevice(
            "test pen",
            7,
            QInputDevice.DeviceType.Stylus,
            kind.Eraser if eraser else kind.Pen,
            QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
            1,
            2,
        )

    def _send(
        self, kind: QEvent.Type, x: float, y: float, pressure: float, down: bool, button: bool
    ) -> None:
        position = self._corner + QPointF(x, y)
        event = QTabletEvent(
            kind,
            self._device,
            position,
            QPointF(self._canvas.mapToGlobal(position)),
            pressure,
            *self.tilt,
            0.0,
            0.0,
            0.0,
            self.keys,
            LEFT if button else NO_BUTTON,
            LEFT if down else NO_BUTTON,
        )
        self._now_ms += 8
        event.setTimestamp(self._now_ms)
        QApplication.sendEvent(self._canvas, event)
        assert event.isAccepted()

    def press(self, x: float, y: float, pressure: float) -> None:
        self._send(QEvent.Type.TabletPress, x, y, pressure, down=True, button=True)

    def move(self, x: float, y: float, pressure: float, down: bool = True) -> None:
        self._send(QEvent.Type.TabletMove, x, y, pressure, down=down, button=False)

    def release(self, x: float, y: float) -> None:
        self._send(QEvent.Type.TabletRelease, x, y, 0.0, down=False, button=True)

    def echo(
        self, kind: QEvent.Type, x: float, y: float, later_ms: int = 0, says_so: bool = False
    ) -> None:
        """The mouse event that some systems make up from the pen's; some say from which device."""
        position = self._corner + QPointF(x, y)
        lifted = kind == QEvent.Type.MouseButtonRelease
        moved = kind == QEvent.Type.MouseMove
        event = QMouseEvent(
            kind,
            position,
            self._canvas.mapToGlobal(position),
            NO_BUTTON if moved else LEFT,
            NO_BUTTON if lifted else LEFT,
            NO_KEYS,
            self._device if says_so else QPointingDevice.primaryPointingDevice(),
        )
        event.setTimestamp(self._now_ms + later_ms)
        QApplication.sendEvent(self._canvas, event)
