"""The whole way with the means of a person: draw, drop a reference, wait, undo, save."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.pictures import read_picture
from sketchpad import dialogs
from sketchpad.main_window import MainWindow
from sketchpad.panels.pixmaps import pixels_of
from tests.fakes import FakePipeline, both_lenses
from tests.window_stage import draw_line, drop, flat_picture, opened

pytestmark = pytest.mark.e2e

AMBER = (210, 140, 40)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(both_lenses(FakePipeline()), tmp_path) as window:
        yield window


def finished(painting: object) -> bool:
    return not painting.result.draft  # type: ignore[attr-defined]


def shown(window: MainWindow) -> np.ndarray:
    image = window.result.image
    assert image is not None
    return pixels_of(image)


def test_draw_drop_undo_save(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_line(window, (200, 200), (500, 800), (800, 200))
    with qtbot.waitSignal(window.session.painted, check_params_cb=finished):
        assert drop(window.references, flat_picture(tmp_path, "amber", AMBER))
    triangle = shown(window)
    assert triangle.shape == (1024, 1024, 3)
    assert triangle[20, 20].tolist() == list(AMBER)
    with qtbot.waitSignal(window.session.painted, check_params_cb=finished):
        draw_line(window, (100, 900), (900, 900))
    with_base = shown(window)
    assert with_base[900, 500].max() < 60

    with qtbot.waitSignal(window.session.painted, check_params_cb=finished):
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(shown(window), triangle)

    target = tmp_path / "painting.png"
    monkeypatch.setattr(dialogs, "ask_picture_target", lambda parent, picture, proposal: target)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.canvas, Qt.Key.Key_E, keys)
    qtbot.waitUntil(lambda: "painting.png" in window.messages.text)
    np.testing.assert_array_equal(read_picture(target), shown(window))
