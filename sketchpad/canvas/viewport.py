"""Which part of the sheet is seen, and how large: zooming, panning and fitting.

Keeps the view sensible (zoom limits, sheet in reach, corner on whole device pixels).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Signal

from sketchpad.canvas.geometry import ViewTransform, fitted, next_zoom

REACHABLE_PX = 64.0
"""How much of the sheet always stays in sight."""


class Viewport(QObject):
    """The view of one sheet in one widget; lengths in logical pixels."""

    moved = Signal()
    zoomed = Signal(float)

    def __init__(self, sheet_size: QSizeF, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.transform = ViewTransform()
        self._sheet_size = sheet_size
        self._view_size = sheet_size
        self._device_pixel_ratio = 1.0
        self._fits = True

    @property
    def zoom(self) -> float:
        """Logical pixels per document pixel."""
        return self.transform.zoom

    @property
    def device_scale(self) -> float:
        """Device pixels per document pixel."""
        return self.zoom * self._device_pixel_ratio

    def set_view(self, size: QSizeF, device_pixel_ratio: float) -> None:
        """The widget was resized or moved to another screen; a fitted sheet stays fitted."""
        self._view_size, self._device_pixel_ratio = size, device_pixel_ratio
        if self._fits:
            self.fit()
        else:
            self._show(self.transform)

    def set_sheet(self, size: QSizeF) -> None:
        """Another sheet is shown, fitted."""
        self._sheet_size = size
        self.fit()

    def fit(self) -> None:
        """Show the whole sheet, and keep doing so when the widget is resized."""
        self._fits = True
        self._show(fitted(_pair(self._view_size), _pair(self._sheet_size)))

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that the view point `at` (default: the middle) keeps what it shows."""
        self._fits = False
        at = at or QPointF(self._view_size.width() / 2, self._view_size.height() / 2)
        self._show(self.transform.zoomed(zoom, at.x(), at.y()))

    def zoom_step(self, direction: int) -> None:
        """The next larger (+1) or smaller (-1) zoom, around the middle."""
        self.zoom_to(next_zoom(self.zoom, direction))

    def move(self, dx: float, dy: float) -> None:
        """Shift the sheet by view pixels."""
        self._fits = False
        self._show(self.transform.moved(dx, dy))

    def to_view(self, point: QPointF) -> QPointF:
        """Where a document point is seen."""
        return QPointF(*self.transform.to_view(point.x(), point.y()))

    def to_document(self, point: QPointF) -> QPointF:
        """Which document point is seen at a view point."""
        return QPointF(*self.transform.to_document(point.x(), point.y()))

    def sheet_rect(self) -> QRectF:
        """Where the sheet is seen."""
        return QRectF(self.to_view(QPointF(0, 0)), self._sheet_size * self.zoom)

    def rect_to_view(self, rect: QRect) -> QRect:
        """The view pixels that show a rectangle of the document, and a rim for smooth edges."""
        corner = self.to_view(QPointF(rect.topLeft()))
        seen = QRectF(corner, QSizeF(rect.size()) * self.zoom)
        return seen.toAlignedRect().adjusted(-2, -2, 2, 2)

    def _show(self, transform: ViewTransform) -> None:
        zoom_before = self.zoom
        sizes = _pair(self._view_size), _pair(self._sheet_size)
        transform = transform.kept_reachable(*sizes, REACHABLE_PX)
        self.transform = transform.snapped(self._device_pixel_ratio)
        self.moved.emit()
        if self.zoom != zoom_before:
            self.zoomed.emit(self.zoom)


def _pair(size: QSizeF) -> tuple[float, float]:
    return size.width(), size.height()
