"""The brushes one draws with: which one is chosen, and the size and opacity each of them has."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sketchpad.document.stroke import BRUSH_KINDS, Brush, BrushKind

SMALLEST_BRUSH_PX, LARGEST_BRUSH_PX = 1.0, 100.0
FAINTEST_OPACITY = 0.05
DRAWING_BRUSHES: tuple[BrushKind, ...] = ("pencil", "ink", "marker")
"""Those the brush tool draws with; the eraser is a tool of its own."""

FIRST_BRUSHES: dict[BrushKind, Brush] = {
    "pencil": Brush(5.0, thinnest=0.45, kind="pencil", grain=0.75),
    "ink": Brush(5.0, thinnest=0.2, kind="ink"),
    "marker": Brush(24.0, thinnest=1.0, kind="marker", opacity=0.4),
    "eraser": Brush(24.0, thinnest=0.4, kind="eraser"),
}
MOUSE_TAPER: dict[BrushKind, float] = {"ink": 0.6, "pencil": 0.4}
"""How much the ends of strokes thin out when the device knows no pressure."""


class BrushBox(QObject):
    """One brush of each kind; strokes that were begun keep the brush they were begun with."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._brushes = dict(FIRST_BRUSHES)
        self._chosen: BrushKind = "ink"

    def __getitem__(self, kind: BrushKind) -> Brush:
        return self._brushes[kind]

    @property
    def chosen(self) -> BrushKind:
        """What the brush tool draws with: one of DRAWING_BRUSHES."""
        return self._chosen

    def choose(self, kind: BrushKind) -> None:
        """Draw with this brush; ValueError if it is none of DRAWING_BRUSHES."""
        if kind not in DRAWING_BRUSHES:
            raise ValueError(f"one draws with {', '.join(DRAWING_BRUSHES)}, not with {kind!r}")
        if kind != self._chosen:
            self._chosen = kind
            self.changed.emit()

    def resize(self, kind: BrushKind, size_px: float) -> None:
        """Set the width of a brush in document pixels, clipped to what there is."""
        self._change(kind, size_px=min(LARGEST_BRUSH_PX, max(SMALLEST_BRUSH_PX, size_px)))

    def set_opacity(self, kind: BrushKind, opacity: float) -> None:
        """Set the opacity of whole strokes, clipped to FAINTEST_OPACITY..1."""
        self._change(kind, opacity=min(1.0, max(FAINTEST_OPACITY, opacity)))

    def _change(self, kind: BrushKind, **fields: float) -> None:
        assert kind in BRUSH_KINDS
        brush = replace(self._brushes[kind], **fields)  # type: ignore[arg-type]
        if brush != self._brushes[kind]:
            self._brushes[kind] = brush
            self.changed.emit()
