"""How the paper is looked at: turning, mirroring and the overview, as the menus offer them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from sketchpad.action_set import Actions
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.panels.navigator import Navigator
from sketchpad.panels.status_strip import StatusStrip
from sketchpad.settings import Settings


class Viewing(QObject):
    """Between the canvas's view, the actions that change it, and what tells about it."""

    def __init__(
        self,
        model: DocumentModel,
        canvas: CanvasView,
        status: StatusStrip,
        settings: Settings,
        actions: Actions,
    ) -> None:
        super().__init__(canvas)
        self._viewport, self._status = canvas.viewport, status
        self._settings, self._actions = settings, actions
        turning = [actions[name] for name in ("mirror_view", "fit")]
        self.navigator = Navigator(canvas, model, canvas.viewport, turning)
        self.navigator.close_button.clicked.connect(lambda: actions["navigator"].setChecked(False))
        canvas.turned.connect(self._show_turn)

    def restore(self) -> None:
        """Show what was shown when the program was closed; symmetry and grid are not remembered."""
        self._actions["symmetry_none"].setChecked(True)
        self._actions["perspective_0"].setChecked(True)
        self._actions["navigator"].setChecked(self._settings.navigator)

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

    def _show_turn(self) -> None:
        angle, mirrored = self._viewport.angle_deg, self._viewport.mirrored
        self._status.show_turn(angle, mirrored)
        self._actions["mirror_view"].setChecked(mirrored)
