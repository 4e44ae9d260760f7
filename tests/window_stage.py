"""A real window over a stand-in engine, with settings of its own, for tests that use a person's
means: mouse, keys, drops."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engine.pictures import save_png
from engine.worker import LoadLens
from sketchpad.app import build_window
from sketchpad.main_window import MainWindow
from sketchpad.settings import Settings

OpenWindow = Callable[..., MainWindow]


def private_settings(folder: Path) -> Settings:
    """Settings in a file of the test's own."""
    return Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


@contextmanager
def opened(load: LoadLens, folder: Path, recovery: Path | None = None) -> Iterator[MainWindow]:
    """Show the window; afterwards close it without saving anything."""
    window = build_window(load, private_settings(folder), recovery, folder / "results")
    window.resize(1280, 800)
    window.show()
    QTest.qWaitForWindowExposed(window)
    try:
        yield window
    finally:
        window.projects.discard_changes()
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def draw_line(window: MainWindow, *points: tuple[float, float]) -> None:
    """Drag the left button over the paper through points in document pixels."""
    canvas = window.canvas
    path = [canvas.to_view(QPointF(x, y)).toPoint() for x, y in points]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=path[0])
    for point in path[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=path[-1])


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drop files on a widget; False if it does not take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle = widget.rect().center()
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    plain = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(middle), *how, plain)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), *how, plain))
    return True


def flat_picture(folder: Path, name: str, colour: tuple[int, int, int]) -> Path:
    """A PNG of one colour."""
    path = folder / f"{name}.png"
    save_png(path, one_colour(colour))
    return path


def one_colour(colour: tuple[int, int, int], side_px: int = 32) -> NDArray[np.uint8]:
    """(side, side, 3) pixels of one colour."""
    return np.full((side_px, side_px, 3), colour, np.uint8)
