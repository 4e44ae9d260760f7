"""The pixels of a sheet where it is seen: a moving view shifts them, a changing sheet renews them.

A sheet at the resolution of a fine screen is never put together as a whole, which would take 64 MB.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QRegion

from sketchpad.document.layers import Layer
from sketchpad.ink.render import rectangles, touched_pixels
from sketchpad.ink.sheet import SheetRenderer


class ShownPart:
    """A rectangle of the image that a renderer would make."""

    def __init__(self, renderer: SheetRenderer) -> None:
        self.renderer = renderer
        self._image = QImage()
        self._place = QRect()
        self._stale = QRegion()

    def update(self, layers: Sequence[Layer]) -> None:
        """Show these layers from now on."""
        dirty = self.renderer.update(layers)
        self._stale |= touched_pixels(dirty, self.renderer.scale)

    def picture(self, place: QRect) -> QImage:
        """The pixels of the renderer's image in `place`, which lies in it; read only."""
        if place != self._place:
            self._shift(place)
        missing, self._stale = self._stale & place, QRegion()
        if not missing.isEmpty():
            painter = QPainter(self._image)
            for rect in rectangles(missing):
                painter.drawImage(rect.topLeft() - place.topLeft(), self.renderer.part(rect))
            painter.end()
        return self._image

    def _shift(self, place: QRect) -> None:
        """Keep what is known of another rectangle."""
        known, before = self._place & place, self._image
        self._image = QImage(place.size(), QImage.Format.Format_RGB32)
        if not known.isEmpty():
            painter = QPainter(self._image)
            inside = known.translated(-self._place.topLeft())
            painter.drawImage(known.topLeft() - place.topLeft(), before, inside)
            painter.end()
        self._stale = (self._stale & known) | (QRegion(place) - QRegion(known))
        self._place = place
