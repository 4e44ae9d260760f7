"""Opening, saving, unsaved changes and recovery, with the dialogs answered by the test."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad import dialogs
from sketchpad.dialogs import Unsaved
from sketchpad.document.document import Document
from sketchpad.document.project_file import load_project, save_project
from sketchpad.document.stroke import Stroke
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


def lose_a_drawing(folder: Path) -> None:
    """What a crashed window leaves: a copy that nobody holds any more."""
    folder.mkdir()
    points = np.array([[100, 100, 1, 0], [600, 600, 1, 9]])
    save_project(folder / "lost.sketchpad", Document.of_items([Stroke(points)]))


def test_unsaved_work_comes_back_and_its_copy_stays_until_it_is_saved(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    recovery = tmp_path / "recovery"
    lose_a_drawing(recovery)
    window = open_window(recovery=recovery)
    window.lost.recover()
    assert len(window.model.document.items) == 1
    assert window.isWindowModified()
    assert "not saved" in window.messages.text
    assert len(load_project(recovery / "lost.sketchpad").items) == 1
    assert not window.projects.save_to(tmp_path / "no such folder" / "kept.sketchpad")
    assert (recovery / "lost.sketchpad").exists()
    assert window.projects.save_to(tmp_path / "kept.sketchpad")
    assert list(recovery.iterdir()) == []


def test_a_lost_drawing_comes_back_with_its_file(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    recovery, crashed, path = (
        tmp_path / "recovery",
        tmp_path / "crashed",
        tmp_path / "cat.sketchpad",
    )
    first = open_window(recovery=recovery)
    draw_line(first, (100, 100), (600, 600))
    assert first.projects.save_to(path)
    draw_line(first, (600, 100), (100, 600))
    assert first.projects.autosave is not None
    with qtbot.waitSignal(first.projects.autosave.saved):
        first.projects.autosave.save()
    shutil.copytree(recovery, crashed, ignore=shutil.ignore_patterns("*.lock"))
    second = open_window(recovery=crashed)
    second.lost.recover()
    assert second.windowTitle().startswith("cat")
    assert second.isWindowModified()
    assert len(load_project(path).items) == 1
    QTest.keyClick(second.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(load_project(path).items) == 2
    assert not second.isWindowModified()
    assert list(crashed.iterdir()) == []


def test_a_second_window_leaves_the_first_one_s_copy_alone(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    recovery = tmp_path / "recovery"
    first = open_window(recovery=recovery)
    draw_line(first, (100, 100), (600, 600))
    assert first.projects.autosave is not None
    with qtbot.waitSignal(first.projects.autosave.saved):
        first.projects.autosave.save()
    second = open_window(recovery=recovery)
    second.lost.recover()
    assert second.model.is_blank()
    second.projects.discard_changes()
    second.close()
    assert len(load_project(first.projects.autosave.path).items) == 1


def test_no_copy_is_made_while_the_pen_draws(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(recovery=tmp_path / "recovery")
    autosave = window.projects.autosave
    assert autosave is not None
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 300))
    monkeypatch.setattr(autosave, "interval_ms", 1)
    with qtbot.assertNotEmitted(autosave.saved, wait=50):
        window.model.set_strength(0.5)
    with qtbot.waitSignal(autosave.saved):
        QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
