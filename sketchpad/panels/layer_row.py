"""One layer in the panel: what lies on it, its name, and whether it drives, is locked, is shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from sketchpad.document.layers import Layer, PictureLayer
from sketchpad.layer_names import shown_layer
from sketchpad.panels.pixmaps import image_of, thumbnail
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

THUMBNAIL_PX = 36
ROW_HEIGHT_PX = 48
LONGEST_NAME = 60

SWITCHES = {  # of a layer: icon and words when it is on, icon and words when it is off
    "drives": (
        (
            "drives",
            QT_TRANSLATE_NOOP("LayerRow", "Drives the result. Click to keep this layer out of it"),
        ),
        (
            "drives-not",
            QT_TRANSLATE_NOOP(
                "LayerRow", "Kept out of the result. Click to let this layer drive it"
            ),
        ),
    ),
    "locked": (
        ("locked", QT_TRANSLATE_NOOP("LayerRow", "Locked. Click to unlock")),
        ("unlocked", QT_TRANSLATE_NOOP("LayerRow", "Can be changed. Click to lock")),
    ),
    "visible": (
        ("visible", QT_TRANSLATE_NOOP("LayerRow", "Shown. Click to hide")),
        ("hidden", QT_TRANSLATE_NOOP("LayerRow", "Hidden. Click to show")),
    ),
}


class LayerRow(QWidget):
    """Tells what the user did with it; shows what `show_layer` says."""

    switched = Signal(int, str, bool)  # layer, one of SWITCHES, on
    renamed = Signal(int, str)

    def __init__(self, layer: Layer, make_icon: Callable[[str], QIcon]) -> None:
        super().__init__()
        self._id, self._make_icon = layer.id, make_icon
        self._layer = layer
        self._picture = QLabel()
        self._picture.setFixedSize(THUMBNAIL_PX, THUMBNAIL_PX)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setMinimumWidth(24)
        self.editor = QLineEdit()
        self.editor.setMaxLength(LONGEST_NAME)
        self.editor.hide()
        self.editor.editingFinished.connect(self._finish_renaming)
        self.editor.installEventFilter(self)
        self.switches = {name: self._make_switch(name) for name in SWITCHES}
        self._lay_out()
        self.show_layer(layer)

    @property
    def name(self) -> str:
        """What is shown of the layer's name."""
        return self._name.text()

    def show_layer(self, layer: Layer) -> None:
        """Show the properties of the layer."""
        self._layer = layer
        self._words = shown_layer(layer.name)
        self.setAccessibleName(self._words)
        self.setToolTip(
            self.tr("{name}\nDouble-click to rename; drag to move").format(name=self._words)
        )
        for name, button in self.switches.items():
            on = bool(getattr(layer, name))
            icon, text = SWITCHES[name][0 if on else 1]
            words = shown("LayerRow", text)
            button.setIcon(self._make_icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(f"{self._words}: {words}")
        if isinstance(layer, PictureLayer):
            button = self.switches["drives"]
            button.setEnabled(False)
            button.setToolTip(self.tr("A picture to trace never drives the result"))
        self._name.setObjectName("" if layer.visible else "dimLabel")
        self._name.style().unpolish(self._name)
        self._name.style().polish(self._name)
        self._elide()

    def show_picture(self, pixels: NDArray[np.uint8]) -> None:
        """Show what lies on the layer, (h, w) grey or (h, w, 3) RGB."""
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(thumbnail(image_of(pixels), THUMBNAIL_PX, ratio, radius_px=3))

    def rename(self) -> None:
        """Let the user type another name."""
        self.editor.setText(self._words)
        self._name.hide()
        self.editor.show()
        self.editor.selectAll()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.rename()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._elide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the name as it was."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.editor.setText(self._words)
            self._finish_renaming()
            return True
        return super().eventFilter(watched, event)

    def _finish_renaming(self) -> None:
        if self.editor.isHidden():
            return  # Return ends it, and the keys go elsewhere: a second end
        had_keys = self.editor.hasFocus()
        self.editor.hide()
        self._name.show()
        if had_keys and (list_of_layers := self.parentWidget()) is not None:
            list_of_layers.setFocus()
        if self.editor.text() != self._words:
            self.renamed.emit(self._id, self.editor.text())

    def _elide(self) -> None:
        elide = Qt.TextElideMode.ElideRight
        width = max(self._name.width(), self._name.minimumWidth())
        self._name.setText(self._name.fontMetrics().elidedText(self._words, elide, width))

    def _make_switch(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"layer_{name}")
        button.setIconSize(QSize(16, 16))
        button.setFixedSize(26, 28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self._switch(name))
        return button

    def _switch(self, name: str) -> None:
        self.switched.emit(self._id, name, not getattr(self._layer, name))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(0)
        row.addWidget(self._picture)
        row.addSpacing(10)
        row.addWidget(self._name, 1)
        row.addWidget(self.editor, 1)
        row.addSpacing(4)
        for button in self.switches.values():
            row.addWidget(button)
