"""The drawing as it once was, laid over the canvas: looked at, never drawn on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from sketchpad.canvas.sheet_ink import MOST_PIXELS, SETTLE_MS
from sketchpad.canvas.view import CanvasView
from sketchpad.timeline.moment_sheet import MomentSheet
from sketchpad.timeline.moments import Moment

_FRAME_PX = 3
_BADGE_GAP_PX = 12
_BADGE_TEXT_PX = 14


class PastSheet(QWidget):
    """Covers the canvas's sheet while it shows a moment; mouse and pen go through to the canvas."""

    def __init__(self, canvas: CanvasView) -> None:
        super().__init__(canvas)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("The drawing as it was"))
        self._canvas = canvas
        self._moment = Moment(())
        self._sheet: MomentSheet | None = None
        self._scale = 1.0
        self._words = ""
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._sharpen)
        canvas.view_moved.connect(self._follow_view)
        canvas.installEventFilter(self)
        self.hide()

    @property
    def words(self) -> str:
        """What stands over the sheet; empty while now is shown."""
        return "" if self.isHidden() else self._words

    def show_moment(self, moment: Moment, words: str) -> None:
        """Cover the sheet with a moment of the drawing, and say which."""
        self._moment, self._words = moment, words
        if self._sheet is None:
            self._sharpen()
        else:
            self._sheet.show(moment)
        self.setGeometry(self._canvas.rect())
        self.show()
        self.raise_()
        self.update()

    def uncover(self) -> None:
        """Show the canvas itself again."""
        self.hide()
        self._settle.stop()
        self._sheet = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._canvas.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._sheet is None:
            return
        painter = QPainter(self)
        viewport = self._canvas.viewport
        sheet = viewport.zoomed_sheet()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(viewport.placing(), combine=True)
        painter.drawImage(sheet, self._sheet.image)
        painter.setPen(QPen(self._accent(), _FRAME_PX))
        painter.drawRect(sheet)
        painter.resetTransform()
        self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        font = self.font()
        font.setPixelSize(_BADGE_TEXT_PX)
        font.setBold(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(self._words) + 24, metrics.height() + 12)
        box.moveTopLeft(QPointF(_BADGE_GAP_PX, _BADGE_GAP_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent())
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)

    def _accent(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Highlight)

    def _follow_view(self) -> None:
        if self.isHidden():
            return
        if self._scale != self._wanted_scale():
            self._settle.start()  # until then the image is shown scaled
        self.update()

    def _sharpen(self) -> None:
        """Draw the moment anew at the scale of the view."""
        size = self._canvas.viewport.sheet_size
        self._scale = self._wanted_scale()
        self._sheet = MomentSheet(round(size.width()), round(size.height()), self._scale)
        self._sheet.show(self._moment)
        self.update()

    def _wanted_scale(self) -> float:
        viewport = self._canvas.viewport
        size = viewport.sheet_size
        most = (MOST_PIXELS / (size.width() * size.height())) ** 0.5
        return min(viewport.device_scale, most)
