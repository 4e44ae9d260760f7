"""The window fixture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sketchpad.main_window import MainWindow
from tests.fakes import FakePipeline
from tests.window.tab_stage import new_tab
from tests.window_stage import OpenWindow, draw_line, opened


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied is gone before Qt ends: its data was made by Python."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens windows over a given pipeline; they are closed at the end of the test."""
    with ExitStack() as stack:

        def open_one(pipeline: object = None, recovery: Path | None = None) -> MainWindow:
            engine = pipeline or FakePipeline()
            return stack.enter_context(opened(lambda lens: engine, tmp_path, recovery))  # type: ignore

        yield open_one


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window over the instant stand-in engine."""
    return open_window()


@pytest.fixture
def two(window: MainWindow) -> MainWindow:
    """A window with two drawings in tabs; the second, of two strokes, is shown."""
    draw_line(window, (100, 100), (600, 600))
    new_tab(window, 300, 500)
    return window
