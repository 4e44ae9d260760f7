"""Takes a colour from whatever picture is under the pointer; what it is for is decided elsewhere.

While it is active it watches the pointer everywhere in the program, so that pictures need not know
of it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QSinglePointEvent, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad.panels.magnifier import ColourSample, Magnifier

Sampler = Callable[[QPoint], ColourSample | None]
"""What there is to take at a point of a widget."""
_PRESSES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TabletPress,
)
_RELEASES = (QEvent.Type.MouseButtonRelease, QEvent.Type.TabletRelease)
_MOVES = (QEvent.Type.MouseMove, QEvent.Type.TabletMove)
_WATCHED = frozenset({*_PRESSES, *_RELEASES, *_MOVES})
_LEAVING = (QEvent.Type.Leave, QEvent.Type.WindowDeactivate)


class Eyedropper(QObject):
    """Left clicks on a source take its colour while it is active; everything else works on."""

    picked = Signal(object)  # RGB, or None: no colour
    alt_released = Signal()  # wherever the keys went meanwhile

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._sources: list[tuple[QWidget, Sampler]] = []
        self._active = False
        self._pressed = False
        self._aims = False  # the pointer shows a cross
        self.magnifier = Magnifier(window)

    @property
    def active(self) -> bool:
        """Whether clicks take colours."""
        return self._active

    def add_source(self, widget: QWidget, sampler: Sampler) -> None:
        """Let colours be taken from a widget."""
        self._sources.append((widget, sampler))

    def set_active(self, active: bool) -> None:
        """Take colours from now on, or no more."""
        if active == self._active:
            return
        self._active, self._pressed = active, False
        application = QApplication.instance()
        assert application is not None
        if active:
            application.installEventFilter(self)
            self._look_at(QCursor.pos())
        else:
            application.removeEventFilter(self)
            self._look_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _LEAVING and watched is self._window:
            self._look_away()
        if isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyRelease:
            if event.key() == Qt.Key.Key_Alt:
                self.alt_released.emit()
            return False
        if kind is QEvent.Type.ToolTip and self._aims:
            return True  # it would cover what one aims at
        if kind not in _WATCHED or not isinstance(watched, QWidget):
            return False
        if not isinstance(event, QSinglePointEvent):
            return False
        taken = self._pointer_event(kind, event)
        # Widgets see the pen: it explains to them the mouse events that systems make up from it.
        return taken and not isinstance(event, QTabletEvent)

    def _pointer_event(self, kind: QEvent.Type, event: QSinglePointEvent) -> bool:
        """Follow the pointer; True if the event was for the eyedropper alone."""
        sample = self._look_at(event.globalPosition().toPoint())
        if kind in _MOVES:
            return self._pressed
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        if kind in _PRESSES:
            self._pressed = sample is not None
            return self._pressed
        taken, self._pressed = self._pressed, False
        if taken and sample is not None:
            self.picked.emit(sample.colour)
        return taken

    def _look_at(self, place: QPoint) -> ColourSample | None:
        """Show what could be taken at a point of the screen."""
        sample = self._sample_at(place)
        if sample is None:
            self._look_away()
            return None
        if not self._aims:
            self._aims = True
            QApplication.setOverrideCursor(Qt.CursorShape.CrossCursor)
        self.magnifier.show_sample(sample, self._window.mapFromGlobal(place))
        return sample

    def _look_away(self) -> None:
        self.magnifier.hide()
        if self._aims:
            self._aims = False
            QApplication.restoreOverrideCursor()

    def _sample_at(self, place: QPoint) -> ColourSample | None:
        for widget, sampler in self._sources:
            point = widget.mapFromGlobal(place)
            if widget.isVisible() and widget.rect().contains(point):
                return sampler(point)
        return None
