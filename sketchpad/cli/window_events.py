"""Uses the window as a person would, with mouse events and drops, and waits for its signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Awaited:
    """Listens to signals from its creation on, so that nothing emitted meanwhile is missed."""

    def __init__(self, *signals: SignalInstance) -> None:
        self.received: list[Any] = []  # the last argument of each emission, oldest first
        self._loop = QEventLoop()
        self._signals = signals
        for signal in signals:
            signal.connect(self._receive)

    def wait(self, accept: Callable[[Any], bool], timeout_s: float) -> Any:
        """The first accepted emission's last argument; raises TimeoutError."""
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(self._loop.quit)
        timer.start(round(timeout_s * 1000))
        while True:
            while self.received:
                value = self.received.pop(0)
                if accept(value):
                    return value
            if not timer.isActive():
                raise TimeoutError(f"nothing came within {timeout_s:g} s")
            self._loop.exec()

    def close(self) -> None:
        """Stop listening."""
        for signal in self._signals:
            signal.disconnect(self._receive)

    def _receive(self, *values: Any) -> None:
        self.received.append(values[-1] if values else None)
        self._loop.quit()


def draw_stroke(
    widget: QWidget, points: Iterable[QPointF], half_way: Callable[[], None] | None = None
) -> None:
    """Press, drag and release the left button along points in the widget's coordinates.

    `half_way` is called once with the button still down.
    """
    path = list(points)
    send_mouse(widget, QEvent.Type.MouseButtonPress, path[0])
    for index, point in enumerate(path[1:], start=1):
        send_mouse(widget, QEvent.Type.MouseMove, point)
        if half_way is not None and index == max(1, len(path) // 2):
            half_way()
    send_mouse(widget, QEvent.Type.MouseButtonRelease, path[-1])


def send_mouse(widget: QWidget, kind: QEvent.Type, point: QPointF) -> None:
    """Deliver one event of the left button and let the window react to it."""
    moving, released = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind,
        point,
        QPointF(widget.mapToGlobal(point)),
        none if moving else left,
        none if released else left,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def drop_file(widget: QWidget, path: Path) -> bool:
    """Drop a file from "outside" onto the widget's middle; False where it is not accepted."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    middle, copy = widget.rect().center(), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(middle, copy, data, buttons, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(QPointF(middle), copy, data, buttons, keys)
    QApplication.sendEvent(widget, drop)
    return drop.isAccepted()
