"""Colour hints by the keyboard: a cross-hair on the sheet, or the selected hint, moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from sketchpad.canvas.arrow_keys import ARROWS
from sketchpad.canvas.hint_selection import HintSelection
from sketchpad.canvas.tools.hint import HintTool
from sketchpad.canvas.tools.tool import PointerSample, next_drag
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.hints import RGB
from sketchpad.document.model import DocumentModel

STEP_VIEW_PX, FAR_STEP_VIEW_PX = 4.0, 32.0
"""How far one press moves, and one with Shift."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HintKeys(QObject):
    """Enter is a click of the hint tool at the cross-hair, or lets go of the selected hint."""

    changed = Signal()

    def __init__(
        self,
        model: DocumentModel,
        selection: HintSelection,
        tool: HintTool,
        viewport: Viewport,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._selection = model, selection
        self._tool, self._viewport = tool, viewport
        self._cross: QPointF | None = None
        self._nudges = next_drag()
        selection.changed.connect(self._end_nudges)

    @property
    def cross(self) -> QPointF | None:
        """Where the cross-hair is on the sheet; none until an arrow key is pressed."""
        return self._cross if self._selection.hint is None else None

    @property
    def colour(self) -> RGB | None:
        """What Enter lays."""
        return self._tool.colour

    def press(self, key: int, far: bool, lays: bool = True) -> bool:
        """Follow an arrow key, Enter or Escape; False if it means nothing.

        Unless the tool `lays` hints there is no cross-hair, only a selected hint.
        """
        selected = self._selection.hint is not None
        if key == Qt.Key.Key_Escape:
            if not selected:
                return self.put_away()
            self._selection.select(None)
        elif key in ENTER and (selected or lays):
            self._enter()
        elif key in ARROWS and (selected or lays):
            step = QPointF(*ARROWS[key]) * (FAR_STEP_VIEW_PX if far else STEP_VIEW_PX)
            if selected:
                self._nudge(step)
            else:
                self._move_cross(step)
        else:
            return False
        self.changed.emit()
        return True

    def put_away(self) -> bool:
        """No cross-hair is shown any more; False if none was."""
        shown, self._cross = self._cross is not None, None
        if shown:
            self.changed.emit()
        return shown

    def _enter(self) -> None:
        hint = self._selection.hint
        if hint is not None:
            x, y = hint.points.mean(axis=0)
            self._cross = QPointF(float(x), float(y))
            self._selection.select(None)
            return
        self._move_cross(QPointF(0, 0))
        if self._cross is not None:
            self._tool.press(PointerSample(self._cross.x(), self._cross.y()))
            self._tool.release()

    def _move_cross(self, step: QPointF) -> None:
        """By view pixels, from the middle of the view, and never off the sheet."""
        viewport, document = self._viewport, self._model.document
        seen = viewport.middle() if self._cross is None else viewport.to_view(self._cross) + step
        at = viewport.to_document(seen)
        self._cross = QPointF(
            min(max(at.x(), 0.0), document.width_px), min(max(at.y(), 0.0), document.height_px)
        )

    def _nudge(self, step: QPointF) -> None:
        """Nudges of one hint in a row are one undo step."""
        hint, origin = self._selection.hint, self._viewport.to_document(QPointF(0, 0))
        if hint is None:
            return
        shift = self._viewport.to_document(step) - origin
        moved = self._tool.shifted(hint, (shift.x(), shift.y()))
        self._model.move_hint(hint.id, moved, self._nudges)

    def _end_nudges(self) -> None:
        self._nudges = next_drag()
