"""Keeping pictures in the strip: with keys and mouse, on disk, compared, opened again."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.document.project_file import save_project
from sketchpad.document.project_results import StoredResult, read_results
from sketchpad.main_window import MainWindow
from sketchpad.panels.compare_view import CompareWindow
from tests.fakes import FakePipeline
from tests.window_stage import OpenWindow, draw_line, one_colour

AMBER, TEAL = (200, 120, 40), (20, 120, 120)


@pytest.fixture
def painted(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with a stroke that is painted."""
    window.model.add_reference(one_colour(AMBER), "amber")
    draw_line(window, (100, 100), (400, 700))
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    return window


def keep(qtbot: QtBot, window: MainWindow) -> None:
    count = len(window.kept.history.entries)
    window.actions_by_name["keep"].trigger()
    qtbot.waitUntil(lambda: len(window.kept.history.entries) == count + 1)


def keep_in_teal(qtbot: QtBot, window: MainWindow) -> None:
    window.model.use_only_reference(window.model.add_reference(one_colour(TEAL), "teal"))
    keep(qtbot, window)


def labels(window: MainWindow) -> list[str]:
    shown = window.kept.strip.list
    return [shown.item(row).text() for row in range(shown.count())]


def click(window: MainWindow, row: int, *, also: bool = False) -> None:
    shown = window.kept.strip.list
    place = shown.visualItemRect(shown.item(row)).center()
    modifier = Qt.KeyboardModifier.ControlModifier if also else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def press(window: MainWindow, words: str) -> None:
    buttons = window.kept.strip.findChildren(QToolButton)
    (button,) = [b for b in buttons if b.defaultAction().text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_strip_comes_with_the_first_picture_that_is_kept(
    qtbot: QtBot, painted: MainWindow
) -> None:
    strip = painted.kept.strip
    assert not strip.isVisible()
    painted.activateWindow()
    QTest.keyClick(painted.canvas, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: labels(painted) == ["amber"])
    assert strip.isVisible()
    assert painted.settings.history_shown
    assert "Kept the painting" in painted.messages.text
    painted.actions_by_name["history"].trigger()
    assert not strip.isVisible()


def test_without_a_picture_there_is_nothing_to_keep(window: MainWindow) -> None:
    window.actions_by_name["keep"].trigger()
    assert "no painting yet" in window.messages.text


def test_an_empty_strip_says_what_to_do(window: MainWindow) -> None:
    window.actions_by_name["history"].trigger()
    assert "Ctrl+K" in window.kept.strip.advice


def test_search_shows_what_matches(qtbot: QtBot, painted: MainWindow) -> None:
    keep(qtbot, painted)
    keep_in_teal(qtbot, painted)
    assert labels(painted) == ["teal", "amber"]
    QTest.keyClicks(painted.kept.strip.search, "turq")
    assert labels(painted) == ["teal"]
    QTest.keyClicks(painted.kept.strip.search, "x")
    assert labels(painted) == []
    assert "No kept picture" in painted.kept.strip.advice
    painted.kept.strip.search.clear()
    assert labels(painted) == ["teal", "amber"]


def test_deleting_with_the_key_and_bringing_back(qtbot: QtBot, painted: MainWindow) -> None:
    keep(qtbot, painted)
    keep_in_teal(qtbot, painted)
    items = painted.model.document.items
    click(painted, 0)
    QTest.keyClick(painted.kept.strip.list, Qt.Key.Key_Delete)
    assert labels(painted) == ["amber"]
    assert painted.model.document.items == items  # the window's Delete did not hear of it
    press(painted, "Bring back what was deleted")
    assert labels(painted) == ["teal", "amber"]
    assert not painted.kept.strip.undelete_action.isEnabled()


def test_a_star_is_told_in_words_and_kept(qtbot: QtBot, painted: MainWindow) -> None:
    keep(qtbot, painted)
    click(painted, 0)
    QTest.keyClick(painted.kept.strip.list, Qt.Key.Key_S)
    item = painted.kept.strip.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).endswith(", starred")
    assert painted.kept.history.entries[0].starred
    assert item.isSelected()
    press(painted, "Take the star")
    assert not painted.kept.history.entries[0].starred


def test_opening_brings_the_drawing_of_that_moment(qtbot: QtBot, painted: MainWindow) -> None:
    keep(qtbot, painted)
    painted.model.clear()
    painted.projects.discard_changes()
    click(painted, 0)
    QTest.keyClick(painted.kept.strip.list, Qt.Key.Key_Return)
    assert len(painted.model.document.items) == 1
    assert painted.model.document.references[0].name == "amber"


def test_two_are_compared_the_left_one_at_the_left(qtbot: QtBot, painted: MainWindow) -> None:
    keep(qtbot, painted)
    keep_in_teal(qtbot, painted)
    click(painted, 0)
    assert not painted.kept.strip.compare_action.isEnabled()
    click(painted, 1, also=True)
    press(painted, "Compare the two selected")

    comparison = painted.kept.comparison
    assert comparison is not None and comparison.isVisible()
    view = comparison.view
    picture, shown = view.picture_rect(), view.grab().toImage()
    left = shown.pixelColor(picture.left() + 20, picture.top() + 20)
    right = shown.pixelColor(picture.right() - 20, picture.top() + 20)
    np.testing.assert_allclose(left.getRgb()[:3], TEAL, atol=1)
    np.testing.assert_allclose(right.getRgb()[:3], AMBER, atol=1)


def test_another_run_finds_what_was_kept(
    qtbot: QtBot, open_window: OpenWindow, painted: MainWindow
) -> None:
    keep(qtbot, painted)
    later = open_window(FakePipeline())
    assert labels(later) == ["amber"]


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "results").write_text("a file, not a folder")
    with qtbot.waitSignal(painted.kept.failed):
        painted.actions_by_name["keep"].trigger()
    assert painted.kept.history.entries == ()


def test_keys_go_on_where_they_were(qtbot: QtBot, painted: MainWindow) -> None:
    """A star or a deletion leaves the keys at the picture, and the strip where it was."""
    for _ in range(3):
        keep(qtbot, painted)
    shown = painted.kept.strip.list
    click(painted, 1)
    QTest.keyClick(shown, Qt.Key.Key_S)
    assert shown.currentRow() == 1
    QTest.keyClick(shown, Qt.Key.Key_Right)
    assert (shown.currentRow(), [item.text() for item in shown.selectedItems()]) == (2, ["amber"])
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert (shown.count(), shown.currentRow()) == (2, 1)
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.currentRow() == 0


def test_several_deleted_together_come_back_with_one_click(
    qtbot: QtBot, painted: MainWindow
) -> None:
    for _ in range(3):
        keep(qtbot, painted)
    click(painted, 0)
    click(painted, 2, also=True)
    press(painted, "Delete")
    assert painted.kept.strip.list.count() == 1
    press(painted, "Bring back what was deleted")
    assert painted.kept.strip.list.count() == 3
    assert not painted.kept.strip.undelete_action.isEnabled()


def test_a_picture_that_is_gone_is_told_and_the_drawing_stays(
    qtbot: QtBot, painted: MainWindow
) -> None:
    keep(qtbot, painted)
    keep_in_teal(qtbot, painted)
    first, second = painted.kept.history.entries
    painted.kept.history.picture(first).unlink()
    painted.kept.history.picture(second).write_bytes(b"half a picture")
    painted.projects.discard_changes()
    items = painted.model.document.items
    for row in (0, 1):
        painted.messages.hide()
        click(painted, row)
        QTest.keyClick(painted.kept.strip.list, Qt.Key.Key_Return)
        assert painted.messages.isVisible() and painted.messages.text
    assert painted.model.document.items == items
    click(painted, 0)
    click(painted, 1, also=True)
    press(painted, "Compare the two selected")
    assert painted.kept.comparison is None


def test_one_comparison_at_a_time(qtbot: QtBot, painted: MainWindow) -> None:
    keep(qtbot, painted)
    keep_in_teal(qtbot, painted)
    click(painted, 0)
    click(painted, 1, also=True)
    press(painted, "Compare the two selected")
    press(painted, "Compare the two selected")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert painted.findChildren(CompareWindow) == [painted.kept.comparison]


def star(window: MainWindow, *rows: int) -> None:
    for row in rows:
        click(window, row)
        QTest.keyClick(window.kept.strip.list, Qt.Key.Key_S)


def test_chosen_results_travel_in_the_file(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    keep(qtbot, painted)
    keep_in_teal(qtbot, painted)
    keep(qtbot, painted)
    star(painted, 0, 2)
    file = tmp_path / "travels.sketchpad"
    assert painted.projects.save_to(file)
    with zipfile.ZipFile(file) as archive:
        pictures = [name for name in archive.namelist() if name.startswith("results/")]
        assert sorted(pictures) == [f"results/00{n}.{s}" for n in (1, 2) for s in ("json", "png")]
    for result in painted.kept.history.entries:
        painted.kept.history.delete([result])
    painted.kept.history.close()
    painted.projects.close()

    painted.projects.open_path(file)
    assert labels(painted) == ["teal", "amber"]
    assert all(result.starred for result in painted.kept.history.entries)
    assert "2 chosen pictures" in painted.messages.text
    painted.projects.close()
    painted.projects.open_path(file)
    assert labels(painted) == ["teal", "amber"]
    assert len(painted.kept.chosen(painted.model.document.drawing)) == 2


def test_a_damaged_result_is_left_out(qtbot: QtBot, painted: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "damaged.sketchpad"
    document = painted.model.document
    bad = [StoredResult(b"no picture", {"lens": "paint"}), StoredResult(b"", {})]
    save_project(file, replace(document, drawing="0" * 32), results=bad)
    painted.projects.open_path(file)
    assert painted.model.document.drawing == "0" * 32
    assert labels(painted) == []


def test_what_the_disk_has_no_room_for_stays_in_the_file(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    keep(qtbot, painted)
    keep(qtbot, painted)
    star(painted, 0, 1)
    file = tmp_path / "full.sketchpad"
    assert painted.projects.save_to(file)
    painted.kept.history.delete(painted.kept.history.entries)
    painted.kept.history.close()
    painted.projects.close()
    shutil.rmtree(tmp_path / "results")
    (tmp_path / "results").write_text("a file, not a folder")
    told: list[str] = []
    painted.kept.failed.connect(told.append)
    painted.projects.open_path(file)
    assert len(told) == 1 and painted.kept.history.entries == ()
    assert painted.projects.save_to(file)
    assert len(read_results(file)) == 2
