"""Bending what is selected with a mesh: its points are dragged, or moved by keys, until kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent

from sketchpad.canvas.arrow_keys import ARROWS
from sketchpad.canvas.bending import bent, finer, step_for
from sketchpad.canvas.geometry import Pair
from sketchpad.canvas.item_selection import ItemSelection
from sketchpad.canvas.mesh import Mesh, Place
from sketchpad.canvas.picking import inside
from sketchpad.canvas.tools.tool import PointerSample, next_drag
from sketchpad.canvas.transforms import Points, bounding_box
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Item, Stroke

REACH_VIEW_PX = 9.0
FAR_NUDGE_PX = 10.0
MOST_LIVE_STROKES = 120
"""More strokes than this, and pictures, change when a point is let go."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BendTool(QObject):
    """From `begin` until `keep` or `drop`; all that happens between is one undo step.

    Shift adds points to those that are chosen. Beside the points the surface itself is pulled.
    """

    changed = Signal()
    """The mesh looks different, or is there no more."""

    def __init__(
        self,
        model: DocumentModel,
        selection: ItemSelection,
        viewport: Viewport,
        on_guides: Callable[[PointerSample, Pair], Pair],
    ) -> None:
        super().__init__(viewport)
        self._model, self._selection, self._viewport = model, selection, viewport
        self._on_guides = on_guides
        self._mesh: Mesh | None = None
        self._chosen: frozenset[Place] = frozenset()
        self._originals: Mapping[int, tuple[Item, Item]] = {}  # by id: as it was, and finer
        self._drag = 0
        self._start: PointerSample | None = None
        self._start_mesh: Mesh | None = None
        self._pulled: Points | None = None  # the place of the surface that is pulled
        self._applies = False
        selection.changed.connect(self._end_unless_own)
        model.items_changed.connect(self._end_unless_own)

    # ---- what is shown

    @property
    def mesh(self) -> Mesh | None:
        """The mesh, while there is one."""
        return self._mesh

    @property
    def chosen(self) -> frozenset[Place]:
        """The points that keys move."""
        return self._chosen

    def handle_at(self, at: QPointF) -> Place | None:
        """The point of the mesh at a view point; None if there is none."""
        if self._mesh is None:
            return None
        seen = self.to_view(self._mesh.points.reshape(-1, 2))
        away = [QPointF.dotProduct(at - point, at - point) for point in seen]
        nearest = int(np.argmin(away))
        if away[nearest] > REACH_VIEW_PX**2:
            return None
        return divmod(nearest, self._mesh.size)

    def to_view(self, points: Points) -> list[QPointF]:
        """Where document points (N, 2) are seen."""
        return [QPointF(*self._viewport.transform.to_view(x, y)) for x, y in points.tolist()]

    # ---- from the beginning to the end

    def begin(self, size: int) -> None:
        """Lay a mesh of size x size points over what is selected, or give the mesh so many."""
        if self._mesh is not None:
            self._mesh = self._mesh.resized(size)
            self._chosen = frozenset([(0, 0)])
            self._apply()
            self.changed.emit()
            return
        box = bounding_box(self._selection.items)
        if box is None:
            return
        self._mesh, self._drag = Mesh.flat(box, size), next_drag()
        self._chosen = frozenset([(0, 0)])
        step_px = step_for(self._mesh)
        self._originals = {
            item.id: (item, finer(item, step_px) if isinstance(item, Stroke) else item)
            for item in self._selection.items
        }
        self.changed.emit()

    def keep(self) -> None:
        """What was bent stays so; the mesh goes."""
        if self._mesh is None:
            return
        self._mesh = self._start = self._start_mesh = self._pulled = None
        self._originals, self._chosen = {}, frozenset()
        self.changed.emit()

    def drop(self) -> None:
        """What was bent is straight again; the mesh goes."""
        if self._mesh is not None:
            self._mesh = Mesh.flat(self._mesh.box, self._mesh.size)
            self._apply()
            self.keep()

    def press_key(self, event: QKeyEvent) -> bool:
        """Enter keeps, Escape drops, arrows move the chosen points, with Ctrl they choose another.

        False if there is no mesh or the key means nothing to it.
        """
        if self._mesh is None:
            return False
        key = event.key()
        far, control = (
            bool(event.modifiers() & modifier)
            for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)
        )
        if key in ENTER:
            self.keep()
        elif key == Qt.Key.Key_Escape:
            self.drop()
        elif key in ARROWS and control:
            self._choose_next(*ARROWS[key])
        elif key in ARROWS:
            self._nudge(*ARROWS[key], FAR_NUDGE_PX if far else 1.0)
        else:
            return False
        return True

    # ---- the drag

    def press(self, sample: PointerSample) -> QRect:
        mesh = self._mesh
        if mesh is None:
            return QRect()
        handle = self.handle_at(QPointF(sample.view_x, sample.view_y))
        at = np.array((sample.x, sample.y))
        if handle is not None:
            if sample.straight:
                self._chosen ^= {handle}
            elif handle not in self._chosen:
                self._chosen = frozenset([handle])
            if handle in self._chosen:
                self._start, self._start_mesh = sample, mesh
        elif bool(inside(at[None], mesh.outline())[0]):
            self._pulled = mesh.nearest(at)
            self._start, self._start_mesh = sample, mesh
        self.changed.emit()
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        start, mesh = self._start, self._start_mesh
        if start is None or mesh is None:
            return QRect()
        to = sample.x, sample.y
        if self._pulled is not None:
            self._mesh = mesh.pulled(self._pulled, to[0] - start.x, to[1] - start.y)
        else:
            if len(self._chosen) == 1:
                (place,) = self._chosen
                x, y = mesh.points[place].tolist()
                caught = self._on_guides(sample, (x + to[0] - start.x, y + to[1] - start.y))
                to = start.x + caught[0] - x, start.y + caught[1] - y
            self._mesh = mesh.moved(self._chosen, to[0] - start.x, to[1] - start.y)
        if self._is_live():
            self._apply()
        self.changed.emit()
        return QRect()

    def release(self) -> None:
        """The points stay where they were led."""
        if self._start is not None:
            self._start = self._start_mesh = self._pulled = None
            self._apply()

    def cancel(self) -> None:
        """The points go back to where this drag began."""
        if self._start_mesh is not None:
            self._mesh = self._start_mesh
            self._start = self._start_mesh = self._pulled = None
            self._apply()
            self.changed.emit()

    # ---- inside

    def _choose_next(self, right: int, down: int) -> None:
        """The neighbour of the chosen point that is seen most in this direction."""
        mesh = self._mesh
        if mesh is None:
            return
        row, column = min(self._chosen, default=(0, 0))
        here = self.to_view(mesh.points[row, column][None])[0]
        best, best_share = (row, column), 0.5
        for place in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= place[0] < mesh.size and 0 <= place[1] < mesh.size:
                way = self.to_view(mesh.points[place][None])[0] - here
                length = max(1e-6, QPointF.dotProduct(way, way) ** 0.5)
                share = (way.x() * right + way.y() * down) / length
                if share > best_share:
                    best, best_share = place, share
        self._chosen = frozenset([best])
        self.changed.emit()

    def _nudge(self, right: int, down: int, px: float) -> None:
        """By document pixels, along the axes of the view."""
        if self._mesh is None:
            return
        axes = self._viewport.transform.unit_axes
        dx, dy = (px * (right * axis[0] + down * axis[1]) for axis in axes)
        self._mesh = self._mesh.moved(self._chosen, dx, dy)
        self._apply()
        self.changed.emit()

    def _is_live(self) -> bool:
        items = self._originals.values()
        return len(items) <= MOST_LIVE_STROKES and all(isinstance(x, Stroke) for x, _ in items)

    def _apply(self) -> None:
        """Let the document have what the mesh makes of what was selected."""
        mesh = self._mesh
        if mesh is None:
            return
        now = [item for item in self._selection.items if item.id in self._originals]
        if mesh.is_flat:
            wanted = [self._originals[item.id][0] for item in now]
        else:
            wanted = bent([self._originals[item.id][1] for item in now], mesh)
        self._applies = True
        try:
            text = QCoreApplication.translate("UndoStep", "bend")
            replaced = zip(now, wanted, strict=True)
            self._model.replace_items(dict(replaced), text, self._drag)
        finally:
            self._applies = False

    def _end_unless_own(self) -> None:
        """Something else was done to the drawing, or something else is selected."""
        if not self._applies:
            self.keep()
