"""Safety copies as the user meets them: a full disk is told of once, and costs nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.document.recovery import find_lost
from tests.window_stage import OpenWindow, draw_line


def test_a_full_disk_is_told_once_and_the_drawing_stays(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    window = open_window(recovery=tmp_path / "recovery")
    draw_line(window, (100, 100), (300, 300))
    with monkeypatch.context() as full:
        full.setattr(os, "write", no_space)
        draw_line(window, (300, 100), (500, 300))
        assert "No space left" in window.messages.text
        assert "Make room on the disk" in window.messages.text
        window.messages.hide()
        draw_line(window, (500, 100), (700, 300))
        QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
        assert not window.messages.isVisible(), "it was told"
    assert len(window.model.document.items) == 2
    draw_line(window, (100, 600), (700, 600))
    autosave = window.documents.shown.autosave
    assert autosave is not None
    assert len(lost_of(autosave.path, tmp_path)) == 3, "with what there was no room for"


def lost_of(copy: Path, folder: Path) -> tuple[object, ...]:
    """What the next run would find of a drawing if this one died."""
    seen = folder / "seen"
    seen.mkdir()
    for path in copy.parent.glob(f"{copy.name}*"):
        if path.suffix != ".lock":
            (seen / path.name).write_bytes(path.read_bytes())
    (lost,) = find_lost(seen).drawings
    lost.claim.release()
    return lost.document.items
