"""What is saved and copied is the full painting of the drawing as it is, or nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.pictures import read_picture
from engine.request import Lens
from sketchpad.document.document import Document
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from tests.fakes import GatedPipeline
from tests.window_stage import OpenWindow, draw_line, one_colour

AMBER = (200, 120, 40)


@pytest.fixture
def engine() -> GatedPipeline:
    return GatedPipeline()


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, engine: GatedPipeline) -> MainWindow:
    """A window with one reference over an engine that is stepped by the test."""
    window = open_window(engine)
    qtbot.waitUntil(lambda: window.status.state_text == "Ready")
    window.model.add_reference(one_colour(AMBER), "amber")
    return window


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "painting.png"


def draw_and_paint(qtbot: QtBot, window: MainWindow, engine: GatedPipeline) -> None:
    draw_line(window, (100, 100), (400, 700))
    qtbot.waitUntil(lambda: window.session.idle)
    while window.session.current(Lens.PAINT) is None:  # perhaps a draft, then the full pass
        with qtbot.waitSignal(window.session.painted):
            engine.let_go()


def test_saving_while_a_draft_is_shown_waits_for_the_full_painting(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline, target: Path
) -> None:
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 300))
    with qtbot.waitSignal(window.session.painted):
        QTest.mouseMove(window.canvas, QPoint(300, 400))
        engine.let_go()
    assert window.result.badge == "Draft"
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 500))
    window.export.save(target)
    assert window.messages.text == "Finishing the painting…"
    assert window.messages.isVisible()
    assert not target.exists()
    with qtbot.waitSignal(window.export.done):
        for _ in range(3):
            engine.let_go()
    last = engine.requests[-1]
    assert not last.draft
    assert window.messages.text.startswith("Saved painting.png")
    np.testing.assert_array_equal(last.lines, window.model.rendered_lines())
    expected = np.rint(last.lines[..., None] / 255.0 * AMBER).astype(np.uint8)
    np.testing.assert_array_equal(read_picture(target), expected)


def test_saving_with_live_painting_off_paints_the_drawing_as_it_is(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline, target: Path
) -> None:
    draw_and_paint(qtbot, window, engine)
    window.set_live(False)
    draw_line(window, (100, 900), (900, 900))
    with qtbot.waitSignal(window.export.done):
        window.export.save(target)
        engine.let_go()
    assert read_picture(target)[900, 500].max() < 60


def test_what_is_drawn_while_waiting_is_in_the_picture(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline, target: Path
) -> None:
    window.set_live(False)
    draw_line(window, (100, 100), (400, 700))
    window.export.save(target)
    engine.wait_started()
    draw_line(window, (100, 900), (900, 900))
    with qtbot.waitSignal(window.export.done):
        engine.let_go()
        engine.let_go()
    assert read_picture(target)[900, 500].max() < 60


def test_a_current_painting_is_copied_at_once(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline
) -> None:
    draw_and_paint(qtbot, window, engine)
    painted = len(engine.requests)
    window.export.copy()
    assert "on the clipboard" in window.messages.text
    assert len(engine.requests) == painted
    current = window.session.current(Lens.PAINT)
    assert current is not None
    copied = pixels_of(QGuiApplication.clipboard().image())
    np.testing.assert_array_equal(copied, current.result.pixels)


def test_a_failing_engine_saves_nothing_and_says_so(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline, target: Path
) -> None:
    draw_and_paint(qtbot, window, engine)
    window.set_live(False)
    window.model.set_strength(0.5)
    with qtbot.waitSignal(window.export.failed):
        window.export.save(target)
        engine.fail(MemoryError())
    assert "not handed out" in window.messages.text
    assert "memory is full" in window.messages.text
    assert not target.exists()
    assert not window.export.waiting


def test_another_document_is_not_saved_in_place_of_the_one_that_was_meant(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline, target: Path
) -> None:
    draw_line(window, (100, 100), (400, 700))
    window.export.save(target)
    shown = window.model.document
    with qtbot.waitSignal(window.export.failed):
        window.documents.add(Document.of_items(shown.items, references=shown.references))
    with qtbot.waitSignal(window.session.painted):
        for _ in range(3):
            engine.let_go()
    assert not target.exists()


def test_closing_waits_for_the_painting_that_was_saved(
    qtbot: QtBot, window: MainWindow, engine: GatedPipeline, target: Path
) -> None:
    draw_line(window, (100, 100), (400, 700))
    window.export.save(target)
    window.projects.discard_changes()
    assert not window.close()
    assert "then closing" in window.messages.text
    with qtbot.waitSignal(window.closed):
        for _ in range(3):
            engine.let_go()
    assert target.exists()
