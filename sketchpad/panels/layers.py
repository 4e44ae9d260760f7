"""The layers of the drawing in the side column: a title that folds, the list, and its buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sketchpad.action_set import Actions, plain
from sketchpad.amounts import percent
from sketchpad.document.model import DocumentModel
from sketchpad.layer_names import shown_layer
from sketchpad.panels.layer_list import LayerList
from sketchpad.panels.layer_row import ROW_HEIGHT_PX
from sketchpad.panels.pane_header import PaneHeader, rule
from sketchpad.panels.slider import Slider

MOST_ROWS = 4
"""So many layers are seen at once; the list scrolls to the others."""
BORDER_PX = 1
BUTTONS = (
    "layer_new",
    "layer_underlay",
    "layer_duplicate",
    "layer_merge",
    "layer_raise",
    "layer_lower",
    "layer_delete",
)


class LayersSection(QWidget):
    """Folded, its title names the layer that is drawn on."""

    def __init__(
        self, model: DocumentModel, actions: Actions, make_icon: Callable[[str], QIcon]
    ) -> None:
        super().__init__()
        self._model = model
        self._header = PaneHeader(self.tr("Layers"))
        self.fold_button = self._header.add_action(actions["layers"])
        self.list = LayerList(model, make_icon)
        self.slider = Slider(Qt.Orientation.Horizontal, wheel_needs_focus=True)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(self.tr("Opacity of the layer"))
        self.slider.setToolTip(self.tr("How strongly the layer's ink or picture shows"))
        self._percent = QLabel()
        self._percent.setObjectName("valueLabel")
        self.buttons = [_button(actions, name) for name in BUTTONS]
        self._inside = QWidget()
        self._lay_out()
        self.slider.valueChanged.connect(self._set_opacity)
        model.layers_changed.connect(self.refresh)
        self.set_folded(True)

    @property
    def folded(self) -> bool:
        """Whether only the title is shown."""
        return self._inside.isHidden()

    def set_folded(self, folded: bool) -> None:
        """Leave only the title, or show the layers below it."""
        self._inside.setHidden(folded)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says."""
        document = self._model.document
        layer = document.layer(document.active_layer)
        opacity = round(layer.opacity * 100)
        self._percent.setText(percent(opacity))
        with QSignalBlocker(self.slider):
            self.slider.setValue(opacity)
        count = len(document.layers)
        self._header.set_note(shown_layer(layer.name) if self.folded else "")
        self.list.setFixedHeight(ROW_HEIGHT_PX * min(MOST_ROWS, count) + BORDER_PX)

    def refresh_icons(self) -> None:
        """Tint the icons for the theme in use."""
        self.list.refresh_icons()

    def _set_opacity(self, opacity: int) -> None:
        self._model.set_layer(self._model.document.active_layer, opacity=opacity / 100)

    def _lay_out(self) -> None:
        opacity = QHBoxLayout()
        opacity.setContentsMargins(16, 8, 16, 0)
        opacity.setSpacing(8)
        opacity.addWidget(QLabel(self.tr("Opacity")))
        opacity.addWidget(self.slider, 1)
        self._percent.setFixedWidth(self.fontMetrics().horizontalAdvance(percent(100)) + 4)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        opacity.addWidget(self._percent)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 8)
        row.setSpacing(2)
        for button in self.buttons:
            row.addWidget(button)
        row.insertStretch(len(self.buttons) - 1, 1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.list)
        inside.addLayout(opacity)
        inside.addLayout(row)
        inside.addWidget(rule())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._inside)


def _button(actions: Actions, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[name])
    button.setIconSize(QSize(18, 18))
    button.setFixedSize(32, 32)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(plain(actions[name].text()))
    return button
