"""The sheet: the inks of all layers and the pictures under them, put together where they changed.

Like an ink it depends on nothing but the layers and the scale, however it came about.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.stroke import Stroke
from sketchpad.ink.render import (
    MOST_RECTANGLES,
    LineRenderer,
    draw_items,
    image_lines,
    item_bounds,
    rectangles,
    scaled_place,
    touched_pixels,
)

RESTING_INKS = 2
"""Inks of removed layers that are kept, so that undo brings them back at once."""


class SheetRenderer:
    """An image of the sheet at `scale` image pixels per document pixel: visible layers on white.

    RGB32, which Qt shows several times faster than its other formats. The inks follow every
    update, the image only when somebody looks at it.
    """

    def __init__(self, width_px: int, height_px: int, scale: float = 1.0) -> None:
        self.scale = scale
        self._sheet = QRect(0, 0, width_px, height_px)
        size = max(1, round(width_px * scale)), max(1, round(height_px * scale))
        self.rect = QRect(0, 0, *size)
        """All pixels of the image."""
        self._image: QImage | None = None  # until it is asked for
        self._stale = QRegion()  # document pixels that the image does not show as they are
        self._layers: tuple[Layer, ...] = ()
        self._inks: dict[int, LineRenderer] = {}  # by the ids of sketch layers
        self._pictures: dict[int, tuple[PictureLayer, QImage]] = {}

    @property
    def image(self) -> QImage:
        """The sheet as it is, put together where it has changed since it was last asked for."""
        if self._image is None:
            self._image = self.part(self.rect)
            self._stale = QRegion()
        stale, self._stale = self._stale, QRegion()
        few = stale.rectCount() <= MOST_RECTANGLES
        for rect in rectangles(stale) if few else [stale.boundingRect()]:
            self._compose(self._image, self._to_image(rect), _visible(self._layers))
        return self._image

    def part(self, place: QRect) -> QImage:
        """Some pixels of the image as it is, without putting all of it together."""
        image = QImage(place.size(), QImage.Format.Format_RGB32)
        self._compose(image, place, _visible(self._layers))
        return image

    def update(self, layers: Sequence[Layer]) -> QRect:
        """Make the image show `layers`; returns what looks different, in document pixels."""
        before, self._layers = self._layers, tuple(layers)
        dirty = QRegion(_restacked(before, self._layers, self._sheet))
        for layer in self._layers:
            if isinstance(layer, SketchLayer):
                touched = self._ink(layer).update(layer.items)
                dirty = dirty | touched if layer.visible else dirty
        self._forget()
        dirty &= self._sheet
        self._stale |= dirty
        return dirty.boundingRect()

    def grow(self, layers: Sequence[SketchLayer]) -> None:
        """Draw the inks of these layers ahead; the image shows them after the next update."""
        for layer in layers:
            self._ink(layer).update(layer.items)

    def lines(self) -> NDArray[np.uint8]:
        """What the lenses see, a copy: (H, W) uint8, 255 = paper."""
        visible, driving = _visible(self._layers), _driving(self._layers)
        if visible == driving:
            return image_lines(self.image)
        image = QImage(self.rect.size(), QImage.Format.Format_RGB32)
        self._compose(image, self.rect, driving)
        return image_lines(image)

    def lines_with(self, strokes: Sequence[Stroke], layer_id: int) -> NDArray[np.uint8]:
        """What the lenses will see once `strokes` lie on top of a layer."""
        bounds = QRect()
        for stroke in strokes:
            bounds = bounds.united(item_bounds(stroke))
        lines, area = self.lines(), self._to_image(bounds)
        if area.isEmpty():
            return lines
        patch = QImage(area.size(), QImage.Format.Format_RGB32)
        self._compose(patch, area, _driving(self._layers), (strokes, layer_id))
        rows = slice(area.top(), area.bottom() + 1)
        lines[rows, area.left() : area.right() + 1] = image_lines(patch)
        return lines

    def patch(self, area: QRect, strokes: Sequence[Stroke], layer_id: int) -> tuple[QImage, QRect]:
        """A part of the image as it will be once `strokes` lie on top of a layer.

        `area` is in document pixels; returns the pixels and the rectangle of the image they are
        for, both empty if the area lies beside the sheet.
        """
        place = self._to_image(area)
        image = QImage(place.size(), QImage.Format.Format_RGB32)
        if not place.isEmpty():
            self._compose(image, place, _visible(self._layers), (strokes, layer_id))
        return image, place

    def ink(self, layer_id: int) -> QImage:
        """The ink of a sketch layer as an Alpha8 image; read only, changes in place."""
        return self._inks[layer_id].image

    def _compose(
        self,
        target: QImage,
        area: QRect,
        layers: Sequence[Layer],
        growing: tuple[Sequence[Stroke], int] | None = None,
    ) -> None:
        """Draw an area of the sheet into `target`, which is as large as the sheet or the area."""
        origin = area.topLeft() if target.size() == area.size() else target.rect().topLeft()
        painter = QPainter(target)
        painter.fillRect(area.translated(-origin), Qt.GlobalColor.white)
        for layer in layers:
            painter.setOpacity(layer.opacity)
            if isinstance(layer, PictureLayer):
                self._draw_picture(painter, layer, area, origin)
                continue
            image = self._inks[layer.id].image
            if area != image.rect():
                image = image.copy(area)
            if growing is not None and growing[1] == layer.id:
                image = self._grown(image, area, growing[0])
            painter.drawImage(area.topLeft() - origin, image)
        painter.end()

    def _draw_picture(
        self, painter: QPainter, layer: PictureLayer, area: QRect, origin: QPoint
    ) -> None:
        place = scaled_place(layer, self.scale)
        part = area & place
        if not part.isEmpty():
            inside = part.translated(-place.topLeft())
            painter.drawImage(part.topLeft() - origin, self._picture(layer), inside)

    def _grown(self, ink: QImage, area: QRect, strokes: Sequence[Stroke]) -> QImage:
        ink = ink.copy()
        painter = QPainter(ink)
        painter.translate(-area.topLeft())
        draw_items(painter, strokes, self.scale)
        painter.end()
        return ink

    def _ink(self, layer: SketchLayer) -> LineRenderer:
        ink = self._inks.pop(layer.id, None)  # and back: the latest removed are the last
        if ink is None:
            ink = LineRenderer(self._sheet.width(), self._sheet.height(), self.scale)
        self._inks[layer.id] = ink
        return ink

    def _picture(self, layer: PictureLayer) -> QImage:
        known, image = self._pictures.get(layer.id, (None, None))
        size = scaled_place(layer, self.scale).size()
        other = known is None or known.pixels is not layer.pixels
        if image is None or other or image.size() != size:
            image = _picture_image(layer, size)
            self._pictures[layer.id] = layer, image
        return image

    def _forget(self) -> None:
        """Let go of what removed layers have left, but for the latest inks."""
        ids = {layer.id for layer in self._layers}
        resting = [layer_id for layer_id in self._inks if layer_id not in ids]
        for layer_id in resting[: max(0, len(resting) - RESTING_INKS)]:
            del self._inks[layer_id]
        for layer_id in self._pictures.keys() - ids:
            del self._pictures[layer_id]

    def _to_image(self, rect: QRect) -> QRect:
        return touched_pixels(rect, self.scale) & self.rect


def content_bounds(layer: Layer) -> QRect:
    """The document pixels a layer can touch."""
    if isinstance(layer, PictureLayer):
        return QRect(layer.x, layer.y, layer.width, layer.height).adjusted(-1, -1, 1, 1)
    bounds = QRect()
    for item in layer.items:
        bounds = bounds.united(item_bounds(item))
    return bounds


def _visible(layers: Sequence[Layer]) -> list[Layer]:
    return [layer for layer in layers if layer.visible]


def _driving(layers: Sequence[Layer]) -> list[Layer]:
    return [layer for layer in layers if layer.visible and layer.drives]


def _restacked(before: Sequence[Layer], after: Sequence[Layer], sheet: QRect) -> QRect:
    """What looks different because layers came, went, moved or are shown differently."""
    old = {layer.id: layer for layer in _visible(before)}
    new = {layer.id: layer for layer in _visible(after)}
    if [i for i in old if i in new] != [i for i in new if i in old]:
        return sheet
    dirty = QRect()
    for layer_id in old.keys() | new.keys():
        was, now = old.get(layer_id), new.get(layer_id)
        if was is None or now is None or was.opacity != now.opacity or _replaced(was, now):
            for layer in (was, now):
                dirty = dirty.united(content_bounds(layer)) if layer else dirty
    return dirty


def _replaced(was: Layer, now: Layer) -> bool:
    """Whether a picture lies elsewhere or is another one."""
    if not (isinstance(was, PictureLayer) and isinstance(now, PictureLayer)):
        return False
    places = [(x.x, x.y, x.width, x.height) for x in (was, now)]
    return places[0] != places[1] or was.pixels is not now.pixels


def _picture_image(layer: PictureLayer, size: QSize) -> QImage:
    height, width = layer.pixels.shape[:2]
    image = QImage(layer.pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    scaled = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).scaled(
        size,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return scaled.copy()  # of its own memory
