"""The real program in a process of its own, driven by mouse and keys until somebody kills it.

Only the networks are stand-ins, and dialogs are answered. What it does it reports line by line,
before and after, so that its killer knows how far it came.
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad import dialogs
from sketchpad.app import build_window
from sketchpad.main_window import MainWindow
from tests.fakes import FakePipeline
from tests.soak.states import state_of
from tests.window_stage import private_settings

PAUSE_MS = (100, 250)
"""Between two acts; people need longer."""
_KEYS = {
    "undo": (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    "redo": (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    "save": (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
    "layer": (
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    ),
}


@dataclass(frozen=True)
class Orders:
    """How one run behaves."""

    folder: Path
    seed: int
    interval_ms: int
    weights: dict[str, float]
    """How often each act is chosen: stroke, undo, redo, layer, save."""

    @property
    def drawing(self) -> Path:
        """The file that the run saves to."""
        return self.folder / "drawing.sketchpad"

    @property
    def recovery(self) -> Path:
        """Where the safety copies lie."""
        return self.folder / "recovery"


def run(orders: Orders, report_to: int) -> NoReturn:
    """Start the program, recover what there is, then draw for ever; lines go to `report_to`."""
    chance = random.Random(orders.seed)
    application = QApplication([])
    window = _open(orders)
    _tell(report_to, {"did": "start", "state": state_of(window.model.document)})
    acts, weights = list(orders.weights), list(orders.weights.values())
    while True:
        act = chance.choices(acts, weights)[0]
        _tell(report_to, {"begins": act})
        if act == "stroke":
            _draw(window, chance)
        else:
            QTest.keyClick(window.canvas, *_KEYS[act])
        _tell(report_to, {"did": act, "state": state_of(window.model.document)})
        QTest.qWait(chance.randint(*PAUSE_MS))
        application.processEvents()


def _open(orders: Orders) -> MainWindow:
    dialogs.ask_project_target = lambda parent, proposal: orders.drawing
    settings = private_settings(orders.folder)
    window = build_window(
        lambda lens: FakePipeline(),  # type: ignore[arg-type, return-value]
        settings,
        orders.recovery,
        orders.folder / "results",
    )
    assert window.projects.autosave is not None
    window.projects.autosave.interval_ms = orders.interval_ms
    window.resize(1100, 700)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.lost.recover()
    if window.projects.untouched and orders.drawing.exists():
        window.projects.open_path(orders.drawing)  # as its user would, who had saved it
    return window


def _draw(window: MainWindow, chance: random.Random) -> None:
    """A stroke by hand: some moves of the mouse, with the events that come between."""
    canvas = window.canvas
    middle = canvas.rect().center()
    place = middle + QPoint(chance.randint(-150, 150), chance.randint(-150, 150))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=place)
    for _ in range(chance.randint(3, 12)):
        place += QPoint(chance.randint(-12, 12), chance.randint(-12, 12))
        QTest.mouseMove(canvas, place)
        QTest.qWait(1)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place)


def _tell(report_to: int, event: dict) -> None:
    os.write(report_to, (json.dumps(event) + "\n").encode())
