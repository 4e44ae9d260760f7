"""What is seen on the canvas, back to front: desk, ink, words, guides, hints, selection, hands."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QTransform

from sketchpad.canvas.desk import draw_desk, draw_invitation
from sketchpad.canvas.hint_keys import HintKeys
from sketchpad.canvas.hint_markers import Markers, draw_aim, draw_hints
from sketchpad.canvas.hint_selection import HintSelection
from sketchpad.canvas.mesh_overlay import draw_mesh
from sketchpad.canvas.overlays import draw_size_ring, draw_string
from sketchpad.canvas.selection_overlay import SelectionOverlay, draw_underlay_box
from sketchpad.canvas.sheet_ink import SheetInk
from sketchpad.canvas.toolbox import Toolbox
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.ink.marks import stroke_bounds


class Scene:
    """Paints the canvas with a painter in logical pixels."""

    def __init__(
        self,
        model: DocumentModel,
        ink: SheetInk,
        tools: Toolbox,
        hint_selection: HintSelection,
        hint_keys: HintKeys,
        viewport: Viewport,
    ) -> None:
        self._model, self._ink, self._tools = model, ink, tools
        self._hint_selection, self._hint_keys = hint_selection, hint_keys
        self._viewport = viewport
        self._selected = SelectionOverlay(viewport, tools.select)

    def paint(
        self, painter: QPainter, exposed: QRect, palette: QPalette, font: QFont, markers: Markers
    ) -> None:
        """Paint what is exposed; `font` is for words on the sheet."""
        viewport = self._viewport
        desk, accent = (
            palette.color(role) for role in (QPalette.ColorRole.Dark, QPalette.ColorRole.Highlight)
        )
        sheet, placing = viewport.zoomed_sheet(), viewport.placing()
        draw_desk(painter, QRectF(exposed), sheet, placing, desk)
        self._paint_ink(painter, exposed)
        if not self._tools.draws and self._model.is_bare():
            draw_invitation(painter, viewport.reading_rect(), font)
        self._tools.grid.draw(painter, accent)
        self._tools.axis.draw(painter, accent)
        self._tools.guides.draw(painter)
        self._paint_hints(painter, accent, markers)
        if self._tools.bend.mesh is not None:
            draw_mesh(painter, viewport, self._tools.bend, accent)
        elif self._tools.selects:
            self._selected.draw(painter, self._tools.selection.items, accent)
            draw_underlay_box(painter, self._tools.underlay, accent)
        self._paint_handiwork(painter)

    def _paint_ink(self, painter: QPainter, exposed: QRect) -> None:
        """The sheet in device pixels: untouched if it is upright, or else turned and mirrored."""
        viewport, ratio = self._viewport, painter.device().devicePixelRatioF()
        size = viewport.zoomed_sheet().size() * ratio
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        corner = viewport.to_view(QPointF(0, 0)) * ratio
        if viewport.transform.upright:
            target = QRectF(corner, size)
        else:
            (ax, ay), (bx, by) = viewport.transform.unit_axes
            painter.setTransform(QTransform(ax, ay, bx, by, corner.x(), corner.y()), combine=True)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target = QRectF(QPointF(0, 0), size)
        seen = viewport.seen_area().boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2)
        self._ink.draw(painter, target, seen)
        growing = self._tools.growing
        shown = viewport.rect_to_document(exposed)
        for stroke in growing:
            self._ink.draw_growing(painter, target, shown & stroke_bounds(stroke), growing)
        painter.restore()

    def _paint_hints(self, painter: QPainter, accent: QColor, markers: Markers) -> None:
        growing = self._tools.hint.growing
        hints = [*self._model.document.hints, *([growing] if growing else [])]
        selected = self._hint_selection.hint, accent
        draw_hints(painter, hints, self._viewport, markers, selected)
        cross = self._hint_keys.cross
        if cross is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_aim(painter, self._viewport.to_view(cross), self._hint_keys.colour)
            painter.restore()

    def _paint_handiwork(self, painter: QPainter) -> None:
        """What the hand that is at work wants to see."""
        string, ring = self._tools.string, self._tools.sizer.ring
        if string is not None:
            ink, pen = (self._viewport.to_view(QPointF(*end)) for end in string)
            draw_string(painter, ink, pen)
        if ring is not None:
            draw_size_ring(painter, ring)
