"""The colour strength slider."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sketchpad.amounts import percent
from sketchpad.document.model import DocumentModel
from sketchpad.panels.slider import Slider


class StrengthSlider(QWidget):
    """Shows and sets the document's colour strength, 0 % (white paper) to 100 %."""

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        title = QLabel(self.tr("Colour strength"))
        title.setObjectName("panelTitle")
        self._percent = QLabel()
        self._percent.setObjectName("valueLabel")
        self.slider = Slider(Qt.Orientation.Horizontal, wheel_needs_focus=True)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(self.tr("Colour strength"))
        self.slider.setToolTip(self.tr("0 % leaves the paper white, 100 % paints in full colour"))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(4)
        grid.addWidget(title, 0, 0)
        grid.addWidget(self._percent, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.slider, 1, 0, 1, 2)
        self.slider.valueChanged.connect(lambda value: model.set_strength(value / 100))
        model.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says."""
        strength = round(self._model.document.strength * 100)
        self._percent.setText(percent(strength))
        with QSignalBlocker(self.slider):
            self.slider.setValue(strength)
