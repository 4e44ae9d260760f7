"""Nine photos of one drawing to choose from, laid over the photo's pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from engine.result import Alternative
from sketchpad.panels.pixmaps import image_of

COLUMNS = 3
VARIATIONS = COLUMNS * COLUMNS
_GAP_PX = 8
_CAPTION_PX = 32


class VariationTile(QAbstractButton):
    """One photo; empty until it is there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setEnabled(False)
        self.seed = 0
        self._image: QImage | None = None
        self._current = False
        self.setAccessibleName(self.tr("Variation to come"))

    def show_photo(self, alternative: Alternative, current: bool) -> None:
        """Show the photo of a seed; `current` marks the one that the pane shows."""
        self.seed = alternative.seed
        self._image = image_of(alternative.pixels)
        self._current = current
        self.setEnabled(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if current:
            name, tip = (
                self.tr("Variation with seed {seed}, in use"),
                self.tr("Seed {seed}, in use"),
            )
        else:
            name, tip = self.tr("Variation with seed {seed}"), self.tr("Seed {seed}")
        self.setAccessibleName(name.format(seed=self.seed))
        self.setToolTip(tip.format(seed=self.seed))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # arrows and Escape are the overlay's

    def sizeHint(self) -> QSize:
        return QSize(64, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette, box = self.palette(), QRectF(self.rect()).adjusted(2, 2, -2, -2)
        outline = QPainterPath()
        outline.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(box, palette.color(QPalette.ColorRole.Midlight))
        if self._image is not None:
            painter.drawImage(box, self._image)
        painter.restore()
        accent = palette.color(QPalette.ColorRole.Highlight)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(accent, 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 7, 7)
        elif self._current:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)


class VariationsOverlay(QWidget):
    """Covers its host while open; `chosen` gives a seed, Escape or a click beside closes."""

    chosen = Signal(int)
    put_away = Signal()  # however it was closed
    closed = Signal()  # while it had the keys, which somebody has to get now

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._waiting = True
        self.setAccessibleName(self.tr("Variations of the photo"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tiles = [VariationTile(self) for _ in range(VARIATIONS)]
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, tile=tile: self._take(tile))
        host.installEventFilter(self)
        self.hide()

    @property
    def caption(self) -> str:
        """What stands below the tiles."""
        if self._waiting:
            return self.tr("Making nine variations…")
        return self.tr("Click one, or arrows and Enter")

    def open_empty(self) -> None:
        """Cover the pane and wait for the photos."""
        self._waiting = True
        for tile in self.tiles:
            tile.setEnabled(False)
        self.setGeometry(self._host.rect())
        self._place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_photos(self, alternatives: Sequence[Alternative], current_seed: int) -> None:
        """Fill the tiles; the keys go to the first that is not in use."""
        self._waiting = False
        for tile, alternative in zip(self.tiles, alternatives, strict=False):
            tile.show_photo(alternative, alternative.seed == current_seed)
        if self.hasFocus():
            self.tiles[0].setFocus(Qt.FocusReason.PopupFocusReason)
        self.update()

    def close_up(self) -> None:
        """Uncover the pane."""
        if self.isHidden():
            return
        focused = self.window().focusWidget()
        had_keys = focused is not None and (focused is self or self.isAncestorOf(focused))
        self.hide()
        self.put_away.emit()
        if had_keys:
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._host.rect())
        return False

    def resizeEvent(self, event: object) -> None:
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -COLUMNS,
            Qt.Key.Key_Down: COLUMNS,
        }
        if key is Qt.Key.Key_Escape:
            self.close_up()
        elif key in steps and not self._waiting:
            self._move_focus(steps[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_up()  # a press beside the tiles

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        desk = QColor(self.palette().color(QPalette.ColorRole.Dark))
        painter.fillRect(self.rect(), desk)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        below = self.tiles[-1].geometry().bottom() + 1
        words = painter.fontMetrics().elidedText(
            self.caption, Qt.TextElideMode.ElideRight, self.width() - 2 * _GAP_PX
        )
        box = QRect(0, below, self.width(), _CAPTION_PX)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _place(self) -> None:
        room = min(self.width(), self.height() - _CAPTION_PX) - 2 * _GAP_PX
        side = max(24, (room - (COLUMNS - 1) * _GAP_PX) // COLUMNS)
        whole = COLUMNS * side + (COLUMNS - 1) * _GAP_PX
        left, top = (self.width() - whole) // 2, (self.height() - whole - _CAPTION_PX) // 2
        for place, tile in enumerate(self.tiles):
            row, column = divmod(place, COLUMNS)
            tile.setGeometry(
                left + column * (side + _GAP_PX), top + row * (side + _GAP_PX), side, side
            )

    def _move_focus(self, step: int) -> None:
        focused = [place for place, tile in enumerate(self.tiles) if tile.hasFocus()]
        here = focused[0] if focused else 0
        target = here + step
        same_row = here // COLUMNS == target // COLUMNS
        if 0 <= target < VARIATIONS and (abs(step) == COLUMNS or same_row):
            self.tiles[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, tile: VariationTile) -> None:
        self.close_up()
        self.chosen.emit(tile.seed)
