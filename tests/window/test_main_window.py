"""The window as a whole: live painting, failing engines, copying, saving, remembering."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.errors import CheckpointError
from engine.request import Lens
from sketchpad import help_pages
from sketchpad.app import build_window
from sketchpad.error_reports import install_exception_hook
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from tests.fakes import PATIENCE_S, FakePipeline, GatedPipeline
from tests.window_stage import OpenWindow, draw_line, one_colour, private_settings


def paint(qtbot: QtBot, window: MainWindow) -> None:
    """Draw a line and wait for its finished painting."""
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    with qtbot.waitSignal(
        window.session.painted, check_params_cb=lambda painting: not painting.result.draft
    ):
        draw_line(window, (100, 100), (400, 700), (900, 300))


def test_one_can_draw_while_the_network_loads(qtbot: QtBot, open_window: OpenWindow) -> None:
    loaded = threading.Event()

    class SlowToLoad(FakePipeline):
        def warm_up(self) -> None:
            loaded.wait(PATIENCE_S)

    window = open_window(SlowToLoad())
    qtbot.waitUntil(lambda: window.status.state_text.startswith("Loading"))
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    draw_line(window, (100, 100), (400, 700))
    assert len(window.model.document.items) == 1
    assert window.result.advice[0] == "Loading the painter…"
    with qtbot.waitSignal(window.session.painted):
        loaded.set()
    assert window.result.image is not None


def test_drafts_are_marked_until_the_full_pass_arrives(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    engine = GatedPipeline()
    window = open_window(engine)
    qtbot.waitUntil(lambda: window.status.state_text == "Ready")
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    QTest.mousePress(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 300))
    with qtbot.waitSignal(window.session.painted):
        QTest.mouseMove(window.canvas, QPoint(300, 400))
        engine.let_go()
    assert window.result.badge == "Draft"
    assert window.model.is_blank()  # the stroke is still being drawn
    QTest.mouseRelease(window.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 500))
    with qtbot.waitSignal(
        window.session.painted, check_params_cb=lambda painting: not painting.result.draft
    ):
        for _ in range(3):
            engine.let_go()
    assert window.result.badge == ""
    assert "p50" in window.status.latency_text


def test_a_network_that_cannot_be_loaded_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    def load(lens: Lens) -> FakePipeline:
        raise CheckpointError("No weights were found. Install the program again.")

    window = build_window(load, private_settings(tmp_path))
    qtbot.waitUntil(lambda: "not available" in window.status.state_text)
    assert window.result.advice == (
        "The painter is not available",
        "No weights were found. Install the program again.",
    )
    window.close()


def test_a_failed_pass_shows_in_the_state_light_until_one_succeeds(
    qtbot: QtBot, open_window: OpenWindow
) -> None:
    engine = GatedPipeline()
    window = open_window(engine)
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    draw_line(window, (100, 100), (400, 700))
    engine.fail(MemoryError())
    qtbot.waitUntil(lambda: window.status.state_text.startswith("Painting failed: Painting"))
    assert window.result.advice[0] == "Painting failed"
    assert "memory is full" in window.messages.text
    engine.let_go()
    window.session.repaint()
    qtbot.waitUntil(lambda: window.status.state_text == "Ready")


def test_closing_hides_the_window_before_it_waits_for_the_engine(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    visible: list[bool] = []
    close = window.bridge.close
    monkeypatch.setattr(
        window.bridge, "close", lambda: (visible.append(window.isVisible()), close())[1]
    )
    window.close()
    assert visible == [False]


def test_an_engine_that_does_not_end_in_time_is_logged(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    window = open_window()
    close = window.bridge.close
    monkeypatch.setattr(window.bridge, "close", lambda: not close())
    window.close()
    assert "still busy" in caplog.text


def test_clearing_the_paper_takes_the_painting_away(qtbot: QtBot, window: MainWindow) -> None:
    paint(qtbot, window)
    window.actions_by_name["clear"].trigger()
    assert window.result.image is None
    assert window.result.advice[0] == "Your painting appears here"
    window.model.undo_stack.undo()
    qtbot.waitUntil(lambda: window.result.image is not None)


def test_copy_puts_the_painting_on_the_clipboard(qtbot: QtBot, window: MainWindow) -> None:
    window.export.copy()
    assert "no painting" in window.messages.text
    paint(qtbot, window)
    window.export.copy()
    image = window.result.image
    assert image is not None
    np.testing.assert_array_equal(pixels_of(QGuiApplication.clipboard().image()), pixels_of(image))


def test_a_target_that_cannot_be_written_is_a_message(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    paint(qtbot, window)
    with qtbot.waitSignal(window.export.failed):
        window.export.save(tmp_path / "no such folder" / "a.png")
    assert window.messages.isVisible()
    assert window.result.image is not None


def test_a_hidden_window_does_not_paint(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = FakePipeline()
    window = open_window(engine)
    window.hide()
    window.model.add_reference(one_colour((200, 120, 40)), "amber")
    window.intake.draw_sample()
    assert window.session.idle
    assert engine.requests == []
    with qtbot.waitSignal(window.session.painted):
        window.show()


def test_size_and_choices_are_remembered(open_window: OpenWindow) -> None:
    first = open_window()
    first.resize(1111, 777)
    first.pens.set_size(23)
    first.actions_by_name["live"].setChecked(False)
    first.actions_by_name["working_size_192"].setChecked(True)
    first.close()
    second = open_window()
    second_size = second.settings.window_geometry
    assert not second_size.isEmpty()
    assert second.canvas.brush_size_px == 23
    assert not second.actions_by_name["live"].isChecked()
    assert second.session.full_size_px == 192


def test_a_remembered_size_that_is_not_offered_any_more_falls_back(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    settings = private_settings(tmp_path)
    settings.full_size_px = 512
    settings.store.sync()
    window = open_window()
    assert window.session.full_size_px == 256
    assert window.actions_by_name["working_size_256"].isChecked()
    assert window.settings.full_size_px == 256


def test_unexpected_errors_reach_log_and_message_bar(
    qtbot: QtBot,
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back what the hook replaces
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    install_exception_hook(window.messages.show_error_later)
    error = ZeroDivisionError("by zero")
    sys.excepthook(ZeroDivisionError, error, None)
    qtbot.waitUntil(lambda: "ZeroDivisionError" in window.messages.text)
    assert "Unexpected error" in caplog.text


def test_a_missing_log_folder_is_a_message(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(help_pages, "log_folder", refuse)
    window.help.open_log_folder()
    assert window.messages.text == "There is no log folder: Permission denied."


def test_importing_the_application_leaves_torch_alone() -> None:
    code = "import sys, sketchpad.app; sys.exit('torch' in sys.modules)"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    assert done.returncode == 0
