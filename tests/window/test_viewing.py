"""Turning, mirroring and the overview from the keys of the whole window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.canvas.symmetry import Symmetry, SymmetryKind
from sketchpad.main_window import MainWindow
from tests.window_stage import OpenWindow


def test_keys_turn_mirror_and_straighten(window: MainWindow) -> None:
    view = window.canvas.viewport
    QTest.keyClick(window.canvas, Qt.Key.Key_6)
    QTest.keyClick(window.canvas, Qt.Key.Key_6)
    QTest.keyClick(window.canvas, Qt.Key.Key_4)
    assert view.angle_deg == 15
    assert window.status.turn_text == "15°"
    QTest.keyClick(window.canvas, Qt.Key.Key_M)
    assert (view.mirrored, view.angle_deg) == (True, -15)
    assert window.actions_by_name["mirror_view"].isChecked()
    assert window.status.turn_text == "-15° · mirrored"
    QTest.keyClick(window.canvas, Qt.Key.Key_5)
    QTest.keyClick(window.canvas, Qt.Key.Key_M)
    assert view.transform.upright
    assert window.status.turn_text == ""
    assert not window.actions_by_name["mirror_view"].isChecked()


def test_another_drawing_is_not_in_the_mirror(window: MainWindow) -> None:
    QTest.keyClick(window.canvas, Qt.Key.Key_M)
    window.projects.new()
    assert not window.canvas.viewport.mirrored
    assert not window.actions_by_name["mirror_view"].isChecked()


def test_the_overview_opens_with_n_and_closes_with_its_button(window: MainWindow) -> None:
    navigator = window.viewing.navigator
    assert not navigator.isVisible()
    QTest.keyClick(window.canvas, Qt.Key.Key_N)
    assert navigator.isVisible()
    QTest.mouseClick(navigator.close_button, Qt.MouseButton.LeftButton)
    assert not navigator.isVisible()
    assert not window.actions_by_name["navigator"].isChecked()


def test_the_overview_is_remembered(open_window: OpenWindow) -> None:
    first = open_window()
    QTest.keyClick(first.canvas, Qt.Key.Key_N)
    first.close()
    assert open_window().viewing.navigator.isVisible()


def test_keys_switch_symmetry_and_perspective_and_neither_is_remembered(
    open_window: OpenWindow,
) -> None:
    window = open_window()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.canvas, Qt.Key.Key_Y)
    QTest.keyClick(window.canvas, Qt.Key.Key_P)
    assert window.canvas.tools.symmetry == Symmetry(SymmetryKind.LEFT_RIGHT, 512, 512)
    assert len(window.canvas.tools.grid.perspective.points) == 1
    window.close()
    again = open_window()
    assert again.canvas.tools.symmetry.kind is SymmetryKind.NONE
    assert not again.canvas.tools.grid.perspective.points
    QTest.keyClick(again.canvas, Qt.Key.Key_Y)
    QTest.keyClick(again.canvas, Qt.Key.Key_Y, shift)
    assert again.canvas.tools.symmetry.kind is SymmetryKind.NONE
