"""Ties colour hints together: canvas, panel, eyedropper and document; looks like nothing itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QMenu

from sketchpad.action_set import Actions
from sketchpad.canvas.toolbox import HINT_TOOLS
from sketchpad.canvas.view import CanvasView
from sketchpad.colours import main_colours
from sketchpad.document.hints import RGB
from sketchpad.document.model import DocumentModel
from sketchpad.eyedropper import Eyedropper
from sketchpad.hint_colour import HintColour
from sketchpad.panels.paint_settings import PaintSettings


class ColourHints(QObject):
    """Turns clicks in the panel, picked colours and the menu into the model's verbs.

    Choosing a colour counts for the next hint, and recolours the selected one.
    """

    def __init__(
        self,
        model: DocumentModel,
        canvas: CanvasView,
        settings: PaintSettings,
        eyedropper: Eyedropper,
        colour: HintColour,
        actions: Actions,
    ) -> None:
        super().__init__(canvas)
        self._model, self._canvas = model, canvas
        self._panel = panel = settings.hint_colours
        self.eyedropper = eyedropper
        self._colour = colour
        self._actions = actions
        self._selection = canvas.hint_selection
        self._of_reference: dict[str, tuple[RGB, ...]] = {}  # by content hash
        panel.chosen.connect(self.choose)
        panel.done.connect(canvas.setFocus)
        eyedropper.picked.connect(self._picked)
        eyedropper.alt_released.connect(canvas.release_alt)
        canvas.tool_changed.connect(lambda name: settings.show_hint_colours(name in HINT_TOOLS))
        canvas.picking_changed.connect(eyedropper.set_active)
        canvas.hint_menu_requested.connect(self._show_menu)
        self._selection.changed.connect(self._selected)
        colour.changed.connect(self._show)
        model.references_changed.connect(self._show)
        model.hints_changed.connect(self._show_count)
        self._show()
        self._show_count()
        self._selected()

    def set_available(self, on: bool) -> None:
        """Colour hints are the paint lens's: without it their tools give way to the brush."""
        for name in (*HINT_TOOLS, "hint_colour", "swap_colours"):
            self._actions[name].setEnabled(on)
        self._canvas.show_hints(on)
        if not on and self._canvas.tool in HINT_TOOLS:
            self._actions["pen"].setChecked(True)

    def choose(self, colour: RGB | None) -> None:
        """Let the selected hint, if there is one, and the next ones have this colour."""
        hint = self._selection.hint
        self._colour.choose(colour)
        if hint is not None:
            self._model.recolour_hint(hint.id, colour)

    def swap(self) -> None:
        """Go back to the colour before."""
        self.choose(self._colour.before)

    def delete_selected(self) -> None:
        """Take the selected hint away."""
        hint = self._selection.hint
        if hint is not None:
            self._model.delete_hint(hint.id)

    def ask_colour(self) -> None:
        """Let the user choose from all colours, in a dialog."""
        now = self._colour.current
        dialog = QColorDialog(QColor(*now) if now else QColor(255, 255, 255), self._panel.window())
        dialog.setWindowTitle(self.tr("Hint colour"))
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.colorSelected.connect(lambda c: self.choose((c.red(), c.green(), c.blue())))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _picked(self, colour: RGB | None) -> None:
        self.choose(colour)
        self._actions["hint"].setChecked(True)  # one picks a colour to lay it
        self._canvas.setFocus()

    def _selected(self) -> None:
        hint = self._selection.hint
        if hint is not None:
            self._colour.choose(hint.colour)

    def _show_menu(self, place: QPoint) -> None:
        hint = self._selection.hint
        if hint is None:
            return
        menu = QMenu(self._canvas)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Colour…"), self.ask_colour)
        erase = menu.addAction(self.tr("Erase the colour here"), lambda: self.choose(None))
        erase.setEnabled(hint.colour is not None)
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), self.delete_selected)
        menu.popup(place)

    def _show(self) -> None:
        current = self._colour.current
        self._canvas.set_hint_colour(current)
        self._panel.show_colours(current, self._colour.recent, self._offered())

    def _offered(self) -> list[RGB]:
        """The main colours of the references in use, each found once per content."""
        used = [reference for reference in self._model.document.references if reference.active]
        for reference in used:
            if reference.content_hash not in self._of_reference:
                self._of_reference[reference.content_hash] = main_colours(reference.pixels)
        return [c for reference in used for c in self._of_reference[reference.content_hash]]

    def _show_count(self) -> None:
        count = len(self._model.document.hints)
        self._panel.show_count(count)
        self._actions["clear_hints"].setEnabled(count > 0)
