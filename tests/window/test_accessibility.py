"""Every control of the window has a name, is reached by keys and shows that it is, in both themes.

Dialogs are in `test_accessible_dialogs.py`.
"""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.main_window import MainWindow
from sketchpad.panels.result_view import ResultView
from tests.window.walk import (
    BACK,
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
from tests.window_stage import draw_line, one_colour


@pytest.fixture
def full(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with everything open that it can show beside both pictures."""
    acts = window.actions_by_name
    window.projects.new()  # so that there are tabs
    for name in ("red", "green"):
        window.model.add_reference(one_colour((200, 30, 40)), name)
    draw_line(window, (100, 100), (300, 500))
    for name in ("lens_both", "layers", "navigator", "time", "hint"):
        acts[name].setChecked(True)
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    acts["keep"].trigger()
    qtbot.waitUntil(lambda: len(window.kept.history.entries) == 1)
    window.kept.strip.list.selectAll()
    window.messages.show_error("Something is said here.")
    window.resize(1280, 1000)
    QApplication.processEvents()
    return window


def test_every_control_of_the_window_has_a_name(full: MainWindow) -> None:
    found = list(controls(full))
    assert len(found) > 70
    assert {"Kept pictures", "Search the kept pictures"} <= {spoken(widget) for widget in found}
    assert [told(widget) for widget in found if not spoken(widget)] == []
    assert [told(widget) for widget in found if "&" in spoken(widget)] == []


def test_tab_reaches_every_control_of_the_window(full: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(full.isActiveWindow)
    full.messages.hide()
    wanted = {widget for widget in controls(full) if widget.isEnabled()}
    assert [told(widget) for widget in wanted if not by_tab(widget)] == []
    forth, back = walked(full, full.canvas, FORTH), walked(full, full.canvas, BACK)
    missed = [
        widget
        for widget in wanted - {*forth, *back}
        if widget.isVisible() and not by_arrows(widget)
    ]
    assert sorted(told(widget) for widget in missed) == []
    names = [spoken(widget) for widget in back if not isinstance(widget, ResultView)]
    card = names.index("Weight of red")
    assert names[card : card + 3] == ["Weight of red", "Remove red", "Use red"], "as one reads"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_has_the_keys_looks_it_and_all_words_are_legible(
    full: MainWindow, qtbot: QtBot, theme: str
) -> None:
    full.actions_by_name[f"theme_{theme}"].trigger()
    qtbot.waitUntil(full.isActiveWindow)
    assert hard_to_read(full) == []
    assert without_focus_mark(full) == []


def test_a_letter_opens_one_menu_and_calls_one_entry(window: MainWindow) -> None:
    menus: list[QWidget] = [window.menuBar()]
    while menus:
        menu = menus.pop()
        letters: dict[str, str] = {}
        for action in menu.actions():
            text = action.text()
            place = text.replace("&&", "  ").find("&")
            if place >= 0:
                letter = text[place + 1].lower()
                assert letter not in letters, f"{text} and {letters[letter]} are called by Alt"
                letters[letter] = text
            if action.menu() is not None:
                menus.append(action.menu())  # type: ignore[arg-type]
