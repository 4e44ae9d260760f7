"""A stroke drawn on the canvas of a test by hand: with the mouse, or with a pen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
from tests.drawings import Place
from tests.tablet import CORNER, Pen

LEFT = Qt.MouseButton.LeftButton


def with_mouse(canvas: CanvasView, stroke: list[Place]) -> None:
    places = [CORNER + QPoint(*place) for place in stroke]
    QTest.mousePress(canvas, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, LEFT, pos=places[-1])


def with_pen(canvas: CanvasView, stroke: list[Place]) -> None:
    """Harder in the middle; like many pens silent about pressure at first and at last."""
    pen = Pen(canvas)
    pen.press(*stroke[0], 0.0)
    for i, place in enumerate(stroke[1:], start=1):
        pen.move(*place, 0.15 + 0.8 * np.sin(np.pi * i / len(stroke)))
    pen.release(*stroke[-1])


def strokes_of(model: DocumentModel) -> list[Stroke]:
    return [item for item in model.document.items if isinstance(item, Stroke)]
