"""Several drawings in tabs: each keeps what is its own while others are shown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad import dialogs
from sketchpad.canvas.symmetry import SymmetryKind
from sketchpad.dialogs import Unsaved
from sketchpad.document.document import Document
from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.document.recovery import find_lost
from sketchpad.document.stroke import Stroke
from sketchpad.main_window import MainWindow
from sketchpad.panels.lost_drawings import LostDrawings
from sketchpad.panels.unsaved_drawings import UnsavedDrawings
from tests.fakes import FakePipeline, GatedPipeline
from tests.window_stage import OpenWindow, draw_line, drop, flat_picture, one_colour

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    QTest.keyClick(window.focusWidget() or window.canvas, key, modifiers)


def new_tab(window: MainWindow, *strokes: float) -> None:
    """A new drawing with upright strokes at these places."""
    press(window, Qt.Key.Key_N)
    for x in strokes:
        draw_line(window, (x, 200), (x, 800))


def counts(window: MainWindow) -> list[int]:
    """How many strokes there are in each drawing, in the order of the tabs."""
    return [len(opened.document.items) for opened in window.documents]


def click_tab(window: MainWindow, place: int, button: Qt.MouseButton = LEFT) -> None:
    QTest.mouseClick(window.tabs.bar, button, pos=window.tabs.bar.tabRect(place).center())


@pytest.fixture
def two(window: MainWindow) -> MainWindow:
    """A window with two drawings; the second, of two strokes, is shown."""
    draw_line(window, (100, 100), (600, 600))
    new_tab(window, 300, 500)
    return window


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


# ---- closing


def answering(
    monkeypatch: pytest.MonkeyPatch, answer: Unsaved, folder: Path | None = None
) -> list[str]:
    """Answer questions about one drawing like this; the names that are asked about."""
    asked: list[str] = []

    def ask(parent: object, name: str) -> Unsaved:
        asked.append(name)
        return answer

    monkeypatch.setattr(dialogs, "ask_about_unsaved", ask)
    if folder is not None:
        monkeypatch.setattr(
            dialogs,
            "ask_project_target",
            lambda parent, proposal: folder / Path(proposal).name,
        )
    return asked


@pytest.mark.parametrize(
    ("answer", "left"), [(Unsaved.CANCEL, [1, 2]), (Unsaved.DISCARD, [1]), (Unsaved.SAVE, [1])]
)
def test_closing_a_tab_asks_about_its_drawing(
    two: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: Unsaved,
    left: list[int],
) -> None:
    asked = answering(monkeypatch, answer, tmp_path)
    press(two, Qt.Key.Key_W)
    assert asked == ["Untitled 2"]
    assert counts(two) == left
    assert (tmp_path / "Untitled 2.sketchpad").exists() == (answer is Unsaved.SAVE)


def test_the_middle_button_and_the_cross_close(
    two: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, Unsaved.DISCARD)
    new_tab(two, 700)
    click_tab(two, 1, Qt.MouseButton.MiddleButton)
    assert counts(two) == [1, 1] and two.documents.place == 1
    QTest.mouseClick(two.tabs.bar.close_button(1), LEFT)
    assert counts(two) == [1]
    assert asked == ["Untitled 2", "Untitled 3"]
    assert not two.tabs.bar.isVisible()
    assert two.focusWidget() is two.canvas


def test_after_the_last_one_there_is_a_white_sheet(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, Unsaved.DISCARD)
    window.model.add_reference(one_colour((9, 99, 9)), "green")
    draw_line(window, (100, 100), (600, 600))
    press(window, Qt.Key.Key_W)
    assert counts(window) == [0]
    assert not window.isWindowModified() and not window.actions_by_name["undo"].isEnabled()
    assert window.projects.title == "Untitled"
    assert [reference.name for reference in window.model.document.references] == ["green"]


def test_the_menu_of_a_tab_closes_the_others(
    two: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answering(monkeypatch, Unsaved.DISCARD)
    assert two.projects.save_to(tmp_path / "cat & dog.sketchpad")
    menu, other = two.tabs.bar.context_menu(1), two.tabs.bar.context_menu(0)
    assert [x.actions()[-1].isEnabled() for x in (menu, other)] == [True, False], "its folder"
    press(two, Qt.Key.Key_Tab)
    menu.actions()[1].trigger()
    assert counts(two) == [2] and two.projects.title == "cat & dog"


def answer_list(qtbot: QtBot, answer: Callable[[UnsavedDrawings], None]) -> list[str]:
    """Answer the question about several drawings; what it listed."""
    listed: list[str] = []

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UnsavedDrawings)
        listed.extend(dialog.list.item(row).text() for row in range(dialog.list.count()))
        answer(dialog)

    QTimer.singleShot(0, reply)
    return listed


@pytest.fixture
def three(two: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """Three drawings, all with changes; the first has a file."""
    answering(monkeypatch, Unsaved.CANCEL, tmp_path)
    new_tab(two, 100, 200, 300)
    assert two.projects.save_to(tmp_path / "first.sketchpad", two.documents[0])
    click_tab(two, 0)
    draw_line(two, (100, 600), (600, 100))
    return two


def test_closing_the_window_asks_once_about_all(
    three: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    new_tab(three)  # untouched: nobody asks

    def untick_the_second(dialog: UnsavedDrawings) -> None:
        assert dialog.save_button.text() == "&Save all"
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        QTest.keyClick(dialog.list, Qt.Key.Key_Space)
        assert dialog.save_button.text() == "&Save 2 of 3"
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    listed = answer_list(qtbot, untick_the_second)
    three.close()
    assert listed == ["first", "Untitled 2", "Untitled 3"]
    assert not three.isVisible()
    saved = sorted(path.name for path in tmp_path.glob("*.sketchpad"))
    assert saved == ["Untitled 3.sketchpad", "first.sketchpad"]


def test_closing_the_window_can_be_thought_better_of(three: MainWindow, qtbot: QtBot) -> None:
    answer_list(qtbot, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    three.close()
    assert three.isVisible() and counts(three) == [2, 2, 3]


def test_a_drawing_that_cannot_be_saved_keeps_the_window_open(
    three: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_project_target", lambda parent, proposal: None)
    answer_list(qtbot, lambda dialog: QTest.mouseClick(dialog.save_button, LEFT))
    three.close()
    assert three.isVisible() and three.documents.place == 1, "the one that was asked about"


def test_all_can_be_discarded_at_once(three: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    answer_list(qtbot, lambda dialog: QTest.mouseClick(dialog.discard_button, LEFT))
    three.close()
    assert not three.isVisible()
    assert [path.name for path in tmp_path.glob("*.sketchpad")] == ["first.sketchpad"]


def test_a_stroke_under_way_is_asked_about(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answering(monkeypatch, Unsaved.CANCEL)
    QTest.mousePress(window.canvas, LEFT, pos=QPoint(200, 300))
    QTest.mouseMove(window.canvas, QPoint(250, 300))
    press(window, Qt.Key.Key_W)
    assert asked == ["Untitled"] and counts(window) == [1]


# ---- files


def test_a_file_opens_in_a_tab_and_only_once(two: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "second.sketchpad"
    assert two.projects.save_to(path)
    two.projects.close()
    assert counts(two) == [1]
    drop(two.canvas, path)
    assert counts(two) == [1, 2]
    click_tab(two, 0)
    draw_line(two, (600, 100), (100, 600))
    drop(two.canvas, tmp_path / "." / "second.sketchpad")
    assert counts(two) == [2, 2] and two.documents.place == 1
    assert two.tabs.bar.tabToolTip(1) == str(path)


def test_an_untouched_sheet_makes_way_for_a_file(two: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "second.sketchpad"
    assert two.projects.save_to(path)
    two.projects.close()
    new_tab(two)
    two.projects.open_path(path)
    assert counts(two) == [1, 2]


def test_two_tabs_never_save_to_one_file(two: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "one.sketchpad"
    assert two.projects.save_to(path)
    click_tab(two, 0)
    assert not two.projects.save_to(path)
    assert "open in another tab" in two.messages.text
    assert two.isWindowModified()


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
