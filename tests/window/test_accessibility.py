"""Every control has a name, is reached by keys and shows that it is, in both themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.main_window import MainWindow
from sketchpad.panels.about import AboutBox
from sketchpad.panels.pen_dialog import PenDialog
from sketchpad.panels.result_view import ResultView
from sketchpad.panels.shortcut_sheet import ShortcutSheet
from tests.window_stage import draw_line, one_colour

CONTROLS = (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
)
OPENERS: dict[type[QDialog], Callable[[MainWindow], object]] = {
    ShortcutSheet: lambda window: window.help.show_shortcuts(),
    PenDialog: lambda window: window.pens.show_settings(),
    AboutBox: lambda window: window.help.show_about(),
}


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """The window with everything open that it can show beside both pictures."""
    acts = window.actions_by_name
    for name in ("red", "green"):
        window.model.add_reference(one_colour((200, 30, 40)), name)
    for name in ("lens_both", "layers", "navigator", "time", "hint"):
        acts[name].setChecked(True)
    draw_line(window, (100, 100), (300, 500))
    window.messages.show_error("Something is said here.")
    window.resize(1280, 1000)
    QApplication.processEvents()
    return window


@pytest.fixture(params=list(OPENERS), ids=[kind.__name__ for kind in OPENERS])
def dialog(window: MainWindow, request: pytest.FixtureRequest) -> QDialog:
    OPENERS[request.param](window)
    found = window.findChild(request.param)
    assert isinstance(found, QDialog)
    QTest.qWaitForWindowActive(found)
    return found


def controls(root: QWidget) -> Iterator[QWidget]:
    """What one can press, type into or move to, without the inner parts of Qt's own widgets."""
    for widget in root.findChildren(QWidget):
        inner = isinstance(widget, (QScrollBar, QHeaderView, QScrollArea, QMenu))
        if inner or not widget.isVisibleTo(root) or widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, CONTROLS) or by_tab(widget):
            yield widget


def by_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def by_arrows(widget: QWidget) -> bool:
    """Of buttons that exclude each other Tab stops at the one that is chosen."""
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    return widget.autoExclusive() or (group is not None and group.exclusive())


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(widget: QWidget) -> str:
    parents = [widget, *filter(None, [widget.parentWidget()])]
    return " in ".join(f"{type(w).__name__} {w.objectName()!r} {spoken(w)!r}" for w in parents)


def walked(root: QWidget, start: QWidget, keys: tuple[Qt.Key, Qt.Key]) -> list[QWidget]:
    """What has the keys one after the other while `keys[0]` is pressed, until it comes round.

    Paper and pictures, where Tab hides the panels, are left by `keys[1]`.
    """
    seen: list[QWidget] = []
    start.setFocus(Qt.FocusReason.TabFocusReason)
    while (focused := root.focusWidget()) is not None and focused not in seen:
        seen.append(focused)
        held = isinstance(focused, (CanvasView, ResultView)) and isinstance(root, MainWindow)
        QTest.keyClick(focused, keys[1] if held else keys[0])
    return seen


FORTH, BACK = (Qt.Key.Key_Tab, Qt.Key.Key_F6), (Qt.Key.Key_Backtab, Qt.Key.Key_Backtab)


def test_every_control_of_the_window_has_a_name(full: MainWindow) -> None:
    found = list(controls(full))
    assert len(found) > 60
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


def test_controls_of_dialogs_have_names_and_are_reached(dialog: QDialog) -> None:
    wanted = list(controls(dialog))
    assert [told(widget) for widget in wanted if not spoken(widget)] == []
    usable = {widget for widget in wanted if widget.isEnabled() and by_tab(widget)}
    if usable:
        missed = usable - {*walked(dialog, next(iter(usable)), FORTH)}
        assert sorted(told(widget) for widget in missed if not by_arrows(widget)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_control_that_has_the_keys_looks_it(full: MainWindow, qtbot: QtBot, theme: str) -> None:
    full.actions_by_name[f"theme_{theme}"].trigger()
    qtbot.waitUntil(full.isActiveWindow)
    unseen = []
    for widget in controls(full):
        if not (widget.isEnabled() and by_tab(widget)):
            continue
        if (focused := full.focusWidget()) is not None:
            focused.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if widget.grab().toImage() == before:
            unseen.append(told(widget))
    assert unseen == []


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
