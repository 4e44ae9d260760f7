"""The slim strip on the left: tools, brush size, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from sketchpad.panels.pane_header import rule
from sketchpad.panels.slider import Slider

STRIP_WIDTH_PX = 56
MIN_BRUSH_PX = 1
MAX_BRUSH_PX = 100
_SLIDER_STEPS = 200


def brush_size_at(fraction: float) -> float:
    """The brush size at a slider position 0..1: fine steps for fine pens (quadratic)."""
    return MIN_BRUSH_PX + (MAX_BRUSH_PX - MIN_BRUSH_PX) * fraction**2


def slider_fraction(size_px: float) -> float:
    """The slider position 0..1 of a brush size; the inverse of `brush_size_at`."""
    part = (size_px - MIN_BRUSH_PX) / (MAX_BRUSH_PX - MIN_BRUSH_PX)
    return float(min(1.0, max(0.0, part)) ** 0.5)


class ToolStrip(QWidget):
    """Shows the actions it is given and one brush size."""

    brush_size_changed = Signal(float)

    def __init__(
        self,
        tools: Sequence[QAction],
        edits: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(STRIP_WIDTH_PX)
        self._size_px = 6.0
        self._slider = self._make_slider()
        self._number = self._make_number()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for action in tools:
            column.addWidget(self._button(action))
        column.addSpacing(4)
        column.addWidget(rule())
        column.addSpacing(4)
        column.addWidget(self._slider, 100, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._number)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addSpacing(4)
        for action in edits:
            column.addWidget(self._button(action))
        column.addStretch(1)

    @property
    def brush_size_px(self) -> float:
        """The size shown, in document pixels."""
        return self._size_px

    def show_brush_size(self, size_px: float) -> None:
        """Show a size that was set elsewhere, without announcing it."""
        self._size_px = float(min(MAX_BRUSH_PX, max(MIN_BRUSH_PX, size_px)))
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(slider_fraction(self._size_px) * _SLIDER_STEPS))
            self._number.setText(str(round(self._size_px)))

    def _make_slider(self) -> Slider:
        slider = Slider(Qt.Orientation.Vertical)
        slider.setRange(0, _SLIDER_STEPS)
        slider.setMinimumHeight(96)
        slider.setMaximumHeight(200)
        slider.setAccessibleName("Brush size")
        slider.setToolTip("Brush size  [  ]")
        slider.valueChanged.connect(lambda step: self._choose(brush_size_at(step / _SLIDER_STEPS)))
        return slider

    def _make_number(self) -> QLineEdit:
        number = QLineEdit()
        number.setValidator(QIntValidator(MIN_BRUSH_PX, MAX_BRUSH_PX, number))
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedHeight(28)
        number.setAccessibleName("Brush size in pixels")
        number.setToolTip("Brush size in pixels of the drawing")
        number.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        number.returnPressed.connect(number.clearFocus)  # keys belong to the drawing again
        number.editingFinished.connect(lambda: self._choose(float(number.text())))
        return number

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setIconSize(QSize(22, 22))
        button.setFixedSize(40, 40)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _choose(self, size_px: float) -> None:
        self.show_brush_size(size_px)
        self.brush_size_changed.emit(self._size_px)
