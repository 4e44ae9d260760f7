"""Palettes through the window: saved, used as one step, renamed, deleted, brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engine.pictures import read_picture
from engine.request import Lens
from sketchpad import dialogs, palettes
from sketchpad.__main__ import main
from sketchpad.cli import loading
from sketchpad.document.document import Document
from sketchpad.main_window import MainWindow
from tests.fakes import FakePipeline
from tests.window_stage import OpenWindow, one_colour

RED, BLUE, GREEN = (200, 0, 0), (0, 0, 200), (0, 160, 0)


@pytest.fixture(autouse=True)
def own_palettes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tests' own palettes instead of the user's."""
    folder = tmp_path / "palettes"
    monkeypatch.setattr(palettes, "user_palettes_dir", lambda: folder)
    return folder


@pytest.fixture
def name_it(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Answers the question for a palette's name."""

    def answer(name: str) -> None:
        monkeypatch.setattr(dialogs, "ask_palette_name", lambda *_: name)

    return answer


def menu_of(window: MainWindow) -> QMenu:
    """The palettes' menu as a click on its button shows it."""
    seen: list[QMenu] = []
    button = window.workspace.side.palettes

    def close() -> None:
        seen.append(button.menu())
        button.menu().close()

    QTimer.singleShot(0, close)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return seen[0]


def label(action: QAction) -> str:
    """An entry as it is read: & marks a key, && is one &."""
    return "&".join(part.replace("&", "") for part in action.text().split("&&"))


def entry(menu: QMenu, text: str) -> QAction:
    (found,) = [action for action in menu.actions() if text in label(action)]
    return found


def choose(menu: QMenu, *texts: str) -> None:
    """Click an entry, or one of a submenu."""
    for text in texts[:-1]:
        below = entry(menu, text).menu()
        assert isinstance(below, QMenu)
        menu = below
    entry(menu, texts[-1]).trigger()


def texts(menu: QMenu) -> list[str]:
    return [label(action) for action in menu.actions()]


def use_two(window: MainWindow) -> None:
    model = window.model
    model.add_reference(one_colour(RED), "red")
    blue = model.add_reference(one_colour(BLUE), "blue")
    model.set_reference_weight(blue, 0.25)
    model.set_strength(0.8)
    model.set_flatness(0.5)


def used(window: MainWindow) -> list[tuple[str, float]]:
    return [(r.name, r.weight) for r in window.model.document.references if r.active]


def test_an_empty_menu_says_what_to_do(window: MainWindow) -> None:
    menu = menu_of(window)
    assert not entry(menu, "use a reference first").isEnabled()
    assert not entry(menu, "No palettes yet. Use some references").isEnabled()


def test_a_saved_palette_is_one_step_in_another_drawing(
    window: MainWindow, name_it: Callable[[str], None]
) -> None:
    use_two(window)
    name_it("Red & blue")
    choose(menu_of(window), "Save these references")
    assert "in the palettes now" in window.messages.text
    window.documents.add(Document())
    window.model.add_reference(one_colour(BLUE), "the same blue")
    window.model.add_reference(one_colour(GREEN), "green")
    steps = window.model.undo_stack.count()
    choose(menu_of(window), "Red & blue")
    assert used(window) == [("the same blue", 0.25), ("red", 1.0)]
    document = window.model.document
    assert (document.strength, document.flatness) == (0.8, 0.5)
    assert window.model.undo_stack.count() == steps + 1
    choose(menu_of(window), "Red & blue")  # it is in use already
    assert window.model.undo_stack.count() == steps + 1
    window.model.undo_stack.undo()
    assert used(window) == [("the same blue", 1.0), ("green", 1.0)]
    assert (window.model.document.strength, window.model.document.flatness) == (1.0, 0.0)


def test_renaming_deleting_and_bringing_back(
    window: MainWindow, name_it: Callable[[str], None]
) -> None:
    use_two(window)
    name_it("Harbour")
    choose(menu_of(window), "Save these references")
    name_it("Old harbour")
    choose(menu_of(window), "Rename", "Harbour")
    choose(menu_of(window), "Delete", "Old harbour")
    assert "can bring it back" in window.messages.text
    menu = menu_of(window)
    assert any(text.startswith("No palettes yet") for text in texts(menu))
    choose(menu, "Bring back “Old harbour”")
    assert "Old harbour" in texts(menu_of(window))


@pytest.mark.parametrize("agreed", [True, False])
def test_a_palette_is_replaced_only_when_agreed(
    window: MainWindow,
    name_it: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    agreed: bool,
) -> None:
    use_two(window)
    name_it("Harbour")
    choose(menu_of(window), "Save these references")
    monkeypatch.setattr(dialogs, "ask_replace_palette", lambda *_: agreed)
    window.model.use_only_reference(window.model.document.references[0].id)
    choose(menu_of(window), "Save these references")
    tip = entry(menu_of(window), "Harbour").toolTip()
    assert tip.startswith("1 reference," if agreed else "2 references,")


def test_a_damaged_palette_is_told_and_changes_nothing(
    window: MainWindow, own_palettes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_palettes.mkdir()
    broken = own_palettes / "broken.json"
    broken.write_text("{")
    told = entry(menu_of(window), "cannot be read")
    assert "broken.json is damaged" in told.toolTip() and not told.isEnabled()
    monkeypatch.setattr(dialogs, "ask_palette_file", lambda *_: broken)
    choose(menu_of(window), "Use a palette from a file")
    assert "broken.json is damaged" in window.messages.text
    assert window.model.undo_stack.count() == 0


def test_the_command_line_paints_what_the_window_shows(
    qtbot: QtBot,
    open_window: OpenWindow,
    name_it: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    lines = np.full((1024, 1024), 255, np.uint8)
    cv2.circle(lines, (500, 400), 250, 0, 5, cv2.LINE_AA)
    page, engine = tmp_path / "page.png", FakePipeline()
    cv2.imwrite(str(page), lines)
    window = open_window(engine)
    use_two(window)
    name_it("Harbour")
    choose(menu_of(window), "Save these references")
    window.model.place_sketch(lines, "page")
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    shown, asked = window.session.current(Lens.PAINT), engine.requests[-1]
    monkeypatch.setattr(loading, "load_pipeline", lambda *_: engine)

    assert main(["batch", str(page), "--style", "Harbour", "-o", str(tmp_path / "out")]) == 0

    assert shown is not None
    np.testing.assert_array_equal(read_picture(tmp_path / "out" / "page.png"), shown.result.pixels)
    for name in ("strength", "flatness", "gap_px", "size"):
        assert getattr(engine.requests[-1], name) == getattr(asked, name)
    assert [(r.content_hash, r.weight) for r in engine.requests[-1].references] == [
        (r.content_hash, r.weight) for r in asked.references
    ]
