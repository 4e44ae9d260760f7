"""The overview: its frame, its dial and its buttons, through the mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke
from sketchpad.panels.navigator import GAP_PX, Navigator

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(1000, 800))


@pytest.fixture
def canvas(model: DocumentModel, qtbot: QtBot) -> CanvasView:
    view = CanvasView(model)
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


@pytest.fixture
def navigator(canvas: CanvasView, model: DocumentModel) -> Navigator:
    overview = Navigator(canvas, model, canvas.viewport, [QAction("fit", canvas)])
    overview.show()
    return overview


def middle(canvas: CanvasView) -> tuple[float, float]:
    """The document point in the middle of the canvas."""
    point = canvas.to_document(canvas.viewport.middle())
    return point.x(), point.y()


def on_map(navigator: Navigator, x: float, y: float) -> QPoint:
    return navigator.map.from_document(QPointF(x, y)).toPoint()


def test_it_lies_in_the_corner_whatever_the_size(navigator: Navigator, canvas: CanvasView) -> None:
    for width, height in ((500, 400), (640, 480)):
        canvas.resize(width, height)
        corner = navigator.geometry().bottomRight()
        assert (width - 1 - corner.x(), height - 1 - corner.y()) == (GAP_PX, GAP_PX)


def test_a_press_beside_the_frame_takes_the_view_there(
    navigator: Navigator, canvas: CanvasView
) -> None:
    canvas.viewport.zoom_to(3.0)
    QTest.mouseClick(navigator.map, LEFT, pos=on_map(navigator, 800, 200))
    assert middle(canvas) == pytest.approx((800, 200), abs=8)


def test_a_drag_in_the_frame_moves_it_without_a_jump(
    navigator: Navigator, canvas: CanvasView
) -> None:
    canvas.viewport.zoom_to(2.0)
    before = middle(canvas)
    held = on_map(navigator, before[0] + 50, before[1] + 40)
    QTest.mousePress(navigator.map, LEFT, pos=held)
    assert middle(canvas) == pytest.approx(before, abs=1)
    QTest.mouseMove(navigator.map, held + QPoint(18, 0))
    QTest.mouseRelease(navigator.map, LEFT, pos=held + QPoint(18, 0))
    across = navigator.map.to_document(QPointF(18, 0)) - navigator.map.to_document(QPointF(0, 0))
    assert middle(canvas) == pytest.approx((before[0] + across.x(), before[1]), abs=1)


def test_it_tells_zoom_and_angle(navigator: Navigator, canvas: CanvasView) -> None:
    canvas.viewport.zoom_to(1.5)
    canvas.viewport.turn_to(30)
    assert navigator.zoom_text == "150 %"
    assert navigator.dial.accessibleDescription() == "30 degrees"


def test_the_dial_turns_the_paper_and_a_double_click_lays_it_straight(
    navigator: Navigator, canvas: CanvasView
) -> None:
    dial = navigator.dial
    centre = dial.rect().center()
    QTest.mousePress(dial, LEFT, pos=centre + QPoint(0, -10))
    QTest.mouseMove(dial, centre + QPoint(10, 0))
    QTest.mouseRelease(dial, LEFT, pos=centre + QPoint(10, 0))
    assert canvas.viewport.angle_deg == 90
    QTest.mouseDClick(dial, LEFT, pos=centre)
    assert canvas.viewport.angle_deg == 0


def test_the_dial_listens_to_keys(navigator: Navigator, canvas: CanvasView) -> None:
    QTest.keyClick(navigator.dial, Qt.Key.Key_Right)
    QTest.keyClick(navigator.dial, Qt.Key.Key_Right)
    assert canvas.viewport.angle_deg == 30
    QTest.keyClick(navigator.dial, Qt.Key.Key_Left)
    assert canvas.viewport.angle_deg == 15
    QTest.keyClick(navigator.dial, Qt.Key.Key_Home)
    assert canvas.viewport.angle_deg == 0


def test_what_is_drawn_appears_in_the_map(
    navigator: Navigator, model: DocumentModel, qtbot: QtBot
) -> None:
    def lightness() -> int:
        at = on_map(navigator, 500, 400)
        return navigator.map.grab().toImage().pixelColor(at).lightness()

    assert lightness() > 250
    model.add_stroke(Stroke([[100, 400, 1, 0], [900, 400, 1, 9]], Brush(60)))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: lightness() < 60)
