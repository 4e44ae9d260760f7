"""The real program in a process of its own, driven by mouse and keys until somebody kills it.

Only the networks are stand-ins, and dialogs are answered. What it does it reports line by line,
before, amid and after, so that its killer knows how far it came.
"""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sketchpad import dialogs
from sketchpad.app import build_window
from sketchpad.main_window import MainWindow
from sketchpad.panels.lost_drawings import LostDrawings
from sketchpad.panels.strength import StrengthSlider
from tests.fakes import FakePipeline
from tests.soak.states import digest_of
from tests.window_stage import private_settings

PAUSE_MS = (20, 100)
"""Between two acts; people need longer."""
MOST_TABS = 3
EXPORT_WAIT_S = 20.0
LEFT = Qt.MouseButton.LeftButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Orders:
    """How one run behaves."""

    folder: Path
    seed: int
    interval_ms: int
    weights: Mapping[str, float]
    """How often each act is chosen, by its name in `Hands`."""

    @property
    def recovery(self) -> Path:
        """Where the safety copies lie."""
        return self.folder / "recovery"

    @property
    def files(self) -> list[Path]:
        """The drawings that were saved, the oldest first."""
        return sorted(self.folder.glob("*.sketchpad"))

    @property
    def export(self) -> Path:
        """The picture that is exported, again and again."""
        return self.folder / "export.png"


def run(orders: Orders, report_to: int) -> NoReturn:
    """Start the program, recover what there is, then draw for ever; lines go to `report_to`."""
    chance = random.Random(orders.seed)
    application = QApplication([])
    window = _open(orders)

    def tell(**event: Any) -> None:
        os.write(report_to, (json.dumps(event) + "\n").encode())

    def now() -> dict[str, tuple[str, bool]]:
        return {
            opened.autosave.path.name: (digest_of(opened.document), opened.modified)
            for opened in window.documents
            if opened.autosave is not None
        }

    hands = Hands(window, chance, orders)
    tell(did="start", now=now())
    window.model.revision_changed.connect(lambda: tell(changed=hands.act, now=now()))
    while True:
        hands.act = chance.choices(list(orders.weights), list(orders.weights.values()))[0]
        file = hands.file_to_save() if hands.act in ("save", "close") else None
        tell(begins=hands.act, **({"file": file} if file else {}))
        hands.acts[hands.act]()
        tell(did=hands.act, now=now())
        QTest.qWait(chance.randint(*PAUSE_MS))
        application.processEvents()


class Hands:
    """One act after the other, by mouse and keys."""

    def __init__(self, window: MainWindow, chance: random.Random, orders: Orders) -> None:
        self.act = ""  # the one that goes on
        self._window, self._chance, self._orders = window, chance, orders
        self.acts: dict[str, Callable[[], object]] = {
            "stroke": self._draw,
            "undo": lambda: self._press(Qt.Key.Key_Z, CTRL),
            "redo": lambda: self._press(Qt.Key.Key_Y, CTRL),
            "layer": lambda: self._press(Qt.Key.Key_N, CTRL | SHIFT),
            "hint": self._hint,
            "strength": self._set_strength,
            "reference": self._choose_reference,
            "save": self._save,
            "export": self._export,
            "tab": self._change_tab,
            "open": self._open_file,
            "close": lambda: self._press(Qt.Key.Key_W, CTRL),
        }
        dialogs.ask_about_unsaved = lambda parent, name: dialogs.Unsaved.SAVE

    def file_to_save(self) -> tuple[str, str] | None:
        """Which file a save, or closing what is unsaved, writes next, and what it will hold."""
        shown = self._window.documents.shown
        if self.act == "close" and not shown.modified:
            return None
        path = shown.path or self._orders.folder / f"{len(self._orders.files):03}.sketchpad"
        dialogs.ask_project_target = lambda parent, proposal: path
        return path.name, digest_of(shown.document)

    def _save(self) -> None:
        self._press(Qt.Key.Key_S, CTRL)
        assert not self._window.documents.shown.modified, "the keys went elsewhere"

    def _press(self, key: Qt.Key, held: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        QTest.keyClick(on or self._window.canvas, key, held)

    def _draw(self) -> None:
        """A stroke by hand: some moves of the mouse, with the events that come between."""
        canvas, chance = self._window.canvas, self._chance
        place = self._somewhere()
        QTest.mousePress(canvas, LEFT, pos=place)
        for _ in range(chance.randint(3, 12)):
            place += QPoint(chance.randint(-12, 12), chance.randint(-12, 12))
            QTest.mouseMove(canvas, place)
            QTest.qWait(1)
        QTest.mouseRelease(canvas, LEFT, pos=place)

    def _hint(self) -> None:
        self._press(Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier)
        QTest.mouseClick(self._window.canvas, LEFT, pos=self._somewhere())
        self._press(Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier)

    def _set_strength(self) -> None:
        key = self._chance.choice([Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home])
        (strength,) = self._window.workspace.side.findChildren(StrengthSlider)
        self._press(key, Qt.KeyboardModifier.NoModifier, strength.slider)

    def _choose_reference(self) -> None:
        QTest.mouseClick(self._chance.choice(self._window.references.shelf.buttons), LEFT)

    def _export(self) -> None:
        dialogs.ask_picture_target = lambda parent, lens, proposal: self._orders.export
        self._press(Qt.Key.Key_E, CTRL | SHIFT)
        end = time.monotonic() + EXPORT_WAIT_S
        while self._window.export.waiting and time.monotonic() < end:
            QTest.qWait(5)

    def _change_tab(self) -> None:
        """A new one as long as there are few, else the next one."""
        if len(self._window.documents) < MOST_TABS and self._chance.random() < 0.5:
            self._press(Qt.Key.Key_N, CTRL)
        else:
            self._press(Qt.Key.Key_PageDown, CTRL)

    def _open_file(self) -> None:
        """One of those that were saved; in a tab of its own unless it is in one."""
        files = self._orders.files if len(self._window.documents) <= MOST_TABS else []
        dialogs.ask_projects = lambda parent, folder: files and [self._chance.choice(files)]
        self._press(Qt.Key.Key_O, CTRL)

    def _somewhere(self) -> QPoint:
        middle = self._window.canvas.rect().center()
        return middle + QPoint(self._chance.randint(-120, 120), self._chance.randint(-120, 120))


def _open(orders: Orders) -> MainWindow:
    """The window as its user would have it: with what was lost, or else with what was saved."""
    settings = private_settings(orders.folder)
    settings.live = False  # what the networks make is no part of this
    window = build_window(
        lambda lens: FakePipeline(),
        settings,
        orders.recovery,
        orders.folder / "results",
    )
    window.documents.set_interval(orders.interval_ms)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.lost.recover()
    for offered in window.findChildren(LostDrawings):
        QTest.mouseClick(offered.open_all_button, LEFT)
    window.activateWindow()  # which is the window manager's work once a dialog is gone
    QTest.qWaitForWindowActive(window)
    if window.documents.shown.untouched and orders.files:
        window.projects.open_path(orders.files[-1])
    return window
