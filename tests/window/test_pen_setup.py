"""The pen in the hand: brushes, eraser and stabiliser by keys and by the tool strip."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from sketchpad.canvas.pressure import SOFT
from sketchpad.canvas.stabiliser import StabiliserMode
from sketchpad.document.stroke import Stroke
from sketchpad.main_window import MainWindow
from sketchpad.panels.opacity_row import OpacityRow
from sketchpad.panels.pen_dialog import PenDialog
from sketchpad.panels.tool_button import ToolButton
from tests.window_stage import OpenWindow, draw_line

LEFT = Qt.MouseButton.LeftButton


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas, key)


def button(window: MainWindow, name: str) -> ToolButton:
    """The button of the tool strip that shows this action."""
    buttons = window.tools.findChildren(ToolButton)
    return next(b for b in buttons if b.defaultAction() is window.actions_by_name[name])


def last_brush(window: MainWindow) -> str:
    stroke = window.model.document.items[-1]
    assert isinstance(stroke, Stroke)
    return stroke.brush.kind


@pytest.mark.parametrize(
    ("key", "kind"), [(Qt.Key.Key_1, "pencil"), (Qt.Key.Key_2, "ink"), (Qt.Key.Key_3, "marker")]
)
def test_digits_choose_brushes_whatever_the_tool(
    window: MainWindow, key: Qt.Key, kind: str
) -> None:
    window.actions_by_name["pan"].setChecked(True)
    press(window, Qt.Key.Key_3 if kind == "ink" else Qt.Key.Key_2)
    press(window, key)
    draw_line(window, (100, 100), (300, 200), (500, 300))
    assert last_brush(window) == kind
    assert window.actions_by_name[f"brush_{kind}"].isChecked()
    assert window.actions_by_name["pen"].isChecked()


def test_a_brush_for_shapes_leaves_the_shape(window: MainWindow) -> None:
    press(window, Qt.Key.Key_O)
    press(window, Qt.Key.Key_1)
    assert window.canvas.tool == "ellipse"
    draw_line(window, (100, 100), (300, 200))
    assert last_brush(window) == "pencil"


def test_the_shape_button_shows_the_shape_that_was_used_last(window: MainWindow) -> None:
    shape = button(window, "rectangle")
    press(window, Qt.Key.Key_O)
    assert shape.defaultAction() is window.actions_by_name["ellipse"]
    press(window, Qt.Key.Key_B)
    QTest.mouseClick(shape, LEFT)
    assert window.canvas.tool == "ellipse"


def with_open_menu(open_it: Callable[[], object], use: Callable[[QMenu], None]) -> None:
    """Open a menu that waits for the user, and be the user once it is there."""
    used: list[QMenu] = []

    def answer() -> None:
        popup = QApplication.activePopupWidget()
        if not isinstance(popup, QMenu):
            QTimer.singleShot(0, answer)
            return
        used.append(popup)
        use(popup)
        popup.close()

    QTimer.singleShot(0, answer)
    open_it()
    assert used


def test_the_chosen_brush_s_button_opens_the_brushes(window: MainWindow) -> None:
    pen = button(window, "pen")

    def choose_marker(menu: QMenu) -> None:
        texts = [action.text().replace("&", "") for action in menu.actions()]
        assert texts[:3] == ["Pencil", "Ink", "Marker"]
        QTest.keyClick(menu, Qt.Key.Key_M)

    with_open_menu(lambda: QTest.mouseClick(pen, LEFT), choose_marker)
    assert window.canvas.tools.brushes.chosen == "marker"


def test_a_right_click_opens_the_eraser_s_choice(window: MainWindow) -> None:
    eraser = button(window, "eraser")
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, eraser.mapToGlobal(at))
    opened: list[str] = []
    with_open_menu(
        lambda: QApplication.sendEvent(eraser, event),
        lambda menu: opened.extend(action.objectName() for action in menu.actions()),
    )
    assert opened[:2] == ["erase_strokes", "erase_ink"]


def test_the_eraser_takes_ink_when_asked_to(window: MainWindow) -> None:
    draw_line(window, (100, 300), (500, 300), (900, 300))
    window.actions_by_name["erase_ink"].setChecked(True)
    press(window, Qt.Key.Key_E)
    draw_line(window, (500, 250), (500, 300), (500, 350))
    lines = window.model.rendered_lines()
    assert lines[300, 500] == 255
    assert lines[300, 300] == 0


def test_sizes_belong_to_brushes_and_the_strip_shows_them(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    window.pens.set_size(9)
    press(window, Qt.Key.Key_3)
    assert window.tools.brush_size_px == 24
    window.pens.set_size(50)
    press(window, Qt.Key.Key_2)
    assert window.tools.brush_size_px == 9
    press(window, Qt.Key.Key_E)
    assert window.tools.brush_size_px == 24
    press(window, Qt.Key.Key_BracketRight)
    assert window.canvas.tools.brushes["eraser"].size_px == 29
    assert window.canvas.tools.brushes["ink"].size_px == 9


def test_opacity_is_slid_and_drawn(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2)
    row = button(window, "pen").menu().findChild(OpacityRow)
    row.slider.setValue(50)
    window.pens.set_size(30)
    draw_line(window, (100, 300), (500, 300), (900, 300))
    assert window.model.rendered_lines()[300, 500] == pytest.approx(127, abs=1)


def test_everything_is_remembered(open_window: OpenWindow) -> None:
    first = open_window()
    press(first, Qt.Key.Key_3)
    first.pens.set_size(41)
    first.canvas.tools.brushes.set_opacity("marker", 0.7)
    first.canvas.tools.brushes.resize("pencil", 8)
    first.actions_by_name["erase_ink"].setChecked(True)
    first.actions_by_name["stabiliser_string"].setChecked(True)
    first.pens.set_pressure_curve(SOFT)
    first.pens.set_calm(False)
    first.close()

    second = open_window()
    tools = second.canvas.tools
    assert tools.brushes.chosen == "marker"
    assert tools.brushes["marker"].size_px == second.tools.brush_size_px == 41
    assert tools.brushes["marker"].opacity == 0.7
    assert tools.brushes["pencil"].size_px == 8
    assert not tools.erases_strokes
    assert tools.pen.steadiness.mode is StabiliserMode.STRING
    assert tools.pen.curve == SOFT
    assert not tools.pen.calm
    for name in ("brush_marker", "erase_ink", "stabiliser_string"):
        assert second.actions_by_name[name].isChecked()


def test_nonsense_in_the_settings_reads_as_a_usual_pen(open_window: OpenWindow) -> None:
    first = open_window()
    store = first.settings.store
    for key, value in {
        "brush": "airbrush",
        "marker_size_px": "wide",
        "pencil_opacity": 7,
        "stabiliser": "gyroscope",
        "string_px": -3,
        "pressure_x": 12,
    }.items():
        store.setValue(f"tools/{key}", value)
    first.close()
    tools = open_window().canvas.tools
    assert tools.brushes.chosen == "ink"
    assert tools.brushes["marker"].size_px == 24
    assert tools.brushes["pencil"].opacity == 1
    assert tools.pen.steadiness.mode is StabiliserMode.NONE
    assert tools.pen.curve.x == 1


def test_pen_settings_change_the_pen_at_once(window: MainWindow) -> None:
    window.actions_by_name["pen_settings"].trigger()
    dialog = window.findChild(PenDialog)
    assert dialog.isVisible()
    QTest.mouseClick(dialog.buttons[StabiliserMode.LIGHT], LEFT, pos=QPoint(10, 10))
    QTest.mouseClick(dialog.presets["Soft"], LEFT)
    assert window.canvas.tools.pen.steadiness.mode is StabiliserMode.LIGHT
    assert window.actions_by_name["stabiliser_light"].isChecked()
    assert window.canvas.tools.rubber.curve == SOFT
    window.actions_by_name["stabiliser_none"].setChecked(True)
    assert dialog.buttons[StabiliserMode.NONE].isChecked()
    window.actions_by_name["pen_settings"].trigger()
    assert not dialog.isVisible()


def test_the_string_steadies_what_is_drawn_in_the_window(window: MainWindow) -> None:
    window.actions_by_name["stabiliser_string"].setChecked(True)
    draw_line(window, (100, 300), (110, 500), (120, 300), (500, 300), (900, 300))
    stroke = window.model.document.items[0]
    assert isinstance(stroke, Stroke)
    assert np.ptp(stroke.points[:, 1]) < 200
    assert stroke.points[-1, 0] == pytest.approx(900, abs=2)
