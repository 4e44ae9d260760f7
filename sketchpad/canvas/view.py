"""The widget one draws on: turns pointer events into drags of tools and paints the sheet.

Owns the view (zoom, position, chosen tool) and nothing of the document.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QCursor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPointingDevice,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sketchpad.canvas.desk import draw_desk, draw_hint, ring_cursor
from sketchpad.canvas.pointer import PenGuard, sample_of
from sketchpad.canvas.sheet_ink import SheetInk
from sketchpad.canvas.tools import EraserTool, PanTool, PenTool, PointerSample, Tool
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.ink.render import draw_outline, image_lines
from sketchpad.picture_sources import offers_pictures, sources_in

SMALLEST_BRUSH_PX, LARGEST_BRUSH_PX = 1.0, 100.0
SMALLEST_ERASER_VIEW_PX = 12.0
WHEEL_NOTCH = 120
ZOOM_PER_NOTCH = 1.2
ZOOM_PER_PIXEL = 1.004
"""For touchpads, which report how many pixels the fingers moved."""


class CanvasView(QWidget):
    """A sheet on a desk. All positions in its signals and properties are logical pixels."""

    stroke_started = Signal()
    stroke_progressed = Signal()
    stroke_finished = Signal()
    """The pen was lifted or its stroke cancelled."""
    picture_dropped = Signal(object)
    """list[PictureSource] that was dropped on the sheet; nothing was read yet."""
    zoom_changed = Signal(float)
    tool_changed = Signal(str)

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._ink = SheetInk(model, self)
        self._ink.sharpened.connect(self.update)
        self._viewport = Viewport(_sheet_size(model), self)
        self._viewport.moved.connect(self._view_moved)
        self._viewport.zoomed.connect(self._view_zoomed)
        self._tool_name = "pen"
        self._pen = PenTool(model, 5.0)
        self._eraser = EraserTool(model, 5.0)
        self._pan = PanTool(self._viewport.move)
        self._drag: Tool | None = None
        self._drag_is_pen_device = False
        self._space_down = False
        self._guard = PenGuard()
        model.items_changed.connect(self._show_items)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)  # a move without buttons tells of a release that was lost
        self.setTabletTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName("Drawing sheet")
        self._update_cursor()

    # ---- tools

    @property
    def tool(self) -> str:
        """The chosen tool: "pen", "eraser" or "pan"."""
        return self._tool_name

    def set_tool(self, name: str) -> None:
        """Choose "pen", "eraser" or "pan"; counts from the next press on."""
        if name not in ("pen", "eraser", "pan"):
            raise ValueError(f'no tool is called {name!r}; there are "pen", "eraser" and "pan"')
        if name != self._tool_name:
            self._tool_name = name
            self._update_cursor()
            self.tool_changed.emit(name)

    @property
    def brush_size_px(self) -> float:
        """Width of the pen and the eraser in document pixels, 1 to 100."""
        return self._pen.brush_size_px

    @brush_size_px.setter
    def brush_size_px(self, size_px: float) -> None:
        self._pen.brush_size_px = min(LARGEST_BRUSH_PX, max(SMALLEST_BRUSH_PX, size_px))
        self._update_cursor()

    def lines_with_active_stroke(self) -> NDArray[np.uint8]:
        """The sheet with the stroke that is being drawn: a copy, (H, W) uint8, 255 = paper."""
        path = self._pen.path()
        if path is None:
            return self._model.rendered_lines()
        image = QImage(self._model.sheet_image)
        painter = QPainter(image)  # detaches: the model's own image stays as it is
        draw_outline(painter, path)
        painter.end()
        return image_lines(image)

    # ---- view

    @property
    def zoom(self) -> float:
        """Logical pixels per document pixel."""
        return self._viewport.zoom

    def to_view(self, point: QPointF) -> QPointF:
        """Where a document point is seen in the widget."""
        return self._viewport.to_view(point)

    def to_document(self, point: QPointF) -> QPointF:
        """Which document point is seen at a point of the widget."""
        return self._viewport.to_document(point)

    def fit(self) -> None:
        """Show the whole sheet, and keep doing so when the widget is resized."""
        self._viewport.fit()

    def actual_size(self) -> None:
        """One document pixel per logical pixel, around the middle of the view."""
        self._viewport.zoom_to(1.0)

    def zoom_in(self) -> None:
        """The next larger zoom, around the middle of the view."""
        self._viewport.zoom_step(+1)

    def zoom_out(self) -> None:
        """The next smaller zoom, around the middle of the view."""
        self._viewport.zoom_step(-1)

    def _view_moved(self) -> None:
        self._ink.set_scale(self._viewport.device_scale)
        self.update()

    def _view_zoomed(self, zoom: float) -> None:
        self._update_cursor()
        self.zoom_changed.emit(zoom)

    # ---- drags

    def _begin(self, tool: Tool, sample: PointerSample, pen_device: bool = False) -> None:
        self._finish()  # a press without a release: what was drawn is kept
        self._drag, self._drag_is_pen_device = tool, pen_device
        self._eraser.size_px = max(self.brush_size_px, SMALLEST_ERASER_VIEW_PX / self.zoom)
        self._update_cursor()
        self._update_document(tool.press(sample))
        if tool is self._pen:
            self.stroke_started.emit()

    def _continue(self, sample: PointerSample) -> None:
        if self._drag is not None:
            self._update_document(self._drag.move(sample))
            if self._drag is self._pen:
                self.stroke_progressed.emit()

    def _finish(self, keep: bool = True) -> None:
        """End the drag, if there is one; `keep` says whether its stroke is drawn or dropped."""
        tool, self._drag = self._drag, None
        if tool is None:
            return
        if keep:
            tool.release()
        else:
            tool.cancel()
        self._update_cursor()
        self.update()
        if tool is self._pen:
            self.stroke_finished.emit()

    def _tool_for(self, button: Qt.MouseButton) -> Tool | None:
        if button == Qt.MouseButton.MiddleButton:
            return self._pan
        if button != Qt.MouseButton.LeftButton:
            return None
        if self._space_down:
            return self._pan
        tools: dict[str, Tool] = {"pen": self._pen, "eraser": self._eraser, "pan": self._pan}
        return tools[self._tool_name]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tool = self._tool_for(event.button())
        if tool is None:
            event.ignore()
        elif not self._is_echo(event):
            self._begin(tool, sample_of(event, self._viewport.transform))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick dots, not one

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or self._is_echo(event):
            return
        if event.buttons() == Qt.MouseButton.NoButton:
            self._finish()  # the release went somewhere else
        else:
            self._continue(sample_of(event, self._viewport.transform))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None and not self._is_echo(event):
            self._continue(sample_of(event, self._viewport.transform))
            self._finish()

    def _is_echo(self, event: QMouseEvent) -> bool:
        pen_draws = self._drag is not None and self._drag_is_pen_device
        return pen_draws or self._guard.is_echo(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.accept()
        self._guard.saw_pen(event)
        sample = sample_of(event, self._viewport.transform, pressure=event.pressure())
        if event.type() == QEvent.Type.TabletPress:
            tool = self._tool_for(event.button())
            if tool is self._pen and event.pointerType() == QPointingDevice.PointerType.Eraser:
                tool = self._eraser
            if tool is not None:
                self._begin(tool, sample, pen_device=True)
        elif event.type() == QEvent.Type.TabletRelease:
            self._continue(sample)
            self._finish()
        elif event.buttons() == Qt.MouseButton.NoButton:
            self._finish()  # hovers: the release went somewhere else
        else:
            self._continue(sample)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space_down = False
        self._finish()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._finish()
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._finish()
        super().closeEvent(event)

    # ---- keys, wheel, gestures, drops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._finish(keep=False)
        elif event.key() == Qt.Key.Key_Space:
            self._space_down = True
            self._update_cursor()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_down = False
            self._update_cursor()
        else:
            super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.pixelDelta().isNull():
            factor = ZOOM_PER_PIXEL ** event.pixelDelta().y()
        else:
            factor = ZOOM_PER_NOTCH ** (event.angleDelta().y() / WHEEL_NOTCH)
        if factor != 1:  # not for sideways turns
            self._viewport.zoom_to(self.zoom * factor, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._viewport.zoom_to(self.zoom * (1 + event.value()), event.position())
                return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._viewport.set_view(QSizeF(self.size()), self.devicePixelRatioF())
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.picture_dropped.emit(sources_in(event.mimeData()))
        event.acceptProposedAction()

    # ---- painting

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport.set_view(QSizeF(self.size()), self.devicePixelRatioF())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = self._viewport.sheet_rect()
        draw_desk(
            painter, QRectF(event.rect()), sheet, self.palette().color(QPalette.ColorRole.Dark)
        )
        path = self._pen.path()
        ratio = self.devicePixelRatioF()
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._ink.draw(painter, QRectF(sheet.topLeft() * ratio, sheet.size() * ratio))
        painter.restore()
        if path is not None:
            painter.setClipRect(sheet)
            painter.translate(sheet.topLeft())
            painter.scale(self.zoom, self.zoom)
            draw_outline(painter, path)
        elif self._model.is_blank():
            draw_hint(painter, sheet, self.font())

    def _show_items(self, dirty: object) -> None:
        if isinstance(dirty, QRect):
            self._update_document(dirty)
            if len(self._model.document.items) <= 1:
                self.update()  # the hint comes or goes
        else:
            self._finish(keep=False)
            self._viewport.set_sheet(_sheet_size(self._model))

    def _update_document(self, area: QRect) -> None:
        """Repaint a part of the document."""
        if not area.isEmpty():
            self.update(self._viewport.rect_to_view(area))

    def _update_cursor(self) -> None:
        panning = self._drag is self._pan
        if panning:
            self.setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
        elif self._space_down or self._tool_name == "pan":
            self.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
        else:
            size = self.brush_size_px * self.zoom
            if self._tool_name == "eraser":
                size = max(size, SMALLEST_ERASER_VIEW_PX)
            self.setCursor(ring_cursor(size, self.devicePixelRatioF()))


def _sheet_size(model: DocumentModel) -> QSizeF:
    return QSizeF(model.document.width_px, model.document.height_px)
