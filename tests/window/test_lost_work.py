"""Recovery after a crash: one lost drawing comes back at once, several are offered in a list."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.document import Document
from sketchpad.document.project_file import load_project, save_project
from sketchpad.document.recovery import find_lost
from sketchpad.document.stroke import Stroke
from sketchpad.main_window import MainWindow
from sketchpad.panels.lost_drawings import LostDrawings
from tests.window_stage import OpenWindow, draw_line


def lose_a_drawing(folder: Path, name: str = "lost", strokes: int = 1, when_s: int = 0) -> None:
    """What a crashed window leaves: a copy that nobody holds any more."""
    folder.mkdir(exist_ok=True)
    lines = [
        Stroke(np.array([[100 + 60 * x, 100, 1, 0], [600, 600, 1, 9]])) for x in range(strokes)
    ]
    path = folder / f"{name}.sketchpad"
    save_project(path, Document.of_items(lines))
    if when_s:
        os.utime(path, (when_s, when_s))


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
    window.close()
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
    assert first.documents.shown.autosave is not None
    with qtbot.waitSignal(first.documents.shown.autosave.saved):
        first.documents.shown.autosave.save()
    shutil.copytree(recovery, crashed, ignore=shutil.ignore_patterns("*.lock"))
    second = open_window(recovery=crashed)
    second.lost.recover()
    assert second.windowTitle().startswith("cat")
    assert second.isWindowModified()
    assert len(load_project(path).items) == 1
    QTest.keyClick(second.canvas, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(load_project(path).items) == 2
    assert not second.isWindowModified()
    second.close()
    assert list(crashed.iterdir()) == []


def test_a_second_window_leaves_the_first_one_s_copy_alone(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    recovery = tmp_path / "recovery"
    first = open_window(recovery=recovery)
    draw_line(first, (100, 100), (600, 600))
    assert first.documents.shown.autosave is not None
    with qtbot.waitSignal(first.documents.shown.autosave.saved):
        first.documents.shown.autosave.save()
    second = open_window(recovery=recovery)
    second.lost.recover()
    assert second.model.is_blank()
    second.projects.discard_changes()
    second.close()
    assert len(load_project(first.documents.shown.autosave.path).items) == 1


def left(folder: Path) -> list[int]:
    """How many strokes each drawing has that could still be recovered."""
    drawings = find_lost(folder).drawings
    for drawing in drawings:
        drawing.claim.release()
    return sorted(len(drawing.document.items) for drawing in drawings)


def test_one_can_be_discarded_and_brought_back(open_window: OpenWindow, tmp_path: Path) -> None:
    recovery = tmp_path / "recovery"
    lose_a_drawing(recovery)
    window = open_window(recovery=recovery)
    window.lost.recover()
    draw_line(window, (100, 600), (600, 100))
    button = window.messages.action_button
    assert button.isVisible() and button.text() == "Discard it"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.model.is_blank() and not window.isWindowModified()
    assert left(recovery) == []
    assert "discarded" in window.messages.text
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(window.model.document.items) == 2, "with what was drawn since"
    assert window.isWindowModified()
    assert not button.isHidden() and button.text() == "Discard it"


def test_a_message_without_an_offer_has_no_button(window: MainWindow) -> None:
    window.messages.show_offer("Something", "Do it", lambda: None)
    window.messages.show_info("Something else")
    assert not window.messages.action_button.isVisible()


def test_a_damaged_copy_is_spoken_of_and_nothing_else_happens(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    recovery = tmp_path / "recovery"
    recovery.mkdir()
    (recovery / "bad.sketchpad").write_bytes(b"PK half")
    window = open_window(recovery=recovery)
    window.lost.recover()
    assert "bad.sketchpad.damaged" in window.messages.text
    draw_line(window, (100, 100), (600, 600))
    assert len(window.model.document.items) == 1


# ---- the list


def opened_list(window: MainWindow) -> LostDrawings:
    (dialog,) = [x for x in window.findChildren(LostDrawings) if x.isVisible()]
    return dialog


@pytest.fixture
def offered(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window that offers three lost drawings, the newest with three strokes."""
    for count in (1, 2, 3):
        lose_a_drawing(tmp_path / "recovery", str(count), count, when_s=1000 * count)
    window = open_window(recovery=tmp_path / "recovery")
    window.lost.recover()
    return window


def test_several_are_all_offered_newest_first(offered: MainWindow) -> None:
    dialog = opened_list(offered)
    texts = [dialog.list.item(row).text().split("\n") for row in range(dialog.list.count())]
    assert [words[0] for words in texts] == ["Untitled"] * 3
    assert [words[2].split()[0] for words in texts] == ["3", "2", "1"], "so many strokes"
    picture = dialog.list.item(0).icon().pixmap(96, 96).toImage()
    greys = {picture.pixelColor(x, y).lightness() for x in range(96) for y in range(96)}
    assert min(greys) < 128 < max(greys), "ink on paper"
    assert offered.model.is_blank()


def test_one_is_opened_with_the_keys_and_the_others_are_kept(
    offered: MainWindow, tmp_path: Path
) -> None:
    dialog = opened_list(offered)
    assert dialog.list.hasFocus() or dialog.focusWidget() is dialog.list
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert len(offered.model.document.items) == 2
    assert offered.isWindowModified()
    assert "2 others are kept" in offered.messages.text
    assert left(tmp_path / "recovery") == [1, 3]
    offered.lost.show_list()
    assert opened_list(offered).list.count() == 2


def test_deleting_can_be_undone_until_the_list_is_closed(
    offered: MainWindow, tmp_path: Path
) -> None:
    dialog = opened_list(offered)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.list.item(0).text().endswith("Deleted")
    assert not dialog.open_button.isEnabled()
    QTest.mouseClick(dialog.delete_button, Qt.MouseButton.LeftButton)
    assert "Deleted" not in dialog.list.item(0).text()
    assert dialog.open_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    QTest.mouseClick(dialog.keep_button, Qt.MouseButton.LeftButton)
    assert left(tmp_path / "recovery") == [1, 3]


def test_escape_keeps_everything(offered: MainWindow, tmp_path: Path) -> None:
    QTest.keyClick(opened_list(offered), Qt.Key.Key_Escape)
    assert left(tmp_path / "recovery") == [1, 2, 3]
    assert offered.model.is_blank()


def test_unsaved_lines_stay_in_a_tab_of_their_own(offered: MainWindow) -> None:
    offered.model.add_stroke(Stroke(np.array([[9, 9, 1, 0]])))
    QTest.keyClick(opened_list(offered).list, Qt.Key.Key_Return)
    assert [len(opened.document.items) for opened in offered.documents] == [1, 3]
    assert len(offered.model.document.items) == 3


def test_all_are_opened_in_tabs_and_each_goes_on_in_its_own_copy(
    offered: MainWindow, tmp_path: Path
) -> None:
    QTest.mouseClick(opened_list(offered).open_all_button, Qt.MouseButton.LeftButton)
    assert [len(opened.document.items) for opened in offered.documents] == [3, 2, 1]
    assert all(opened.modified for opened in offered.documents)
    assert offered.documents.place == 0
    assert left(tmp_path / "recovery") == [], "they are held"
    offered.model.add_stroke(Stroke(np.array([[9, 9, 1, 0]])))
    for number in range(3):
        assert offered.projects.save_to(tmp_path / f"{number}.sketchpad", offered.documents[number])
    assert [len(load_project(tmp_path / f"{n}.sketchpad").items) for n in range(3)] == [4, 2, 1]
    assert not any(opened.modified for opened in offered.documents)


def test_beside_an_open_file_even_one_is_only_offered(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    lose_a_drawing(tmp_path / "recovery")
    path = tmp_path / "mine.sketchpad"
    save_project(path, Document(seed=5))
    window = open_window(recovery=tmp_path / "recovery")
    window.projects.open_path(path)
    window.lost.recover()
    assert window.model.document.seed == 5
    assert opened_list(window).list.count() == 1


def test_with_nothing_lost_the_menu_says_so(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(recovery=tmp_path / "recovery")
    window.actions_by_name["lost"].trigger()
    assert "no lost drawing" in window.messages.text


def test_closing_the_window_keeps_what_was_offered(offered: MainWindow, tmp_path: Path) -> None:
    offered.close()
    assert left(tmp_path / "recovery") == [1, 2, 3]
