"""The select tool: clicks and loops select, drags of the box around it move, scale, turn, warp."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRect

from sketchpad.canvas.geometry import Pair
from sketchpad.canvas.item_selection import ItemSelection
from sketchpad.canvas.picking import item_at, items_inside
from sketchpad.canvas.tools.tool import PointerSample, next_drag
from sketchpad.canvas.transform_box import (
    CORNERS,
    Box,
    Grip,
    Manner,
    drag_matrix,
    grip_at,
    warp_matrix,
)
from sketchpad.canvas.transforms import (
    Matrix,
    Points,
    bounding_box,
    box_corners,
    line_box,
    moved_points,
    transformed,
)
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.layers import PictureLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Item

REACH_VIEW_PX = 5.0
"""How far beside its ink a stroke is still hit."""
STILL_VIEW_PX = 3.0
"""A hand that moves less only clicks."""
LIVE_ITEMS = 3
"""More items than this float over the sheet while they are dragged, and change on release."""


class SelectTool:
    """Shift adds to what is selected, Ctrl takes away; `lasso` loops freely, Alt the other way.

    On the box, Shift keeps the ratio, Alt the middle; Ctrl frees a corner. From then on the four
    corners stay as they were pulled until something else is selected.
    """

    def __init__(
        self,
        model: DocumentModel,
        selection: ItemSelection,
        viewport: Viewport,
        led: Callable[[Matrix, Grip, Box, PointerSample], Matrix],
    ) -> None:
        self.lasso = False
        self._led = led
        self._model, self._selection, self._viewport = model, selection, viewport
        self._loop: list[Pair] = []  # view points
        self._loops_freely = False
        self._pressed: PointerSample | None = None
        self._hit: Item | None = None  # under the press
        self._moved = False
        self._adds = self._takes = False
        self._grip: Grip | None = None
        self._originals: list[Item] = []
        self._start_quad: Points | None = None
        self._matrix: Matrix | None = None
        self._warped: Points | None = None
        self._drag = 0
        self._applies = False
        selection.changed.connect(self._forget_warp)
        model.items_changed.connect(self._forget_warp)

    # ---- what is shown

    @property
    def quad(self) -> Points | None:
        """The corners (4, 2) of the box around what is selected, in document pixels."""
        if self._matrix is not None and self._start_quad is not None:
            return moved_points(self._matrix, self._start_quad)
        return self._resting_quad()

    @property
    def warped(self) -> bool:
        """Whether the corners of the box are free."""
        return self._warped is not None

    @property
    def loop(self) -> Points | None:
        """The closed outline (N, 2) that is being drawn around things, in view pixels."""
        if self._grip is not None or not self._moved or not self._loop:
            return None
        if self._loops_freely:
            return np.array(self._loop)
        (x1, y1), (x2, y2) = self._loop[0], self._loop[-1]
        return np.array([(x1, y1), (x2, y1), (x2, y2), (x1, y2)])

    @property
    def ghosts(self) -> tuple[list[Item], Matrix] | None:
        """Items that float while they still lie where they were, and how they are moved."""
        if self._matrix is None or len(self._originals) <= LIVE_ITEMS:
            return None
        return self._originals, self._matrix

    def grip_under(self, view_x: float, view_y: float) -> Grip | None:
        """The grip of the box at a view point; during a drag the one that is held."""
        if self._grip is not None:
            return self._grip
        quad = self._resting_quad()
        if quad is None:
            return None
        seen = np.array([self._viewport.transform.to_view(x, y) for x, y in quad.tolist()])
        return grip_at(seen, (view_x, view_y), has_sides=not self.warped)

    def hits(self, at: QPointF) -> bool:
        """Whether a press at a view point holds something that is, or can be, selected."""
        if self.grip_under(at.x(), at.y()) is not None:
            return True
        place, reach_px = self._viewport.to_document(at), REACH_VIEW_PX / self._viewport.zoom
        return item_at(self._model.document, (place.x(), place.y()), reach_px) is not None

    # ---- the drag

    def press(self, sample: PointerSample) -> QRect:
        self._pressed, self._moved = sample, False
        self._adds, self._takes = sample.straight, sample.control
        reach_px = REACH_VIEW_PX / self._viewport.zoom
        self._hit = item_at(self._model.document, (sample.x, sample.y), reach_px)
        known = self._hit is not None and self._hit.id in self._selection.ids
        grip = self.grip_under(sample.view_x, sample.view_y)
        if grip is not None and grip is not Grip.MOVE:
            self._hold(grip)
        elif self._adds or self._takes:
            if self._hit is None:
                self._begin_loop(sample)
        elif self._hit is not None and not known:
            self._selection.select([self._hit])
            self._hold(Grip.MOVE)
        elif grip is Grip.MOVE or known:
            self._hold(Grip.MOVE)
        else:
            self._begin_loop(sample)
        return self._everything()

    def move(self, sample: PointerSample) -> QRect:
        start = self._pressed
        if start is None:
            return QRect()
        way = math.hypot(sample.view_x - start.view_x, sample.view_y - start.view_y)
        self._moved = self._moved or way >= STILL_VIEW_PX
        if not self._moved:
            return QRect()
        if self._grip is not None:
            self._transform(self._grip, start, sample)
        elif self._loop:
            self._loop.append((sample.view_x, sample.view_y))
        return self._everything()

    def release(self) -> None:
        loop = self.loop
        if self._pressed is not None and not self._moved:
            self._choose([] if self._hit is None else [self._hit])
            if self._hit is None:
                self._explain()
        elif self._grip is not None and self._matrix is not None:
            if self.ghosts:
                self._apply(self._matrix)
            self._keep_quad()
        elif loop is not None:
            outline = [self._viewport.transform.to_document(x, y) for x, y in loop.tolist()]
            self._choose(items_inside(self._model.document, np.array(outline)))
        self._end()

    def cancel(self) -> None:
        """What was dragged goes back; a loop selects nothing."""
        if self._grip is not None and self._matrix is not None and not self.ghosts:
            self._apply(np.eye(3))
        self._end()

    # ---- inside

    def _resting_quad(self) -> Points | None:
        if self._warped is not None:
            return self._warped
        box = bounding_box(self._selection.items)
        return None if box is None else box_corners(box)

    def _explain(self) -> None:
        """Nothing was hit: say so if it may be because the picture to trace is locked."""
        layer = self._model.document.layer(self._model.document.active_layer)
        if isinstance(layer, PictureLayer) and layer.locked:
            self._model.refused.emit(
                QCoreApplication.translate(
                    "SelectTool", "“{layer}” is locked. Unlock it to move, scale or turn it."
                ).format(layer=layer.name)
            )

    def _begin_loop(self, sample: PointerSample) -> None:
        self._loop = [(sample.view_x, sample.view_y)]
        self._loops_freely = self.lasso != sample.centred

    def _choose(self, found: list[Item]) -> None:
        if self._adds:
            self._selection.add(found)
        elif self._takes:
            self._selection.remove(found)
        else:
            self._selection.select(found)

    def _hold(self, grip: Grip) -> None:
        self._grip, self._drag = grip, next_drag()
        self._start_quad = self._resting_quad()
        self._originals = self._selection.items

    def _transform(self, grip: Grip, start: PointerSample, now: PointerSample) -> None:
        quad = self._start_quad
        if quad is None:
            return
        places = (start.x, start.y), (now.x, now.y)
        if grip in CORNERS and (self._warped is not None or now.control):
            matrix = warp_matrix(quad, CORNERS.index(grip), *places)
        else:
            low, high = quad.min(axis=0).tolist(), quad.max(axis=0).tolist()
            manner = Manner(even=now.straight, centred=now.centred)
            matrix = drag_matrix(grip, (*low, *high), *places, manner)
            matrix = self._led(matrix, grip, line_box(self._originals), now)
        if matrix is not None:
            self._matrix = matrix
            if not self.ghosts:
                self._apply(matrix)

    def _apply(self, matrix: Matrix) -> None:
        now = {item.id: item for item in self._selection.items}
        replaced = {
            now[old.id]: transformed(old, matrix) if not _is_identity(matrix) else old
            for old in self._originals
            if old.id in now
        }
        self._applies = True
        try:
            text = _step_name(self._grip or Grip.MOVE, matrix)
            self._model.replace_items(replaced, text, self._drag)
        finally:
            self._applies = False

    def _keep_quad(self) -> None:
        """Free corners stay free, others go back to an upright box."""
        if self._matrix is None or self._start_quad is None:
            return
        if self._warped is not None or not _is_affine(self._matrix):
            self._warped = moved_points(self._matrix, self._start_quad)

    def _end(self) -> None:
        self._pressed = self._hit = self._grip = self._matrix = self._start_quad = None
        self._loop, self._originals = [], []

    def _forget_warp(self) -> None:
        if not self._applies:
            self._warped = None

    def _everything(self) -> QRect:
        """All that is seen: the box may lie anywhere."""
        return self._viewport.seen_area().boundingRect().toAlignedRect()

    def to_view(self, points: Points) -> list[QPointF]:
        """Where document points (N, 2) are seen."""
        return [QPointF(*self._viewport.transform.to_view(x, y)) for x, y in points.tolist()]


def _step_name(grip: Grip, matrix: Matrix) -> str:
    """What the drag of a grip is called in the history."""
    translate = QCoreApplication.translate
    if grip is Grip.MOVE:
        return translate("UndoStep", "move")
    if grip is Grip.TURN:
        return translate("UndoStep", "turn")
    return translate("UndoStep", "scale") if _is_affine(matrix) else translate("UndoStep", "warp")


def _is_affine(matrix: Matrix) -> bool:
    return bool(np.abs(matrix[2, :2]).max() < 1e-12)


def _is_identity(matrix: Matrix) -> bool:
    return bool((matrix == np.eye(3)).all())
