"""All steps by their names: a click or Return goes to one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.document.undo_stack import STEP_BYTES
from sketchpad.main_window import MainWindow
from sketchpad.panels.undo_history import UndoHistory
from tests.window_stage import draw_line


def rows(history: UndoHistory) -> list[str]:
    model = history.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def undone(history: UndoHistory) -> list[int]:
    return [row for row, text in enumerate(rows(history)) if text.endswith(", undone")]


def click(history: UndoHistory, row: int) -> None:
    place = history.list.visualRect(history.list.model().index(row, 0)).center()
    QTest.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_goes_to_a_step_and_back(window: MainWindow, qtbot: QtBot) -> None:
    draw_line(window, (100, 100), (300, 100))
    window.model.set_seed(5)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    history = window.undo_history
    assert rows(history) == ["Beginning", "Draw stroke", "Set seed"]
    draw_line(window, (100, 200), (300, 200))
    qtbot.waitUntil(lambda: history.list.currentIndex().row() == 3)
    assert rows(history)[-1] == "Draw stroke"

    click(history, 1)
    assert (len(window.model.document.items), window.model.document.seed) == (1, 0)
    qtbot.waitUntil(lambda: rows(history)[2:] == ["Set seed, undone", "Draw stroke, undone"])
    click(history, 0)
    assert window.model.is_blank()
    history.list.setFocus()
    QTest.keyClick(history.list, Qt.Key.Key_End)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert len(window.model.document.items) == 2
    everything = ["Beginning", "Draw stroke", "Set seed", "Draw stroke"]
    qtbot.waitUntil(lambda: rows(history) == everything)


def test_a_jump_over_many_steps_is_followed_once(window: MainWindow, qtbot: QtBot) -> None:
    """Undone steps are told from done ones on both sides, and a new step ends what was undone."""
    for seed in range(1, 41):
        window.model.set_seed(seed)
    history = window.undo_history
    history.bring_up()
    followed: list[int] = []
    history.list.model().dataChanged.connect(lambda *_: followed.append(1))
    click(history, 30)
    qtbot.waitUntil(lambda: undone(history) == list(range(31, 41)))
    assert len(followed) < 2 * 40, "the rows that changed, once"
    window.model.undo_stack.setIndex(35)
    qtbot.waitUntil(lambda: undone(history) == list(range(36, 41)))
    assert history.list.currentIndex().row() == 35
    draw_line(window, (100, 200), (300, 200))
    qtbot.waitUntil(lambda: len(rows(history)) == 37)
    assert rows(history)[-2:] == ["Set seed", "Draw stroke"]


def test_forgotten_steps_leave_the_list(window: MainWindow, qtbot: QtBot) -> None:
    """The oldest steps go when the memory for them is full; one can go back to what is left."""
    stack = window.model.undo_stack
    window.undo_history.bring_up()
    for seed in range(1, 11):
        window.model.set_seed(seed)
    qtbot.waitUntil(lambda: len(rows(window.undo_history)) == 11)
    stack._budget_bytes = 4 * STEP_BYTES
    window.model.set_strength(0.5)
    qtbot.waitUntil(lambda: len(rows(window.undo_history)) == stack.count() + 1 < 11)
    assert rows(window.undo_history)[-1] == "Set strength"
    click(window.undo_history, 0)
    assert stack.index() == 0
    assert window.model.document.seed == 10 - (stack.count() - 1)
