"""Rulers and guides as the menus offer them, remembered from one run to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from sketchpad.action_set import Actions
from sketchpad.canvas.ruler_ticks import RulerUnit
from sketchpad.canvas.rulers import RuledPaper
from sketchpad.canvas.view import CanvasView
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel
from sketchpad.panels.guide_dialog import GuideDialog
from sketchpad.settings import Settings

MENU = (
    ("ruler_px", "ruler_mm"),
    ("guides_shown", "guides_locked", "guides_snap"),
    ("guides_arrange", "guides_clear"),
)


class Guiding(QObject):
    """Between the canvas's guides, its rulers, and the actions that change them."""

    def __init__(
        self,
        model: DocumentModel,
        canvas: CanvasView,
        paper: RuledPaper,
        settings: Settings,
        actions: Actions,
    ) -> None:
        super().__init__(canvas)
        self._model, self._canvas, self._paper = model, canvas, paper
        self._settings, self._actions = settings, actions
        self._guides = canvas.tools.guides
        self._guides.asked.connect(self.arrange)
        self._guides.changed.connect(self._follow)
        for ruler in paper.rulers:
            ruler.menu_asked.connect(self._show_menu)

    def restore(self) -> None:
        """Show what was shown when the program was closed."""
        acts, settings = self._actions, self._settings
        acts["rulers"].setChecked(settings.rulers)
        acts["ruler_mm" if settings.ruler_unit == RulerUnit.MM else "ruler_px"].setChecked(True)
        acts["guides_shown"].setChecked(settings.guides_shown)
        acts["guides_locked"].setChecked(settings.guides_locked)
        acts["guides_snap"].setChecked(settings.guides_snap)
        self._guides.shown, self._guides.snaps = settings.guides_shown, settings.guides_snap
        self._guides.locked = settings.guides_locked
        self._follow()

    def show_rulers(self, on: bool) -> None:
        """Show or hide the rulers, and remember it."""
        self._settings.rulers = on
        self._paper.show_rulers(on)

    def choose_unit(self, unit: RulerUnit) -> None:
        """Let rulers count in this unit, and remember it."""
        self._settings.ruler_unit = unit.value
        self._paper.show_unit(unit)

    def show_guides(self, on: bool) -> None:
        """Show or hide the guides; nothing is caught on hidden ones."""
        self._settings.guides_shown = self._guides.shown = on
        self._guides.changed.emit()

    def lock_guides(self, on: bool) -> None:
        """Let guides stay where they are."""
        self._settings.guides_locked = self._guides.locked = on

    def snap(self, on: bool) -> None:
        """Let straight lines, shapes and selections be caught by guides and perspective."""
        self._settings.guides_snap = self._guides.snaps = on

    def arrange(self, guide: Guide | None = None) -> None:
        """Let the user set the places of all guides; the keys begin at one of them."""
        dialog = GuideDialog(self._model.document.guides, self._guides.unit, self._canvas.window())
        dialog.accepted.connect(lambda: self._model.arrange_guides(dialog.guides))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.focus(guide)

    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self._canvas)
        for part in MENU:
            menu.addSeparator()
            for name in part:
                menu.addAction(self._actions[name])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _follow(self) -> None:
        self._actions["guides_clear"].setEnabled(bool(self._model.document.guides))
        self._actions["guides_shown"].setChecked(self._guides.shown)
