"""Copying, cutting, pasting and deleting selected strokes with the keys of the whole window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest

from sketchpad.document.stroke import Brush, SketchPicture, Stroke
from sketchpad.main_window import MainWindow
from sketchpad.stroke_clipboard import OWN

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.canvas, key, keys or Qt.KeyboardModifier.NoModifier)


def pencil(y: float) -> Stroke:
    rows = [(300 + 10 * i, y, 0.2 + 0.05 * i, 8 * i) for i in range(12)]
    return Stroke(np.array(rows, np.float32), Brush(9, kind="pencil", grain=0.5, opacity=0.8))


@pytest.fixture
def drawn(window: MainWindow) -> MainWindow:
    """Two pencil strokes, of which the first is selected."""
    first = window.model.add_stroke(pencil(300))
    window.model.add_stroke(pencil(500))
    press(window, Key.Key_S)
    window.canvas.selection.select([x for x in window.model.document.items if x.id == first])
    return window


def strokes(window: MainWindow) -> list[Stroke]:
    return [item for item in window.model.document.items if isinstance(item, Stroke)]


def test_copied_strokes_keep_pressure_and_brush(drawn: MainWindow) -> None:
    press(drawn, Key.Key_C, CTRL)
    assert drawn.messages.text == "1 stroke copied"
    press(drawn, Key.Key_V, CTRL)
    original, _, copy = strokes(drawn)
    assert copy.points[:, 2:] == pytest.approx(original.points[:, 2:])
    assert copy.brush == original.brush
    assert (copy.points[:, :2] - original.points[:, :2]).min() > 5, "not hidden upon the original"
    assert drawn.canvas.selection.ids == {copy.id}
    press(drawn, Key.Key_V, CTRL)
    assert strokes(drawn)[3].points[0, 0] > copy.points[0, 0]
    press(drawn, Key.Key_Z, CTRL)
    press(drawn, Key.Key_Z, CTRL)
    assert len(strokes(drawn)) == 2


def test_what_is_cut_comes_back_to_its_place(drawn: MainWindow) -> None:
    before = strokes(drawn)[0].points
    press(drawn, Key.Key_X, CTRL)
    assert len(strokes(drawn)) == 1
    press(drawn, Key.Key_V, CTRL)
    assert np.allclose(strokes(drawn)[1].points, before)


def test_copies_are_svg_for_other_programs(drawn: MainWindow) -> None:
    press(drawn, Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    text = bytes(mime.data("image/svg+xml").data()).decode()
    assert text.count("<path") >= 1
    assert "<svg" in text


def test_svg_of_other_programs_becomes_strokes(window: MainWindow) -> None:
    mime = QMimeData()
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">'
        '<path d="M400 400 L500 450" stroke="#123" stroke-width="5" fill="none"/></svg>'
    )
    mime.setData("image/svg+xml", picture.encode())
    QGuiApplication.clipboard().setMimeData(mime)
    press(window, Key.Key_V, CTRL)
    (stroke,) = strokes(window)
    assert stroke.brush.size_px == 5
    assert np.ptp(stroke.points[:, :2], axis=0).tolist() == [100, 50]
    assert window.canvas.tool == "select", "so that it can be moved at once"


@pytest.mark.parametrize("kind", [OWN, "image/svg+xml"])
def test_a_damaged_clipboard_is_told_and_changes_nothing(window: MainWindow, kind: str) -> None:
    mime = QMimeData()
    mime.setData(kind, b"not what it says")
    QGuiApplication.clipboard().setMimeData(mime)
    press(window, Key.Key_V, CTRL)
    assert "clipboard" in window.messages.text
    assert not window.model.document.items
    assert not window.model.undo_stack.canUndo()


def test_placed_sketches_are_copied_with_their_pixels(window: MainWindow) -> None:
    window.model.place_sketch(np.tile(np.array([0, 255], np.uint8), (40, 20)), "stripes")
    press(window, Key.Key_A, CTRL)
    press(window, Key.Key_C, CTRL)
    press(window, Key.Key_V, CTRL)
    first, second = window.model.document.items
    assert isinstance(first, SketchPicture)
    assert isinstance(second, SketchPicture)
    assert np.array_equal(first.lines, second.lines)
    assert second.x > first.x


def test_far_away_strokes_are_pasted_into_sight(drawn: MainWindow) -> None:
    press(drawn, Key.Key_C, CTRL)
    drawn.canvas.viewport.zoom_to(8.0)
    press(drawn, Key.Key_V, CTRL)
    copy = strokes(drawn)[2]
    middle = drawn.canvas.to_document(drawn.canvas.viewport.middle())
    assert copy.points[:, :2].mean(axis=0) == pytest.approx(middle.toTuple(), abs=12)


def test_delete_takes_the_selected_strokes_or_else_the_hint(drawn: MainWindow) -> None:
    press(drawn, Key.Key_Delete)
    assert len(strokes(drawn)) == 1
    assert not drawn.actions_by_name["delete"].isEnabled()
    points = np.array([(200, 200)], np.float32)
    hint = drawn.model.add_hint(points, 5, (200, 0, 0))
    press(drawn, Key.Key_K)
    drawn.canvas.hint_selection.select(hint)
    press(drawn, Key.Key_Delete)
    assert not drawn.model.document.hints
    assert len(strokes(drawn)) == 1


def test_edits_of_strokes_rest_while_none_are_selected(drawn: MainWindow) -> None:
    names = ("cut", "duplicate", "flip_across", "flip_down", "select_none")
    assert all(drawn.actions_by_name[name].isEnabled() for name in names)
    press(drawn, Key.Key_B)
    assert not any(drawn.actions_by_name[name].isEnabled() for name in names)
    press(drawn, Key.Key_Delete)
    assert len(strokes(drawn)) == 2
    press(drawn, Key.Key_Q)
    assert drawn.actions_by_name["cut"].isEnabled()


def test_select_all_takes_up_the_tool_and_duplicates(drawn: MainWindow) -> None:
    press(drawn, Key.Key_B)
    press(drawn, Key.Key_A, CTRL)
    assert drawn.canvas.tool == "select"
    assert len(drawn.canvas.selection.ids) == 2
    press(drawn, Key.Key_D, CTRL)
    assert len(strokes(drawn)) == 4
    assert len(drawn.canvas.selection.ids) == 2


def test_strokes_are_pasted_as_strokes_wherever_the_pointer_is(drawn: MainWindow) -> None:
    middle = drawn.result.mapToGlobal(drawn.result.rect().center())
    QCursor.setPos(middle)
    press(drawn, Key.Key_C, CTRL)
    press(drawn, Key.Key_V, CTRL)
    assert len(strokes(drawn)) == 3
    assert not drawn.model.document.references
