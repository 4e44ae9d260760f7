"""Moving, scaling and turning a picture to trace, by a box like that around selected strokes."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect

from sketchpad.canvas.item_selection import ItemSelection
from sketchpad.canvas.picking import free_underlay
from sketchpad.canvas.tools.tool import PointerSample, next_drag
from sketchpad.canvas.transform_box import Box, Grip, Manner, drag_matrix, grip_at
from sketchpad.canvas.transforms import (
    Matrix,
    Points,
    box_corners,
    moved_points,
    placed,
)
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.layers import PictureLayer
from sketchpad.document.model import DocumentModel

STILL_VIEW_PX = 3.0
"""A hand that moves less only clicks."""


class UnderlayTool:
    """Works on the active layer if it is a picture that is seen and not locked.

    Selected strokes come first: while there are some, the picture is left alone. A turned picture
    is drawn anew, hence it follows the drag as an outline and changes when it is let go.
    """

    warped = False

    def __init__(
        self,
        model: DocumentModel,
        selection: ItemSelection,
        viewport: Viewport,
        led: Callable[[Matrix, Grip, Box, PointerSample], Matrix],
    ) -> None:
        self._model, self._selection, self._viewport, self._led = model, selection, viewport, led
        self._grip: Grip | None = None
        self._pressed = PointerSample(0, 0)
        self._original: PictureLayer | None = None
        self._matrix: Matrix | None = None
        self._drag = 0

    @property
    def layer(self) -> PictureLayer | None:
        """The picture that can be moved now."""
        return None if self._selection.ids else free_underlay(self._model.document)

    @property
    def quad(self) -> Points | None:
        """The corners (4, 2) of the picture, in document pixels."""
        if self._original is not None and self._matrix is not None:
            return moved_points(self._matrix, box_corners(_box(self._original)))
        layer = self.layer
        return None if layer is None else box_corners(_box(layer))

    def to_view(self, points: Points) -> list[QPointF]:
        """Where document points (N, 2) are seen."""
        return [QPointF(*self._viewport.transform.to_view(x, y)) for x, y in points.tolist()]

    def grip_under(self, view_x: float, view_y: float) -> Grip | None:
        """The grip of the box at a view point; during a drag the one that is held."""
        quad = self.quad
        if self._grip is not None or quad is None:
            return self._grip
        seen = np.array([self._viewport.transform.to_view(x, y) for x, y in quad.tolist()])
        return grip_at(seen, (view_x, view_y), has_sides=True)

    # ---- the drag

    def press(self, sample: PointerSample) -> QRect:
        self._grip = self.grip_under(sample.view_x, sample.view_y)
        self._original, self._pressed, self._drag = self.layer, sample, next_drag()
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        start, original, grip = self._pressed, self._original, self._grip
        if original is None or grip is None:
            return QRect()
        way = math.hypot(sample.view_x - start.view_x, sample.view_y - start.view_y)
        if self._matrix is not None or way >= STILL_VIEW_PX:
            box, manner = _box(original), Manner(sample.straight, sample.centred)
            places = (start.x, start.y), (sample.x, sample.y)
            matrix = drag_matrix(grip, box, *places, manner)
            self._matrix = self._led(matrix, grip, box, sample)
            if grip is not Grip.TURN:
                self._place(placed(original, self._matrix))
        return self._viewport.seen_area().boundingRect().toAlignedRect()

    def release(self) -> None:
        original, matrix = self._original, self._matrix
        if self._grip is Grip.TURN and original is not None and matrix is not None:
            self._place(placed(original, matrix))
        self._grip = self._original = self._matrix = None

    def cancel(self) -> None:
        """The picture goes back."""
        if self._original is not None and self._matrix is not None:
            self._place(self._original)
        self._grip = self._original = self._matrix = None

    def _place(self, picture: PictureLayer) -> None:
        if self._grip is Grip.MOVE:
            text = QCoreApplication.translate("UndoStep", "move underlay")
        elif self._grip is Grip.TURN:
            text = QCoreApplication.translate("UndoStep", "turn underlay")
        else:
            text = QCoreApplication.translate("UndoStep", "scale underlay")
        now = self._model.document.layer(picture.id)
        if now is not picture and not _alike(now, picture):
            self._model.place_picture(picture, text, self._drag)


def _box(layer: PictureLayer) -> Box:
    return layer.x, layer.y, layer.x + layer.width, layer.y + layer.height


def _alike(one: object, other: PictureLayer) -> bool:
    same_pixels = isinstance(one, PictureLayer) and one.pixels is other.pixels
    return same_pixels and isinstance(one, PictureLayer) and _box(one) == _box(other)
