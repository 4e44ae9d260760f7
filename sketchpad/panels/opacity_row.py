"""How opaque the strokes of a brush are: a word, a slider and the number."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sketchpad.amounts import percent
from sketchpad.canvas.brushes import FAINTEST_OPACITY
from sketchpad.panels.slider import Slider


class OpacityRow(QWidget):
    """Announces an opacity, 0..1, that the user chose."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(100 * FAINTEST_OPACITY), 100)
        self.slider.setFixedWidth(120)
        self.slider.setAccessibleName(self.tr("Opacity of the brush"))
        self._percent = QLabel()
        self._percent.setObjectName("valueLabel")
        self._percent.setMinimumWidth(44)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 12, 4)
        row.setSpacing(8)
        row.addWidget(QLabel(self.tr("Opacity")))
        row.addWidget(self.slider, 1)
        row.addWidget(self._percent)
        self.slider.valueChanged.connect(self._choose)

    def show_opacity(self, opacity: float) -> None:
        """Show an opacity that was set elsewhere, without announcing it."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(100 * opacity))
        self._percent.setText(percent(100 * opacity))

    def _choose(self, opacity: int) -> None:
        self._percent.setText(percent(opacity))
        self.chosen.emit(opacity / 100)
