"""Which pen lies in the hand: brushes, eraser, steadiness and pressure, and that they stay so.

Stands between the canvas's tools, the tool strip, the actions and the settings.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from sketchpad.action_set import Actions, key_words
from sketchpad.canvas.brushes import DRAWING_BRUSHES
from sketchpad.canvas.pressure import PressureCurve
from sketchpad.canvas.stabiliser import StabiliserMode, Steadiness
from sketchpad.canvas.toolbox import SHAPE_TOOLS
from sketchpad.canvas.view import CanvasView
from sketchpad.document.stroke import BRUSH_KINDS, BrushKind
from sketchpad.panels.opacity_row import OpacityRow
from sketchpad.panels.pen_dialog import PenDialog
from sketchpad.panels.tool_strip import ToolStrip
from sketchpad.settings import Settings

MakeIcon = Callable[[str], QIcon]
STABILISERS = [f"stabiliser_{mode.value}" for mode in StabiliserMode]


class PenSetup(QObject):
    """Call `restore` once everything is connected."""

    def __init__(
        self,
        canvas: CanvasView,
        strip: ToolStrip,
        actions: Actions,
        settings: Settings,
        make_icon: MakeIcon,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._make_icon = make_icon
        self._canvas, self._strip, self._actions = canvas, strip, actions
        self._settings, self._window = settings, window
        self._tools = canvas.tools
        self._restored = False
        self._dialog: PenDialog | None = None
        self._opacity = OpacityRow()
        self._eraser_opacity = OpacityRow()
        strip.set_menu("pen", self._brush_menu())
        strip.set_menu("eraser", self._eraser_menu())
        strip.brush_size_changed.connect(self.set_size)
        self._opacity.chosen.connect(self._set_opacity)
        self._eraser_opacity.chosen.connect(self._set_eraser_opacity)
        canvas.tool_changed.connect(self._refresh)
        self._tools.brushes.changed.connect(self._keep)
        for name in ("thinner", "thicker"):
            actions[name].changed.connect(self._name_size_keys)
        self._name_size_keys()

    def restore(self) -> None:
        """Take up the pen as it was laid down."""
        brushes, settings, acts = self._tools.brushes, self._settings, self._actions
        kept = {kind: (settings.size_of(kind), settings.opacity_of(kind)) for kind in BRUSH_KINDS}
        for kind, (size_px, opacity) in kept.items():
            brushes.resize(kind, size_px)
            brushes.set_opacity(kind, opacity)
        acts["erase_strokes" if settings.erases_strokes else "erase_ink"].setChecked(True)
        self._tools.set_pressure_curve(settings.pressure_curve)
        self._tools.set_calm(settings.calm)
        self._tools.set_steadiness(settings.steadiness)
        acts[f"stabiliser_{settings.steadiness.mode.value}"].setChecked(True)
        brushes.choose(settings.brush)
        acts[f"brush_{brushes.chosen}"].setChecked(True)
        self._restored = True
        self._refresh()

    # ---- what actions call

    def choose_brush(self, kind: BrushKind) -> None:
        """Draw with this brush."""
        if self._restored:
            self._tools.brushes.choose(kind)
            if self._canvas.tool not in SHAPE_TOOLS:
                self._actions["pen"].setChecked(True)

    def set_size(self, size_px: float) -> None:
        """Give the chosen tool's brush this size, in pixels of the drawing."""
        self._canvas.brush_size_px = size_px
        self._refresh()

    def scale_size(self, factor: float) -> None:
        """Make the brush thicker or thinner, by at least one pixel."""
        size_px = self._canvas.brush_size_px
        step = max(1.0, abs(size_px * factor - size_px))
        self.set_size(round(size_px + (step if factor > 1 else -step)))

    def erase_strokes(self, strokes: bool) -> None:
        """Let the eraser take whole strokes, or only what it touches."""
        self._tools.erases_strokes = self._settings.erases_strokes = strokes
        self._refresh()

    def choose_stabiliser(self, mode: StabiliserMode) -> None:
        """Let the ink follow the pen like this."""
        self.set_steadiness(Steadiness(mode, self._settings.string_px))

    def set_steadiness(self, steadiness: Steadiness) -> None:
        """Let the ink follow the pen like this, and remember it."""
        if self._restored:
            self._settings.steadiness = steadiness
        self._tools.set_steadiness(self._settings.steadiness)
        self._actions[f"stabiliser_{self._settings.steadiness.mode.value}"].setChecked(True)
        if self._dialog is not None:
            self._dialog.show_steadiness(self._settings.steadiness)

    def set_pressure_curve(self, curve: PressureCurve) -> None:
        """Draw pressures along this curve, and remember it."""
        self._settings.pressure_curve = curve
        self._tools.set_pressure_curve(curve)

    def set_calm(self, calm: bool) -> None:
        """Smooth the trembling of slow hands, or leave it, and remember it."""
        self._settings.calm = calm
        self._tools.set_calm(calm)

    def show_settings(self) -> None:
        """Open the dialog over the work, or put it away again."""
        if self._dialog is None:
            self._dialog = PenDialog(self._window)
            self._dialog.steadiness_chosen.connect(self.set_steadiness)
            self._dialog.curve_chosen.connect(self.set_pressure_curve)
            self._dialog.calm_chosen.connect(self.set_calm)
        self._dialog.show_steadiness(self._settings.steadiness)
        self._dialog.show_curve(self._settings.pressure_curve)
        self._dialog.show_calm(self._settings.calm)
        self._dialog.show_brush(self._tools.brushes[self._tools.brushes.chosen])
        self._dialog.setVisible(not self._dialog.isVisible())

    def refresh_icons(self) -> None:
        """Tint the icon of the brush in use."""
        self._actions["pen"].setIcon(self._make_icon(self._tools.brushes.chosen))

    # ---- following

    def _keep(self) -> None:
        """A brush was changed, here or on the sheet."""
        if not self._restored:
            return
        brushes = self._tools.brushes
        for kind in BRUSH_KINDS:
            self._settings.keep_brush(brushes[kind])
        self._settings.brush_name = brushes.chosen
        self._refresh()

    def _refresh(self, *_: object) -> None:
        """Show what lies in the hand."""
        brushes = self._tools.brushes
        self._strip.show_brush_size(self._canvas.brush_size_px)
        self._opacity.show_opacity(brushes[brushes.chosen].opacity)
        self._eraser_opacity.show_opacity(brushes["eraser"].opacity)
        self._eraser_opacity.setEnabled(not self._tools.erases_strokes)
        self._actions[f"brush_{brushes.chosen}"].setChecked(True)
        self.refresh_icons()

    def _set_opacity(self, opacity: float) -> None:
        self._tools.brushes.set_opacity(self._tools.brushes.chosen, opacity)

    def _set_eraser_opacity(self, opacity: float) -> None:
        self._tools.brushes.set_opacity("eraser", opacity)

    # ---- menus of the strip

    def _brush_menu(self) -> QMenu:
        menu = QMenu(self._strip)
        for kind in DRAWING_BRUSHES:
            menu.addAction(self._actions[f"brush_{kind}"])
        menu.addSeparator()
        menu.addAction(_as_action(self._opacity, menu))
        menu.addSeparator()
        steadying = menu.addMenu(self.tr("Stabiliser"))
        for name in STABILISERS:
            steadying.addAction(self._actions[name])
        menu.addAction(self._actions["pen_settings"])
        return menu

    def _eraser_menu(self) -> QMenu:
        menu = QMenu(self._strip)
        for name in ("erase_strokes", "erase_ink"):
            menu.addAction(self._actions[name])
        menu.addSeparator()
        menu.addAction(_as_action(self._eraser_opacity, menu))
        return menu

    def _name_size_keys(self) -> None:
        both = (self._actions[name] for name in ("thinner", "thicker"))
        self._strip.show_size_keys(*(keys for action in both for keys in key_words(action)[:1]))


def _as_action(widget: QWidget, menu: QMenu) -> QWidgetAction:
    widget.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    action = QWidgetAction(menu)
    action.setDefaultWidget(widget)
    return action
