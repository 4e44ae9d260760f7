"""From painted to flat, and which gaps of the lines count as closed."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from engine.request import MAX_GAP_PX
from sketchpad.document.model import DocumentModel
from sketchpad.panels.slider import Slider
from sketchpad.panels.wrapped_label import WrappedLabel


class FlatnessSettings(QWidget):
    """Shows and sets the document's flatness, 0 % (as painted) to 100 %, and its line gap."""

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.slider = Slider(Qt.Orientation.Horizontal, wheel_needs_focus=True)
        self.slider.setRange(0, 100)
        self.slider.setAccessibleName(self.tr("Painted to flat"))
        self.slider.setToolTip(
            self.tr("Left as painted, right one clean colour for each closed region")
        )
        self.gap = GapField()
        painted, flat = QLabel(self.tr("Painted")), QLabel(self.tr("Flat"))
        gaps = WrappedLabel(self.tr("Gaps that count as closed"))
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
        bridged.addWidget(QLabel(self.tr("px")))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 12)
        column.setSpacing(8)
        column.addLayout(from_to)
        column.addLayout(bridged)
        self.slider.valueChanged.connect(lambda percent: model.set_flatness(percent / 100))
        self.gap.chosen.connect(model.set_gap)
        model.settings_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document says."""
        document = self._model.document
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(document.flatness * 100))
        self.gap.show_gap(document.gap_px)


class GapField(QLineEdit):
    """Pixels of the drawing; the up and down keys count, Enter gives the keys back."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap_px = 0
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{1,3}"), self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(48, 28)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Gaps that count as closed, in pixels"))
        self.setToolTip(
            self.tr(
                "Gaps of your lines up to so many pixels of the drawing let no colour through  ↑ ↓"
            )
        )
        self.editingFinished.connect(lambda: self._choose(int(self.text())))
        self.returnPressed.connect(self.clearFocus)

    def show_gap(self, gap_px: float) -> None:
        """Show what the document says."""
        self._gap_px = round(gap_px)
        self.setText(str(self._gap_px))

    def _choose(self, gap_px: int) -> None:
        self.chosen.emit(min(MAX_GAP_PX, max(0.0, gap_px)))
        self.show_gap(self._gap_px)  # what became of it, in case nothing changed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._choose(self._gap_px + step)
        elif event.key() == Qt.Key.Key_Escape:
            self.show_gap(self._gap_px)
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if not self.hasAcceptableInput():
            self.show_gap(self._gap_px)
        super().focusOutEvent(event)
