"""With a language that puts every text in brackets, nothing that is shown stands without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad import dialogs
from sketchpad.document.recovery import find_lost
from sketchpad.main_window import MainWindow
from sketchpad.panels.compare_view import CompareWindow
from sketchpad.panels.lost_drawings import LostDrawings
from sketchpad.panels.unsaved_drawings import UnsavedDrawings
from tests.fakes import FakePipeline
from tests.translation.pseudo import PseudoLanguage, bare_words, shown_texts
from tests.window.test_lost_work import lose_a_drawing
from tests.window_stage import draw_line, one_colour, opened

SAME_EVERYWHERE = re.compile(
    r"\b(Sketchpad|English|Deutsch|简体中文|px|ms|mm|MB|kB|bytes|AM|PM|CPU|Qt|PySide|torch|Python"
    r"|red|green|untouched)\b|#[0-9a-f]{6}"
)
"""Names: of the program, of languages, of what it runs on, of units, of the test's pictures."""


@pytest.fixture
def pseudo(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window in the pseudo language, over the stand-in engine."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    language = PseudoLanguage()
    application.installTranslator(language)
    try:
        with opened(lambda lens: FakePipeline(), tmp_path, tmp_path / "recovery") as window:
            yield window
    finally:
        application.removeTranslator(language)


def bare(window: MainWindow) -> str:
    """Where something is shown that no translation was asked for, and its words."""
    texts = dict.fromkeys(shown_texts(window))
    found = [(at, text) for at, text in texts if bare_words(SAME_EVERYWHERE.sub("", text))]
    return "\n".join(f"{place}: {text!r}" for place, text in found)


def fill(window: MainWindow) -> None:
    """Have something of everything that the window can show."""
    for name in ("red", "green"):
        window.model.add_reference(one_colour((200, 30, 40)), name)
    for name in ("lens_both", "layers", "navigator", "time", "history", "hint"):
        window.actions_by_name[name].setChecked(True)
    draw_line(window, (100, 100), (300, 500))
    window.model.add_hint(np.array([[50, 50]], np.float32), 6.0, (200, 30, 40))
    window.model.add_layer()
    window.model.add_picture_layer(np.full((8, 8, 4), 255, np.uint8), "untouched")
    window.model.set_layer(window.model.document.active_layer, locked=True)
    QApplication.processEvents()


def test_the_window_shows_no_text_of_its_own(pseudo: MainWindow) -> None:
    assert bare(pseudo) == ""
    fill(pseudo)
    assert bare(pseudo) == ""


def test_what_waits_for_pictures_is_translated(pseudo: MainWindow, qtbot: QtBot) -> None:
    pseudo.model.add_reference(one_colour((200, 30, 40)), "red")
    draw_line(pseudo, (100, 100), (300, 500))
    qtbot.waitUntil(lambda: pseudo.result.image is not None)
    pseudo.actions_by_name["keep"].trigger()
    qtbot.waitUntil(lambda: len(pseudo.kept.history.entries) == 1)
    assert bare(pseudo) == ""


OPENERS = ("shortcuts", "about", "pen_settings", "undo_history", "guides_arrange", "hint_colour")
"""Actions that open a dialog of their own."""


def test_dialogs_show_no_text_of_their_own(pseudo: MainWindow, tmp_path: Path) -> None:
    fill(pseudo)
    for name in OPENERS:
        pseudo.actions_by_name[name].trigger()
    lose_a_drawing(tmp_path / "lost")
    lost = find_lost(tmp_path / "lost").drawings
    grey = np.full((8, 8, 3), 128, np.uint8)
    made = [
        CompareWindow(grey, grey, ("red", "green"), pseudo),
        LostDrawings(lost, pseudo),
        UnsavedDrawings([("red", grey), ("green", grey)], pseudo),
    ]
    QApplication.processEvents()
    assert bare(pseudo) == ""
    shown = {type(dialog) for dialog in (*pseudo.findChildren(QDialog), *made)}
    for drawing in lost:
        drawing.claim.release()
    ours = {kind for kind in QDialog.__subclasses__() if kind.__module__.startswith("sketchpad.")}
    assert ours <= shown, "a dialog that this test does not open"


def test_menus_that_are_filled_when_they_open(pseudo: MainWindow) -> None:
    fill(pseudo)
    for menu in pseudo.findChildren(QMenu):
        menu.aboutToShow.emit()
    assert bare(pseudo) == ""


def test_every_lens_tells_what_it_needs(pseudo: MainWindow) -> None:
    for action in ("copy", "export", "variations", "paste", "time_play", "lost", "repaint"):
        pseudo.actions_by_name[action].trigger()
        assert not bare_words(pseudo.messages.text), pseudo.messages.text


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said by message boxes and file dialogs, which are not really opened."""
    said: list[str] = []

    def look_at(box: QMessageBox) -> int:
        buttons = [b.text() for b in box.buttons() if not box.standardButton(b).value]
        said.extend([box.text(), box.informativeText(), *buttons])
        return 0

    def look_at_file(_parent: object, title: str, _folder: str, kinds: str, *_: str) -> tuple:
        said.append(title)
        said.extend(re.sub(r"\([^()]*\*[^()]*\)", "", kinds).split(";;"))
        return "", ""

    def look_at_question(_parent: object, _title: str, words: str, *_: object) -> object:
        said.append(words)
        return QMessageBox.StandardButton.No

    def look_at_input(_parent: object, title: str, label: str, *_: object) -> tuple[str, bool]:
        said.extend([title, label])
        return "", False

    monkeypatch.setattr(QMessageBox, "exec", look_at)
    monkeypatch.setattr(QMessageBox, "question", look_at_question)
    monkeypatch.setattr(QInputDialog, "getText", look_at_input)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, name, look_at_file)
    return said


def test_questions_are_translated(pseudo: MainWindow, boxes: list[str]) -> None:
    fill(pseudo)
    dialogs.ask_drawing_inside(pseudo, "red")
    dialogs.ask_about_unsaved(pseudo, "red")
    dialogs.ask_replace_palette(pseudo, "red")
    dialogs.ask_film_target(pseudo, "red")
    dialogs.ask_palette_file(pseudo, "")
    for lens in Lens:
        dialogs.ask_picture_target(pseudo, lens, "red")
    for name in ("open", "save_as", "export", "open_sketch", "layer_underlay", "add_reference"):
        pseudo.actions_by_name[name].trigger()
    pseudo.palettes.ask_save()
    assert len(boxes) > 30
    assert not [text for text in boxes if bare_words(SAME_EVERYWHERE.sub("", text))]


def test_undo_steps_and_refusals_are_translated(pseudo: MainWindow) -> None:
    fill(pseudo)
    refused: list[str] = []
    pseudo.model.refused.connect(refused.append)
    pseudo.actions_by_name["pen"].setChecked(True)
    draw_line(pseudo, (100, 100), (300, 500))  # upon the locked layer
    stack = pseudo.model.undo_stack
    assert refused and not [text for text in refused if bare_words(text)]
    steps = [stack.text(place) for place in range(stack.count())]
    assert steps and not [text for text in steps if bare_words(text)]
