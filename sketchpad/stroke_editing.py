"""What menus and keys do with selected strokes: copy, cut, paste, duplicate, delete."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from engine.errors import PictureError
from sketchpad import clipboard
from sketchpad.action_set import Actions
from sketchpad.canvas.mesh import SIZES
from sketchpad.canvas.toolbox import SELECT_TOOLS
from sketchpad.canvas.view import CanvasView
from sketchpad.colour_hints import ColourHints
from sketchpad.document.model import DocumentModel
from sketchpad.stroke_clipboard import items_in, mime_of, offers_strokes
from sketchpad.translation import shown_error

NEEDS_STROKES = (
    "cut",
    "duplicate",
    "flip_across",
    "flip_down",
    "select_none",
    *(f"bend_{size}" for size in SIZES),
)


class StrokeEditing(QObject):
    """Works on what is selected while strokes are being selected, else on the hint or picture."""

    told = Signal(str)
    failed = Signal(str)

    def __init__(
        self, model: DocumentModel, canvas: CanvasView, hints: ColourHints, actions: Actions
    ) -> None:
        super().__init__(canvas)
        self._model, self._canvas, self._hints, self._actions = model, canvas, hints, actions
        self._pastes = 0  # of what is on the clipboard now
        QGuiApplication.clipboard().dataChanged.connect(self._forget_pastes)
        canvas.selection.changed.connect(self._follow)
        canvas.hint_selection.changed.connect(self._follow)
        canvas.tool_changed.connect(self._follow)
        self._follow()

    @property
    def active(self) -> bool:
        """Whether strokes are selected and seen to be."""
        return self._canvas.tool in SELECT_TOOLS and bool(self._canvas.selection.ids)

    def copy(self) -> None:
        """Put the selected strokes on the clipboard, or the picture if there are none."""
        if not self.active:
            self._actions["copy"].trigger()
            return
        document = self._model.document
        items = self._canvas.selection.items
        sheet = document.width_px, document.height_px
        clipboard.put(mime_of(items, sheet))
        self._pastes = 0
        self.told.emit(self.tr("%n stroke(s) copied", "", len(items)))

    def cut(self) -> None:
        """Copy the selected strokes and take them off the sheet."""
        if self.active:
            self.copy()
            self._canvas.edits.delete()
            self._pastes = -1  # the first one comes back to where it was

    def can_paste(self) -> bool:
        """Whether the clipboard holds strokes."""
        mime = QGuiApplication.clipboard().mimeData()  # None on some platforms when empty
        return isinstance(mime, QMimeData) and offers_strokes(mime)

    def paste(self) -> bool:
        """Lay the clipboard's strokes on the sheet and select them; False if it has none."""
        if not self.can_paste():
            return False
        try:
            items = items_in(QGuiApplication.clipboard().mimeData())
        except PictureError as error:
            self.failed.emit(shown_error(error))
            return True
        self._pastes += 1
        self._begin_selecting()
        self._canvas.edits.paste(items, self._pastes)
        return True

    def duplicate(self) -> None:
        """Lay a copy beside the selected strokes."""
        if self.active:
            self._canvas.edits.duplicate()

    def delete(self) -> None:
        """Take the selected strokes, or the selected colour hint, away."""
        if self.active:
            self._canvas.edits.delete()
        else:
            self._hints.delete_selected()

    def bend(self, size: int) -> None:
        """Lay a mesh of size x size points over the selected strokes."""
        if self.active:
            self._canvas.tools.bend.begin(size)
            self._canvas.setFocus()

    def select_all(self) -> None:
        """Select everything that can be changed."""
        self._begin_selecting()
        self._canvas.edits.select_all()

    def _begin_selecting(self) -> None:
        if self._canvas.tool not in SELECT_TOOLS:
            self._actions["select"].setChecked(True)

    def _forget_pastes(self) -> None:
        self._pastes = 0

    def _follow(self) -> None:
        for name in NEEDS_STROKES:
            self._actions[name].setEnabled(self.active)
        hint = self._canvas.hint_selection.hint
        self._actions["delete"].setEnabled(self.active or hint is not None)
