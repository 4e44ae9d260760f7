from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad.main_window import MainWindow
from sketchpad.panels.undo_history import UndoHistory
from tests.window_stage import draw_line


def rows(history: UndoHistory) -> list[str]:
    model = history.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def click(history: UndoHistory, row: int) -> None:
    place = history.list.visualRect(history.list.model().index(row, 0)).center()
    QTest.mouseClick(history.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_a_click_goes_to_a_step_and_back(window: MainWindow) -> None:
    draw_line(window, (100, 100), (300, 100))
    window.model.set_seed(5)
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    history = window.undo_history
    assert rows(history) == ["Beginning", "Draw stroke", "Set seed"]
    draw_line(window, (100, 200), (300, 200))
    assert rows(history)[-1] == "Draw stroke"
    assert history.list.currentIndex().row() == 3

    click(history, 1)
    assert (len(window.model.document.items), window.model.document.seed) == (1, 0)
    assert rows(history)[2:] == ["Set seed, undone", "Draw stroke, undone"]
    click(history, 0)
    assert window.model.is_blank()
    history.list.setFocus()
    QTest.keyClick(history.list, Qt.Key.Key_End)
    QTest.keyClick(history.list, Qt.Key.Key_Return)
    assert len(window.model.document.items) == 2
    assert rows(history) == ["Beginning", "Draw stroke", "Set seed", "Draw stroke"]
