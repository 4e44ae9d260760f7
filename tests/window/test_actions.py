"""Shortcuts and menus of the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from sketchpad.actions import ACTIONS
from sketchpad.main_window import MainWindow
from sketchpad.panels.shortcut_sheet import ShortcutSheet
from sketchpad.panels.slider import Slider
from sketchpad.panels.strength import StrengthSlider
from sketchpad.settings import ThemeChoice
from sketchpad.theme import DARK, LIGHT
from tests.window_stage import draw_line, one_colour


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.canvas, key, keys or Qt.KeyboardModifier.NoModifier)


def test_names_and_shortcuts_are_unique() -> None:
    names = [spec.name for spec in ACTIONS]
    shortcuts = [keys for spec in ACTIONS for keys in spec.shortcuts]
    assert len(set(names)) == len(names)
    assert len(set(shortcuts)) == len(shortcuts)
    assert all((spec.run is None) != (spec.switch is None) for spec in ACTIONS)


def test_every_action_is_in_a_menu(window: MainWindow) -> None:
    found = set()
    waiting = [action.menu() for action in window.menuBar().actions()]
    titles = [menu.title().replace("&", "") for menu in waiting]
    while waiting:
        for action in waiting.pop().actions():
            found.add(action.objectName())
            if action.menu():
                waiting.append(action.menu())
    assert titles == ["File", "Edit", "View", "Draw", "Layer", "Lens", "Help"]
    assert {spec.name for spec in ACTIONS} <= found


@pytest.mark.parametrize(
    ("key", "tool"), [(Qt.Key.Key_E, "eraser"), (Qt.Key.Key_H, "pan"), (Qt.Key.Key_B, "pen")]
)
def test_letters_choose_tools(window: MainWindow, key: Qt.Key, tool: str) -> None:
    window.canvas.set_tool("eraser" if tool == "pen" else "pen")
    window.actions_by_name["eraser" if tool == "pen" else "pen"].setChecked(True)
    press(window, key)
    assert window.canvas.tool == tool


def test_brackets_change_the_brush_and_it_is_remembered(window: MainWindow) -> None:
    window.pens.set_size(10)
    press(window, Qt.Key.Key_BracketRight)
    assert window.canvas.brush_size_px == 12
    press(window, Qt.Key.Key_BracketLeft)
    press(window, Qt.Key.Key_BracketLeft)
    assert window.canvas.brush_size_px == 8
    assert window.settings.brush_size_px == 8
    window.pens.set_size(1)
    press(window, Qt.Key.Key_BracketLeft)
    assert window.canvas.brush_size_px == 1


def test_undo_and_redo_by_keys(window: MainWindow) -> None:
    undo = window.actions_by_name["undo"]
    assert not undo.isEnabled()
    draw_line(window, (100, 100), (300, 500))
    assert undo.isEnabled()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(window, Qt.Key.Key_Z, control)
    assert window.model.is_blank()
    press(window, Qt.Key.Key_Z, control | shift)
    assert not window.model.is_blank()


def test_tab_hides_the_panels_and_brings_them_back(window: MainWindow) -> None:
    window.canvas.setFocus()
    press(window, Qt.Key.Key_Tab)
    assert not window.tools.isVisible()
    assert not window.references.isVisible()
    assert window.status.isVisible()
    press(window, Qt.Key.Key_Tab)
    assert window.tools.isVisible()
    assert window.references.isVisible()


def test_tab_hides_the_panels_after_a_control_was_touched_with_the_mouse(
    window: MainWindow,
) -> None:
    for name in ("red", "green"):
        window.model.add_reference(one_colour((1, 2, 3)), name)
    card = window.references.cards[0]
    strength = window.workspace.side.findChild(StrengthSlider).slider
    brush = window.tools.findChild(Slider)
    for control in (card.weight_slider, card.use_box, strength, brush):
        window.canvas.setFocus()
        QTest.mouseClick(control, Qt.MouseButton.LeftButton)
        focused = window.focusWidget()
        assert focused is window.canvas
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert not window.references.isVisible()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert window.references.isVisible()
    assert not window.model.document.references[0].active


def test_f11_leaves_only_paper_and_painting(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    around = [window.tools, window.references, window.status, window.menuBar()]
    assert not any(widget.isVisible() for widget in around)
    assert window.canvas.isVisible()
    assert window.result.isVisible()
    press(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    assert all(widget.isVisible() for widget in around)


def test_zoom_keys_and_the_number_in_the_status(window: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    press(window, Qt.Key.Key_1, control)
    assert window.canvas.zoom == 1.0
    assert window.status.zoom_text == "100 %"
    press(window, Qt.Key.Key_0, control)
    assert window.canvas.zoom < 1.0


def test_question_mark_shows_the_shortcuts(window: MainWindow) -> None:
    press(window, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    sheet = window.findChild(ShortcutSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.close()


def test_letters_typed_into_the_brush_size_do_not_change_tools(window: MainWindow) -> None:
    number = window.tools.findChild(QLineEdit)
    number.setFocus()
    QTest.keyClicks(number, "2")
    assert window.canvas.tool == "pen"


@pytest.mark.parametrize(
    ("name", "tones"), [("theme_light", LIGHT), ("theme_dark", DARK), ("theme_light", LIGHT)]
)
def test_theme_changes_at_once_and_is_remembered(
    window: MainWindow, name: str, tones: object
) -> None:
    window.actions_by_name["theme_dark" if name == "theme_light" else "theme_light"].trigger()
    window.actions_by_name[name].trigger()
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assert application.palette().window().color().name() == tones.surface  # type: ignore
    assert window.settings.theme is ThemeChoice(name.removeprefix("theme_"))


def test_f6_walks_through_the_panes(window: MainWindow) -> None:
    window.canvas.setFocus()
    press(window, Qt.Key.Key_F6)
    assert window.result.hasFocus()
    QTest.keyClick(window.result, Qt.Key.Key_F6)
    focused = window.focusWidget()
    assert focused is not None
    assert window.references.isAncestorOf(focused)
