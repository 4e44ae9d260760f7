"""Closing tabs and files in tabs: nothing goes without a question, no file is open twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sketchpad import dialogs
from sketchpad.dialogs import Unsaved
from sketchpad.main_window import MainWindow
from sketchpad.panels.unsaved_drawings import UnsavedDrawings
from tests.window.tab_stage import LEFT, answering, click_tab, counts, new_tab, press
from tests.window_stage import draw_line, drop, one_colour


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
