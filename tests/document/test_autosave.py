from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pytestqt.qtbot import QtBot

from sketchpad.document import autosave as autosave_module
from sketchpad.document.autosave import Autosave, recover_newest
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import load_project, save_project
from sketchpad.document.stroke import Stroke

FOREVER_MS = 10**9

CRASHING = """
import os, pathlib, sys
import numpy as np
from PySide6.QtCore import QCoreApplication
from sketchpad.document.autosave import Autosave
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
application = QCoreApplication([])
model = DocumentModel()
autosave = Autosave(model, pathlib.Path(sys.argv[1]))
autosave.saved.connect(lambda path: os._exit(9))
model.add_stroke(Stroke(np.array([[10, 10, 1, 0]])))
autosave.save()
application.exec()
"""


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel()


@pytest.fixture
def start(model: DocumentModel, tmp_path: Path) -> Iterator[Callable[..., Autosave]]:
    """Starts autosaves of `model` that never save by themselves unless told to."""
    started: list[Autosave] = []

    def start_one(folder: Path = tmp_path, interval_ms: int = FOREVER_MS) -> Autosave:
        started.append(Autosave(model, folder, interval_ms))
        return started[-1]

    yield start_one
    for autosave in started:
        autosave.discard()


def dot(x: float) -> Stroke:
    return Stroke(np.array([[x, 10, 1, 0]]))


def save(qtbot: QtBot, autosave: Autosave) -> None:
    with qtbot.waitSignal(autosave.saved):
        autosave.save()


def crash(folder: Path) -> None:
    """Another program draws one stroke, makes its safety copy and dies."""
    command = [sys.executable, "-c", CRASHING, str(folder)]
    assert subprocess.run(command, check=False, timeout=60).returncode == 9


def test_a_change_is_saved_after_a_while(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    autosave = start(tmp_path / "autosave", interval_ms=1)
    with qtbot.waitSignal(autosave.saved) as blocker:
        model.add_stroke(dot(10))
    assert blocker.args == [autosave.path]
    assert len(load_project(autosave.path).items) == 1


def test_nothing_new_writes_nothing(
    model: DocumentModel, start: Callable[..., Autosave], qtbot: QtBot
) -> None:
    autosave = start()
    autosave.save()
    assert not autosave.path.exists()
    model.add_stroke(dot(10))
    save(qtbot, autosave)
    with qtbot.assertNotEmitted(autosave.saved, wait=20):
        autosave.save()


def test_a_copy_that_vanished_is_written_again(
    model: DocumentModel, start: Callable[..., Autosave], qtbot: QtBot
) -> None:
    autosave = start()
    model.add_stroke(dot(10))
    save(qtbot, autosave)
    autosave.path.unlink()
    save(qtbot, autosave)
    assert len(load_project(autosave.path).items) == 1


def test_packing_and_writing_do_not_hold_up_the_window(
    model: DocumentModel,
    start: Callable[..., Autosave],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The window goes on drawing while the copy, a snapshot of before, is being written."""
    gate, threads = threading.Event(), []

    def slow(path: Path, document: Document, thumbnail: NDArray[np.uint8]) -> None:
        threads.append(threading.current_thread())
        assert gate.wait(20)
        save_project(path, document, thumbnail)

    monkeypatch.setattr(autosave_module, "save_project", slow)
    autosave = start()
    model.add_stroke(dot(10))
    autosave.save()
    model.add_stroke(dot(20))
    with qtbot.waitSignal(autosave.saved):
        gate.set()
    assert len(load_project(autosave.path).items) == 1
    assert threading.main_thread() not in threads
    save(qtbot, autosave)
    assert len(load_project(autosave.path).items) == 2


def test_a_copy_that_is_due_waits_for_the_pen(
    model: DocumentModel, start: Callable[..., Autosave], qtbot: QtBot
) -> None:
    autosave = start(interval_ms=1)
    autosave.pen_lowered()
    with qtbot.assertNotEmitted(autosave.saved, wait=50):
        model.add_stroke(dot(10))
    with qtbot.waitSignal(autosave.saved):
        autosave.pen_lifted()


def test_discard_forgets_the_copy(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    autosave = start()
    model.add_stroke(dot(10))
    save(qtbot, autosave)
    autosave.discard()
    autosave.save()
    assert list(tmp_path.iterdir()) == []
    autosave.discard()  # twice is no error


def test_discard_waits_for_the_copy_that_is_being_written(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path
) -> None:
    autosave = start()
    model.add_stroke(dot(10))
    autosave.save()
    autosave.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_told_and_tried_again(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    autosave = start(blocked, interval_ms=1)
    with qtbot.waitSignal(autosave.failed):
        model.add_stroke(dot(10))
    blocked.unlink()
    with qtbot.waitSignal(autosave.saved):
        pass
    assert len(load_project(autosave.path).items) == 1


def test_a_crashed_program_s_copy_is_found_and_kept(tmp_path: Path) -> None:
    crash(tmp_path)
    recovered = recover_newest(tmp_path)
    assert recovered is not None
    assert len(recovered.document.items) == 1
    assert recovered.path.exists()
    recovered.claim.release()


def test_a_running_window_s_copy_is_left_to_it(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = start(), start()
    model.add_stroke(dot(10))
    save(qtbot, first)
    assert recover_newest(tmp_path) is None
    second.discard()
    assert first.path.exists()


def test_what_was_recovered_goes_on_in_its_own_copy(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    crash(tmp_path)
    recovered = recover_newest(tmp_path)
    assert recovered is not None
    model.set_document(recovered.document)
    autosave = start()
    autosave.adopt(recovered)
    assert recovered.path.exists()
    assert recover_newest(tmp_path) is None, "it is claimed"
    model.add_stroke(dot(20))
    save(qtbot, autosave)
    assert len(load_project(recovered.path).items) == 2
    autosave.discard()
    assert list(tmp_path.iterdir()) == []


def test_recovery_takes_the_newest_first_and_sets_damage_aside(tmp_path: Path) -> None:
    save_project(tmp_path / "old.sketchpad", Document(seed=1))
    save_project(tmp_path / "new.sketchpad", Document(seed=2))
    os.utime(tmp_path / "old.sketchpad", (1000, 1000))
    os.utime(tmp_path / "new.sketchpad", (2000, 2000))
    (tmp_path / "bad.sketchpad").write_bytes(b"PK half a file")
    (tmp_path / "bad.sketchpad.damaged").write_bytes(b"from an earlier time")

    newest = recover_newest(tmp_path)
    older = recover_newest(tmp_path)
    assert newest is not None and older is not None
    assert [newest.document.seed, older.document.seed] == [2, 1]
    assert (tmp_path / "bad.sketchpad.damaged1").read_bytes() == b"PK half a file"
    assert (tmp_path / "bad.sketchpad.damaged").read_bytes() == b"from an earlier time"
    assert recover_newest(tmp_path) is None
    newest.claim.release()
    older.claim.release()


def test_no_folder_means_nothing_to_recover(tmp_path: Path) -> None:
    assert recover_newest(tmp_path / "never") is None
