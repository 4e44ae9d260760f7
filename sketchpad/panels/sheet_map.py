"""The whole sheet small and upright, with a frame around what the paper's view shows."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from sketchpad.canvas.navigation import Navigation
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel

WIDTH_PX, HEIGHT_PX = 192, 144
RIM_PX = 1
REFRESH_MS = 200
"""How long the small picture may lag behind the drawing."""
SHADE_OPACITY = 0.35
"""Of what the view does not show."""


class SheetMap(QWidget):
    """A drag moves the view; a press beside the frame takes it there at once."""

    def __init__(self, model: DocumentModel, viewport: Viewport) -> None:
        super().__init__()
        self._model, self._viewport = model, viewport
        self._navigation = Navigation(viewport)
        self._picture: QImage | None = None
        self._held: QPointF | None = None  # from the pointer to the frame's middle, document px
        self._timer = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("Overview of the paper"))
        model.items_changed.connect(self._wait)
        viewport.moved.connect(self.update)

    def to_document(self, point: QPointF) -> QPointF:
        """Which document point is shown at a point of the widget."""
        place, scale = self._place()
        return (point - place.topLeft()) / scale

    def from_document(self, point: QPointF) -> QPointF:
        """Where a document point is shown."""
        place, scale = self._place()
        return place.topLeft() + point * scale

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at, middle = self.to_document(event.position()), self._middle()
        inside = self._viewport.seen_area().containsPoint(at, Qt.FillRule.WindingFill)
        self._held = middle - at if inside else QPointF(0, 0)
        self._viewport.centre_on(at + self._held)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._viewport.centre_on(self.to_document(event.position()) + self._held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom the view around its middle."""
        self._navigation.wheel(event, at=self._viewport.middle())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH_PX, HEIGHT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, _ = self._place()
        if self._picture is not None:
            painter.drawImage(place, self._picture)
        area = self._viewport.seen_area()
        corners = [area.at(index) for index in range(area.count())]
        frame = QPolygonF([self.from_document(corner) for corner in corners])
        beside, shown = QPainterPath(), QPainterPath()
        beside.addRect(place)
        shown.addPolygon(frame)
        shown.closeSubpath()
        painter.setOpacity(SHADE_OPACITY)
        painter.fillPath(beside.subtracted(shown), self.palette().color(QPalette.ColorRole.Dark))
        painter.setOpacity(1.0)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(QPen(accent, 2, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPath(shown.intersected(beside))

    def _wait(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _refresh(self) -> None:
        place, _ = self._place()
        size = (place.size() * self.devicePixelRatioF()).toSize()
        self._picture = self._model.sheet_image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.update()

    def _middle(self) -> QPointF:
        return self._viewport.to_document(self._viewport.middle())

    def _place(self) -> tuple[QRectF, float]:
        """Where the sheet lies in the widget, and the widget's pixels per document pixel."""
        sheet = self._viewport.sheet_size
        room = self.width() - 2 * RIM_PX, self.height() - 2 * RIM_PX
        scale = min(room[0] / sheet.width(), room[1] / sheet.height())
        size = sheet * scale
        left = (self.width() - size.width()) / 2
        top = (self.height() - size.height()) / 2
        return QRectF(QPointF(left, top), size), scale
