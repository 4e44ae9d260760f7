"""The program ends well while what it copied lies on the clipboard."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from sketchpad import clipboard

ROOT = Path(__file__).parents[2]
PROGRAM = """
from PySide6.QtCore import QTimer
from sketchpad import app
from tests.fakes import FakePipeline

build = app.build_window

def build_and_copy(*args, **more):
    window = build(*args, **more)
    QTimer.singleShot(0, lambda: copy_and_quit(window))
    return window

def copy_and_quit(window):
    window.intake.draw_sample()
    window.editing.select_all()
    window.editing.copy()
    assert window.editing.can_paste()
    window.projects.discard_changes()
    window.close()

app.load_lens, app.build_window = lambda lens: FakePipeline(), build_and_copy
raise SystemExit(app.run_gui(["sketchpad"]))
"""


def test_it_ends_without_a_crash_after_strokes_were_copied(tmp_path: Path) -> None:
    homes = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    private = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | homes | private,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr


def test_what_others_have_put_there_stays(qapp: QApplication) -> None:
    theirs = QMimeData()
    theirs.setText("of another program")
    qapp.clipboard().setMimeData(theirs)
    clipboard.let_go()
    assert qapp.clipboard().text() == "of another program"


@pytest.mark.parametrize("shared", [True, False])
def test_ours_stays_where_other_programs_see_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, shared: bool
) -> None:
    ours = QMimeData()
    ours.setText("of this program")
    clipboard.put(ours)
    monkeypatch.setattr(type(qapp.clipboard()), "ownsClipboard", lambda self: shared)
    clipboard.let_go()
    assert qapp.clipboard().text() == ("of this program" if shared else "")
