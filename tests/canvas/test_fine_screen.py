"""The canvas on a screen with two pixels for each of the window's: placed right, and sharp."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sketchpad.document.project_file import load_project
from sketchpad.document.stroke import Stroke
from sketchpad.ink.sheet import SheetRenderer

SHEET_PX, DESK_PX, RATIO = 200, 50, 2
_DRAW = """
import sys
from pathlib import Path
import numpy as np
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import save_project
from sketchpad.ink.render import image_lines

application = QApplication([])
model = DocumentModel(Document(200, 200))
canvas = CanvasView(model)
canvas.resize(300, 300)
canvas.show()
QTest.qWaitForWindowExposed(canvas)
canvas.actual_size()
places = [QPoint(50 + x, 50 + y) for x, y in ((30, 40), (90, 140), (170, 60))]
QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
for place in places[1:]:
    QTest.mouseMove(canvas, place)
QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
sharp = QEventLoop()
canvas._ink.sharpened.connect(sharp.quit)
if not canvas._ink.sharp:
    sharp.exec()
seen = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
np.save(Path(sys.argv[1]) / "seen.npy", image_lines(seen))
save_project(Path(sys.argv[1]) / "drawn.sketchpad", model.document)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a process on such a screen drew with the mouse; Qt takes the ratio at its start."""
    place = tmp_path_factory.mktemp("fine")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(RATIO)}
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _DRAW, str(place)]
    subprocess.run(command, cwd=root, env=environment, check=True, timeout=110)
    return place


def sheet_part(folder: Path) -> NDArray[np.uint8]:
    """The screen's pixels (H, W) where the sheet is seen."""
    seen: NDArray[np.uint8] = np.load(folder / "seen.npy")
    assert seen.shape == (600, 600)
    first, end = DESK_PX * RATIO, (DESK_PX + SHEET_PX) * RATIO
    return seen[first:end, first:end]


def test_a_stroke_lies_where_the_pointer_was(folder: Path) -> None:
    (stroke,) = load_project(folder / "drawn.sketchpad").items
    assert isinstance(stroke, Stroke)
    assert stroke.points[:, :2].tolist() == [[30, 40], [90, 140], [170, 60]]
    sheet = sheet_part(folder)
    assert all(sheet[RATIO * y, RATIO * x] < 64 for x, y in ((30, 40), (90, 140), (170, 60)))


def test_every_pixel_of_the_screen_is_used(folder: Path) -> None:
    document = load_project(folder / "drawn.sketchpad")
    renderer = SheetRenderer(SHEET_PX, SHEET_PX, RATIO)
    renderer.update(document.layers)
    sheet = sheet_part(folder).astype(int)
    assert np.abs(sheet - renderer.lines()).max() <= 1
    coarse = sheet.reshape(SHEET_PX, RATIO, SHEET_PX, RATIO).mean(axis=(1, 3))
    doubled = coarse.repeat(RATIO, axis=0).repeat(RATIO, axis=1)
    assert np.abs(sheet - doubled).max() > 32
