"""Items to pixels: a sheet image that follows the drawing by redrawing only what changed.

The image depends on nothing but the items and the scale: a sheet that was updated step by step
equals, pixel by pixel, one drawn at once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from engine.pixels import resize_lines
from sketchpad.document.stroke import Item, SketchPicture, Stroke
from sketchpad.ink.brush import stroke_outline

SNAPSHOT_BYTES = 24 * 2**20
"""Memory for the pixels under the latest strokes, which make undo immediate."""

INK = Qt.GlobalColor.black

_bounds: WeakKeyDictionary[Stroke, QRect] = WeakKeyDictionary()
_paths: WeakKeyDictionary[Stroke, QPainterPath] = WeakKeyDictionary()


class LineRenderer:
    """An image of the sheet, black on white, at `scale` image pixels per document pixel.

    RGB32, which Qt fills and shows several times faster than its grey formats.
    """

    def __init__(self, width_px: int, height_px: int, scale: float = 1.0) -> None:
        self.scale = scale
        size = max(1, round(width_px * scale)), max(1, round(height_px * scale))
        self.image = QImage(*size, QImage.Format.Format_RGB32)
        self.image.fill(Qt.GlobalColor.white)
        self._sheet = QRect(0, 0, width_px, height_px)
        self._items: tuple[Item, ...] = ()
        self._snapshots: OrderedDict[Item, tuple[QRect, NDArray[np.uint8]]] = OrderedDict()
        self._snapshot_bytes = 0

    def update(self, items: Sequence[Item]) -> QRect:
        """Make the image show `items`; returns what looks different, in document pixels."""
        before, after = self._items, tuple(items)
        self._items = after
        if after[: len(before)] == before:
            return self._add(after[len(before) :])
        if before[:-1] == after and before[-1] in self._snapshots:
            return self._take_back(before[-1])
        removed, added = set(before).difference(after), set(after).difference(before)
        dirty = QRect()
        for item in (*removed, *added):
            dirty = dirty.united(item_bounds(item))
        if not removed and not added:
            dirty = self._sheet  # a new order
        return self._redraw(dirty & self._sheet)

    def lines(self) -> NDArray[np.uint8]:
        """A copy of the image as (H, W) uint8, 255 = paper."""
        return image_lines(self.image)

    def _add(self, items: Sequence[Item]) -> QRect:
        if len(items) == 1:
            self._keep_snapshot(items[0])
        dirty = QRect()
        for item in items:
            dirty = dirty.united(item_bounds(item))
        painter = QPainter(self.image)
        draw_items(painter, items, self.scale)
        painter.end()
        return dirty & self._sheet

    def _redraw(self, dirty: QRect) -> QRect:
        area = self._to_image(dirty)
        self._drop_snapshots(area)
        painter = QPainter(self.image)
        painter.setClipRect(area)
        painter.fillRect(area, Qt.GlobalColor.white)
        # Whole image pixels are redrawn, so also what touches only their rim.
        rim = int(1 / self.scale) + 1
        touched = dirty.adjusted(-rim, -rim, rim, rim)
        items = [item for item in self._items if touched.intersects(item_bounds(item))]
        draw_items(painter, items, self.scale)
        painter.end()
        return dirty

    def _take_back(self, item: Item) -> QRect:
        area, pixels = self._snapshots.pop(item)
        self._snapshot_bytes -= pixels.nbytes
        _pixels(self.image)[_slices(area)] = pixels
        return item_bounds(item) & self._sheet

    def _keep_snapshot(self, item: Item) -> None:
        area = self._to_image(item_bounds(item))
        pixels = _pixels(self.image)[_slices(area)].copy()
        self._snapshots[item] = (area, pixels)
        self._snapshot_bytes += pixels.nbytes
        while self._snapshot_bytes > SNAPSHOT_BYTES:
            _, (_, oldest) = self._snapshots.popitem(last=False)
            self._snapshot_bytes -= oldest.nbytes

    def _drop_snapshots(self, area: QRect) -> None:
        for item in [x for x, (kept, _) in self._snapshots.items() if kept.intersects(area)]:
            self._snapshot_bytes -= self._snapshots.pop(item)[1].nbytes

    def _to_image(self, rect: QRect) -> QRect:
        """The image pixels that a rectangle of the document touches."""
        s = self.scale
        scaled = QRectF(rect.x() * s, rect.y() * s, rect.width() * s, rect.height() * s)
        return scaled.toAlignedRect() & self.image.rect()


def draw_items(painter: QPainter, items: Sequence[Item], scale: float) -> None:
    """Draw items in black at `scale`, first to last; the painter has no transform of its own."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    for item in items:
        if isinstance(item, Stroke):
            painter.fillPath(stroke_path(item), INK)
        else:
            _draw_picture(painter, item, scale)


def _draw_picture(painter: QPainter, picture: SketchPicture, scale: float) -> None:
    left, top = round(picture.x * scale), round(picture.y * scale)
    right = max(left + 1, round((picture.x + picture.width) * scale))
    bottom = max(top + 1, round((picture.y + picture.height) * scale))
    pixels = resize_lines(picture.lines, (bottom - top, right - left))
    painter.save()
    painter.resetTransform()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.drawImage(left, top, grey_image(pixels))
    painter.restore()


def draw_outline(painter: QPainter, outline: QPainterPath) -> None:
    """Fill the outline of a stroke with ink, smooth at its edges."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outline, INK)


def stroke_path(stroke: Stroke) -> QPainterPath:
    """The outline of a stroke in document pixels; computed once per stroke."""
    path = _paths.get(stroke)
    if path is None:
        path = outline_path(stroke_outline(stroke.points, stroke.brush))
        _paths[stroke] = path
    return path


def item_bounds(item: Item) -> QRect:
    """The document pixels an item can touch."""
    if isinstance(item, SketchPicture):
        return QRect(item.x, item.y, item.width, item.height).adjusted(-1, -1, 1, 1)
    bounds = _bounds.get(item)
    if bounds is None:
        bounds = stroke_path(item).boundingRect().toAlignedRect().adjusted(-1, -1, 1, 1)
        _bounds[item] = bounds
    return bounds


def outline_path(outline: NDArray[np.float64]) -> QPainterPath:
    """(M, 2) coordinates as a closed path for non-zero winding fill, without a Python loop."""
    # Qt's stream format of a polygon: the count, then the coordinates, all big-endian.
    data = QByteArray(len(outline).to_bytes(4, "big") + outline.astype(">f8").tobytes())
    stream = QDataStream(data)
    stream.setFloatingPointPrecision(QDataStream.FloatingPointPrecision.DoublePrecision)
    polygon = QPolygonF()
    stream >> polygon
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addPolygon(polygon)
    return path


def image_lines(image: QImage) -> NDArray[np.uint8]:
    """A copy of a black and white RGB32 image as (H, W) uint8."""
    return _pixels(image)[:, :, 0].copy()


def grey_image(pixels: NDArray[np.uint8]) -> QImage:
    """A Grayscale8 image with a copy of the pixels (H, W)."""
    height, width = pixels.shape
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    memory = np.frombuffer(image.bits(), np.uint8).reshape(height, image.bytesPerLine())
    memory[:, :width] = pixels
    return image


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """The pixels of an RGB32 image, (H, W, 4), without a copy; valid as long as the image."""
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)


def _slices(rect: QRect) -> tuple[slice, slice]:
    return slice(rect.top(), rect.bottom() + 1), slice(rect.left(), rect.right() + 1)
