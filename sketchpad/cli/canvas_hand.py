"""Works on a canvas as a hand with a pen and a wheel does, and waits until the canvas is painted.

Every event goes the way of a real one, through the application to the widget.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.canvas.sheet_ink import SheetInk
from sketchpad.canvas.view import CanvasView
from sketchpad.cli.errors import CommandError

EVENT_MS = 4
"""So often a good tablet tells where its pen is."""
PAINT_PATIENCE_MS = 10_000
SHARP_PATIENCE_MS = 120_000
WHEEL_NOTCH = 120


class CanvasHand(QObject):
    """Sends events to a canvas, each of which has had its effect when the method returns."""

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__()
        self._canvas = canvas
        self._paints = 0
        self._now_ms = 1000
        self._device = QPointingDevice(
            "pen",
            1,
            QInputDevice.DeviceType.Stylus,
            QPointingDevice.PointerType.Pen,
            QInputDevice.Capability.Position | QInputDevice.Capability.Pressure,
            1,
            2,
        )
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._paints += event.type() is QEvent.Type.Paint
        return False

    def press(self, at: QPointF, pressure: float = 0.5) -> None:
        """Lower the pen."""
        self._send(QEvent.Type.TabletPress, at, pressure)

    def move(self, at: QPointF, pressure: float = 0.5) -> None:
        """Move the lowered pen."""
        self._send(QEvent.Type.TabletMove, at, pressure)

    def lift(self, at: QPointF) -> None:
        """Lift the pen."""
        self._send(QEvent.Type.TabletRelease, at, 0.0)

    def turn_wheel(self, at: QPointF, notches: float) -> None:
        """Zoom at a point of the widget."""
        event = QWheelEvent(
            at,
            QPointF(self._canvas.mapToGlobal(at)),
            QPoint(),
            QPoint(0, round(WHEEL_NOTCH * notches)),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self._canvas, event)

    def until_painted(self, action: Callable[[], object]) -> None:
        """Do something and wait until the canvas shows it; CommandError if it never does."""
        before = self._paints
        action()
        patience = _timer()
        while self._paints == before:
            if patience.hasExpired(PAINT_PATIENCE_MS):
                raise CommandError("the canvas was not painted.")
            QApplication.processEvents()

    def wait_until_sharp(self) -> None:
        """Until the ink has the resolution of the view."""
        ink, patience = self._canvas.findChild(SheetInk), _timer()
        while isinstance(ink, SheetInk) and not ink.sharp:
            QApplication.processEvents()
            if patience.hasExpired(SHARP_PATIENCE_MS):
                raise CommandError("the canvas never became sharp.")

    def _send(self, kind: QEvent.Type, at: QPointF, pressure: float) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        moves, lifted = kind is QEvent.Type.TabletMove, kind is QEvent.Type.TabletRelease
        event = QTabletEvent(
            kind,
            self._device,
            at,
            QPointF(self._canvas.mapToGlobal(at)),
            pressure,
            0.0,
            0.0,
            0.0,
            0.0,
            0.0,
            Qt.KeyboardModifier.NoModifier,
            none if moves else left,
            none if lifted else left,
        )
        self._now_ms += EVENT_MS
        event.setTimestamp(self._now_ms)
        QApplication.sendEvent(self._canvas, event)


def centre_of(widget: QWidget) -> QPointF:
    """The middle of a widget in its own coordinates."""
    return QPointF(widget.width() / 2, widget.height() / 2)


def _timer() -> QElapsedTimer:
    timer = QElapsedTimer()
    timer.start()
    return timer
