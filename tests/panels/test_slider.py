"""The slider under presses, drags and the wheel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sketchpad.panels.slider import Slider
from sketchpad.style_sheet import style_sheet
from sketchpad.theme import DARK

LENGTH_PX = 214
LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, orientation: Qt.Orientation, **options: bool) -> Slider:
    """A slider 0..100 on which the middle of the handle can travel over 200 px."""
    slider = Slider(orientation, **options)
    qtbot.addWidget(slider)
    slider.setStyleSheet(style_sheet(DARK))
    slider.setRange(0, 100)
    horizontal = orientation is Qt.Orientation.Horizontal
    slider.resize(LENGTH_PX if horizontal else 20, 20 if horizontal else LENGTH_PX)
    slider.show()
    return slider


def turn_wheel(widget: QWidget, notches: int) -> None:
    """Turn the wheel over the middle of a widget, upwards if positive."""
    window = widget.window()
    middle = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), middle, QPoint(0, 120 * notches))


@pytest.mark.parametrize("orientation", list(Qt.Orientation))
def test_a_press_on_the_groove_jumps_there_and_the_drag_goes_on(
    qtbot: QtBot, orientation: Qt.Orientation
) -> None:
    slider = shown(qtbot, orientation)

    def at(value: int) -> QPoint:
        along = 7 + 2 * value
        horizontal = orientation is Qt.Orientation.Horizontal
        return QPoint(along, 3) if horizontal else QPoint(3, LENGTH_PX - along)

    QTest.mousePress(slider, LEFT, pos=at(70))
    assert slider.value() == pytest.approx(70, abs=1)
    QTest.mouseMove(slider, at(30))
    assert slider.value() == pytest.approx(30, abs=1)
    QTest.mouseRelease(slider, LEFT, pos=at(30))
    QTest.mouseMove(slider, at(90))
    assert slider.value() == pytest.approx(30, abs=1)
    assert not slider.isSliderDown()


def test_a_press_on_the_handle_does_not_move_it(qtbot: QtBot) -> None:
    slider = shown(qtbot, Qt.Orientation.Horizontal)
    slider.setValue(50)
    QTest.mousePress(slider, LEFT, pos=QPoint(7 + 100 + 5, 10))
    assert slider.value() == 50
    QTest.mouseMove(slider, QPoint(7 + 120 + 5, 10))
    assert slider.value() == pytest.approx(60, abs=1)
    QTest.mouseMove(slider, QPoint(LENGTH_PX + 500, 10))
    assert slider.value() == 100
    QTest.mouseRelease(slider, LEFT)


def test_other_buttons_leave_it_alone(qtbot: QtBot) -> None:
    slider = shown(qtbot, Qt.Orientation.Horizontal)
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(150, 10))
    QTest.mouseClick(slider, Qt.MouseButton.MiddleButton, pos=QPoint(150, 10))
    assert slider.value() == 0


def test_the_wheel_moves_it_with_the_keys_only_where_that_is_asked_for(qtbot: QtBot) -> None:
    free = shown(qtbot, Qt.Orientation.Horizontal)
    turn_wheel(free, 1)
    assert free.value() > 0
    shy = shown(qtbot, Qt.Orientation.Horizontal, wheel_needs_focus=True)
    turn_wheel(shy, 1)
    assert shy.value() == 0
    shy.activateWindow()
    shy.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(shy.hasFocus)
    turn_wheel(shy, 1)
    assert shy.value() > 0
