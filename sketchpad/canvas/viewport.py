"""Which part of the sheet is seen, and how: zooming, panning, turning, mirroring and fitting.

Keeps the view sensible (zoom limits, sheet in reach, corner on whole device pixels).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Signal
from PySide6.QtGui import QPolygonF, QTransform

from sketchpad.canvas.geometry import ViewTransform, fitted, next_angle, next_zoom

REACHABLE_PX = 64.0
"""How much of the sheet always stays in sight."""


class Viewport(QObject):
    """The view of one sheet in one widget; lengths in logical pixels."""

    moved = Signal()
    zoomed = Signal(float)
    turned = Signal()
    """The sheet is seen at another angle, or mirrored, or no longer."""

    def __init__(self, sheet_size: QSizeF, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.transform = ViewTransform()
        self._sheet_size = sheet_size
        self._view_size = sheet_size
        self._device_pixel_ratio = 1.0
        self._fits = True

    # ---- asking

    @property
    def zoom(self) -> float:
        """Logical pixels per document pixel."""
        return self.transform.zoom

    @property
    def angle_deg(self) -> float:
        """How far the sheet is turned, clockwise, above -180 and up to 180."""
        return self.transform.angle_deg

    @property
    def mirrored(self) -> bool:
        """Whether the sheet is seen mirrored."""
        return self.transform.mirrored

    @property
    def device_scale(self) -> float:
        """Device pixels per document pixel."""
        return self.zoom * self._device_pixel_ratio

    @property
    def sheet_size(self) -> QSizeF:
        """The sheet in document pixels."""
        return self._sheet_size

    def middle(self) -> QPointF:
        """The view point in the middle of the widget."""
        return QPointF(self._view_size.width() / 2, self._view_size.height() / 2)

    def to_view(self, point: QPointF) -> QPointF:
        """Where a document point is seen."""
        return QPointF(*self.transform.to_view(point.x(), point.y()))

    def to_document(self, point: QPointF) -> QPointF:
        """Which document point is seen at a view point."""
        return QPointF(*self.transform.to_document(point.x(), point.y()))

    def matrix(self) -> QTransform:
        """From document pixels to view pixels."""
        (ax, ay), (bx, by) = self.transform.axes
        return QTransform(ax, ay, bx, by, self.transform.offset_x, self.transform.offset_y)

    def placing(self) -> QTransform:
        """From an upright sheet of the zoomed size with its corner at (0, 0) to view pixels."""
        return QTransform.fromScale(1 / self.zoom, 1 / self.zoom) * self.matrix()

    def zoomed_sheet(self) -> QRectF:
        """The upright sheet of the zoomed size that `placing` puts where it is seen."""
        return QRectF(QPointF(0, 0), self._sheet_size * self.zoom)

    def reading_rect(self) -> QRectF:
        """Room for upright words in the middle of the sheet: all of it if it is upright."""
        if self.transform.upright:
            return self.placing().mapRect(self.zoomed_sheet())
        side = min(self._sheet_size.width(), self._sheet_size.height()) * self.zoom / 2**0.5
        middle = self.to_view(QRectF(QPointF(0, 0), self._sheet_size).center())
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)

    def seen_area(self) -> QPolygonF:
        """The corners of what the widget shows, in document pixels."""
        seen = QRectF(QPointF(0, 0), self._view_size)
        corners = seen.topLeft(), seen.topRight(), seen.bottomRight(), seen.bottomLeft()
        return QPolygonF([self.to_document(corner) for corner in corners])

    def rect_to_view(self, rect: QRect) -> QRect:
        """The view pixels that show a rectangle of the document, and a rim for smooth edges."""
        seen = self.matrix().mapRect(QRectF(rect))
        return seen.toAlignedRect().adjusted(-2, -2, 2, 2)

    def rect_to_document(self, rect: QRect) -> QRect:
        """The document pixels that are seen in a rectangle of the view, and a rim around them."""
        to_document, _ = self.matrix().inverted()
        return to_document.mapRect(QRectF(rect)).toAlignedRect().adjusted(-1, -1, 1, 1)

    # ---- changing

    def set_view(self, size: QSizeF, device_pixel_ratio: float) -> None:
        """The widget was resized or moved to another screen; a fitted sheet stays fitted."""
        self._view_size, self._device_pixel_ratio = size, device_pixel_ratio
        if self._fits:
            self.fit()
        else:
            self._show(self.transform)

    def set_sheet(self, size: QSizeF) -> None:
        """Another sheet is shown, upright and fitted."""
        self._sheet_size = size
        self._fits = True
        self._show(fitted(_pair(self._view_size), _pair(size)))

    @property
    def fits(self) -> bool:
        """Whether the whole sheet is kept in sight."""
        return self._fits

    def return_to(self, transform: ViewTransform, fits: bool) -> None:
        """Look at the sheet as one did before; the widget may have another size by now."""
        self._fits = fits
        self._show(transform)
        if fits:
            self.fit()

    def fit(self) -> None:
        """Show the whole sheet as it is turned, and keep doing so when the widget is resized."""
        self._fits = True
        view, sheet = _pair(self._view_size), _pair(self._sheet_size)
        self._show(fitted(view, sheet, angle_deg=self.angle_deg, mirrored=self.mirrored))

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom so that the view point `at` (default: the middle) keeps what it shows."""
        self._fits = False
        at = at or self.middle()
        self._show(self.transform.zoomed(zoom, at.x(), at.y()))

    def zoom_step(self, direction: int) -> None:
        """The next larger (+1) or smaller (-1) zoom, around the middle."""
        self.zoom_to(next_zoom(self.zoom, direction))

    def move(self, dx: float, dy: float) -> None:
        """Shift the sheet by view pixels."""
        self._fits = False
        self._show(self.transform.moved(dx, dy))

    def centre_on(self, point: QPointF) -> None:
        """Show a document point in the middle."""
        self._fits = False
        middle = self.middle()
        shown = self.transform.centred_on((point.x(), point.y()), (middle.x(), middle.y()))
        self._show(shown)

    def turn_to(self, angle_deg: float, at: QPointF | None = None) -> None:
        """Turn so that the view point `at` (default: the middle) keeps what it shows."""
        at = at or self.middle()
        self._show(self.transform.turned_to(angle_deg, at.x(), at.y()))

    def turn_step(self, direction: int) -> None:
        """The next of every 15 degrees, clockwise (+1) or back (-1), around the middle."""
        self.turn_to(next_angle(self.angle_deg, direction))

    def mirror(self) -> None:
        """See the sheet as in a mirror, or no longer; the middle keeps what it shows."""
        self._show(self.transform.flipped(self._view_size.width() / 2))

    def _show(self, transform: ViewTransform) -> None:
        before = self.transform
        sizes = _pair(self._view_size), _pair(self._sheet_size)
        transform = transform.kept_reachable(*sizes, REACHABLE_PX)
        self.transform = after = transform.snapped(self._device_pixel_ratio)
        self.moved.emit()
        if after.zoom != before.zoom:
            self.zoomed.emit(self.zoom)
        if (after.angle_deg, after.mirrored) != (before.angle_deg, before.mirrored):
            self.turned.emit()


def _pair(size: QSizeF) -> tuple[float, float]:
    return size.width(), size.height()
