"""The sheet's ink at the resolution of the view: sharp at any zoom, drawn while nobody waits.

While the sharp picture is being made, the last one is shown scaled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QObject, QPointF, QRect, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from sketchpad.canvas.shown_part import ShownPart
from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Item, Stroke
from sketchpad.ink.render import touched_pixels
from sketchpad.ink.sheet import SheetRenderer

SETTLE_MS = 90
"""How long the zoom must rest before the ink is redrawn for it."""
SLICE_MS = 6
SLICE_ITEMS = 8
LATEST_ITEMS = 64
MOST_PIXELS = 4096 * 4096


class SheetInk(QObject):
    """Keeps one rendering of the model's items at the wanted scale."""

    sharpened = Signal()

    def __init__(self, model: DocumentModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted_scale = 1.0
        self._part: ShownPart | None = None  # None: the model's own image at scale 1
        self._growing: SheetRenderer | None = None
        self._done = 0
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._begin)
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._work_slice)
        model.items_changed.connect(self._follow)

    @property
    def image(self) -> QImage:
        """The whole sheet; its scale is width over document width."""
        return self._part.renderer.image if self._part else self._model.sheet_image

    @property
    def sharp(self) -> bool:
        """Whether the image has the scale that was asked for."""
        return self.scale == self._wanted_scale

    @property
    def scale(self) -> float:
        """Image pixels per document pixel."""
        return self._part.renderer.scale if self._part else 1.0

    def patch(self, area: QRect, strokes: Sequence[Stroke]) -> tuple[QImage, QRect]:
        """A part of the image as it will be once `strokes` are drawn, and its rectangle in it.

        `area` is in document pixels; both are empty if it lies beside the sheet.
        """
        if self._part is None:
            return self._model.patch(area, *strokes)
        return self._part.renderer.patch(area, strokes, self._model.document.active_layer)

    def draw_growing(
        self, painter: QPainter, target: QRectF, area: QRect, strokes: Sequence[Stroke]
    ) -> None:
        """Draw an area of the document as it will be once `strokes` are drawn.

        `target` is where the whole sheet lies.
        """
        image, place = self.patch(area, strokes)
        if place.isEmpty():
            return
        painter.drawImage(_shrunk(place, target.width() / self._width_px, target.topLeft()), image)

    def set_scale(self, scale: float) -> None:
        """Ask for `scale` image pixels per document pixel; bounded by the memory it takes."""
        document = self._model.document
        scale = min(scale, (MOST_PIXELS / (document.width_px * document.height_px)) ** 0.5)
        if scale == self._wanted_scale:
            return
        self._wanted_scale = scale
        self._growing = None
        self._work.stop()
        self._settle.stop()
        if scale == 1.0 or self.scale > 1.0 > scale:
            self._part = None  # the model's own image is fine enough
        if not self.sharp:
            self._settle.start()

    def draw(self, painter: QPainter, target: QRectF, seen: QRect) -> None:
        """Draw the sheet into a rectangle of device pixels; `seen` of it (in document pixels)."""
        if self._part is None:
            image, place = self._model.sheet_image, self._model.sheet_image.rect()
        else:
            place = touched_pixels(seen, self.scale) & self._part.renderer.rect
            if place.isEmpty():
                return
            image = self._part.picture(place)
        if self._width_px == round(target.width()):
            painter.drawImage(target.topLeft() + QPointF(place.topLeft()), image)
            return
        shrinks_or_blurs = target.width() < 8 * self._width_px
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrinks_or_blurs)
        painter.drawImage(_shrunk(place, target.width() / self._width_px, target.topLeft()), image)

    @property
    def _width_px(self) -> int:
        """Of the whole image."""
        part = self._part
        return part.renderer.rect.width() if part else self._model.document.width_px

    def _follow(self, dirty: object) -> None:
        if dirty is None:  # another document
            self._part = None
            self._growing = None
            self._work.stop()
            if not self.sharp:
                self._settle.start()
        elif self._part:
            self._part.update(self._model.document.layers)

    def _begin(self) -> None:
        document = self._model.document
        self._growing = SheetRenderer(document.width_px, document.height_px, self._wanted_scale)
        self._done = 0
        self._work.start()

    def _work_slice(self) -> None:
        """Draw some more strokes; items may have changed since the last slice."""
        assert self._growing is not None
        clock = QElapsedTimer()
        clock.start()
        layers = self._model.document.layers
        total = sum(len(_items(layer)) for layer in layers)
        while clock.elapsed() < SLICE_MS and self._done < total:
            # The latest strokes one by one: the renderer then remembers how to take them back.
            self._done += SLICE_ITEMS if total - self._done > LATEST_ITEMS else 1
            self._growing.grow(_first(layers, self._done))
        if self._done >= total:
            self._growing.update(layers)
            self._part = ShownPart(self._growing)
            self._growing = None
            self._work.stop()
            self.sharpened.emit()


def _shrunk(place: QRect, ratio: float, corner: QPointF) -> QRectF:
    """Where pixels of an image lie that is drawn from `corner` on, smaller or larger."""
    return QRectF(corner + QPointF(place.topLeft()) * ratio, QSizeF(place.size()) * ratio)


def _items(layer: Layer) -> tuple[Item, ...]:
    return layer.items if isinstance(layer, SketchLayer) else ()


def _first(layers: Sequence[Layer], count: int) -> list[SketchLayer]:
    """The sketch layers with no more than their first `count` items together."""
    first = []
    for layer in layers:
        if isinstance(layer, SketchLayer) and count > 0:
            first.append(replace(layer, items=layer.items[:count]))
            count -= len(layer.items)
    return first
