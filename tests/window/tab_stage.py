"""Several drawings in tabs, by a person's means: keys, clicks, answers to questions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sketchpad import dialogs
from sketchpad.dialogs import Unsaved
from sketchpad.main_window import MainWindow
from tests.window_stage import draw_line

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
