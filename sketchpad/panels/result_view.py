"""Shows a lens's picture live, compares it with the line art, and takes dropped references."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolTip, QWidget

from sketchpad.canvas.focus_frame import BY_KEYS, draw_focus_frame
from sketchpad.panels.advice import Advice
from sketchpad.panels.advice_card import AdviceCard
from sketchpad.panels.note_lines import note_lines
from sketchpad.panels.pixmaps import image_of
from sketchpad.picture_sources import offers_pictures, sources_in

_MARGIN_PX = 24
_NARROW_MARGIN_PX = 16
_NARROW_BELOW_PX = 320
_NOTE_FONT_PX = 12
_NOTE_GAP_PX = 6  # above the note, and below it
_NOTE_SIDE_PX = 8
_MOST_NOTE_LINES = 5
_MOST_NOTE_SHARE = 0.3  # of the pane's height: the picture comes first
_HANDLE_RADIUS_PX = 14
_HANDLE_REACH_PX = 20
_KEY_STEP = 0.05
_NOTICED_MS = 400


class ResultView(QWidget):
    """The picture fitted into the pane; empty, it says what to do.

    With `comparing` on, line art covers the part left of a handle that drags (or moves with the
    arrow keys).
    """

    pictures_dropped = Signal(list)  # list[PictureSource]
    sample_requested = Signal()
    sample_chosen = Signal(Path)
    comparing_changed = Signal(bool)
    entered = Signal()  # it was clicked, or got the keys
    dragged_out = Signal()  # the picture was taken hold of and pulled

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "",
        busy: str = "",
        samples: Mapping[str, Path] | None = None,
    ) -> None:
        """`busy` is said of a pass that takes long; `samples` are offered where it is empty."""
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setMinimumSize(176, 160)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._framed = False
        self.setAccessibleName(name)
        self._busy = busy
        self._painting: QImage | None = None
        self._lines: QImage | None = None
        self._scaled: dict[str, QPixmap] = {}
        self._badge = ""
        self._note = self._explanation = ""
        self._comparing = False
        self._divider = 0.5  # where the handle stands, 0..1 of the picture's width
        self._dragging = False
        self._held_at: QPointF | None = None  # where the picture was taken hold of
        self._drop_hot = False
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.timeout.connect(lambda: self.set_badge(self._busy))
        self._advice = AdviceCard(samples or {})
        self._advice.sample_requested.connect(self.sample_requested)
        self._advice.sample_chosen.connect(self.sample_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._advice, 1000, Qt.AlignmentFlag.AlignVCenter)  # as wide as it may be
        row.addStretch(1)

    @property
    def image(self) -> QImage | None:
        """The painting at canvas size, as shown; None while there is none."""
        return self._painting

    @property
    def comparing(self) -> bool:
        """Whether line art and painting are shown side by side."""
        return self._comparing

    @property
    def divider(self) -> float:
        """Where the comparison's handle stands: 0 (all painting) .. 1 (all line art)."""
        return self._divider

    @property
    def badge(self) -> str:
        """The note in the painting's corner; empty for a finished painting."""
        return self._badge

    @property
    def note(self) -> str:
        """What the engine has to tell about the picture, as it stands below it."""
        return self._note

    @property
    def advice(self) -> tuple[str, str]:
        """Headline and sentence that stand where the painting will be."""
        return self._advice.text

    def show_painting(self, pixels: NDArray[np.uint8], lines: NDArray[np.uint8]) -> None:
        """Show a picture (H, W, 3) and remember its line art (H, W) for comparing."""
        self._painting = image_of(pixels)
        self._lines = image_of(lines)
        self._scaled.clear()
        self._advice.hide()
        self.update()

    def show_advice(self, advice: Advice) -> None:
        """Clear the painting and say what to do instead."""
        self._painting = self._lines = None
        self._scaled.clear()
        self._badge = self._note = self._explanation = ""
        self._advice.show_advice(advice)
        self.update()

    def set_badge(self, text: str) -> None:
        """Note the painting's state in its corner."""
        if text != self._badge:
            self._badge = text
            self.update()

    def set_note(self, text: str, explanation: str = "") -> None:
        """Tell something about the picture below it; pointing at it explains it at length."""
        if (text, explanation) != (self._note, self._explanation):
            self._note, self._explanation = text, explanation
            self._scaled.clear()
            self.update()

    def set_busy(self, busy: bool) -> None:
        """Say so while a pass takes long enough to be noticed."""
        if not busy:
            self._busy_timer.stop()
            if self._badge == self._busy:
                self.set_badge("")
        elif not self._busy_timer.isActive():
            self._busy_timer.start(_NOTICED_MS)

    def set_comparing(self, on: bool) -> None:
        """Cover part of the painting with the line art, or show all of it."""
        if on != self._comparing:
            self._comparing = on
            self.comparing_changed.emit(on)
            self.update()

    def picture_rect(self) -> QRect:
        """Where the painting is drawn, in widget pixels; empty without one."""
        if self._painting is None:
            return QRect()
        narrow = min(self.width(), self.height()) < _NARROW_BELOW_PX
        margin = _NARROW_MARGIN_PX if narrow else _MARGIN_PX
        below = max(margin, self._note_height())
        room = self.rect().adjusted(margin, margin, -margin, -below)
        size = self._painting.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        picture = QRect(0, 0, size.width(), size.height())
        picture.moveCenter(room.center())
        return picture

    def handle_pos(self) -> QPointF:
        """The middle of the comparison's handle, in widget pixels."""
        picture = QRectF(self.picture_rect())
        return QPointF(picture.left() + self._divider * picture.width(), picture.center().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Dark))
        if self._painting is not None:
            self._paint_picture(painter)
        if self._drop_hot:
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 8, -8, -8), 8, 8)
        if self._framed:
            draw_focus_frame(painter, self.rect(), self.palette())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._note_rect().contains(event.pos()):
            QToolTip.showText(event.globalPos(), f"{self._note} {self._explanation}".strip(), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._framed = event.reason() in BY_KEYS
        self.update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._framed = False
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._near_divider(event.position()):
            self._dragging = True
        elif event.button() is Qt.MouseButton.LeftButton and self._on_picture(event.position()):
            self._held_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            picture = self.picture_rect()
            self._move_divider((event.position().x() - picture.left()) / max(1, picture.width()))
        if self._held_at is not None:
            pulled = (event.position() - self._held_at).manhattanLength()
            if pulled >= QApplication.startDragDistance():
                self._held_at = None
                self.dragged_out.emit()
        near = self._dragging or self._near_divider(event.position())
        self.setCursor(Qt.CursorShape.SplitHCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._held_at = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        to = {
            Qt.Key.Key_Left: self._divider - _KEY_STEP,
            Qt.Key.Key_Right: self._divider + _KEY_STEP,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }.get(Qt.Key(event.key()))
        if self._comparing and to is not None:
            self._move_divider(to)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is not self and offers_pictures(event.mimeData()):
            self._set_drop_hot(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        self._set_drop_hot(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_drop_hot(False)
        self.pictures_dropped.emit(sources_in(event.mimeData()))
        event.acceptProposedAction()

    def _set_drop_hot(self, hot: bool) -> None:
        self._drop_hot = hot
        self.update()

    def _on_picture(self, point: QPointF) -> bool:
        return self._painting is not None and self.picture_rect().contains(point.toPoint())

    def _near_divider(self, point: QPointF) -> bool:
        if not self._comparing or self._painting is None:
            return False
        inside = self.picture_rect().adjusted(-_HANDLE_REACH_PX, 0, _HANDLE_REACH_PX, 0)
        near = abs(point.x() - self.handle_pos().x()) <= _HANDLE_REACH_PX
        return near and inside.contains(point.toPoint())

    def _move_divider(self, fraction: float) -> None:
        self._divider = min(1.0, max(0.0, fraction))
        self.update()

    def _paint_picture(self, painter: QPainter) -> None:
        picture = self.picture_rect()
        painter.drawPixmap(picture, self._fitted("painting", self._painting, picture.size()))
        if self._comparing:
            self._paint_comparison(painter, picture)
        painter.setPen(QPen(QColor(0, 0, 0, 60), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(picture).adjusted(-0.5, -0.5, 0.5, 0.5))
        if self._badge:
            self._paint_badge(painter, picture)
        if self._note:
            self._paint_note(painter)

    def _paint_comparison(self, painter: QPainter, picture: QRect) -> None:
        handle = self.handle_pos()
        painter.save()
        painter.setClipRect(QRectF(picture).adjusted(0, 0, handle.x() - picture.right() - 1, 0))
        painter.drawPixmap(picture, self._fitted("lines", self._lines, picture.size()))
        painter.restore()
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, 2))
        painter.drawLine(
            QPointF(handle.x(), picture.top()), QPointF(handle.x(), picture.bottom() + 1)
        )
        painter.setBrush(accent)
        painter.setPen(QPen(Qt.GlobalColor.white, 2))
        painter.drawEllipse(handle, _HANDLE_RADIUS_PX, _HANDLE_RADIUS_PX)
        painter.setPen(QPen(Qt.GlobalColor.white, 2, c=Qt.PenCapStyle.RoundCap))
        for side in (-1, 1):  # two small arrow heads
            tip = handle + QPointF(side * 8, 0)
            painter.drawPolyline([tip + QPointF(-side * 4, -4), tip, tip + QPointF(-side * 4, 4)])

    def _paint_badge(self, painter: QPainter, picture: QRect) -> None:
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(self._badge) + 20, metrics.height() + 8)
        box.moveTopRight(QPointF(picture.right() - 8, picture.top() + 9))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 20, 190))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._badge)

    def _note_rect(self) -> QRect:
        """Where the note stands: the strip below the picture; empty without a note."""
        if not self._note or self._painting is None:
            return QRect()
        top, side = self.picture_rect().bottom() + 1, _NOTE_SIDE_PX
        return QRect(side, top, self.width() - 2 * side, self._note_height())

    def _note_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(_NOTE_FONT_PX)
        return font

    def note_lines(self) -> list[str]:
        """The note as it is broken into lines for the pane as wide and tall as it is."""
        spacing = QFontMetrics(self._note_font()).lineSpacing()
        most = int(_MOST_NOTE_SHARE * self.height() / spacing)
        width = self.width() - 2 * _NOTE_SIDE_PX
        most = min(_MOST_NOTE_LINES, max(1, most))
        return note_lines(self._note, self._note_font(), width, most) if self._note else []

    def _note_height(self) -> int:
        lines = len(self.note_lines())
        spacing = QFontMetrics(self._note_font()).lineSpacing()
        return lines * spacing + 2 * _NOTE_GAP_PX if lines else 0

    def _paint_note(self, painter: QPainter) -> None:
        box = self._note_rect().adjusted(0, _NOTE_GAP_PX, 0, 0)
        painter.setFont(self._note_font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for words in self.note_lines():
            painter.drawText(box, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, words)
            box.translate(0, painter.fontMetrics().lineSpacing())

    def _fitted(self, key: str, image: QImage | None, size: QSize) -> QPixmap:
        """The picture scaled to the screen's own pixels, kept until picture or size change."""
        assert image is not None
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        kept = self._scaled.get(key)
        if kept is None or kept.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            kept = QPixmap.fromImage(scaled)
            kept.setDevicePixelRatio(ratio)
            self._scaled[key] = kept
        return kept
