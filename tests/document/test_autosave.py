"""When copies are made and changes written down. What lies in the folder: test_safety_copy.py."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sketchpad.document import autosave as autosave_module
from sketchpad.document.autosave import Autosave
from sketchpad.document.differences import apply
from sketchpad.document.document import Document
from sketchpad.document.journal import read_journal
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import load_project, pack_project
from sketchpad.document.project_parts import PictureOwner, owned_png
from sketchpad.document.recovery import LostDrawing, find_lost
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
model.add_stroke(Stroke(np.array([[10, 10, 1, 0]])))
autosave.write_down()
os._exit(9)
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
        autosave.close()


def no_space(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def dot(x: float) -> Stroke:
    return Stroke(np.array([[x, 10, 1, 0]]))


def save(qtbot: QtBot, autosave: Autosave) -> None:
    with qtbot.waitSignal(autosave.saved):
        autosave.save()


def on_disk(autosave: Autosave) -> list[int]:
    """How many items each drawing has that would be found if this program died now."""
    return [len(document.items) for document in lost_on_disk(autosave)]


def lost_on_disk(autosave: Autosave) -> list[Document]:
    """The drawings that would be found if this program died now."""
    folder = autosave.path.parent / "looked at"
    ignored = shutil.ignore_patterns("*.lock", "looked at")
    shutil.copytree(autosave.path.parent, folder, ignore=ignored)
    drawings = find_lost(folder).drawings
    for drawing in drawings:
        drawing.claim.release()
    shutil.rmtree(folder)
    return [drawing.document for drawing in drawings]


def the_lost_one(folder: Path) -> LostDrawing:
    """The only drawing that was lost."""
    (drawing,) = find_lost(folder).drawings
    return drawing


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
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    autosave = start()
    qtbot.waitUntil(autosave.path.exists)  # the copy that is made at the start
    autosave.save()
    assert on_disk(autosave) == []
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
    """The window goes on drawing while a snapshot is packed; what is drawn meanwhile is kept."""
    gate, threads = threading.Event(), []

    def slow(document: Document) -> bytes:
        threads.append(threading.current_thread())
        assert gate.wait(20)
        return pack_project(document)

    autosave = start()
    model.add_stroke(dot(10))
    autosave.write_down()
    monkeypatch.setattr(autosave_module, "pack_project", slow)
    autosave.save()
    model.add_stroke(dot(20))
    autosave.write_down()
    assert on_disk(autosave) == [2]
    with qtbot.waitSignal(autosave.saved):
        gate.set()
    assert len(load_project(autosave.path).items) == 1
    assert on_disk(autosave) == [2]
    assert threading.main_thread() not in threads
    save(qtbot, autosave)
    assert len(load_project(autosave.path).items) == 2


def test_the_first_stroke_waits_for_the_copy_that_it_is_added_to(
    model: DocumentModel, start: Callable[..., Autosave], monkeypatch: pytest.MonkeyPatch
) -> None:
    """However busy the machine is: once a stroke is finished, a crash does not lose it."""
    may_pack = threading.Event()

    def late(document: Document) -> bytes:
        may_pack.wait(0.2)
        return pack_project(document)

    monkeypatch.setattr(autosave_module, "pack_project", late)
    autosave = start()
    autosave.pen_lowered()
    model.add_stroke(dot(10))
    autosave.pen_lifted()
    assert on_disk(autosave) == [1]


def test_a_finished_stroke_is_on_the_disk_at_once(
    model: DocumentModel, start: Callable[..., Autosave]
) -> None:
    autosave = start()
    assert on_disk(autosave) == [], "an empty sheet that nothing was drawn on"
    for count in (1, 2, 3):
        autosave.pen_lowered()
        model.add_stroke(dot(10 * count))
        autosave.pen_lifted()
        assert on_disk(autosave) == [count]
    assert load_project(autosave.path).items == (), "they are in the journal"


def test_any_other_change_is_on_the_disk_before_the_next_event(
    model: DocumentModel, start: Callable[..., Autosave], qapp: QCoreApplication
) -> None:
    """Also while the pen is down; and what one event does is written down as one change."""
    autosave = start()
    for x in (10, 20):
        model.add_stroke(dot(x))
    qapp.processEvents()
    model.undo_stack.undo()
    assert on_disk(autosave) == [2]
    qapp.processEvents()
    assert on_disk(autosave) == [1]
    autosave.pen_lowered()
    model.undo_stack.redo()
    qapp.processEvents()
    assert on_disk(autosave) == [2]
    model.clear()
    model.add_stroke(dot(10))
    qapp.processEvents()
    assert on_disk(autosave) == [1]


def test_a_new_picture_is_packed_elsewhere_and_the_next_change_does_not_wait(
    model: DocumentModel,
    start: Callable[..., Autosave],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate, threads = threading.Event(), []

    def slow(owner: PictureOwner) -> bytes:
        threads.append(threading.current_thread())
        assert gate.wait(20)
        return owned_png(owner)

    def references() -> list[int]:
        (journal,) = autosave.path.parent.glob("*.journal")
        states = accumulate(read_journal(journal), apply, initial=empty)
        return [len(state.references) for state in states][1:]

    autosave = start()
    empty = replace(model.document)
    model.add_stroke(dot(10))
    QCoreApplication.processEvents()
    monkeypatch.setattr(autosave_module, "owned_png", slow)
    model.add_reference(np.zeros((8, 8, 3), np.uint8), "dark")
    QCoreApplication.processEvents()
    assert references() == [0]
    model.add_stroke(dot(20))
    QCoreApplication.processEvents()
    assert references() == [0, 1] and on_disk(autosave) == [2]
    gate.set()
    assert threading.main_thread() not in threads
    model.add_reference(np.ones((8, 8, 3), np.uint8), "less dark")
    qtbot.waitUntil(lambda: len(references()) == 3)


def test_a_copy_that_is_due_while_a_picture_is_packed_has_the_picture(
    model: DocumentModel,
    start: Callable[..., Autosave],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(autosave_module, "owned_png", lambda owner: gate.wait(20))
    autosave = start()
    model.add_stroke(dot(10))
    QCoreApplication.processEvents()
    model.add_reference(np.zeros((8, 8, 3), np.uint8), "dark")
    QCoreApplication.processEvents()
    autosave.save()
    with qtbot.waitSignal(autosave.saved):
        gate.set()
    assert len(load_project(autosave.path).references) == 1
    assert [len(x.references) for x in lost_on_disk(autosave)] == [1]


def test_a_new_copy_takes_the_place_of_the_journal(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    autosave = start()
    model.add_stroke(dot(10))
    autosave.write_down()
    assert len(list(tmp_path.glob("*.journal"))) == 1
    save(qtbot, autosave)
    assert {path.name for path in tmp_path.iterdir()} == {
        autosave.path.name,
        f"{autosave.path.name}.lock",
    }
    assert len(load_project(autosave.path).items) == 1


def test_a_full_disk_is_told_once_and_costs_nothing(
    model: DocumentModel,
    start: Callable[..., Autosave],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither the copy, nor what was written down, nor what is drawn until there is room again."""
    autosave = start()
    told: list[str] = []
    autosave.failed.connect(told.append)
    for x in (10, 20):
        model.add_stroke(dot(x))
        autosave.write_down()
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", no_space)
        full.setattr(os, "write", no_space)
        for x in (30, 40):
            model.add_stroke(dot(x))
            autosave.write_down()
        with qtbot.assertNotEmitted(autosave.saved, wait=50):
            autosave.save()
        assert on_disk(autosave) == [2]
    (message,) = told
    assert "No space left" in message and "Make room" in message
    model.add_stroke(dot(50))
    autosave.write_down()
    assert on_disk(autosave) == [5]
    save(qtbot, autosave)
    with monkeypatch.context() as full:
        full.setattr(os, "write", no_space)
        model.add_stroke(dot(60))
        autosave.write_down()
    assert len(told) == 2, "it had worked in between"


def test_a_disk_that_keeps_nothing_gets_a_whole_copy_again(
    model: DocumentModel,
    start: Callable[..., Autosave],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A record was taken, and only then the disk says that it could not be kept."""
    autosave = start(interval_ms=50)
    model.add_stroke(dot(10))
    save(qtbot, autosave)
    with monkeypatch.context() as full, qtbot.waitSignal(autosave.failed) as told:
        full.setattr(os, "fsync", no_space)
        model.add_stroke(dot(20))
        autosave.write_down()
    assert "No space left" in told.args[0]
    with qtbot.waitSignal(autosave.saved):
        pass
    assert len(load_project(autosave.path).items) == 2


def test_each_document_of_a_window_has_its_own(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    """While another document is shown, its changes are not taken for one's own."""
    first = start(tmp_path / "first")
    model.add_stroke(dot(10))
    save(qtbot, first)
    model.set_document(Document())
    second = start(tmp_path / "second")
    for x in (20, 30):
        model.add_stroke(dot(x))
    with qtbot.assertNotEmitted(first.saved, wait=20):
        first.save()
    save(qtbot, second)
    assert len(load_project(first.path).items) == 1
    assert len(load_project(second.path).items) == 2


def test_a_copy_that_is_due_waits_for_the_pen(
    model: DocumentModel, start: Callable[..., Autosave], qtbot: QtBot
) -> None:
    autosave = start(interval_ms=1)
    autosave.pen_lowered()
    with qtbot.assertNotEmitted(autosave.saved, wait=50):
        model.add_stroke(dot(10))
    with qtbot.waitSignal(autosave.saved):
        autosave.pen_lifted()


def test_what_was_saved_elsewhere_is_not_found_until_it_changes_again(
    model: DocumentModel, start: Callable[..., Autosave]
) -> None:
    autosave = start()
    model.add_stroke(dot(10))
    autosave.settle()
    assert on_disk(autosave) == []
    model.add_stroke(dot(20))
    autosave.write_down()
    assert on_disk(autosave) == [2]


def test_closing_leaves_nothing_and_waits_for_what_is_being_written(
    model: DocumentModel, tmp_path: Path
) -> None:
    autosave = Autosave(model, tmp_path)
    model.add_stroke(dot(10))
    autosave.save()
    autosave.close()
    assert list(tmp_path.iterdir()) == []
    model.add_stroke(dot(20))
    QCoreApplication.processEvents()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_told_once_and_tried_again(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    autosave = start(blocked, interval_ms=1)
    told: list[str] = []
    autosave.failed.connect(told.append)
    for x in (10, 20, 30):
        model.add_stroke(dot(x))
        autosave.write_down()
    qtbot.wait(20)  # it tries again and again, and does not repeat itself
    (message,) = told
    assert "cannot be written" in message and "save the drawing elsewhere" in message
    blocked.unlink()
    with qtbot.waitSignal(autosave.saved):
        pass
    assert on_disk(autosave) == [3]


@pytest.mark.parametrize("call", ["mkdir", "write_bytes"])
def test_a_folder_that_may_only_be_read(
    model: DocumentModel,
    start: Callable[..., Autosave],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    call: str,
) -> None:
    """Whatever is refused first: it is told when there is something to lose, and nothing is."""

    def refuse(*_: object, **named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    told: list[str] = []
    with monkeypatch.context() as patch:
        patch.setattr(Path, call, refuse)
        autosave = start(tmp_path / "recovery", interval_ms=1)
        autosave.failed.connect(told.append)
        qtbot.wait(10)
        assert told == []
        model.add_stroke(dot(10))
        autosave.write_down()
        qtbot.waitUntil(lambda: bool(told))
        qtbot.wait(20)
    assert len(model.document.items) == 1
    assert len(told) == 1 and "Read-only" in told[0]
    qtbot.waitUntil(lambda: (tmp_path / "recovery").exists() and on_disk(autosave) == [1])


def test_a_crashed_program_s_copy_is_found_and_kept(tmp_path: Path) -> None:
    crash(tmp_path)
    lost = the_lost_one(tmp_path)
    assert len(lost.document.items) == 1
    assert lost.path.exists()
    lost.claim.release()


def test_a_running_window_s_copy_is_left_to_it(
    model: DocumentModel, start: Callable[..., Autosave], tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = start(), start()
    model.add_stroke(dot(10))
    save(qtbot, first)
    assert find_lost(tmp_path).drawings == []
    second.settle()
    assert on_disk(second) == [1], "the first one's, of the same document"
    assert first.path.exists()


def test_what_was_recovered_goes_on_in_its_own_copy(model: DocumentModel, tmp_path: Path) -> None:
    crash(tmp_path)
    lost = the_lost_one(tmp_path)
    model.set_document(replace(lost.document))
    autosave = Autosave(model, tmp_path)
    autosave.adopt(lost)
    assert lost.path.exists()
    assert find_lost(tmp_path).drawings == [], "it is claimed"
    model.add_stroke(dot(20))
    autosave.write_down()
    assert on_disk(autosave) == [2]
    assert len(load_project(lost.path).items) == 0, "they are in the journal that was there"
    autosave.close()
    assert list(tmp_path.iterdir()) == []
