"""Rulers beside the paper: marks in px or mm, a marker for each guide, and guides pulled out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
)
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sketchpad.canvas.guide_lines import CAUGHT_COLOUR, GUIDE_COLOUR
from sketchpad.canvas.ruler_ticks import RulerAxis, RulerUnit, axis_along, ticks
from sketchpad.canvas.view import CanvasView
from sketchpad.document.guides import Guide

RULER_PX = 22
MARKER_PX = 5.0
MARKER_REACH_PX = 6.0
NUMBER_PX = 10
NUMBER_GAP_PX = 3.0
NUMBER_ROOM_PX = 80.0


class Ruler(QWidget):
    """One ruler. Pulling away from it lays a guide along it; its markers move those across it."""

    menu_asked = Signal(QPoint)
    """A menu about guides and rulers, at a point of the screen."""

    def __init__(self, canvas: CanvasView, across: bool) -> None:
        super().__init__()
        self._canvas, self._across = canvas, across
        self._guides, self._viewport = canvas.tools.guides, canvas.viewport
        self._pointer: float | None = None
        self._pressed_at = QPoint()
        self._excuse = self.tr("Nothing is measured while the paper is turned aslant")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(
            self.tr("Ruler above the paper") if across else self.tr("Ruler left of the paper")
        )
        if across:
            self.setFixedHeight(RULER_PX)
        else:
            self.setFixedWidth(RULER_PX)
        canvas.view_moved.connect(self.update)
        self._guides.changed.connect(self.update)
        canvas.turned.connect(self._follow_turn)
        self._follow_turn()

    @property
    def axis(self) -> RulerAxis | None:
        """What the ruler measures now; nothing while the paper is turned aslant."""
        return axis_along(self._viewport.transform, self._across)

    def show_pointer(self, at: QPointF | None) -> None:
        """Mark where the pointer is over the canvas."""
        before, self._pointer = self._pointer, None
        if at is not None:
            self._pointer = at.x() if self._across else at.y()
        for position in (before, self._pointer):
            if position is not None:
                self._update_around(position)

    def marker_at(self, position: float) -> Guide | None:
        """The guide whose marker is at a position along the ruler."""
        axis = self.axis
        if axis is None or self._guides.locked:
            return None
        away = {
            guide: abs(axis.position(guide.place_px) - position)
            for guide in self._guides.seen
            if guide.upright == axis.upright
        }
        near = [guide for guide, px in away.items() if px <= MARKER_REACH_PX]
        return min(near, key=lambda guide: away[guide], default=None)

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        axis = self.axis
        if event.button() != Qt.MouseButton.LeftButton or axis is None:
            event.ignore()
            return
        marked = self.marker_at(self._along(event.position()))
        if marked is not None:
            self._guides.take(marked)
        else:
            self._guides.begin(upright=not axis.upright)
        self._pressed_at = event.position().toPoint()
        self.grabKeyboard()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = QPointF(self._canvas.mapFrom(self.window(), self.mapTo(self.window(), QPointF())))
        at += event.position()
        if event.buttons() & Qt.MouseButton.LeftButton and self._guides.dragged:
            if event.position().toPoint() != self._pressed_at:
                even = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._guides.follow(at, even)
            return
        marked = self.marker_at(self._along(event.position()))
        shapes = Qt.CursorShape.SplitHCursor, Qt.CursorShape.SplitVCursor
        if self.axis is None:
            self.unsetCursor()
        else:
            self.setCursor(shapes[(marked is None) == self._across])
        self.show_pointer(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end(keep=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        marked = self.marker_at(self._along(event.position()))
        if marked is not None and event.button() == Qt.MouseButton.LeftButton:
            self._guides.asked.emit(marked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._guides.dragged:
            self._end(keep=False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        self.show_pointer(None)

    def _end(self, keep: bool) -> None:
        self.releaseKeyboard()
        if self._guides.dragged:
            self._guides.drop(keep)

    def _along(self, at: QPointF) -> float:
        return at.x() if self._across else at.y()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words, ground = (
            self.palette().color(role)
            for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)
        )
        painter.fillRect(self.rect(), ground)
        faint = QColor(words)
        faint.setAlphaF(0.25)
        painter.fillRect(self._strip(RULER_PX - 1, 1), faint)
        axis = self.axis
        font = self.font()
        font.setPixelSize(NUMBER_PX)
        painter.setFont(font)
        if axis is None:
            self._draw_excuse(painter, words)
            return
        self._draw_ticks(painter, axis, words, event.rect())
        self._draw_markers(painter, axis)
        if self._pointer is not None:
            painter.fillRect(self._mark(self._pointer, RULER_PX), self._accent())

    def _draw_excuse(self, painter: QPainter, colour: QColor) -> None:
        """Say why there are no marks."""
        if self._across:
            room = self.rect().adjusted(8, 0, -8, 0)
            painter.setPen(colour)
            words = painter.fontMetrics().elidedText(
                self._excuse, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_ticks(
        self, painter: QPainter, axis: RulerAxis, colour: QColor, exposed: QRect
    ) -> None:
        faint = QColor(colour)
        faint.setAlphaF(0.55)
        ends = (
            (exposed.left(), exposed.right()) if self._across else (exposed.top(), exposed.bottom())
        )
        first, last = ends[0] - NUMBER_ROOM_PX, ends[1] + NUMBER_ROOM_PX
        for tick in ticks(axis, first, last, self._guides.unit):
            long = round(tick.length * (RULER_PX - 8)) if tick.value is None else RULER_PX
            painter.fillRect(self._mark(tick.position, min(long, RULER_PX)), faint)
            if tick.value is not None:
                self._draw_number(painter, tick.position, tick.value, colour)

    def _draw_number(
        self, painter: QPainter, position: float, value: float, colour: QColor
    ) -> None:
        decimals = 0 if value == round(value) else 1 if value * 10 == round(value * 10) else 2
        locale = self.locale()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)  # there is little room
        words = locale.toString(float(value), "f", decimals)
        painter.save()
        painter.setPen(colour)
        if not self._across:  # read from below
            painter.translate(0, position)
            painter.rotate(-90)
            place = QRectF(NUMBER_GAP_PX, 0, NUMBER_ROOM_PX, 12)
        else:
            place = QRectF(position + NUMBER_GAP_PX, 0, NUMBER_ROOM_PX, 12)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        painter.restore()

    def _draw_markers(self, painter: QPainter, axis: RulerAxis) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for guide in self._guides.seen:
            if guide.upright != axis.upright:
                continue
            caught = guide in self._guides.caught
            painter.setBrush(CAUGHT_COLOUR if caught else GUIDE_COLOUR)
            at, tip = axis.position(guide.place_px), RULER_PX - 1.0
            corners = [(at - MARKER_PX, tip - 9), (at + MARKER_PX, tip - 9), (at, tip)]
            points = [QPointF(x, y) if self._across else QPointF(y, x) for x, y in corners]
            painter.drawPolygon(QPolygonF(points))
        painter.restore()

    def _mark(self, position: float, long: int) -> QRectF:
        """One pixel wide and so long, from the paper's side."""
        start, along = RULER_PX - long, round(position)
        return QRectF(along, start, 1, long) if self._across else QRectF(start, along, long, 1)

    def _strip(self, start: int, thick: int) -> QRectF:
        if self._across:
            return QRectF(0, start, self.width(), thick)
        return QRectF(start, 0, thick, self.height())

    def _update_around(self, position: float) -> None:
        at = round(position)
        if self._across:
            self.update(at - 1, 0, 3, RULER_PX)
        else:
            self.update(0, at - 1, RULER_PX, 3)

    def _accent(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Highlight)

    def _follow_turn(self) -> None:
        words = self.tr(
            "Pull a guide out of the ruler; a double click on its marker sets it exactly"
        )
        self.setToolTip(words if self.axis else self._excuse)
        self.update()


class RuledPaper(QWidget):
    """The canvas with its rulers, or without."""

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__()
        self._canvas = canvas
        self.rulers = Ruler(canvas, across=True), Ruler(canvas, across=False)
        self._corner = QLabel()
        self._corner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._corner.setStyleSheet(f"font-size: {NUMBER_PX}px; background: palette(window)")
        self._corner.setFixedSize(RULER_PX, RULER_PX)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._corner, 0, 0)
        grid.addWidget(self.rulers[0], 0, 1)
        grid.addWidget(self.rulers[1], 1, 0)
        grid.addWidget(canvas, 1, 1)
        self.show_rulers(False)
        self.show_unit(RulerUnit.PX)

    def show_rulers(self, on: bool) -> None:
        """Show or hide both rulers."""
        for part in (self._corner, *self.rulers):
            part.setVisible(on)
        if on:
            self._canvas.installEventFilter(self)
        else:
            self._canvas.removeEventFilter(self)

    def show_unit(self, unit: RulerUnit) -> None:
        """Let the rulers count in this unit."""
        self._canvas.tools.guides.unit = unit
        self._corner.setText(unit.value)
        for ruler in self.rulers:
            ruler.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer over the canvas."""
        if isinstance(event, QMouseEvent):
            for ruler in self.rulers:
                ruler.show_pointer(event.position())
        elif event.type() is QEvent.Type.Leave:
            for ruler in self.rulers:
                ruler.show_pointer(None)
        return False
