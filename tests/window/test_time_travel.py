"""Looking back through the making of a drawing by keys, slider and play; going on from there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.project_file import load_project, save_project
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from tests.window_stage import draw_line, one_colour

STROKE_MS = 1000.0


def stroke(y: float, number: int) -> Stroke:
    """A horizontal line drawn in one second, half a second after the one before."""
    points = [[100, y, 1, 0], [500, y, 1, STROKE_MS / 2], [900, y, 1, STROKE_MS]]
    began_ms = 1500.0 * number
    return Stroke(np.array(points, np.float32), Brush(8.0), id=10 + number, began_ms=began_ms)


@pytest.fixture
def drawn(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window with three strokes, painted in amber, and the time bar open."""
    strokes = tuple(stroke(200.0 + 200 * k, k) for k in range(3))
    window.documents.add(Document(layers=(SketchLayer(1, "Lines", strokes),)))
    with qtbot.waitSignal(window.session.painted, check_params_cb=is_full):
        window.model.add_reference(one_colour((200, 120, 40)), "amber")
    window.model.undo_stack.setClean()
    QTest.keyClick(window.canvas, Qt.Key.Key_T)
    assert window.time.bar.isVisible()
    return window


def is_full(painting: PaintedDrawing) -> bool:
    return not painting.result.draft


def shows_now(window: MainWindow) -> bool:
    return window.time.t_ms is None


def ids(window: MainWindow) -> list[int]:
    return [item.id for item in window.model.document.items]


def starts(window: MainWindow) -> list[float]:
    return list(window.time._timeline.starts_ms)


def test_the_bar_is_hidden_until_t_is_pressed(window: MainWindow) -> None:
    assert window.time.bar.isHidden()
    QTest.keyClick(window.canvas, Qt.Key.Key_T)
    assert window.time.bar.isVisible()
    assert not window.time.bar.slider.isEnabled()  # nothing was drawn
    QTest.keyClick(window.canvas, Qt.Key.Key_T)
    assert window.time.bar.isHidden()


def test_every_stroke_has_a_tick(drawn: MainWindow) -> None:
    slider = drawn.time.bar.slider
    ticks = slider.ticks_px()
    assert len(ticks) == 3
    assert 0 < ticks[0] < ticks[1] < ticks[2] < slider.width()
    assert drawn.time.bar.clock.text() == "0:04 / 0:04"


def test_dragging_the_slider_shows_drawing_and_painting_of_the_moment(
    drawn: MainWindow, qtbot: QtBot
) -> None:
    slider = drawn.time.bar.slider
    middle = QPoint(slider.width() // 2, slider.height() // 2)
    with qtbot.waitSignal(drawn.session.painted, check_params_cb=is_full) as painted:
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=middle)
        QTest.mouseMove(slider, middle + QPoint(2, 0))
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=middle + QPoint(2, 0))
    lines = painted.args[0].lines
    assert lines[200, 500] == 0  # the first stroke is whole,
    assert lines[400, 150] == 0 and lines[400, 880] == 255  # the second half drawn,
    assert lines[600].min() == 255  # the third to come
    assert drawn.time.past_sheet.words.startswith("at 0:02 of 0:04")
    assert len(drawn.model.document.items) == 3  # nothing was changed
    assert drawn.model.undo_stack.isClean()


def test_the_canvas_shows_the_moment(drawn: MainWindow, qtbot: QtBot) -> None:
    canvas = drawn.canvas
    third = canvas.to_view(QPointF(500, 600)).toPoint()
    assert canvas.grab().toImage().pixelColor(third).lightness() < 120
    drawn.time.show_moment(starts(drawn)[2])
    qtbot.waitUntil(lambda: drawn.time.past_sheet.isVisible())
    assert canvas.grab().toImage().pixelColor(third).lightness() > 240


def test_arrows_go_from_stroke_to_stroke_and_end_returns_to_now(
    drawn: MainWindow, qtbot: QtBot
) -> None:
    slider, time = drawn.time.bar.slider, drawn.time
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert time.t_ms == starts(drawn)[2]
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert time.t_ms == starts(drawn)[1]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert time.t_ms == starts(drawn)[2]
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert time.t_ms == 0
    qtbot.waitUntil(lambda: drawn.result.advice[0] == "The paper was still empty")
    with qtbot.waitSignal(drawn.session.painted, check_params_cb=is_full) as painted:
        QTest.keyClick(slider, Qt.Key.Key_End)
    assert shows_now(drawn)
    assert np.array_equal(painted.args[0].lines, drawn.model.rendered_lines())


def test_escape_on_the_canvas_returns_to_now(drawn: MainWindow, qtbot: QtBot) -> None:
    drawn.time.show_moment(1000)
    qtbot.waitUntil(lambda: drawn.time.past_sheet.isVisible())
    drawn.canvas.setFocus()
    QTest.keyClick(drawn.canvas, Qt.Key.Key_Escape)
    assert shows_now(drawn)
    assert drawn.time.past_sheet.isHidden()
    assert drawn.time.past_sheet.words == ""


def test_drawing_returns_to_now(drawn: MainWindow, qtbot: QtBot) -> None:
    drawn.time.show_moment(1000)
    qtbot.waitUntil(lambda: drawn.time.past_sheet.isVisible())
    with qtbot.waitSignal(drawn.session.painted, check_params_cb=is_full):
        draw_line(drawn, (100, 800), (400, 900))
    assert shows_now(drawn)
    assert len(drawn.model.document.items) == 4
    qtbot.waitUntil(lambda: len(starts(drawn)) == 4)  # and has its tick


def test_undo_while_looking_back_returns_to_now(drawn: MainWindow, qtbot: QtBot) -> None:
    draw_line(drawn, (100, 800), (400, 900))
    drawn.time.show_moment(1000)
    QTest.keyClick(drawn, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shows_now(drawn)
    assert len(drawn.model.document.items) == 3


def test_a_new_look_is_painted_at_the_moment_that_is_shown(drawn: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(drawn.session.painted, check_params_cb=is_full):
        drawn.time.show_moment(starts(drawn)[1])
    with qtbot.waitSignal(drawn.session.painted, check_params_cb=is_full) as painted:
        drawn.model.set_strength(0.5)
    assert painted.args[0].lines[600].min() == 255
    assert drawn.time.t_ms is not None


def test_playing_goes_from_the_empty_paper_to_now(drawn: MainWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(drawn.time.bar.speed_buttons[16], Qt.MouseButton.LeftButton)
    seen: list[float] = []
    QTest.keyClick(drawn.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert drawn.actions_by_name["time_play"].isChecked()
    assert drawn.time.t_ms == 0
    qtbot.waitUntil(lambda: _note(seen, drawn.time.t_ms) is None)
    assert seen == sorted(seen)
    assert not drawn.actions_by_name["time_play"].isChecked()


def _note(seen: list[float], t_ms: float | None) -> float | None:
    if t_ms is not None:
        seen.append(t_ms)
    return t_ms


def test_playing_an_empty_sheet_says_so(window: MainWindow) -> None:
    window.actions_by_name["time_play"].trigger()
    assert window.messages.text == "Nothing was drawn yet that could be played."
    assert not window.actions_by_name["time_play"].isChecked()


def test_the_picture_of_the_moment_can_be_copied(drawn: MainWindow, qtbot: QtBot) -> None:
    actions = drawn.actions_by_name
    assert not actions["time_continue"].isEnabled()
    drawn.time.show_moment(starts(drawn)[1])
    assert actions["time_continue"].isEnabled()
    qtbot.waitUntil(lambda: drawn.session.looks_back)
    with qtbot.waitSignal(drawn.export.told):
        actions["copy"].trigger()
    copied = pixels_of(QGuiApplication.clipboard().image())
    assert copied[200, 500].max() == 0  # the first stroke is there,
    assert (copied[600] == (200, 120, 40)).all()  # the third is not yet


def test_continue_from_here_is_one_step_that_undo_takes_back(
    drawn: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = drawn.model.document.layers
    drawn.time.show_moment(starts(drawn)[1] + STROKE_MS / 2)
    steps = drawn.model.undo_stack.count()
    QTest.mouseClick(drawn.time.bar.continue_button, Qt.MouseButton.LeftButton)
    assert shows_now(drawn)
    assert ids(drawn) == [10, 11]
    cut = drawn.model.document.items[1]
    assert isinstance(cut, Stroke)
    assert cut.points[-1, 0] == 500
    assert drawn.model.undo_stack.count() == steps + 1
    assert drawn.model.undo_stack.text(steps) == "continue from 0:02"
    qtbot.waitUntil(lambda: drawn.time.bar.clock.text() == "0:02 / 0:02")
    save_project(tmp_path / "branch.sketchpad", drawn.model.document)
    assert len(load_project(tmp_path / "branch.sketchpad").items) == 2
    drawn.model.undo_stack.undo()
    after = drawn.model.document.layers
    assert [layer.items for layer in after] == [layer.items for layer in before]  # type: ignore
    assert np.array_equal(drawn.model.rendered_lines()[600, 200:800], np.zeros(600))


def test_a_branch_also_empties_locked_layers_of_what_came_later(
    drawn: MainWindow, qtbot: QtBot
) -> None:
    drawn.model.set_layer(1, locked=True)
    qtbot.waitUntil(lambda: drawn.time._timeline.layers == drawn.model.document.layers)
    drawn.time.show_moment(starts(drawn)[1])
    drawn.actions_by_name["time_continue"].trigger()
    assert ids(drawn)[0] == 10
    assert 12 not in ids(drawn)


def test_another_drawing_has_its_own_time(drawn: MainWindow, qtbot: QtBot) -> None:
    """Showing another one while time plays, or is looked back to, leads to now in both."""
    first = drawn.documents.shown
    QTest.keyClick(drawn.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    assert drawn.actions_by_name["time_play"].isChecked()
    one = SketchLayer(1, "Lines", (stroke(500.0, 0),))
    drawn.documents.add(Document(layers=(one,)))
    assert shows_now(drawn)
    assert not drawn.actions_by_name["time_play"].isChecked()
    assert drawn.time.past_sheet.isHidden()
    qtbot.waitUntil(lambda: len(drawn.time.bar.slider.ticks_px()) == 1)
    drawn.time.show_moment(500)
    qtbot.waitUntil(lambda: drawn.time.past_sheet.isVisible())
    drawn.documents.show(first)
    assert shows_now(drawn)
    assert drawn.time.past_sheet.isHidden()
    qtbot.waitUntil(lambda: len(drawn.time.bar.slider.ticks_px()) == 3)
    assert ids(drawn) == [10, 11, 12]


def test_a_press_while_time_plays_draws_on_the_drawing_of_now(
    drawn: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(drawn.canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: drawn.time.past_sheet.isVisible())
    draw_line(drawn, (100, 900), (500, 900), (800, 950))
    assert not drawn.actions_by_name["time_play"].isChecked()
    assert shows_now(drawn)
    assert len(ids(drawn)) == 4
