from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sketchpad.document.autosave import Autosave, find_recoverable
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import load_project, save_project
from sketchpad.document.stroke import Stroke


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel()


def dot(x: float) -> Stroke:
    return Stroke(np.array([[x, 10, 1, 0]]))


def test_a_change_is_saved_after_a_while(
    model: DocumentModel, tmp_path: Path, qtbot: QtBot
) -> None:
    autosave = Autosave(model, tmp_path / "autosave", interval_ms=1)
    with qtbot.waitSignal(autosave.saved) as blocker:
        model.add_stroke(dot(10))
    assert blocker.args == [autosave.path]
    assert len(load_project(autosave.path).items) == 1


def test_nothing_new_writes_nothing(model: DocumentModel, tmp_path: Path) -> None:
    autosave = Autosave(model, tmp_path)
    autosave.save_now()
    assert not autosave.path.exists()
    model.add_stroke(dot(10))
    autosave.save_now()
    written = autosave.path.stat().st_mtime_ns
    autosave.save_now()
    assert autosave.path.stat().st_mtime_ns == written


def test_discard_forgets_the_copy(model: DocumentModel, tmp_path: Path) -> None:
    autosave = Autosave(model, tmp_path)
    model.add_stroke(dot(10))
    autosave.save_now()
    autosave.discard()
    autosave.save_now()
    assert list(tmp_path.iterdir()) == []
    autosave.discard()  # twice is no error


def test_a_failure_is_told_and_tried_again(
    model: DocumentModel, tmp_path: Path, qtbot: QtBot
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    autosave = Autosave(model, blocked, interval_ms=1)
    with qtbot.waitSignal(autosave.failed):
        model.add_stroke(dot(10))
    blocked.unlink()
    with qtbot.waitSignal(autosave.saved):
        pass
    assert len(load_project(autosave.path).items) == 1


def test_recovery_lists_the_newest_first_and_sets_damage_aside(tmp_path: Path) -> None:
    save_project(tmp_path / "old.sketchpad", Document(seed=1))
    save_project(tmp_path / "new.sketchpad", Document(seed=2))
    os.utime(tmp_path / "old.sketchpad", (1000, 1000))
    (tmp_path / "bad.sketchpad").write_bytes(b"PK half a file")
    (tmp_path / "bad.sketchpad.damaged").write_bytes(b"from an earlier time")

    found = find_recoverable(tmp_path)
    assert [recovered.document.seed for recovered in found] == [2, 1]
    assert found[1].saved_at.timestamp() == 1000
    assert (tmp_path / "bad.sketchpad.damaged1").read_bytes() == b"PK half a file"
    assert (tmp_path / "bad.sketchpad.damaged").read_bytes() == b"from an earlier time"
    assert [recovered.path for recovered in find_recoverable(tmp_path)] == [r.path for r in found]


def test_no_folder_means_nothing_to_recover(tmp_path: Path) -> None:
    assert find_recoverable(tmp_path / "never") == []
