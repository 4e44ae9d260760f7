"""The widget one draws on: passes events on, and paints the sheet with what lies over it.

Owns the view (zoom, position, chosen tool) and nothing of the document.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sketchpad.canvas.drags import Drags
from sketchpad.canvas.focus_frame import BY_KEYS, draw_focus_frame
from sketchpad.canvas.hint_keys import HintKeys
from sketchpad.canvas.hint_markers import Markers
from sketchpad.canvas.hint_selection import HintSelection
from sketchpad.canvas.item_selection import ItemSelection
from sketchpad.canvas.navigation import Navigation
from sketchpad.canvas.scene import Scene
from sketchpad.canvas.selection_edits import SelectionEdits
from sketchpad.canvas.sheet_ink import SheetInk
from sketchpad.canvas.toolbox import ALT_TOOLS, Toolbox
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.hints import RGB, PlacedHint
from sketchpad.document.model import DocumentModel
from sketchpad.picture_sources import offers_pictures, sources_in

HELD_KEYS = {
    Qt.Key.Key_Space: "space_down",
    Qt.Key.Key_Shift: "shift_down",
    Qt.Key.Key_Alt: "alt_down",
    Qt.Key.Key_R: "turn_down",
}
"""Keys that lend another tool while they are held."""


class CanvasView(QWidget):
    """A sheet on a desk. All positions in its signals and properties are logical pixels."""

    stroke_started = Signal()
    stroke_progressed = Signal()
    stroke_finished = Signal()
    """The pen was lifted or its stroke cancelled."""
    picture_dropped = Signal(object)
    """list[PictureSource] that was dropped on the sheet; nothing was read yet."""
    underlay_dropped = Signal(object)
    """The same, dropped with Shift: pictures to trace."""
    zoom_changed = Signal(float)
    view_moved = Signal()
    """Another part of the sheet is seen, or it is seen otherwise."""
    turned = Signal()
    """The sheet is turned or mirrored, or no longer."""
    tool_changed = Signal(str)
    picking_changed = Signal(bool)
    """Whether a press takes a colour from now on, wherever it is."""
    hint_menu_requested = Signal(QPoint)
    """A menu for the selected colour hint, at a point of the screen."""

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._ink = SheetInk(model, self)
        self._ink.sharpened.connect(self.update)
        self._viewport = Viewport(_sheet_size(model), self)
        self._viewport.moved.connect(self._view_moved)
        self._viewport.zoomed.connect(self._view_zoomed)
        self._viewport.turned.connect(self.turned)
        self._navigation = Navigation(self._viewport)
        self.hint_selection = HintSelection(model, self)
        self.selection = ItemSelection(model, self)
        self.edits = SelectionEdits(model, self.selection, self._viewport)
        self._tools = Toolbox(model, self.hint_selection, self.selection, self._viewport)
        self._hint_keys = HintKeys(
            model, self.hint_selection, self._tools.hint, self._viewport, self
        )
        self._hint_keys.changed.connect(self.update)
        self._scene = Scene(
            model, self._ink, self._tools, self.hint_selection, self._hint_keys, self._viewport
        )
        self._tools.brushes.changed.connect(self._update_cursor)
        self._tools.tell_changes(self.update)
        self._picking = self._framed = False
        self._shows_hints = True
        self._drags = Drags(self._tools, self._viewport, self)
        self._drags.stroke_started.connect(self.stroke_started)
        self._drags.stroke_progressed.connect(self.stroke_progressed)
        self._drags.stroke_finished.connect(self.stroke_finished)
        self._drags.area_changed.connect(self._update_drawn)
        self._drags.changed.connect(self._drag_changed)
        model.leaving.connect(self._end_what_is_under_way)
        model.items_changed.connect(self._show_items)
        model.hints_changed.connect(self.update)
        model.layers_changed.connect(self._update_cursor)
        self.hint_selection.changed.connect(self.update)
        self.selection.changed.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)  # a move without buttons tells of a release that was lost
        self.setTabletTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setAccessibleName(self.tr("Drawing sheet"))
        self._update_cursor()

    # ---- tools

    @property
    def tool(self) -> str:
        """The chosen tool: one of `toolbox.TOOLS`."""
        return self._tools.chosen

    def set_tool(self, name: str) -> None:
        """Choose one of `toolbox.TOOLS`; counts from the next press on."""
        if name != self._tools.chosen:
            self._tools.choose(name)
            self._hint_keys.put_away()
            if not self._tools.edits_hints:
                self.hint_selection.select(None)
            self._keys_changed()
            self.update()
            self.tool_changed.emit(name)

    @property
    def tools(self) -> Toolbox:
        """The tools, with their brushes and what steadies them."""
        return self._tools

    @property
    def brush_size_px(self) -> float:
        """Width of the chosen tool's brush in document pixels, 1 to 100."""
        return self._tools.brush_size_px

    @brush_size_px.setter
    def brush_size_px(self, size_px: float) -> None:
        self._tools.brush_size_px = size_px

    def set_hint_colour(self, colour: RGB | None) -> None:
        """The colour of hints from now on; None asks for no colour."""
        self._tools.hint.colour = colour
        self._update_cursor()

    def show_hints(self, on: bool) -> None:
        """Show where colour hints lie even while they are not worked with."""
        self._shows_hints = on
        self.update()

    @property
    def markers(self) -> Markers:
        """How colour hints are shown now."""
        if self._tools.edits_hints:
            return Markers.FULL
        return Markers.QUIET if self._shows_hints else Markers.HIDDEN

    def hint_at(self, point: QPointF) -> PlacedHint | None:
        """The colour hint whose marker is seen at a point of the widget."""
        at = self.to_document(point)
        return self._tools.hint.hint_at(at.x(), at.y())

    def lines_with_active_stroke(self) -> NDArray[np.uint8]:
        """The sheet with the stroke that is being drawn: a copy, (H, W) uint8, 255 = paper."""
        growing = self._tools.growing
        return self._model.lines_with(*growing) if growing else self._model.rendered_lines()

    # ---- view

    @property
    def viewport(self) -> Viewport:
        """Which part of the sheet is seen, and how."""
        return self._viewport

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

    def _view_moved(self) -> None:
        self._ink.set_scale(self._viewport.device_scale)
        self.update()
        self.view_moved.emit()

    def _view_zoomed(self, zoom: float) -> None:
        self._update_cursor()
        self.zoom_changed.emit(zoom)

    # ---- mouse and pen

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hint_keys.put_away()
        self._frame(False)
        self._drags.mouse_pressed(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._tools.ask_guide(event.button(), event.position()):
            self._drags.mouse_pressed(event)  # two quick dots, not one

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drags.mouse_moved(event)
        if self._tools.hover(event.position()):
            self._update_cursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drags.mouse_released(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        self._drags.pen_moved(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._drags.tool is not None or not self._tools.edits_hints:
            event.ignore()
            return
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            hit = self.hint_at(QPointF(event.pos()))
            self.hint_selection.select(hit.id if hit else None)
        if self.hint_selection.hint is not None:
            self.hint_menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame(event.reason() in BY_KEYS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._frame(False)
        self._tools.release_keys()
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._tools.alt_down = False  # or else a colour is being taken from another picture
        self._keys_changed()
        self._drags.finish()
        super().focusOutEvent(event)

    def _frame(self, on: bool) -> None:
        if on != self._framed:
            self._framed = on
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._drags.finish()
        super().hideEvent(event)

    # ---- keys, wheel, gestures, drops

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._drags.tool is not None:
            self._drags.finish(keep=False)
        elif not (self._works_on_selected(event) or self._hold(event, True)):
            super().keyPressEvent(event)

    def _works_on_selected(self, event: QKeyEvent) -> bool:
        """Give a key to the hints or strokes one works with; False if it means nothing to them."""
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._tools.bend.press_key(event):
            return True
        if self._tools.edits_hints:
            return self._hint_keys.press(event.key(), far, lays=self.tool == "hint")
        return self._tools.selects and self.edits.press(event.key(), far)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or not self._hold(event, False):
            super().keyReleaseEvent(event)

    def _hold(self, event: QKeyEvent, down: bool) -> bool:
        """Follow a key that lends another tool while it is held; False if it is another one."""
        held = HELD_KEYS.get(Qt.Key(event.key()))
        if held is None or (down and event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            return False
        setattr(self._tools, held, down)
        self._keys_changed()
        return True

    def release_alt(self) -> None:
        """Alt is held no more, though its release went elsewhere."""
        self._tools.alt_down = False
        self._keys_changed()

    def _keys_changed(self) -> None:
        self._update_cursor()
        if self._tools.picks != self._picking:
            self._picking = self._tools.picks
            self.picking_changed.emit(self._picking)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._navigation.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if self._navigation.gesture(event):
                return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._viewport.set_view(QSizeF(self.size()), self.devicePixelRatioF())
        elif isinstance(event, QKeyEvent) and self._lends_alt(event):
            event.accept()  # or the menu bar would take it for its own
            return True
        return super().event(event)

    def _lends_alt(self, event: QKeyEvent) -> bool:
        asks_first = event.type() == QEvent.Type.ShortcutOverride
        return asks_first and event.key() == Qt.Key.Key_Alt and self.tool in ALT_TOOLS

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        traced = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        dropped = self.underlay_dropped if traced else self.picture_dropped
        dropped.emit(sources_in(event.mimeData()))
        event.acceptProposedAction()

    # ---- painting

    def sizeHint(self) -> QSize:
        return QSize(640, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport.set_view(QSizeF(self.size()), self.devicePixelRatioF())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._scene.paint(painter, event.rect(), self.palette(), self.font(), self.markers)
        if self._framed:
            draw_focus_frame(painter, self.rect(), self.palette())

    def _show_items(self, dirty: object) -> None:
        if isinstance(dirty, QRect):
            self._update_document(dirty)
            if self._tools.selects and self.selection.ids:
                self.update()  # the box around it
            if self._model.document.item_count <= 1:
                self.update()  # the invitation comes or goes
        else:
            self._drags.finish(keep=False)
            self._viewport.set_sheet(_sheet_size(self._model))
            self._tools.lay_out_axes()

    def finish(self) -> None:
        """End a drag, if there is one, as if the button or pen had been lifted."""
        self._drags.finish()

    def _end_what_is_under_way(self) -> None:
        """Another document will be shown; what was selected in this one means nothing to it."""
        self._drags.finish()
        self._hint_keys.put_away()
        self.hint_selection.select(None)
        self.selection.clear()

    def _update_drawn(self, area: QRect) -> None:
        """Repaint what a drag changes, and the same around the axes of symmetry."""
        if not area.isEmpty():
            for part in self._tools.symmetry.areas(area):
                self._update_document(part)

    def _update_document(self, area: QRect) -> None:
        """Repaint a part of the document."""
        if not area.isEmpty():
            self.update(self._viewport.rect_to_view(area))

    def _drag_changed(self) -> None:
        self._update_cursor()
        if self._drags.tool is None or self._model.is_bare():
            self.update()  # the invitation goes or comes back, all of it

    def _update_cursor(self) -> None:
        self.setCursor(self._tools.cursor(self._drags.tool, self.devicePixelRatioF()))


def _sheet_size(model: DocumentModel) -> QSizeF:
    return QSizeF(model.document.width_px, model.document.height_px)
