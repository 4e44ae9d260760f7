"""Items to pixels: the ink of one layer, which follows the drawing by redrawing only what changed.

The ink depends on nothing but the items and the scale: what was updated step by step equals, pixel
by pixel, what is drawn at once. How layers make a sheet is `sketchpad.ink.sheet`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from engine.pixels import resize_lines
from sketchpad.document.layers import PictureLayer
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.ink.ink_memory import InkMemory
from sketchpad.ink.marks import INK, draw_stroke, stroke_bounds

MEMORY_BYTES = 4 * 2**20
"""Memory for the ink before the latest changes of a layer, which makes undo immediate."""

MOST_RECTANGLES = 256
"""Where more items change at once, everything between them is redrawn, too."""


class LineRenderer:
    """How much ink lies where, at `scale` image pixels per document pixel: 0 none, 255 black.

    The image has the format Alpha8: a quarter of the memory of one with colours.
    """

    def __init__(self, width_px: int, height_px: int, scale: float = 1.0) -> None:
        self.scale = scale
        size = max(1, round(width_px * scale)), max(1, round(height_px * scale))
        self.image = QImage(*size, QImage.Format.Format_Alpha8)
        self.image.fill(Qt.GlobalColor.transparent)
        self._sheet = QRect(0, 0, width_px, height_px)
        self._items: tuple[Item, ...] = ()
        self._memory = InkMemory(MEMORY_BYTES)

    def update(self, items: Sequence[Item]) -> QRegion:
        """Make the image show `items`; returns what looks different, in document pixels."""
        before, after = self._items, tuple(items)
        if before == after:
            return QRegion()
        self._items = after
        remembered = self._memory.recall(before, after, alpha_pixels(self.image))
        if remembered is not None:
            return remembered
        if after[: len(before)] == before:
            return self._add(before, after)
        removed, added = set(before).difference(after), set(after).difference(before)
        dirty = _region_of((*removed, *added))
        stayed = [item for item in before if item not in removed]
        if stayed != [item for item in after if item not in added]:
            dirty = QRegion(self._sheet)  # a new order
        return self._redraw(before, dirty & self._sheet)

    def lines(self) -> NDArray[np.uint8]:
        """The ink on white paper: (H, W) uint8, 255 = paper."""
        return np.subtract(255, alpha_pixels(self.image), dtype=np.uint8)

    def to_image(self, rect: QRect) -> QRect:
        """The image pixels that a rectangle of the document touches."""
        return touched_pixels(rect, self.scale) & self.image.rect()

    def _add(self, before: tuple[Item, ...], after: tuple[Item, ...]) -> QRegion:
        items = after[len(before) :]
        touched = _region_of(items)
        if before or len(items) == 1:  # not a whole drawing at once
            self._keep(before, touched & self._sheet, self._pixels_of(touched))
        painter = QPainter(self.image)
        draw_items(painter, items, self.scale)
        painter.end()
        self._memory.settle(alpha_pixels(self.image))
        return touched & self._sheet

    def _redraw(self, before: tuple[Item, ...], dirty: QRegion) -> QRegion:
        area, touched = self._pixels_of(dirty), QRegion()
        # Whole image pixels are redrawn, so also what touches only their rim.
        rim = int(1 / self.scale) + 1
        for rect in rectangles(dirty):
            touched |= rect.adjusted(-rim, -rim, rim, rim)
        self._keep(before, dirty, area)
        painter = QPainter(self.image)
        painter.setClipRegion(area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillRect(area.boundingRect(), INK)
        items = [item for item in self._items if touched.intersects(item_bounds(item))]
        draw_items(painter, items, self.scale)
        painter.end()
        self._memory.settle(alpha_pixels(self.image))
        return dirty

    def _keep(self, before: tuple[Item, ...], dirty: QRegion, area: QRegion) -> None:
        """Remember the ink of the items `before` where it is about to change."""
        pixels = alpha_pixels(self.image)
        self._memory.keep(before, self._items, dirty, rectangles(area), pixels)

    def _pixels_of(self, region: QRegion) -> QRegion:
        """The image pixels that a region of the document touches."""
        area = QRegion()
        for rect in rectangles(region):
            area |= self.to_image(rect)
        return area


def _region_of(items: Iterable[Item]) -> QRegion:
    """The document pixels these items can touch; whole if there are many."""
    bounds = [item_bounds(item) for item in items]
    if len(bounds) > MOST_RECTANGLES:
        whole = QRect()
        for rect in bounds:
            whole = whole.united(rect)
        return QRegion(whole)
    region = QRegion()
    for rect in bounds:
        region |= rect
    return region


def touched_pixels(rect: QRect, scale: float) -> QRect:
    """The image pixels that a rectangle of the document touches at a scale."""
    corner = rect.x() * scale, rect.y() * scale
    return QRectF(*corner, rect.width() * scale, rect.height() * scale).toAlignedRect()


def rectangles(region: QRegion) -> list[QRect]:
    """The rectangles a region is made of, none over another."""
    return list(region)  # type: ignore[call-overload]


def draw_items(painter: QPainter, items: Sequence[Item], scale: float) -> None:
    """Draw items in black at `scale`, first to last; the painter does no more than translate."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    whole_pixels = painter.transform()
    painter.scale(scale, scale)
    document_pixels = painter.transform()
    for item in items:
        if isinstance(item, Stroke):
            draw_stroke(painter, item)
        else:
            painter.setTransform(whole_pixels)
            _draw_picture(painter, item, scale)
            painter.setTransform(document_pixels)
    painter.setTransform(whole_pixels)


def _draw_picture(painter: QPainter, picture: SketchPicture, scale: float) -> None:
    place = scaled_place(picture, scale)
    lines = resize_lines(picture.lines, (place.height(), place.width()))
    painter.drawImage(place.topLeft(), alpha_image(255 - lines))


def scaled_place(picture: SketchPicture | PictureLayer, scale: float) -> QRect:
    """The whole image pixels a picture covers at a scale, at least one."""
    left, top = round(picture.x * scale), round(picture.y * scale)
    right = max(left + 1, round((picture.x + picture.width) * scale))
    bottom = max(top + 1, round((picture.y + picture.height) * scale))
    return QRect(left, top, right - left, bottom - top)


def item_bounds(item: Item) -> QRect:
    """The document pixels an item can touch."""
    if isinstance(item, SketchPicture):
        return QRect(item.x, item.y, item.width, item.height).adjusted(-1, -1, 1, 1)
    return stroke_bounds(item)


def image_lines(image: QImage) -> NDArray[np.uint8]:
    """A copy of a black and white RGB32 image as (H, W) uint8."""
    memory = np.frombuffer(image.constBits(), np.uint8)
    return memory.reshape(image.height(), image.width(), 4)[:, :, 0].copy()


def alpha_image(alpha: NDArray[np.uint8]) -> QImage:
    """An Alpha8 image with a copy of the pixels (H, W)."""
    height, width = alpha.shape
    image = QImage(width, height, QImage.Format.Format_Alpha8)
    alpha_pixels(image)[:] = alpha
    return image


def alpha_pixels(image: QImage) -> NDArray[np.uint8]:
    """The pixels of an Alpha8 image, (H, W), without a copy; valid as long as the image."""
    memory = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return memory[:, : image.width()]
