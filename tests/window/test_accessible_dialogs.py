"""Every dialog can be read and used without a mouse, in both themes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from sketchpad.document.recovery import LostDrawing
from sketchpad.main_window import MainWindow
from sketchpad.panels.about import AboutBox
from sketchpad.panels.compare_view import CompareWindow
from sketchpad.panels.lost_drawings import LostDrawings
from sketchpad.panels.pen_dialog import PenDialog
from sketchpad.panels.shortcut_sheet import ShortcutSheet
from sketchpad.panels.undo_history import UndoHistory
from sketchpad.panels.unsaved_drawings import UnsavedDrawings
from tests.export.scenes import drawing
from tests.window.walk import (
    FORTH,
    by_arrows,
    by_tab,
    controls,
    hard_to_read,
    spoken,
    told,
    walked,
    without_focus_mark,
)
from tests.window_stage import draw_line

THUMBNAIL = np.full((40, 60, 3), 255, np.uint8)


def lost(window: MainWindow) -> LostDrawings:
    one = LostDrawing(
        path=Path("copy"),
        document=drawing(),
        claim=None,  # type: ignore[arg-type]
        origin=Path("hero.sketchpad"),
        changed_s=1e9,
        size_bytes=2048,
        journal=Path("journal"),
        journal_bytes=0,
    )
    return LostDrawings([one, replace(one, origin=None)], window)


def undone(window: MainWindow) -> UndoHistory:
    draw_line(window, (100, 100), (300, 100))
    window.model.undo_stack.undo()
    return window.undo_history


DIALOGS: dict[str, Callable[[MainWindow], QDialog | None]] = {
    "shortcuts": lambda window: window.help.show_shortcuts() or window.findChild(ShortcutSheet),
    "pen": lambda window: window.pens.show_settings() or window.findChild(PenDialog),
    "about": lambda window: window.help.show_about() or window.findChild(AboutBox),
    "undo": undone,
    "lost": lost,
    "unsaved": lambda window: UnsavedDrawings([("one", THUMBNAIL), ("two", THUMBNAIL)], window),
    "compare": lambda window: CompareWindow(THUMBNAIL, THUMBNAIL, ("one", "two"), window),
}


@pytest.fixture(params=list(DIALOGS))
def dialog(window: MainWindow, request: pytest.FixtureRequest) -> QDialog:
    found = DIALOGS[request.param](window)
    assert isinstance(found, QDialog)
    found.show()
    found.activateWindow()
    QTest.qWaitForWindowActive(found)
    return found


def test_controls_have_names_and_are_reached(dialog: QDialog) -> None:
    assert dialog.windowTitle()
    wanted = list(controls(dialog))
    assert [told(widget) for widget in wanted if not spoken(widget)] == []
    usable = {widget for widget in wanted if widget.isEnabled() and by_tab(widget)}
    missed = usable - {*walked(dialog, next(iter(usable), dialog), FORTH)}
    assert sorted(told(widget) for widget in missed if not by_arrows(widget)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_has_the_keys_looks_it_and_all_words_are_legible(
    window: MainWindow, dialog: QDialog, theme: str
) -> None:
    window.actions_by_name[f"theme_{theme}"].trigger()
    assert hard_to_read(dialog) == []
    assert without_focus_mark(dialog) == []


def test_escape_closes_it(dialog: QDialog) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_lost_drawing_that_was_deleted_is_spoken_of_as_such(window: MainWindow) -> None:
    dialog = lost(window)
    row = dialog.list.item(0)
    dialog.show_deleted(0, True)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Deleted")
    assert dialog.delete_button.toolTip() == "The drawing is kept after all"
    dialog.show_deleted(0, False)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).startswith("hero, ")
    assert "Deleted" not in row.data(Qt.ItemDataRole.AccessibleTextRole)
