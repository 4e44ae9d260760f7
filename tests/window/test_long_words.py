"""Words of another language find room: every text is much longer, and none of them is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sketchpad.main_window import MainWindow
from sketchpad.panels.pane_header import HeaderNote
from sketchpad.translation import LANGUAGES, speak
from tests.window.test_accessible_dialogs import DIALOGS
from tests.window_stage import OpenWindow, draw_line, one_colour

LONGER = 1.4
SMALLEST, USUAL = (880, 560), (1280, 800)
SMALL_SCREEN = (1024, 680)
"""What the smallest screens leave for a dialog."""
OFFER = "Something that takes two lines is said here, and something is offered."


class LongWords(QTranslator):
    """A language that needs 40 % more letters for everything."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        words = text.replace("(s)", "s")
        ending = re.search(r"[…:.?]*$", words)
        cut = ending.start() if ending else len(words)
        more = "x" * max(1, round((LONGER - 1) * len(words)))
        pieces = [more[start : start + 7] for start in range(0, len(more), 7)]
        return words[:cut] + " ".join([pieces[0], *pieces[1:]]) + words[cut:]

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's name)
        return False


@pytest.fixture(params=["pseudo", *(code for code in LANGUAGES if code != "en")])
def long_window(open_window: OpenWindow, request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    """The window in a language with long words, and in every language there is."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    translator = LongWords()
    if request.param == "pseudo":
        application.installTranslator(translator)
    else:
        speak(application, request.param)
    yield open_window()
    application.removeTranslator(translator)
    speak(application, "en")


STATES = ("lens_photo", "lens_both", "layers", "navigator", "time", "history", "hint")
"""Actions that show something more; checked one by one."""


def cut_in_every_state(qtbot: QtBot, window: MainWindow) -> str:
    """What is cut while the window is empty, full, or shows one thing more."""
    acts = window.actions_by_name
    found = {"empty": cut_off(window)}
    for name in STATES:
        acts[name].setChecked(True)
        found[name] = cut_off(window)
        for back in ("lens_paint", "pen"):
            acts[back].setChecked(True)
        if name in ("layers", "navigator", "time", "history"):
            acts[name].setChecked(False)
    for name in ("red", "green"):
        window.model.add_reference(one_colour((200, 30, 40)), name)
    draw_line(window, (100, 100), (300, 500))
    qtbot.waitUntil(lambda: window.result.image is not None, timeout=20_000)
    acts["hint"].setChecked(True)
    window.model.add_hint(np.array([[100, 100]], np.float32), 8.0, (200, 30, 40))
    acts["mirror_view"].setChecked(True)
    acts["turn_right"].trigger()
    found["painted"] = cut_off(window)
    window.messages.show_offer(window.tr(OFFER), window.tr("Bring it back"), lambda: None)
    found["offer"] = cut_off(window)
    return "\n".join(f"{state}: {told}" for state, cut in found.items() for told in cut)


def cut_off(root: QWidget) -> list[str]:
    """Texts that are seen but have less room than they need, and widgets that stick out."""
    for _ in range(3):  # an answer of the engine changes words, and those the layout
        QApplication.processEvents()
    seen = [w for w in root.findChildren(QWidget) if w.isVisible()]
    return [told for widget in seen if (told := trouble(widget, root))]


def wants(widget: QWidget) -> tuple[int, int] | None:
    """The size that the text of a widget needs; None: it has none, or elides it by itself."""
    if isinstance(widget, HeaderNote):
        return None
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        if widget.wordWrap():
            return 0, widget.heightForWidth(widget.width())
        return widget.sizeHint().width(), widget.sizeHint().height()
    if isinstance(widget, (QPushButton, QCheckBox, QRadioButton)):
        return widget.sizeHint().width(), widget.sizeHint().height()
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() is not only_icon:
        return widget.sizeHint().width(), 0
    return None


def trouble(widget: QWidget, root: QWidget) -> str:
    wanted = wants(widget)
    text = widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""
    if wanted is not None and (widget.width() < wanted[0] or widget.height() < wanted[1]):
        return f"{text!r} wants {wanted} and has {(widget.width(), widget.height())}"
    control = isinstance(widget, (QLabel, QAbstractButton, QAbstractSlider, QLineEdit))
    if control and outside(widget, root):
        return f"{type(widget).__name__} {text or widget.accessibleName()!r} sticks out"
    return ""


def outside(widget: QWidget, root: QWidget) -> bool:
    """Whether a part of it lies beyond what is around it, where nothing scrolls."""
    parent = widget.parentWidget()
    while parent is not None and widget is not root:
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return place.left() < 0 or place.right() >= parent.width()
        if not parent.rect().contains(place):
            return True
        if parent is root:
            return False
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("size", [SMALLEST, USUAL], ids=["smallest", "usual"])
def test_nothing_in_the_window_is_cut(
    qtbot: QtBot, long_window: MainWindow, size: tuple[int, int]
) -> None:
    long_window.resize(*size)
    assert cut_in_every_state(qtbot, long_window) == ""
    assert (long_window.width(), long_window.height()) == size, "it became larger"


def test_all_menus_are_in_sight_in_the_smallest_window(long_window: MainWindow) -> None:
    long_window.resize(*SMALLEST)
    QApplication.processEvents()
    bar: QMenuBar = long_window.menuBar()
    places = [bar.actionGeometry(action) for action in bar.actions()]
    assert len(places) >= 7
    assert all(place.isValid() and place.right() < bar.width() for place in places)


@pytest.mark.parametrize("name", list(DIALOGS))
def test_nothing_in_a_dialog_is_cut(long_window: MainWindow, name: str) -> None:
    long_window.resize(*SMALLEST)
    dialog = DIALOGS[name](long_window)
    assert isinstance(dialog, QDialog)
    dialog.show()
    assert cut_off(dialog) == []
    least = dialog.minimumSizeHint()
    assert least.width() <= SMALL_SCREEN[0] and least.height() <= SMALL_SCREEN[1]
