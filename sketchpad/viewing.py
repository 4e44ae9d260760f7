"""How the paper is looked at: turning, mirroring and the overview, as the menus offer them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from sketchpad.action_set import Actions
from sketchpad.canvas.rulers import RuledPaper
from sketchpad.canvas.sheet_view import SheetView
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.guiding import Guiding
from sketchpad.panels.navigator import Navigator
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.settings import Settings


class Viewing(QObject):
    """Between the canvas's view, the actions that change it, and what tells about it."""

    def __init__(
        self,
        model: DocumentModel,
        canvas: CanvasView,
        paper: RuledPaper,
        status: StatusStrip,
        settings: Settings,
        actions: Actions,
    ) -> None:
        super().__init__(canvas)
        self._model, self._tools = model, canvas.tools
        self._viewport, self._status = canvas.viewport, status
        self._settings, self._actions = settings, actions
        turning = [actions[name] for name in ("mirror_view", "fit")]
        self.navigator = Navigator(canvas, model, canvas.viewport, turning)
        self.navigator.close_button.clicked.connect(lambda: actions["navigator"].setChecked(False))
        self.guiding: Guiding = Guiding(model, canvas, paper, settings, actions)
        canvas.turned.connect(self._show_turn)
        model.leaving.connect(self._keep_view)
        model.items_changed.connect(self._return_to_view)  # after the canvas has laid it straight

    def restore(self) -> None:
        """Show what was shown when the program was closed; symmetry and grid are not remembered."""
        self._actions["symmetry_none"].setChecked(True)
        self._actions["perspective_0"].setChecked(True)
        self._actions["navigator"].setChecked(self._settings.navigator)
        self.guiding.restore()

    def turn(self, direction: int) -> None:
        """Turn the paper by a step, clockwise (+1) or back (-1)."""
        self._viewport.turn_step(direction)

    def straighten(self) -> None:
        """Lay the paper straight."""
        self._viewport.turn_to(0)

    def set_mirrored(self, on: bool) -> None:
        """See the paper in the mirror, or as it is."""
        if on != self._viewport.mirrored:
            self._viewport.mirror()

    def show_navigator(self, on: bool) -> None:
        """Show or hide the overview, and remember it."""
        self._settings.navigator = on
        self.navigator.setVisible(on)

    def refresh_icons(self, make_icon: Callable[[str], QIcon]) -> None:
        """Tint the icons for the theme in use."""
        self.navigator.refresh_icons(make_icon)

    def _keep_view(self) -> None:
        """Another drawing will be shown: remember how this one is looked at."""
        view, tools = self._viewport, self._tools
        self._model.shown.view = SheetView(
            view.transform, view.fits, tools.symmetry, tools.grid.perspective
        )

    def _return_to_view(self, dirty: object) -> None:
        """A drawing that was shown before is looked at as it was then."""
        view = self._model.shown.view
        if dirty is not None or view is None:
            return
        self._actions[f"symmetry_{view.symmetry.kind}"].setChecked(True)
        self._actions[f"perspective_{len(view.perspective.points)}"].setChecked(True)
        self._tools.set_symmetry(view.symmetry)
        self._tools.grid.show(view.perspective)
        self._viewport.return_to(view.transform, view.fits)

    def _show_turn(self) -> None:
        angle, mirrored = self._viewport.angle_deg, self._viewport.mirrored
        self._status.show_turn(angle, mirrored)
        self._actions["mirror_view"].setChecked(mirrored)
