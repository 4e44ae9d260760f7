"""The program itself, started on a desktop that speaks a language."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_START = """
import json
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu
from sketchpad import app
from tests.fakes import FakePipeline

def show(window):
    titles = [menu.title().replace("&", "") for menu in window.menuBar().findChildren(QMenu)]
    print(json.dumps([titles, window.actions_by_name["undo"].text().replace("&", "")]))
    QTimer.singleShot(0, QApplication.quit)

app.load_lens = lambda *_: FakePipeline()
app.MainWindow.show = show
app.run_gui(["sketchpad"])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no LANG")
@pytest.mark.parametrize(
    ("desktop", "menu", "undo"),
    [
        ("de_DE.UTF-8", "Datei", "Rückgängig"),
        ("zh_CN.UTF-8", "文件(F)", "撤销(U)"),
        ("fr_FR.UTF-8", "File", "Undo"),
    ],
)
def test_the_window_speaks_the_language_of_the_desktop(
    tmp_path: Path, desktop: str, menu: str, undo: str
) -> None:
    foreign = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "SKETCHPAD_LANGUAGE")
    environment = {name: value for name, value in os.environ.items() if name not in foreign}
    environment |= {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "STATE")}
    environment |= {"LANG": desktop, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _START],
        capture_output=True,
        encoding="utf-8",
        cwd=root,
        env=environment,
        check=True,
    )
    titles, shown = json.loads(done.stdout.splitlines()[-1])
    assert menu in titles
    assert shown == undo
