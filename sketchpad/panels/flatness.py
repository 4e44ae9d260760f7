"""From painted to flat, and which gaps of the lines count as closed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from engine.request import MAX_GAP_PX
from sketchpad.document.model import DocumentModel
from sketchpad.panels.slider import Slider


class FlatnessSettings(QWidget):
    """Shows and sets the document's flatness, 0 % (as painted) to 100 %, and its line gap."""

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.slider = Slider(Qt.Orientation.Horizontal, wheel_needs_focus=True)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName("Painted to flat")
        self.slider.setToolTip("Left as painted, right one clean colour for each closed region")
        self.gap = GapField()
        painted, flat = QLabel("Painted"), QLabel("Flat")
        gaps = QLabel("Gaps that count as closed")
        gaps.setObjectName("dimLabel")
        gaps.setBuddy(self.gap)
        from_to = QHBoxLayout()
        from_to.setSpacing(8)
        from_to.addWidget(painted)
        from_to.addWidget(self.slider, 1)
        from_to.addWidget(flat)
        bridged = QHBoxLayout()
        bridged.addWidget(gaps, 1)
        bridged.addWidget(self.gap)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addLayout(from_to)
        column.addLayout(bridged)
        self.slider.valueChanged.connect(lambda percent: model.set_flatness(percent / 100))
        self.gap.valueChanged.connect(lambda gap_px: model.set_gap(float(gap_px)))
        model.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says."""
        document = self._model.document
        with QSignalBlocker(self.slider), QSignalBlocker(self.gap):
            self.slider.setValue(round(document.flatness * 100))
            self.gap.setValue(round(document.gap_px))


class GapField(QSpinBox):
    """Pixels of the drawing; the up and down keys count, Enter gives the keys back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, int(MAX_GAP_PX))
        self.setSuffix(" px")
        self.setFixedSize(64, 28)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Gaps that count as closed, in pixels")
        self.setToolTip("Gaps of your lines up to so many pixels do not let colour through  ↑ ↓")
        self.lineEdit().returnPressed.connect(self.clearFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the column scrolls
