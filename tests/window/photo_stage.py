"""What a person does who looks through the photo lens: keys, a drawing, waiting for its photo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.request import Lens
from sketchpad.live.lens_ledger import PaintedDrawing
from sketchpad.main_window import MainWindow
from tests.window_stage import draw_line

CLASSES = ("airplane", "butterfly", "flower", "pizza")
"""What the stand-in network is said to draw."""


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.canvas, key, keys or Qt.KeyboardModifier.NoModifier)


def is_full_photo(painting: PaintedDrawing) -> bool:
    return painting.result.lens is Lens.PHOTO and not painting.result.draft


def draw_and_wait(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.painted, check_params_cb=is_full_photo):
        draw_line(window, (100, 100), (400, 700), (900, 300))
