"""Pen settings: how the ink follows the hand, how pressure draws, and a sheet to try both."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sketchpad.amounts import pixels
from sketchpad.canvas.pressure import HARD, LINEAR, SOFT, PressureCurve
from sketchpad.canvas.stabiliser import (
    LONGEST_STRING_PX,
    SHORTEST_STRING_PX,
    StabiliserMode,
    Steadiness,
)
from sketchpad.document.stroke import Brush
from sketchpad.panels.curve_editor import CurveEditor
from sketchpad.panels.pen_tester import PenTester
from sketchpad.panels.slider import Slider
from sketchpad.translation import QT_TRANSLATE_NOOP, shown

_MODES = {
    StabiliserMode.NONE: (
        QT_TRANSLATE_NOOP("PenDialog", "None"),
        QT_TRANSLATE_NOOP("PenDialog", "The ink is where the pen is"),
    ),
    StabiliserMode.LIGHT: (
        QT_TRANSLATE_NOOP("PenDialog", "Gentle"),
        QT_TRANSLATE_NOOP("PenDialog", "Calms a trembling hand; quick strokes stay as they are"),
    ),
    StabiliserMode.STRING: (
        QT_TRANSLATE_NOOP("PenDialog", "Pulled by a string"),
        QT_TRANSLATE_NOOP("PenDialog", "For long, even curves"),
    ),
}
_CURVES = {
    QT_TRANSLATE_NOOP("PenDialog", "Soft"): SOFT,
    QT_TRANSLATE_NOOP("PenDialog", "Linear"): LINEAR,
    QT_TRANSLATE_NOOP("PenDialog", "Hard"): HARD,
}


class PenDialog(QDialog):
    """Shows what it is told and announces what the user chooses, at once."""

    steadiness_chosen = Signal(object)  # Steadiness
    curve_chosen = Signal(object)  # PressureCurve
    calm_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pen settings"))
        self.editor = CurveEditor()
        self.tester = PenTester()
        self.modes = QButtonGroup(self)
        self.buttons: dict[StabiliserMode, QRadioButton] = {}
        self.string = Slider(Qt.Orientation.Horizontal)
        self.string.setRange(int(SHORTEST_STRING_PX), int(LONGEST_STRING_PX))
        self.string.setAccessibleName(self.tr("Length of the string in pixels of the screen"))
        self._length = QLabel()
        self._length.setObjectName("valueLabel")
        self.calm = QCheckBox(self.tr("Smooth the trembling of slow hands and mice"))
        self.clear = QPushButton(self.tr("Clear"))
        self.presets = {name: QPushButton(shown("PenDialog", name)) for name in _CURVES}
        columns = QHBoxLayout(self)
        columns.setContentsMargins(24, 20, 24, 24)
        columns.setSpacing(32)
        columns.addLayout(self._pressure_column())
        columns.addLayout(self._hand_column())
        self._connect()

    def show_steadiness(self, steadiness: Steadiness) -> None:
        """Show how the ink follows the pen, without announcing it."""
        self.buttons[steadiness.mode].setChecked(True)
        with QSignalBlocker(self.string):
            self.string.setValue(round(steadiness.string_px))
        self.string.setEnabled(steadiness.mode is StabiliserMode.STRING)
        self._length.setText(pixels(steadiness.string_px))
        self.tester.set_steadiness(steadiness)

    def show_calm(self, calm: bool) -> None:
        """Show whether trembling is smoothed, without announcing it."""
        with QSignalBlocker(self.calm):
            self.calm.setChecked(calm)
        self.tester.tools.set_calm(calm)

    def show_curve(self, curve: PressureCurve) -> None:
        """Show a pressure curve, without announcing it."""
        self.editor.show_curve(curve)
        self.tester.set_curve(curve)

    def show_brush(self, brush: Brush) -> None:
        """Let this brush be tried."""
        self.tester.set_brush(brush)

    def _pressure_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(_title(self.tr("Pressure")))
        column.addWidget(self.editor)
        row = QHBoxLayout()
        for button in self.presets.values():
            button.setAutoDefault(False)
            row.addWidget(button)
        column.addLayout(row)
        remark = _dim(self.tr("To the right: how hard you press. Upwards: how strong it draws."))
        remark.setWordWrap(True)
        column.addWidget(remark)
        column.addStretch(1)
        return column

    def _hand_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addWidget(_title(self.tr("Stabiliser")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (mode, (name, remark)) in enumerate(_MODES.items()):
            button = self.buttons[mode] = QRadioButton(shown("PenDialog", name))
            self.modes.addButton(button)
            grid.addWidget(button, row, 0)
            told = _dim(shown("PenDialog", remark))
            told.setWordWrap(True)
            grid.addWidget(told, row, 1)
        column.addLayout(grid)
        length = QHBoxLayout()
        length.addWidget(QLabel(self.tr("Length of the string")))
        length.addWidget(self.string, 1)
        length.addWidget(self._length)
        column.addSpacing(4)
        column.addLayout(length)
        column.addSpacing(4)
        column.addWidget(self.calm)
        column.addSpacing(16)
        top = QHBoxLayout()
        self.clear.setAutoDefault(False)
        top.addWidget(_title(self.tr("Try it here")), 1)
        top.addWidget(self.clear)
        column.addLayout(top)
        column.addWidget(self.tester)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        for mode, button in self.buttons.items():
            button.clicked.connect(lambda _=False, mode=mode: self._choose(mode))
        self.string.valueChanged.connect(lambda: self._choose(StabiliserMode.STRING))
        for name, preset in self.presets.items():
            preset.clicked.connect(lambda _=False, name=name: self._bend(_CURVES[name]))
        self.editor.bent.connect(self._bend)
        self.calm.toggled.connect(self.tester.tools.set_calm)
        self.calm.toggled.connect(self.calm_chosen)
        self.clear.clicked.connect(self.tester.begin_again)
        self.tester.pressed.connect(self.editor.show_pressure)

    def _choose(self, mode: StabiliserMode) -> None:
        steadiness = Steadiness(mode, float(self.string.value()))
        self.show_steadiness(steadiness)
        self.steadiness_chosen.emit(steadiness)

    def _bend(self, curve: PressureCurve) -> None:
        self.show_curve(curve)
        self.curve_chosen.emit(curve)


def _title(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("panelTitle")
    return label


def _dim(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("dimLabel")
    return label
