"""The program's own start, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_START = """
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from sketchpad import app
from tests.fakes import FakePipeline

HASTY = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents

class X11Application(QApplication):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.setAttribute(HASTY, True)  # as Qt's X11 part does when it starts

def show(window):
    print("every move" if not QApplication.testAttribute(HASTY) else "the last of the moves")
    QTimer.singleShot(0, QApplication.quit)

app.QApplication = X11Application
app.load_lens = lambda *_: FakePipeline()
app.MainWindow.show = show
app.run_gui(["sketchpad"])
"""


def test_no_move_of_the_pen_is_left_out_while_the_window_is_busy(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment |= {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", _START],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env=environment,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "every move"
