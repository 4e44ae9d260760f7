"""Several drawings in tabs: each keeps what is its own while others are shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.canvas.symmetry import SymmetryKind
from sketchpad.dialogs import Unsaved
from sketchpad.document.document import Document
from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.recovery import find_lost
from sketchpad.document.stroke import Stroke
from sketchpad.main_window import MainWindow
from sketchpad.panels.lost_drawings import LostDrawings
from tests.fakes import FakePipeline, GatedPipeline
from tests.window.tab_stage import CTRL, LEFT, SHIFT, answering, click_tab, counts, new_tab, press
from tests.window_stage import OpenWindow, draw_line, drop, flat_picture, one_colour


def test_tabs_are_seen_once_there_are_two_drawings(window: MainWindow) -> None:
    draw_line(window, (100, 100), (600, 600))
    assert not window.tabs.bar.isVisible()
    new_tab(window)
    assert window.tabs.bar.isVisible()
    assert [window.tabs.bar.tabText(place) for place in range(2)] == ["● Untitled", "Untitled 2"]
    assert window.model.is_blank()
    assert window.windowTitle().startswith("Untitled 2")


def test_undo_survives_switching_drawings(two: MainWindow) -> None:
    press(two, Qt.Key.Key_Tab)
    assert two.documents.place == 0
    press(two, Qt.Key.Key_Z)
    assert counts(two) == [0, 2]
    assert not two.actions_by_name["undo"].isEnabled()
    assert two.actions_by_name["redo"].isEnabled()
    press(two, Qt.Key.Key_Tab)
    press(two, Qt.Key.Key_Z)
    assert counts(two) == [0, 1]
    press(two, Qt.Key.Key_Tab, CTRL | SHIFT)
    press(two, Qt.Key.Key_Y)
    assert counts(two) == [1, 1]
    assert two.model.rendered_lines()[300, 300] == 0
    assert two.model.rendered_lines()[500, 300] == 255


def test_a_click_and_keys_switch(two: MainWindow) -> None:
    new_tab(two)
    click_tab(two, 1)
    assert two.documents.place == 1
    press(two, Qt.Key.Key_PageDown)
    assert two.documents.place == 2
    press(two, Qt.Key.Key_PageDown)
    assert two.documents.place == 0, "round and round"
    press(two, Qt.Key.Key_PageUp)
    assert two.documents.place == 2


def test_tabs_are_reached_and_used_with_the_keys_alone(two: MainWindow) -> None:
    two.tabs.bar.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(two.tabs.bar, Qt.Key.Key_Left)
    assert two.documents.place == 0
    QTest.keyClick(two.tabs.bar, Qt.Key.Key_Tab)
    assert two.focusWidget() is two.tabs.bar.close_button(0)
    assert two.tabs.bar.close_button(0).accessibleName() == "Close Untitled"


def test_a_dragged_tab_changes_places(two: MainWindow) -> None:
    tabs = two.tabs.bar
    start, end = tabs.tabRect(1).center(), tabs.tabRect(0).topLeft() + QPoint(4, 10)
    QTest.mousePress(tabs, LEFT, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(tabs, start + (end - start) * step / 10)
        QApplication.processEvents()
    QTest.mouseRelease(tabs, LEFT, pos=end)
    assert counts(two) == [2, 1]
    assert two.documents.place == 0 and tabs.currentIndex() == 0
    press(two, Qt.Key.Key_Z)
    assert counts(two) == [1, 1]


# ---- what belongs to a drawing


def test_each_drawing_is_looked_at_in_its_own_way(two: MainWindow) -> None:
    view = two.canvas.viewport
    press(two, Qt.Key.Key_6, Qt.KeyboardModifier.NoModifier)
    press(two, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier)
    press(two, Qt.Key.Key_Y, Qt.KeyboardModifier.NoModifier)
    press(two, Qt.Key.Key_1)
    seen, symmetry = view.transform, two.canvas.tools.symmetry
    press(two, Qt.Key.Key_Tab)
    assert view.transform.upright and view.fits
    assert two.canvas.tools.symmetry.kind is SymmetryKind.NONE
    assert two.actions_by_name["symmetry_none"].isChecked()
    press(two, Qt.Key.Key_Tab)
    assert (view.transform, view.fits) == (seen, False)
    assert two.canvas.tools.symmetry == symmetry
    assert two.actions_by_name["symmetry_left_right"].isChecked()
    assert two.actions_by_name["mirror_view"].isChecked()


def test_what_is_selected_in_one_is_not_in_the_other(two: MainWindow) -> None:
    press(two, Qt.Key.Key_A)
    assert len(two.canvas.selection.ids) == 2
    press(two, Qt.Key.Key_Tab)
    assert not two.canvas.selection.ids
    press(two, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert counts(two) == [1, 2]


def test_a_stroke_under_way_stays_in_its_drawing(two: MainWindow) -> None:
    QTest.mousePress(two.canvas, LEFT, pos=QPoint(200, 300))
    QTest.mouseMove(two.canvas, QPoint(250, 300))
    two.documents.step(+1)
    QTest.mouseMove(two.canvas, QPoint(300, 300))
    QTest.mouseRelease(two.canvas, LEFT, pos=QPoint(300, 300))
    assert counts(two) == [1, 3]
    assert not two.session.drawing
    press(two, Qt.Key.Key_Tab)
    press(two, Qt.Key.Key_Z)
    assert counts(two) == [1, 2]


def test_a_name_that_is_being_typed_stays_in_its_drawing(two: MainWindow) -> None:
    two.layers.rename()
    editor = two.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Hair")
    press(two, Qt.Key.Key_Tab)
    names = [[layer.name for layer in opened.document.layers] for opened in two.documents]
    assert names == [["Lines"], ["Hair"]]


def test_the_past_of_one_is_not_the_other_s(two: MainWindow) -> None:
    two.actions_by_name["time"].setChecked(True)
    QApplication.processEvents()
    two.time.show_moment(0.0)
    QApplication.processEvents()
    told = [(two.session.looks_back, two.time.t_ms, two.time.past_sheet.isHidden())]
    press(two, Qt.Key.Key_Tab)
    told.append((two.session.looks_back, two.time.t_ms, two.time.past_sheet.isHidden()))
    assert told == [(True, 0.0, False), (False, None, True)]
    press(two, Qt.Key.Key_Tab)
    assert two.time.t_ms is None and counts(two) == [1, 2]


def test_an_earlier_moment_goes_on_in_a_tab(two: MainWindow) -> None:
    points = [[300, 9, 1, 0], [300, 99, 1, 500]]
    strokes = [Stroke(np.array(points), id=n + 10, began_ms=900.0 * n) for n in range(2)]
    two.documents.add(Document.of_items(strokes))
    two.actions_by_name["time"].setChecked(True)
    QApplication.processEvents()
    two.time.show_moment(1000.0)
    two.actions_by_name["time_branch"].trigger()
    assert counts(two) == [1, 2, 2, 1] and two.documents.place == 3
    assert two.isWindowModified()
    press(two, Qt.Key.Key_Z)
    assert counts(two) == [1, 2, 2, 2], "undo brings back the rest"


def test_a_picture_that_is_still_being_read_goes_where_it_was_meant(
    two: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(two.canvas, flat_picture(tmp_path, "grey", (90, 90, 90)))
    press(two, Qt.Key.Key_Tab)
    two.intake._loader._pool.waitForDone()
    QApplication.processEvents()
    assert counts(two) == [1, 2]
    press(two, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: counts(two) == [1, 3])


# ---- pictures


def corner(window: MainWindow) -> tuple[int, int, int] | None:
    """The colour of the painting where there is no line."""
    if window.result.image is None:
        return None
    colour = window.result.image.pixelColor(0, 0)
    return colour.red(), colour.green(), colour.blue()


def paint_in(window: MainWindow, colour: tuple[int, int, int]) -> None:
    """Use this colour and no other for the drawing that is shown."""
    added = window.model.add_reference(one_colour(colour), "colour")
    window.model.use_only_reference(added)


RED, GREEN = (200, 0, 0), (0, 150, 0)


def test_the_last_painting_of_a_drawing_is_there_at_once(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    engine = FakePipeline()
    window = open_window(engine)
    paint_in(window, RED)
    draw_line(window, (100, 100), (600, 600))
    qtbot.waitUntil(lambda: corner(window) == RED and window.session.idle)
    new_tab(window)
    assert corner(window) is None
    paint_in(window, GREEN)
    draw_line(window, (300, 100), (300, 600))
    qtbot.waitUntil(lambda: corner(window) == GREEN and window.session.idle)
    asked = len(engine.asked)
    press(window, Qt.Key.Key_Tab)
    assert corner(window) == RED
    press(window, Qt.Key.Key_Tab)
    assert corner(window) == GREEN
    qtbot.waitUntil(lambda: window.session.idle)
    assert len(engine.asked) == asked, "nothing was asked for again"
    assert window.session.current(Lens.PAINT) is not None
    window.choose_working_size(192)
    qtbot.waitUntil(lambda: len(engine.asked) == asked + 1)
    press(window, Qt.Key.Key_Tab)
    assert corner(window) == RED, "what there is, until there is a new one"
    qtbot.waitUntil(lambda: len(engine.asked) == asked + 2)


def test_the_painting_of_one_drawing_is_never_shown_for_another(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    engine = GatedPipeline()
    window = open_window(engine)
    shown: list[tuple[int, ...]] = []
    window.session.painted.connect(
        lambda painting: shown.append(tuple(painting.result.pixels[0, 0].tolist()))
    )
    paint_in(window, RED)
    draw_line(window, (100, 100), (600, 600))
    qtbot.waitUntil(lambda: window.session.idle)
    engine.wait_started()
    new_tab(window)
    paint_in(window, GREEN)
    draw_line(window, (300, 100), (300, 600))
    for _ in range(4):
        engine.let_go()
    qtbot.waitUntil(lambda: corner(window) == GREEN)
    assert set(shown) == {GREEN}
    press(window, Qt.Key.Key_Tab)
    assert corner(window) is None
    engine.let_go()
    engine.let_go()
    qtbot.waitUntil(lambda: corner(window) == RED)


# ---- a crash


def test_after_a_crash_all_three_are_there_again(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """Each has its own copy and journal, whichever was shown last and however often."""
    recovery, crashed = tmp_path / "recovery", tmp_path / "crashed"
    window = open_window(recovery=recovery)
    draw_line(window, (100, 100), (600, 600))
    for x in (300, 500):
        new_tab(window, x)
    for _ in range(2):
        press(window, Qt.Key.Key_Tab)
        draw_line(window, (700, 200), (700, 800))
    assert counts(window) == [2, 2, 1]
    states = [opened.document.layers for opened in window.documents]

    def found() -> bool:
        shutil.rmtree(crashed, ignore_errors=True)
        shutil.copytree(recovery, crashed, ignore=shutil.ignore_patterns("*.lock"))
        drawings = find_lost(crashed).drawings
        for drawing in drawings:
            drawing.claim.release()
        return sorted(len(drawing.document.items) for drawing in drawings) == [1, 2, 2]

    qtbot.waitUntil(found)
    again = open_window(recovery=crashed)
    again.lost.recover()
    (offered,) = [x for x in again.findChildren(LostDrawings) if x.isVisible()]
    QTest.mouseClick(offered.open_all_button, LEFT)
    assert sorted(counts(again)) == [1, 2, 2]
    wanted = sorted(places(layers) for layers in states)
    assert sorted(places(opened.document.layers) for opened in again.documents) == wanted


def places(layers: tuple[Layer, ...]) -> list[list[float]]:
    """Where the strokes begin."""
    sketches = [layer for layer in layers if isinstance(layer, SketchLayer)]
    return [x.points[0, :2].tolist() for layer in sketches for x in layer.items]  # type: ignore[union-attr]


def test_a_tab_that_was_closed_leaves_nothing_behind(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, Unsaved.DISCARD)
    recovery = tmp_path / "recovery"
    window = open_window(recovery=recovery)
    draw_line(window, (100, 100), (600, 600))
    new_tab(window, 300)
    press(window, Qt.Key.Key_W)
    kept = window.documents.shown.autosave
    assert kept is not None
    qtbot.waitUntil(kept.path.exists)
    assert {path.name.split(".")[0] for path in recovery.iterdir()} == {kept.path.stem}
