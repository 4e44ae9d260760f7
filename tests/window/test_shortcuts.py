"""The sheet of shortcuts: searching, changing and resetting keys, with mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLineEdit, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from sketchpad.actions import ACTIONS
from sketchpad.main_window import MainWindow
from sketchpad.panels.shortcut_entries import Entry
from sketchpad.panels.shortcut_sheet import ShortcutSheet
from sketchpad.shortcuts import HELD
from tests.window_stage import OpenWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sheet(window: MainWindow) -> ShortcutSheet:
    QTest.keyClick(window.canvas, Qt.Key.Key_Question, SHIFT)
    found = window.findChild(ShortcutSheet)
    assert found is not None and found.isVisible()
    return found


def listed(sheet: ShortcutSheet) -> list[str]:
    sections = [sheet.list.topLevelItem(i) for i in range(sheet.list.topLevelItemCount())]
    rows = [section.child(row) for section in sections for row in range(section.childCount())]
    return [row.text(0) for row in rows]


def record(sheet: ShortcutSheet, name: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press Enter on an entry, then the new keys."""
    sheet.list.select(name)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    press_new(sheet, key, held)


def press_new(sheet: ShortcutSheet, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    (editor,) = [e for e in sheet.list.findChildren(QKeySequenceEdit) if e.isVisible()]
    QTest.keyClick(editor, key, held)
    QApplication.processEvents()


def keys_of(window: MainWindow, name: str) -> list[str]:
    return [keys.toString() for keys in window.actions_by_name[name].shortcuts()]


def test_entries_answer_to_words_and_to_keys() -> None:
    entry = Entry("Edit", "Undo", ("Ctrl+Z",), "undo")
    assert all(entry.answers(query) for query in ("", "undo", "EDIT un", "ctrl z", "ctrl+z", "z"))
    assert not any(entry.answers(query) for query in ("redo", "ctrl+y", "n", "undo y"))
    assert Entry("View", "Zoom in", ("Ctrl++",)).answers("ctrl +")


def test_every_action_is_listed_and_typing_searches(sheet: ShortcutSheet) -> None:
    assert len(listed(sheet)) > len(ACTIONS)
    QTest.keyClicks(sheet.search, "merge")
    assert listed(sheet) == ["Merge with the layer below"]
    sheet.search.clear()
    QTest.keyClicks(sheet.search, "ctrl+shift+z")
    assert listed(sheet) == ["Redo"]
    QTest.keyClicks(sheet.search, " nothing")
    assert listed(sheet) == [] and not sheet.list.isVisible()
    QTest.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible() and sheet.list.isVisible()
    QTest.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_new_keys_work_at_once_and_are_shown_everywhere(
    window: MainWindow, sheet: ShortcutSheet, qtbot: QtBot
) -> None:
    record(sheet, "eraser", Qt.Key.Key_J)
    assert sheet.list.item_of("eraser").data(1, Qt.ItemDataRole.AccessibleTextRole) == "J"
    assert sheet.list.item_of("eraser").font(0).bold()
    sheet.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.canvas, Qt.Key.Key_E)
    assert window.canvas.tool == "pen"
    QTest.keyClick(window.canvas, Qt.Key.Key_J)
    assert window.canvas.tool == "eraser"
    button = next(b for b in window.tools.findChildren(QToolButton) if b.text() == "Eraser")
    assert button.toolTip() == "Eraser  J"
    slider = window.tools.findChild(QSlider)
    assert slider.toolTip() == "Brush size  [  ]"
    window.shortcuts.assign("thinner", "F9")
    assert slider.toolTip() == "Brush size  F9  ]"


def test_a_click_records_too_and_escape_changes_nothing(
    window: MainWindow, sheet: ShortcutSheet
) -> None:
    sheet.list.select("save")
    place = sheet.list.visualItemRect(sheet.list.currentItem()).center()
    QTest.mouseClick(sheet.list.viewport(), LEFT, pos=place)
    press_new(sheet, Qt.Key.Key_Escape)
    assert keys_of(window, "save") == ["Ctrl+S"]
    assert sheet.isVisible()
    QTest.mouseClick(sheet.list.viewport(), LEFT, pos=place)
    press_new(sheet, Qt.Key.Key_F9)
    assert keys_of(window, "save") == ["F9"]


def test_keys_in_use_are_only_taken_when_that_is_wanted(
    window: MainWindow, sheet: ShortcutSheet
) -> None:
    record(sheet, "log", Qt.Key.Key_B)
    assert sheet.question.text == "B means already: Brush (Draw)."
    QTest.keyClick(sheet.question.take, Qt.Key.Key_Escape)
    assert not sheet.question.isVisible() and sheet.isVisible()
    assert keys_of(window, "log") == [] and keys_of(window, "pen") == ["B"]
    record(sheet, "log", Qt.Key.Key_B)
    QTest.mouseClick(sheet.question.take, LEFT)
    assert keys_of(window, "log") == ["B"] and keys_of(window, "pen") == []


def test_reset_gives_keys_back_and_says_from_whom(window: MainWindow, sheet: ShortcutSheet) -> None:
    record(sheet, "log", Qt.Key.Key_B)
    QTest.mouseClick(sheet.question.take, LEFT)
    sheet.list.select("pen")
    QTest.mouseClick(sheet.reset, LEFT)
    assert "Open the log folder (Help)" in sheet.question.text
    QTest.mouseClick(sheet.question.take, LEFT)
    assert keys_of(window, "log") == [] and keys_of(window, "pen") == ["B"]
    assert not sheet.reset.isEnabled() and not sheet.reset_all.isEnabled()


def test_reset_all_and_no_keys(window: MainWindow, sheet: ShortcutSheet) -> None:
    sheet.list.select("save")
    QTest.mouseClick(sheet.remove, LEFT)
    assert keys_of(window, "save") == [] and not sheet.remove.isEnabled()
    record(sheet, "open", Qt.Key.Key_F9, SHIFT)
    QTest.mouseClick(sheet.reset_all, LEFT)
    for spec in ACTIONS:
        wanted = [QKeySequence(keys).toString() for keys in spec.shortcuts]
        assert keys_of(window, spec.name) == wanted
    assert window.settings.keys_json == ""


@pytest.mark.parametrize(
    ("key", "held", "why"),
    [
        (Qt.Key.Key_R, NONE, "turns the paper"),
        (Qt.Key.Key_Space, NONE, "moves the paper"),
        (Qt.Key.Key_Up, SHIFT, "moves what is selected"),
        (Qt.Key.Key_Y, Qt.KeyboardModifier.AltModifier, "opens the Layer menu"),
    ],
)
def test_keys_that_mean_something_on_paper_are_refused(
    window: MainWindow, sheet: ShortcutSheet, key: Qt.Key, held: Qt.KeyboardModifier, why: str
) -> None:
    record(sheet, "log", key, held)
    assert why in sheet.question.text
    assert not sheet.question.take.isVisible()
    QTest.mouseClick(sheet.question.cancel, LEFT)
    assert keys_of(window, "log") == []


def test_no_action_comes_with_keys_that_would_be_refused(window: MainWindow) -> None:
    for spec in ACTIONS:
        for keys in spec.shortcuts:
            assert window.shortcuts.refusal(keys) == "", spec.name
    assert all(QKeySequence(keys).toString() == keys for keys in HELD)


def test_changed_keys_are_remembered(open_window: OpenWindow) -> None:
    first = open_window()
    first.shortcuts.assign("eraser", "J")
    assert first.settings.changed_shortcuts == {"eraser": ("J",)}
    assert keys_of(open_window(), "eraser") == ["J"]


@pytest.mark.parametrize("stored", ["{", "[1]", '{"eraser": 3}', '{"gone": ["J"]}'])
def test_unreadable_keys_count_as_unchanged(open_window: OpenWindow, stored: str) -> None:
    open_window().settings.keys_json = stored
    assert keys_of(open_window(), "eraser") == ["E"]


def test_the_sheet_fits_a_small_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(880, 560)
    QTest.keyClick(window.canvas, Qt.Key.Key_F1)
    found = window.findChild(ShortcutSheet)
    assert found is not None
    qtbot.waitUntil(found.isVisible)
    assert found.width() <= 880 - 64 and found.height() <= 560 - 32
    assert found.minimumSizeHint().width() <= found.width()
    assert found.list.horizontalScrollBar().maximum() == 0


def test_arrows_lead_from_the_search_to_what_it_found(sheet: ShortcutSheet) -> None:
    QTest.keyClicks(sheet.search, "colour picker")
    QTest.keyClick(sheet.search, Qt.Key.Key_Return)
    press_new(sheet, Qt.Key.Key_F9, CTRL)
    assert sheet.list.item_of("picker").data(1, Qt.ItemDataRole.AccessibleTextRole) == "Ctrl+F9"


def test_no_single_key_acts_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    """Every single key that calls an action, typed into a field, only types."""
    QTest.keyClick(window.canvas, Qt.Key.Key_F3)
    QTest.keyClick(window.canvas, Qt.Key.Key_F, CTRL)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    called: list[str] = []
    typed = 0
    for spec in ACTIONS:
        for keys in spec.shortcuts:
            if len(keys) == 1:
                action = window.actions_by_name[spec.name]
                action.triggered.connect(lambda _=False, name=spec.name: called.append(name))
                QTest.keyClicks(field, keys)
                typed += 1
    assert called == []
    assert len(field.text()) == typed > 12
