"""Opening, saving and unsaved changes, with the dialogs answered by the test."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad import dialogs
from sketchpad.dialogs import Unsaved
from sketchpad.main_window import MainWindow
from tests.window_stage import OpenWindow, draw_line, drop, one_colour


def answer_unsaved(monkeypatch: pytest.MonkeyPatch, answer: Unsaved) -> None:
    monkeypatch.setattr(dialogs, "ask_about_unsaved", lambda parent, name: answer)


def test_save_and_open_bring_the_drawing_back(window: MainWindow, tmp_path: Path) -> None:
    draw_line(window, (100, 100), (600, 600))
    window.model.add_reference(one_colour((1, 2, 3)), "ink")
    lines = window.model.rendered_lines()
    path = tmp_path / "portrait.sketchpad"
    assert window.isWindowModified()
    assert window.projects.save_to(path)
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("portrait")
    window.projects.new()
    assert window.model.is_blank()
    window.projects.open_path(path)
    assert (window.model.rendered_lines() == lines).all()
    assert window.model.document.references[0].name == "ink"
    assert window.settings.recent_files == [path]


def test_a_new_drawing_takes_old_messages_away(window: MainWindow, tmp_path: Path) -> None:
    draw_line(window, (100, 100), (600, 600))
    assert window.projects.save_to(tmp_path / "portrait.sketchpad")
    assert window.messages.isVisible()
    QTest.keyClick(window.canvas, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.model.is_blank()
    assert not window.messages.isVisible()


def test_recent_files_are_in_the_menu(window: MainWindow, tmp_path: Path) -> None:
    for name in ("first", "second"):
        window.projects.save_to(tmp_path / f"{name}.sketchpad")
    menu = window.actions_by_name.menu("File/Open recent")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["second", "first", "Clear this list"]
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 3


def test_a_project_dropped_on_the_paper_is_opened(window: MainWindow, tmp_path: Path) -> None:
    draw_line(window, (100, 100), (600, 600))
    path = tmp_path / "a.sketchpad"
    window.projects.save_to(path)
    window.projects.new()
    drop(window.canvas, path)
    assert len(window.model.document.items) == 1


@pytest.mark.parametrize(
    ("answer", "closes"), [(Unsaved.CANCEL, False), (Unsaved.DISCARD, True), (Unsaved.SAVE, True)]
)
def test_closing_asks_about_unsaved_changes(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    answer: Unsaved,
    closes: bool,
) -> None:
    target = tmp_path / "saved.sketchpad"
    answer_unsaved(monkeypatch, answer)
    monkeypatch.setattr(dialogs, "ask_project_target", lambda parent, proposal: target)
    draw_line(window, (100, 100), (600, 600))
    window.close()
    assert window.isVisible() != closes
    assert target.exists() == (answer is Unsaved.SAVE)


def test_a_damaged_project_leaves_the_drawing_alone(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "broken.sketchpad"
    path.write_bytes(b"PK not really")
    window.projects.open_path(path)
    assert "broken" in window.messages.text
    assert window.projects.title == "Untitled"


def test_no_copy_is_made_while_the_pen_draws(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(recovery=tmp_path / "recovery")
    autosave = window.documents.shown.autosave
    assert autosave is not None
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    monkeypatch.setattr(autosave, "interval_ms", 1)
    with qtbot.assertNotEmitted(autosave.saved, wait=50):
        window.model.set_strength(0.5)
    with qtbot.waitSignal(autosave.saved):
        QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
