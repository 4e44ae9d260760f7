"""Pictures saved in the window carry their recipe, and give their drawing back."""

from __future__ import annotations

import functools
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from engine import model_store
from engine.request import Lens
from sketchpad.document.project_file import unpack_project
from sketchpad.export.recipe_png import project_inside, read_recipe_png
from sketchpad.main_window import MainWindow
from sketchpad.settings import LensChoice
from tests.fakes import FakePipeline
from tests.window_stage import OpenWindow, draw_line, one_colour

AMBER = (200, 120, 40)


@pytest.fixture
def painted(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window with a stroke that is painted."""
    window.model.add_reference(one_colour(AMBER), "amber")
    draw_line(window, (100, 100), (400, 700))
    qtbot.waitUntil(lambda: window.session.current(Lens.PAINT) is not None)
    return window


def save(qtbot: QtBot, window: MainWindow, path: Path) -> Path:
    with qtbot.waitSignal(window.export.done):
        window.export.save(path)
    return path


def press(words: str) -> None:
    """Click the button with these words of the box that opens next."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        (button,) = [b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, click)


def test_a_saved_painting_carries_its_drawing(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    path = save(qtbot, painted, tmp_path / "amber.png")

    found = read_recipe_png(path)
    current = painted.session.current(Lens.PAINT)
    assert current is not None
    np.testing.assert_array_equal(found.pixels, current.result.pixels)
    assert found.recipe.references[0].name == "amber"
    assert len(unpack_project(found.project, "inside").items) == 1
    assert "with the recipe inside" in painted.messages.text


def test_switched_off_the_picture_carries_nothing_and_the_switch_is_remembered(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    painted.actions_by_name["recipe_in_pictures"].trigger()
    path = save(qtbot, painted, tmp_path / "amber.png")
    assert project_inside(path) is None
    assert not painted.settings.recipe_in_pictures


def test_opening_such_a_picture_opens_its_drawing(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    path = save(qtbot, painted, tmp_path / "amber.png")
    painted.projects.discard_changes()
    painted.projects.new()
    assert painted.model.is_blank()

    press("Open the drawing")
    painted.projects.open_path(path)

    assert len(painted.model.document.items) == 1
    assert painted.model.document.references[0].name == "amber"
    assert painted.documents.shown.path is None  # saving does not replace the picture


def test_or_lays_it_on_the_paper(qtbot: QtBot, painted: MainWindow, tmp_path: Path) -> None:
    path = save(qtbot, painted, tmp_path / "amber.png")
    before = painted.model.document.items

    press("Lay on the paper")
    with qtbot.waitSignal(painted.model.items_changed):
        painted.projects.open_path(path)

    assert set(before) < set(painted.model.document.items)


def test_or_does_nothing(qtbot: QtBot, painted: MainWindow, tmp_path: Path) -> None:
    path = save(qtbot, painted, tmp_path / "amber.png")
    before = painted.model.document.items
    press("Cancel")
    painted.projects.open_path(path)
    assert painted.model.document.items == before


def test_half_a_stroke_is_never_saved(qtbot: QtBot, painted: MainWindow, tmp_path: Path) -> None:
    painted.set_live(False)
    path = tmp_path / "amber.png"
    QTest.mousePress(painted.canvas, Qt.MouseButton.LeftButton, pos=QPoint(150, 300))
    QTest.mouseMove(painted.canvas, QPoint(300, 400))
    painted.export.save(path)
    QTest.mouseMove(painted.canvas, QPoint(300, 450))
    with qtbot.waitSignal(painted.export.done):
        QTest.mouseRelease(painted.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 500))

    found = read_recipe_png(path)
    assert len(unpack_project(found.project, "inside").items) == 2
    current = painted.session.current(Lens.PAINT)
    assert current is not None
    np.testing.assert_array_equal(found.pixels, current.result.pixels)


def test_a_folder_that_is_not_there_is_told(
    qtbot: QtBot, painted: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(painted.export.failed):
        painted.export.save(tmp_path / "missing" / "amber.png")
    assert "cannot be saved" in painted.messages.text


def test_what_is_dragged_out_waits_for_no_hash_of_weights(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hashed_by: list[threading.Thread] = []
    read_and_hash = model_store._sha256.__wrapped__

    def hash_file(path: Path, size: int, mtime_ns: int) -> str:
        hashed_by.append(threading.current_thread())
        return str(read_and_hash(path, size, mtime_ns))

    monkeypatch.setattr(model_store, "_sha256", functools.lru_cache(hash_file))
    engine = FakePipeline()
    engine.model_id = f"{model_store.default_model(Lens.PHOTO.value).name}@0123456789ab"
    window = open_window(engine)
    window.choose_lens(LensChoice.PHOTO)
    draw_line(window, (100, 100), (400, 700))
    qtbot.waitUntil(lambda: window.session.current(Lens.PHOTO) is not None)

    assert window.export.write_current(tmp_path / "photo.png", Lens.PHOTO)

    kinds = [model.kind for model in read_recipe_png(tmp_path / "photo.png").recipe.models]
    assert kinds == ["photo", "upscaler"]
    assert hashed_by
    assert threading.current_thread() not in hashed_by
