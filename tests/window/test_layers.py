from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from sketchpad.document.layers import PictureLayer
from sketchpad.main_window import MainWindow
from sketchpad.panels.layer_list import LayerList
from sketchpad.panels.layers import LayersSection
from tests.window_stage import OpenWindow, draw_line, flat_picture

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def section(window: MainWindow) -> LayersSection:
    """The unfolded panel of the window."""
    QTest.keyClick(window, Qt.Key.Key_F7)
    return window.workspace.side.layers


def names(section: LayersSection) -> list[str]:
    return [row.name for row in section.list.rows]


def press(section: LayersSection, name: str) -> None:
    (button,) = [b for b in section.buttons if b.defaultAction().objectName() == name]
    QTest.mouseClick(button, LEFT)


def click_row(layers: LayerList, place: int) -> None:
    rect = layers.visualItemRect(layers.item(place))
    QTest.mouseClick(layers.viewport(), LEFT, pos=QPoint(60, rect.center().y()))


def switch(section: LayersSection, place: int, name: str) -> QToolButton:
    return section.list.rows[place].switches[name]


def test_the_panel_folds_and_is_remembered(open_window: OpenWindow) -> None:
    window = open_window()
    section = window.workspace.side.layers
    assert section.folded and not section.list.isVisible()
    QTest.mouseClick(section.fold_button, LEFT)
    assert section.list.isVisible()
    assert names(section) == ["Lines"]
    window.close()
    assert not open_window().workspace.side.layers.folded


def test_layers_are_added_drawn_on_and_chosen(window: MainWindow, section: LayersSection) -> None:
    draw_line(window, (100, 100), (300, 100))
    press(section, "layer_new")
    assert names(section) == ["Layer 2", "Lines"]
    draw_line(window, (100, 200), (300, 200))
    counts = [len(layer.items) for layer in window.model.document.sketch_layers]
    assert counts == [1, 1]
    click_row(section.list, 1)
    draw_line(window, (100, 300), (300, 300))
    counts = [len(layer.items) for layer in window.model.document.sketch_layers]
    assert counts == [2, 1]
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert section.list.currentRow() == 0
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_N, both)
    assert names(section) == ["Layer 3", "Layer 2", "Lines"]
    window.actions_by_name["undo"].trigger()
    assert names(section) == ["Layer 2", "Lines"]


def test_the_eye_the_lock_and_what_drives(window: MainWindow, section: LayersSection) -> None:
    draw_line(window, (100, 100), (300, 100))
    eye = switch(section, 0, "visible")
    assert eye.accessibleName() == "Lines: Shown. Click to hide"
    QTest.mouseClick(eye, LEFT)
    assert eye.accessibleName() == "Lines: Hidden. Click to show"
    assert window.model.is_blank()
    assert not window.actions_by_name["layer_visible"].isChecked()
    draw_line(window, (100, 200), (300, 200))
    assert "“Lines” is hidden. Show it" in window.messages.text
    assert len(window.model.document.active_items) == 1
    window.actions_by_name["layer_visible"].trigger()
    QTest.mouseClick(switch(section, 0, "locked"), LEFT)
    draw_line(window, (100, 200), (300, 200))
    assert "locked. Unlock it" in window.messages.text
    QTest.mouseClick(switch(section, 0, "drives"), LEFT)
    assert window.model.is_blank() and not window.model.is_bare()


def test_a_double_click_renames_and_escape_does_not(
    window: MainWindow, section: LayersSection
) -> None:
    row = section.list.rows[0]
    QTest.mouseDClick(row, LEFT, pos=QPoint(80, 20))
    QTest.keyClicks(row.editor, "Hair & <b>eyes</b>")
    QTest.keyClick(row.editor, Qt.Key.Key_Return)
    assert window.model.document.layers[0].name == "Hair & <b>eyes</b>"
    assert row.accessibleName() == "Hair & <b>eyes</b>"
    section.list.setFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Return)
    assert row.editor.isVisible()
    QTest.keyClicks(row.editor, "no")
    QTest.keyClick(row.editor, Qt.Key.Key_Escape)
    assert not row.editor.isVisible()
    assert window.model.document.layers[0].name == "Hair & <b>eyes</b>"
    assert window.model.undo_stack.count() == 1


def test_the_opacity_slider_is_one_step(window: MainWindow, section: LayersSection) -> None:
    section.slider.setFocus()
    for _ in range(5):
        QTest.keyClick(section.slider, Qt.Key.Key_Left)
    assert window.model.document.layers[0].opacity == 0.95
    assert window.model.undo_stack.count() == 1
    window.model.undo_stack.undo()
    assert section.slider.value() == 100


def test_keys_in_the_list(window: MainWindow, section: LayersSection) -> None:
    press(section, "layer_new")
    section.list.setFocus()
    QTest.keyClick(section.list, Qt.Key.Key_Down)
    assert window.model.document.active_layer == window.model.document.layers[0].id
    QTest.keyClick(section.list, Qt.Key.Key_Space)
    assert not window.model.document.layers[0].visible
    QTest.keyClick(section.list, Qt.Key.Key_Space)
    assert window.model.document.layers[0].visible


def test_order_duplicate_merge_delete(window: MainWindow, section: LayersSection) -> None:
    draw_line(window, (100, 100), (300, 100))
    press(section, "layer_duplicate")
    assert names(section) == ["Lines copy", "Lines"]
    press(section, "layer_lower")
    assert names(section) == ["Lines", "Lines copy"]
    assert not window.actions_by_name["layer_lower"].isEnabled()
    press(section, "layer_raise")
    press(section, "layer_merge")
    assert names(section) == ["Lines"]
    assert len(window.model.document.items) == 2
    assert not window.actions_by_name["layer_delete"].isEnabled(), "the last sketch layer stays"
    press(section, "layer_new")
    press(section, "layer_delete")
    assert names(section) == ["Lines"]


def test_a_row_dropped_elsewhere_moves_the_layer(
    window: MainWindow, section: LayersSection, qtbot: QtBot
) -> None:
    press(section, "layer_new")
    press(section, "layer_new")
    layers = section.list
    assert names(section) == ["Layer 3", "Layer 2", "Lines"]
    bottom = QPointF(layers.visualItemRect(layers.item(2)).center())
    with qtbot.waitSignal(window.model.layers_changed):
        move = Qt.DropAction.MoveAction
        event = QDropEvent(bottom, move, QMimeData(), LEFT, Qt.KeyboardModifier.NoModifier)
        layers.dropEvent(event)  # Qt itself delivers only drops of drags that it runs
    assert event.dropAction() is Qt.DropAction.IgnoreAction, "or Qt would remove the row itself"
    assert names(section) == ["Layer 2", "Lines", "Layer 3"]
    assert layers.currentRow() == 2
    window.model.undo_stack.undo()
    assert names(section) == ["Layer 3", "Layer 2", "Lines"]


def test_a_picture_dropped_with_shift_is_traced(
    window: MainWindow, section: LayersSection, qtbot: QtBot, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(flat_picture(tmp_path, "pose", (250, 40, 40))))])
    middle = QPointF(window.canvas.rect().center())
    shift = Qt.KeyboardModifier.ShiftModifier
    lines = window.model.rendered_lines()
    with qtbot.waitSignal(window.model.layers_changed):
        how = Qt.DropAction.CopyAction, data, LEFT, shift
        QApplication.sendEvent(window.canvas, QDragEnterEvent(middle.toPoint(), *how))
        QApplication.sendEvent(window.canvas, QDropEvent(middle, *how))
    assert names(section) == ["Lines", "pose"]
    bottom = window.model.document.layers[0]
    assert isinstance(bottom, PictureLayer) and bottom.opacity == 0.5
    assert np.array_equal(window.model.rendered_lines(), lines)
    assert not switch(section, 1, "drives").isEnabled()
    click_row(section.list, 1)
    draw_line(window, (100, 100), (300, 100))
    assert "picture to trace. Choose a sketch layer" in window.messages.text
    assert not window.actions_by_name["layer_drives"].isEnabled()


def test_everything_in_the_panel_has_a_name(window: MainWindow, section: LayersSection) -> None:
    row = section.list.rows[0]
    parts = [section.list, section.slider, *section.buttons, *row.switches.values(), row]
    assert all(part.accessibleName() for part in parts)
    words = section.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Lines, shown, drives the result"


def test_another_drawing_brings_its_layers(
    window: MainWindow, section: LayersSection, tmp_path: Path
) -> None:
    press(section, "layer_new")
    draw_line(window, (100, 100), (300, 100))
    path = tmp_path / "two.sketchpad"
    assert window.projects.save_to(path)
    window.projects.new()
    assert names(section) == ["Lines"]
    window.projects.open_path(path)
    assert names(section) == ["Layer 2", "Lines"]
    assert section.list.currentRow() == 0
