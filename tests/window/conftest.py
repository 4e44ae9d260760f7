"""The window fixture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sketchpad.main_window import MainWindow
from tests.fakes import FakePipeline
from tests.window_stage import OpenWindow, opened


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
