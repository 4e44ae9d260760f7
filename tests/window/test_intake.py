"""Pictures that are dropped and pasted, good ones and bad ones."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from sketchpad import bundled
from sketchpad.document.stroke import SketchPicture
from sketchpad.main_window import MainWindow
from tests.window_stage import draw_line, drop, flat_picture


def references_in_use(window: MainWindow) -> list[str]:
    return [r.name for r in window.model.document.references if r.active]


def scanned_ring(folder: Path) -> Path:
    """A photographed pencil ring on greyish paper."""
    paper = np.full((300, 400), 205, np.uint8)
    cv2.circle(paper, (200, 150), 90, 60, 3)
    path = folder / "ring.png"
    cv2.imwrite(str(path), paper)
    return path


def test_a_picture_on_the_paper_becomes_line_art_under_the_strokes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    draw_line(window, (10, 10), (60, 60))
    with qtbot.waitSignal(window.model.items_changed):
        assert drop(window.canvas, scanned_ring(tmp_path))
    assert any(isinstance(item, SketchPicture) for item in window.model.document.items)
    lines = window.model.rendered_lines()
    assert lines[512, 512] > 245  # the grey paper went white
    assert lines[512, 512 - 230] < 128  # the ring stayed, fitted into the sheet
    window.model.undo_stack.undo()
    assert len(window.model.document.items) == 1


def test_dropped_references_are_used_alone_or_together(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    red, green, blue = (
        flat_picture(tmp_path, name, (i * 90, 9, 9)) for i, name in enumerate(("r", "g", "b"))
    )
    drop(window.references, red)
    qtbot.waitUntil(lambda: references_in_use(window) == ["r"])
    drop(window.result, green, blue)
    qtbot.waitUntil(lambda: references_in_use(window) == ["g", "b"])
    window.model.undo_stack.undo()
    window.model.undo_stack.undo()
    assert references_in_use(window) == ["r"]


def test_a_bad_file_among_references_does_not_bring_back_the_old_ones(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    red, green, blue = (
        flat_picture(tmp_path, name, (i * 90, 9, 9)) for i, name in enumerate(("r", "g", "b"))
    )
    drop(window.references, red)
    qtbot.waitUntil(lambda: references_in_use(window) == ["r"])
    drop(window.references, tmp_path / "missing.png", green, blue)
    qtbot.waitUntil(lambda: references_in_use(window) == ["g", "b"])


def test_a_bundled_picture_that_is_dropped_has_its_title(qtbot: QtBot, window: MainWindow) -> None:
    drop(window.references, bundled.reference_pictures()[0])
    qtbot.waitUntil(lambda: references_in_use(window) == ["Ember"])


def test_pasting_a_reference_and_a_sketch(qtbot: QtBot, window: MainWindow) -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0x3366CC)
    QGuiApplication.clipboard().setImage(image)
    window.actions_by_name["paste_reference"].trigger()
    qtbot.waitUntil(lambda: references_in_use(window) == ["Pasted picture"])
    pixels = window.model.document.references[0].pixels
    assert pixels[5, 5].tolist() == [0x33, 0x66, 0xCC]
    with qtbot.waitSignal(window.model.items_changed):
        window.intake.paste_sketch()
    assert isinstance(window.model.document.items[0], SketchPicture)


def test_pasting_nothing_says_so(window: MainWindow) -> None:
    QGuiApplication.clipboard().clear()
    window.actions_by_name["paste_reference"].trigger()
    assert "no picture on the clipboard" in window.messages.text


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that are not usable pictures, each in its own way."""
    text = folder / "notes.txt"
    text.write_text("not a picture")
    tiny = folder / "tiny.png"
    Image.new("RGB", (1, 1)).save(tiny)
    whole = folder / "whole.png"
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), np.uint8)
    Image.fromarray(noise).save(whole)
    cut = folder / "cut.png"
    cut.write_bytes(whole.read_bytes()[:2000])
    return {"text": text, "tiny": tiny, "cut": cut, "missing": folder / "missing.png"}


@pytest.mark.parametrize("kind", ["text", "tiny", "cut", "missing"])
@pytest.mark.parametrize("target", ["canvas", "references"])
def test_bad_files_become_a_message_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, kind: str, target: str
) -> None:
    draw_line(window, (100, 100), (600, 600))
    before = window.model.document.revision
    with qtbot.waitSignal(window.intake.failed) as failed:
        drop(getattr(window, target), bad_files(tmp_path)[kind])
    assert window.messages.isVisible()
    assert window.messages.text == failed.args[0]
    assert "Traceback" not in window.messages.text
    assert window.model.document.revision == before


def test_bundled_picture_twice_is_one_reference(window: MainWindow) -> None:
    for index in (0, 1, 0):
        window.references.shelf.buttons[index].click()
    assert len(window.model.document.references) == 2


def test_the_sample_is_one_click_and_one_undo(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.painted):
        window.result.sample_requested.emit()
    assert len(window.model.document.items) > 20
    assert len(references_in_use(window)) == 1
    window.model.undo_stack.undo()  # the reference
    window.model.undo_stack.undo()  # the drawing
    assert window.model.is_blank()
