"""The guides over the sheet: how they are seen, and what dragging one means."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QLineF, QLocale, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from sketchpad.canvas.geometry import Pair
from sketchpad.canvas.perspective import Perspective
from sketchpad.canvas.ruler_ticks import RulerUnit, axis_along, minor_step_px
from sketchpad.canvas.snapping import Assistants
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel

GUIDE_COLOUR = QColor(0, 147, 196)
CAUGHT_COLOUR = QColor(214, 51, 132)
"""Of a guide on which something is caught; it is thicker as well."""
REACH_VIEW_PX = 5.0
"""So near to a guide a press means it."""
CATCH_VIEW_PX = 8.0
"""So near to a guide a line, a shape or an edge is caught."""
LABEL_GAP_PX = 14.0
LABEL_HEIGHT_PX = 20.0
LIGHT = QColor(255, 255, 255, 230)


class GuideTool(QObject):
    """Shows the guides and moves them; what leaves the view to its side is taken away.

    `shown`, `locked` and `snaps` are the user's. The document changes when a guide is let go.
    """

    changed = Signal()
    """Guides look different, in the document or while one is dragged."""
    asked = Signal(object)
    """The Guide that was clicked twice: where exactly shall it lie?"""

    def __init__(self, model: DocumentModel, viewport: Viewport) -> None:
        super().__init__(viewport)
        self.shown, self.locked, self.snaps = True, False, True
        self.unit = RulerUnit.PX
        self.caught: frozenset[Guide] = frozenset()
        """Those on which something lies that is being drawn or moved."""
        self._model, self._viewport = model, viewport
        self._held: Guide | None = None  # in the document, while it is moved
        self._upright: bool | None = None  # of the guide that is moved or laid
        self._lies: Guide | None = None  # where it lies now
        self._at = QPointF()
        model.guides_changed.connect(self._forget)
        model.leaving.connect(self.cancel)

    # ---- asking

    @property
    def dragged(self) -> bool:
        """Whether a guide is being moved or laid."""
        return self._upright is not None

    @property
    def seen(self) -> list[Guide]:
        """The guides as they lie now, the one that is dragged where it is dragged."""
        if not self.shown and not self.dragged:
            return []
        resting = [guide for guide in self._model.document.guides if guide != self._held]
        return [*resting, *([self._lies] if self._lies else [])]

    def guide_at(self, at: QPointF) -> Guide | None:
        """The guide at a view point, if it is there to be moved."""
        if self.locked or not self.shown:
            return None
        point = self._viewport.to_document(at)
        reach_px = REACH_VIEW_PX / self._viewport.zoom
        away = {
            guide: abs((point.x() if guide.upright else point.y()) - guide.place_px)
            for guide in self._model.document.guides
        }
        near = [guide for guide, px in away.items() if px <= reach_px]
        return min(near, key=lambda guide: away[guide], default=None)

    def assistants(self, perspective: Perspective) -> Assistants:
        """What lines and shapes catch on now."""
        if not self.snaps:
            return Assistants()
        guides = self._model.document.guides if self.shown else ()
        return Assistants(guides, perspective, CATCH_VIEW_PX / self._viewport.zoom)

    def show_caught(self, points: Iterable[Pair]) -> None:
        """Show on which guides points lie that are being drawn or moved."""
        places = list(points) if self.shown and self.snaps else []
        caught = frozenset(
            guide
            for guide in self._model.document.guides
            if any(abs(at[0 if guide.upright else 1] - guide.place_px) < 1e-3 for at in places)
        )
        if caught != self.caught:
            self.caught = caught
            self.changed.emit()

    # ---- dragging, by rulers as well

    def begin(self, upright: bool) -> None:
        """Lay a new guide; it is seen as soon as it is led onto the paper's side of the rulers."""
        self._held, self._upright, self._lies = None, upright, None

    def take(self, guide: Guide) -> None:
        """Move a guide."""
        self._held, self._upright, self._lies = guide, guide.upright, guide

    def follow(self, at: QPointF, even: bool = False) -> None:
        """Lead the guide through a view point: by whole pixels, or (`even`) by a ruler's marks."""
        if self._upright is None:
            return
        self._at = at
        point = self._viewport.to_document(at)
        place = point.x() if self._upright else point.y()
        step = self._step_px() if even else 1.0
        self._lies = None if self._leaves(at) else Guide(self._upright, round(place / step) * step)
        self.changed.emit()

    def drop(self, keep: bool = True) -> None:
        """Let the guide go; `keep` says whether it stays where it was led."""
        held, lies = self._held, self._lies
        self._held = self._upright = self._lies = None
        if keep and held is None and lies is not None:
            self.shown = True
            self._model.lay_guide(lies)
        elif keep and held is not None and lies is None:
            self._model.take_guide(held)
        elif keep and held is not None and lies is not None:
            self._model.move_guide(held, lies.place_px)
        self.changed.emit()

    def press(self, sample: PointerSample) -> QRect:
        at = QPointF(sample.view_x, sample.view_y)
        guide = self.guide_at(at)
        if guide is not None:
            self.take(guide)
            self._at = at
        return QRect()

    def move(self, sample: PointerSample) -> QRect:
        at = QPointF(sample.view_x, sample.view_y)
        if at != self._at:  # a click leaves it exactly where it is
            self.follow(at, sample.straight)
        return QRect()

    def release(self) -> None:
        """The guide stays where it was led."""
        self.drop()

    def cancel(self) -> None:
        """The guide goes back."""
        if self.dragged:
            self.drop(keep=False)

    # ---- painting

    def draw(self, painter: QPainter) -> None:
        """Draw the guides across the view, and where the one that is dragged lies."""
        guides = self.seen
        if not guides:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._viewport.angle_deg % 90 != 0)
        for guide in guides:
            caught = guide in self.caught or guide is self._lies
            colour, width = (CAUGHT_COLOUR, 2.0) if caught else (GUIDE_COLOUR, 1.0)
            painter.setPen(QPen(colour, width))
            painter.drawLine(self._line(guide))
        if self._lies is not None:
            self._draw_label(painter, self._lies)
        painter.restore()

    def words(self, place_px: float) -> str:
        """A place in the rulers' unit."""
        number = QLocale().toString(place_px / self.unit.size_px, "f", 1)
        return f"{number.removesuffix(QLocale().decimalPoint() + '0')} {self.unit.value}"

    def _forget(self) -> None:
        """The document has other guides: nothing is caught on, or moves, those that were."""
        guides = self._model.document.guides
        self.caught &= frozenset(guides)
        if self._held is not None and self._held not in guides:
            self._held = self._upright = self._lies = None
        self.changed.emit()

    def _line(self, guide: Guide) -> QLineF:
        """The guide across all that is seen."""
        seen = self._viewport.seen_area().boundingRect()
        if guide.upright:
            ends = QPointF(guide.place_px, seen.top()), QPointF(guide.place_px, seen.bottom())
        else:
            ends = QPointF(seen.left(), guide.place_px), QPointF(seen.right(), guide.place_px)
        return QLineF(*(self._viewport.to_view(end) for end in ends))

    def _draw_label(self, painter: QPainter, guide: Guide) -> None:
        words = self.words(guide.place_px)
        width = painter.fontMetrics().horizontalAdvance(words) + 12.0
        room = self._viewport.middle() * 2
        x = min(max(4.0, self._at.x() + LABEL_GAP_PX), room.x() - width - 4)
        y = min(max(4.0, self._at.y() + LABEL_GAP_PX), room.y() - LABEL_HEIGHT_PX - 4)
        plate = QRectF(x, y, width, LABEL_HEIGHT_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LIGHT)
        painter.drawRoundedRect(plate, 4, 4)
        painter.setPen(QColor(30, 30, 30))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)

    def _step_px(self) -> float:
        axis = axis_along(self._viewport.transform, across=True)
        return minor_step_px(axis, self.unit) if axis else 1.0

    def _leaves(self, at: QPointF) -> bool:
        """Whether a view point lies outside the view, to the side to which the guide is led."""
        room = self._viewport.middle() * 2
        beside_x, beside_y = not 0 <= at.x() <= room.x(), not 0 <= at.y() <= room.y()
        (ax, ay), (bx, by) = self._viewport.transform.unit_axes
        x, y = (ax, ay) if self._upright else (bx, by)
        return (beside_x and not math.isclose(x, 0)) or (beside_y and not math.isclose(y, 0))
