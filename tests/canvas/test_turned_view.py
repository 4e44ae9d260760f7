"""The sheet turned and mirrored, through keys, drags and gestures; what is drawn stays put."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke

LEFT = Qt.MouseButton.LeftButton
Gesture = Qt.NativeGestureType
MIDDLE = QPoint(150, 150)


def gesture(canvas: CanvasView, kind: Qt.NativeGestureType, value: float, at: QPoint) -> None:
    place = QPointF(at)
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(
        kind, device, 2, place, place, QPointF(canvas.mapToGlobal(place)), value, QPointF()
    )
    QApplication.sendEvent(canvas, event)


def line(canvas: CanvasView, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(canvas, LEFT, pos=start)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, LEFT, pos=end)


def darkness(canvas: CanvasView, at: QPointF) -> int:
    """Of a pixel of the widget, 0 = white paper."""
    return 255 - canvas.grab().toImage().pixelColor(at.toPoint()).lightness()


@pytest.mark.parametrize("held", [(Qt.Key.Key_R,), (Qt.Key.Key_Shift, Qt.Key.Key_Space)])
def test_a_drag_around_the_middle_turns_the_sheet(
    canvas: CanvasView, model: DocumentModel, qtbot: QtBot, held: tuple[Qt.Key, ...]
) -> None:
    middle = canvas.to_document(QPointF(MIDDLE))
    for key in held:
        QTest.keyPress(canvas, key)
    with qtbot.waitSignal(canvas.turned):
        line(canvas, MIDDLE + QPoint(100, 0), MIDDLE + QPoint(60, 60))
    for key in held:
        QTest.keyRelease(canvas, key)
    assert canvas.viewport.angle_deg == pytest.approx(45)
    assert (canvas.to_document(QPointF(MIDDLE)) - middle).manhattanLength() <= 1
    assert model.is_blank()
    line(canvas, MIDDLE, MIDDLE + QPoint(20, 0))
    assert len(model.document.items) == 1, "without the keys the pen draws again"


def test_a_stroke_lands_under_the_pointer_however_the_sheet_lies(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.viewport.turn_to(30)
    canvas.viewport.mirror()
    start, end = QPoint(120, 130), QPoint(180, 150)
    expected = [canvas.to_document(QPointF(at)).toTuple() for at in (start, end)]
    line(canvas, start, end)
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    assert stroke.points[:, :2] == pytest.approx(np.array(expected), abs=1e-3)
    assert darkness(canvas, QPointF(150, 140)) > 200


def test_what_is_seen_while_drawing_is_what_stays_on_a_turned_sheet(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.viewport.turn_to(30)
    canvas.viewport.mirror()
    QTest.mousePress(canvas, LEFT, pos=QPoint(110, 120))
    for x, y in ((140, 130), (170, 190), (190, 120)):
        QTest.mouseMove(canvas, QPoint(x, y))
    before = canvas.grab().toImage()
    QTest.mouseRelease(canvas, LEFT, pos=QPoint(190, 120))
    after = canvas.grab().toImage()
    for x in range(100, 200, 3):
        for y in range(100, 200, 3):
            seen, stays = before.pixelColor(x, y), after.pixelColor(x, y)
            assert abs(seen.lightness() - stays.lightness()) <= 8, (x, y)


def test_a_mirrored_sheet_shows_left_on_the_right(canvas: CanvasView, model: DocumentModel) -> None:
    line(canvas, QPoint(70, 100), QPoint(70, 200))
    assert darkness(canvas, QPointF(70, 150)) > 200
    canvas.viewport.mirror()
    assert darkness(canvas, QPointF(300 - 71, 150)) > 200
    assert darkness(canvas, QPointF(70, 150)) < 10
    canvas.viewport.mirror()
    assert canvas.viewport.transform.upright


def test_a_quarter_turn_is_as_crisp_as_an_upright_sheet(
    canvas: CanvasView, model: DocumentModel
) -> None:
    for x in (20, 60, 61, 130):
        line(canvas, QPoint(50 + x, 80), QPoint(50 + 2 * x // 3, 180))
    canvas.viewport.turn_to(90)
    ink = np.rot90(model.rendered_lines(), -1)
    image = canvas.grab().toImage()
    seen = [[image.pixelColor(50 + x, 50 + y).lightness() for x in range(200)] for y in range(200)]
    assert np.abs(np.array(seen) - ink).max() <= 1


def test_a_twist_of_two_fingers_turns_once_it_is_meant(canvas: CanvasView) -> None:
    at = QPoint(180, 120)
    gesture(canvas, Gesture.BeginNativeGesture, 0, at)
    before = canvas.to_document(QPointF(at))
    for _ in range(7):
        gesture(canvas, Gesture.RotateNativeGesture, 1.0, at)
    assert canvas.viewport.angle_deg == 0, "a pinch twists a little, too"
    for _ in range(20):
        gesture(canvas, Gesture.RotateNativeGesture, 1.0, at)
    assert canvas.viewport.angle_deg == pytest.approx(27 - 9)
    assert (canvas.to_document(QPointF(at)) - before).manhattanLength() <= 20
    gesture(canvas, Gesture.EndNativeGesture, 0, at)
    gesture(canvas, Gesture.RotateNativeGesture, 5.0, at)
    assert canvas.viewport.angle_deg == pytest.approx(18)


def test_a_pinch_zooms_between_the_fingers(canvas: CanvasView) -> None:
    at = QPoint(200, 120)
    before = canvas.to_document(QPointF(at))
    gesture(canvas, Gesture.ZoomNativeGesture, 0.5, at)
    assert canvas.zoom == pytest.approx(1.5)
    assert (canvas.to_document(QPointF(at)) - before).manhattanLength() <= 1


def test_fit_shows_all_of_a_turned_sheet(canvas: CanvasView) -> None:
    canvas.viewport.turn_to(45)
    canvas.fit()
    corners = [canvas.to_view(QPointF(x, y)) for x in (0, 200) for y in (0, 200)]
    assert all(0 < corner.x() < 300 and 0 < corner.y() < 300 for corner in corners)
    canvas.resize(360, 300)
    assert canvas.to_view(QPointF(100, 100)).toTuple() == pytest.approx((180, 150), abs=1)
    assert canvas.viewport.angle_deg == 45


def test_another_document_lies_straight(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.viewport.turn_to(45)
    canvas.viewport.mirror()
    model.set_document(Document(100, 50))
    assert canvas.viewport.transform.upright


def test_the_empty_sheet_speaks_upright_words_when_it_is_turned(canvas: CanvasView) -> None:
    canvas.viewport.turn_to(180)
    room = canvas.viewport.reading_rect().toRect()
    words = canvas.grab(room).toImage()
    dark = [words.pixelColor(x, y).lightness() < 200 for x in range(0, words.width(), 1)
            for y in range(0, words.height(), 1)]  # fmt: skip
    assert any(dark)
