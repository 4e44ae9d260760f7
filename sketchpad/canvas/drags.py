"""Turns presses, moves and releases of mouse and pen into drags of tools. Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent

from sketchpad.canvas.pointer import PenGuard, sample_of
from sketchpad.canvas.toolbox import Toolbox
from sketchpad.canvas.tools.tool import PointerSample, Tool
from sketchpad.canvas.viewport import Viewport


class Drags(QObject):
    """At most one drag at a time; a press without a release before it keeps what was drawn."""

    stroke_started = Signal()
    stroke_progressed = Signal()
    stroke_finished = Signal()
    """The pen was lifted or its stroke cancelled."""
    area_changed = Signal(QRect)
    """What looks different because of the drag itself, in document pixels."""
    changed = Signal()
    """A drag began or ended."""

    def __init__(self, tools: Toolbox, viewport: Viewport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self._viewport = viewport
        self._guard = PenGuard()
        self._tool: Tool | None = None
        self._by_pen_device = False
        self._start = PointerSample(0, 0)

    @property
    def tool(self) -> Tool | None:
        """The tool that is being dragged."""
        return self._tool

    def mouse_pressed(self, event: QMouseEvent) -> None:
        """Begin what the button means."""
        tool = self._tools.for_press(event.button(), _shift(event), event.position())
        if tool is None:
            event.ignore()
        elif not self._is_echo(event):
            self._begin(tool, sample_of(event, self._viewport.transform))

    def mouse_moved(self, event: QMouseEvent) -> None:
        """Go on; a move without buttons tells of a release that went somewhere else."""
        if self._tool is None or self._is_echo(event):
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            self.finish()
        else:
            self._continue(sample_of(event, self._viewport.transform))

    def mouse_released(self, event: QMouseEvent) -> None:
        """End where the button was released."""
        if self._tool is not None and not self._is_echo(event):
            self._continue(sample_of(event, self._viewport.transform))
            self.finish()

    def pen_moved(self, event: QTabletEvent) -> None:
        """Press, move or release of a pen, or of the eraser at its other end."""
        event.accept()
        self._guard.saw_pen(event)
        sample = sample_of(event, self._viewport.transform, pressure=event.pressure())
        if event.type() == QEvent.Type.TabletPress:
            tool = self._tools.for_press(event.button(), _shift(event), event.position())
            turned = event.pointerType() == QPointingDevice.PointerType.Eraser
            if tool is self._tools.pen and turned:
                tool = self._tools.for_erasing()
            if tool is not None:
                self._begin(tool, sample, pen_device=True)
        elif event.type() == QEvent.Type.TabletRelease:
            self._continue(sample)
            self.finish()
        elif event.buttons() == Qt.MouseButton.NoButton:
            self.finish()  # hovers: the release went somewhere else
        else:
            self._continue(sample)

    def finish(self, keep: bool = True) -> None:
        """End the drag, if there is one; `keep` says whether its stroke is drawn or dropped."""
        tool, self._tool = self._tool, None
        if tool is None:
            return
        if keep:
            tool.release()
        else:
            tool.cancel()
        self._tools.draws = False
        self._tools.guides.show_caught([])
        self.changed.emit()
        if tool in self._tools.stroke_tools:
            self.stroke_finished.emit()

    def _begin(self, tool: Tool, sample: PointerSample, pen_device: bool = False) -> None:
        self.finish()
        if self._tools.refuses(tool):
            return
        sample = self._tools.guided_start(tool, sample)
        self._tool, self._by_pen_device, self._start = tool, pen_device, sample
        self._tools.draws = tool in self._tools.stroke_tools
        self._tools.size_eraser()
        area = tool.press(sample)
        self.changed.emit()
        self.area_changed.emit(area)
        if tool in self._tools.stroke_tools:
            self.stroke_started.emit()

    def _continue(self, sample: PointerSample) -> None:
        if self._tool is None:
            return
        sample = self._tools.guided(self._tool, self._start, sample)
        self.area_changed.emit(self._tool.move(sample))
        if self._tool in self._tools.stroke_tools:
            self.stroke_progressed.emit()

    def _is_echo(self, event: QMouseEvent) -> bool:
        pen_draws = self._tool is not None and self._by_pen_device
        return pen_draws or self._guard.is_echo(event)


def _shift(event: QMouseEvent | QTabletEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
