"""Items that are drawn once and then only shifted, however often the view is painted."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from sketchpad.canvas.viewport import Viewport
from sketchpad.document.stroke import Item
from sketchpad.ink.render import item_bounds, touched_pixels

MOST_PIXELS = 2 * 2**20
"""Of a picture; a larger one is drawn coarser than the view."""

Draw = Callable[[QPainter, Sequence[Item], float], None]
"""Draws items with a painter that maps to picture pixels, so many for each document pixel."""


class ItemPicture:
    """One picture of some items at the resolution of the view, made anew when either differs."""

    def __init__(self, draw: Draw, margin_px: int = 0) -> None:
        """`margin_px` is how far `draw` reaches beyond the ink, in picture pixels."""
        self._draw, self._margin_px = draw, margin_px
        self._key: Hashable = None
        self._image = QImage()
        self._coloured: tuple[QColor, QImage] | None = None
        self._corner = QPoint()  # of the picture, in the sheet's pixels at its scale
        self._scale = 1.0

    def forget(self) -> None:
        """Give the memory back."""
        self._key, self._image, self._coloured = None, QImage(), None

    def paint(
        self,
        painter: QPainter,
        viewport: Viewport,
        items: Sequence[Item],
        moved: QTransform | None = None,
        look: Hashable = None,
        colour: QColor | None = None,
    ) -> None:
        """Paint the items where they are seen, or as `moved` (document to document) puts them.

        The painter is in view pixels; another `look` makes the picture anew. With a `colour` all
        that the picture covers has it.
        """
        if not items:
            return
        key = (tuple(items), viewport.device_scale, look)
        if key != self._key:
            self._key = key
            self._make(items, viewport.device_scale)
        to_document = QTransform.fromTranslate(self._corner.x(), self._corner.y())
        to_document *= QTransform.fromScale(1 / self._scale, 1 / self._scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        to_view = to_document * (moved or QTransform()) * viewport.matrix()
        painter.setTransform(to_view, combine=True)
        painter.drawImage(0, 0, self._image if colour is None else self._in(colour))
        painter.restore()

    def _in(self, colour: QColor) -> QImage:
        if self._coloured is None or self._coloured[0] != colour:
            image = self._image.copy()
            painter = QPainter(image)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(image.rect(), colour)
            painter.end()
            self._coloured = colour, image
        return self._coloured[1]

    def _make(self, items: Sequence[Item], scale: float) -> None:
        bounds, rim, self._coloured = _bounds(items), self._margin_px, None
        self._scale = min(scale, _largest_scale(bounds))
        place = touched_pixels(bounds, self._scale).adjusted(-rim, -rim, rim, rim)
        self._corner = place.topLeft()
        self._image = QImage(place.size(), QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._image)
        painter.translate(-self._corner)
        self._draw(painter, items, self._scale)
        painter.end()


def fits(items: Sequence[Item], scale: float) -> bool:
    """Whether a picture of the items has room for `scale` pixels per document pixel."""
    return not items or scale <= _largest_scale(_bounds(items))


def _largest_scale(bounds: QRect) -> float:
    return math.sqrt(MOST_PIXELS / (bounds.width() * bounds.height()))


def _bounds(items: Sequence[Item]) -> QRect:
    bounds = QRect()
    for item in items:
        bounds = bounds.united(item_bounds(item))
    return bounds
