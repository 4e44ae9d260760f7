"""What the Layer menu and the buttons of its panel do: verbs of the model on the active layer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker

from sketchpad.action_set import Actions
from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.panels.layer_row import SWITCHES
from sketchpad.panels.layers import LayersSection
from sketchpad.settings import Settings


class LayerControl(QObject):
    """Keeps the actions in line with the document, and remembers whether the panel is open."""

    def __init__(
        self,
        model: DocumentModel,
        section: LayersSection,
        actions: Actions,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._model, self._section = model, section
        self._actions, self._settings = actions, settings
        model.layers_changed.connect(self.refresh)
        self.refresh()

    def restore(self) -> None:
        """Open or fold the panel as it was left."""
        self._actions["layers"].setChecked(self._settings.layers_open)

    def show_panel(self, on: bool) -> None:
        """Unfold the panel, or leave only its title, and remember it."""
        self._settings.layers_open = on
        self._section.set_folded(not on)

    def rename(self) -> None:
        """Let the user type another name for the active layer."""
        self._actions["layers"].setChecked(True)
        self._section.list.row_of(self._active.id).rename()

    def switch(self, name: str, on: bool) -> None:
        """Let the active layer be "visible" or "locked", or drive the result ("drives")."""
        self._model.set_layer(self._active.id, **{name: on})

    def duplicate(self) -> None:
        """Lay a copy upon the active layer."""
        self._model.duplicate_layer(self._active.id)

    def merge_down(self) -> None:
        """Merge the active layer with the one below."""
        self._model.merge_down(self._active.id)

    def delete(self) -> None:
        """Take the active layer away."""
        self._model.remove_layer(self._active.id)

    def move(self, steps: int) -> None:
        """Move the active layer up (+1) or down (-1)."""
        self._model.move_layer(self._active.id, self._index + steps)

    def step(self, steps: int) -> None:
        """Draw on the layer above (+1) or below (-1)."""
        layers = self._model.document.layers
        if 0 <= self._index + steps < len(layers):
            self._model.activate_layer(layers[self._index + steps].id)

    def refresh(self) -> None:
        """Enable what can be done with the active layer, and check what it is."""
        document, active, index = self._model.document, self._active, self._index
        sketch, top = isinstance(active, SketchLayer), len(document.layers) - 1
        for name in SWITCHES:
            action = self._actions[f"layer_{name}"]
            with QSignalBlocker(action):
                action.setChecked(bool(getattr(active, name)))
        possible = {
            "layer_drives": sketch,
            "layer_merge": not self._model.merge_obstacle(active.id),
            "layer_delete": not sketch or len(document.sketch_layers) > 1,
            "layer_raise": index < top,
            "layer_lower": index > 0,
            "layer_above": index < top,
            "layer_below": index > 0,
        }
        for name, on in possible.items():
            self._actions[name].setEnabled(on)

    @property
    def _active(self) -> Layer:
        return self._model.document.layer(self._model.document.active_layer)

    @property
    def _index(self) -> int:
        return self._model.document.layers.index(self._active)
