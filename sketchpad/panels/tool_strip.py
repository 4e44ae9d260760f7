"""The slim strip on the left: tools, brush size, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from sketchpad.canvas.brushes import LARGEST_BRUSH_PX, SMALLEST_BRUSH_PX
from sketchpad.panels.pane_header import rule
from sketchpad.panels.slider import Slider
from sketchpad.panels.tool_button import ToolButton

STRIP_WIDTH_PX = 56
MIN_BRUSH_PX = int(SMALLEST_BRUSH_PX)
MAX_BRUSH_PX = int(LARGEST_BRUSH_PX)
_SLIDER_STEPS = 200


def brush_size_at(fraction: float) -> float:
    """The brush size at a slider position 0..1: fine steps for fine pens (quadratic)."""
    return MIN_BRUSH_PX + (MAX_BRUSH_PX - MIN_BRUSH_PX) * fraction**2


def slider_fraction(size_px: float) -> float:
    """The slider position 0..1 of a brush size; the inverse of `brush_size_at`."""
    part = (size_px - MIN_BRUSH_PX) / (MAX_BRUSH_PX - MIN_BRUSH_PX)
    return float(min(1.0, max(0.0, part)) ** 0.5)


class ToolStrip(QWidget):
    """Shows the actions it is given, some in one button, and one brush size."""

    brush_size_changed = Signal(float)

    def __init__(
        self,
        tools: Sequence[Sequence[QAction]],
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
        self._buttons = {actions[0].objectName(): ToolButton(*actions) for actions in tools}
        for button in self._buttons.values():
            column.addWidget(button)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addSpacing(4)
        column.addWidget(self._slider, 100, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._number)
        column.addSpacing(4)
        column.addWidget(rule())
        column.addSpacing(4)
        for action in edits:
            column.addWidget(ToolButton(action))
        column.addStretch(1)

    @property
    def brush_size_px(self) -> float:
        """The size shown, in document pixels."""
        return self._size_px

    def set_menu(self, name: str, menu: QMenu) -> None:
        """Hide a menu behind the button of the tool called `name`."""
        self._buttons[name].set_menu(menu)

    def show_size_keys(self, *keys: str) -> None:
        """Say which keys make the brush thinner and thicker."""
        self._slider.setToolTip("  ".join([self.tr("Brush size"), *keys]))

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
        slider.setAccessibleName(self.tr("Brush size"))
        slider.setToolTip(self.tr("Brush size"))
        slider.valueChanged.connect(lambda step: self._choose(brush_size_at(step / _SLIDER_STEPS)))
        return slider

    def _make_number(self) -> QLineEdit:
        number = QLineEdit()
        number.setValidator(QIntValidator(MIN_BRUSH_PX, MAX_BRUSH_PX, number))
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedHeight(28)
        number.setAccessibleName(self.tr("Brush size in pixels"))
        number.setToolTip(self.tr("Brush size in pixels of the drawing"))
        number.returnPressed.connect(number.clearFocus)  # keys belong to the drawing again
        number.editingFinished.connect(lambda: self._choose(float(number.text())))
        return number

    def _choose(self, size_px: float) -> None:
        self.show_brush_size(size_px)
        self.brush_size_changed.emit(self._size_px)
