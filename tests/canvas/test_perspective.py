"""The perspective grid: what straight lines catch, and its knobs on a real canvas."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.canvas.perspective import Perspective
from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLACES = st.tuples(st.floats(-300, 300), st.floats(-300, 300))
GRIDS = st.lists(PLACES, max_size=2).map(lambda points: Perspective(tuple(points)))


@given(GRIDS, PLACES, PLACES)
def test_what_is_caught_is_the_nearest_point_of_a_line_of_the_grid(
    grid: Perspective, start: tuple[float, float], end: tuple[float, float]
) -> None:
    caught = grid.caught(start, end)
    ways = grid.directions(start)
    if not ways:
        assert caught == end
        return
    distances = []
    for way in ways:
        along = (end[0] - start[0]) * way[0] + (end[1] - start[1]) * way[1]
        on_line = start[0] + along * way[0], start[1] + along * way[1]
        distances.append(math.dist(end, on_line))
    assert math.dist(end, caught) == pytest.approx(min(distances), abs=1e-4)
    assert grid.caught(start, caught) == pytest.approx(caught, abs=1e-4)


def test_one_point_has_level_and_upright_lines_two_have_upright_ones() -> None:
    one = Perspective(((100, 50),))
    assert one.directions((0, 50)) == [(1, 0), (0, 1), (1, 0)]
    two = Perspective(((0, 0), (100, 100)))
    half = math.sqrt(0.5)
    assert two.directions((0, 100))[2] == pytest.approx((-half, half))
    assert Perspective().directions((1, 2)) == []


def straight(canvas: CanvasView, start: tuple[int, int], end: tuple[int, int]) -> None:
    """A drag with Shift between two document points."""
    places = [canvas.to_view(QPointF(*at)) for at in (start, end)]
    QTest.mousePress(canvas, LEFT, SHIFT, places[0].toPoint())
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        places[1],
        QPointF(canvas.mapToGlobal(places[1])),
        Qt.MouseButton.NoButton,
        LEFT,
        SHIFT,
    )
    QApplication.sendEvent(canvas, event)
    QTest.mouseRelease(canvas, LEFT, SHIFT, places[1].toPoint())


def test_straight_lines_lead_to_the_vanishing_point(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.grid.choose(1)  # at (100, 80)
    straight(canvas, (20, 180), (58, 130))
    straight(canvas, (20, 180), (26, 60))
    towards, upright = model.document.items
    assert isinstance(towards, Stroke)
    assert isinstance(upright, Stroke)
    dx, dy = towards.points[-1, :2] - towards.points[0, :2]
    assert dy / dx == pytest.approx((80 - 180) / (100 - 20), abs=1e-3)
    assert upright.points[-1, :2].tolist() == pytest.approx([20, 60], abs=0.5)


def test_free_strokes_and_lines_without_a_grid_are_left_alone(
    canvas: CanvasView, model: DocumentModel
) -> None:
    straight(canvas, (20, 180), (58, 130))
    canvas.tools.grid.choose(2)
    corner = QPoint(50, 50)
    QTest.mousePress(canvas, LEFT, pos=corner + QPoint(20, 100))
    QTest.mouseMove(canvas, corner + QPoint(58, 130))
    QTest.mouseRelease(canvas, LEFT, pos=corner + QPoint(58, 130))
    ends = [item.points[-1, :2].tolist() for item in model.document.items]  # type: ignore[union-attr]
    assert ends == [[58, 130], [58, 130]]


def test_knobs_move_the_points_and_escape_puts_them_back(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.grid.choose(1)
    (knob,) = canvas.tools.grid.knobs()
    QTest.mousePress(canvas, LEFT, pos=knob.toPoint())
    QTest.mouseMove(canvas, knob.toPoint() + QPoint(30, -20))
    assert canvas.tools.grid.perspective.points[0] == pytest.approx((130, 60), abs=1)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tools.grid.perspective.points[0] == (100, 80)
    QTest.mouseRelease(canvas, LEFT, pos=knob.toPoint())
    assert model.is_blank()


def test_points_beside_the_view_are_held_at_its_edge(canvas: CanvasView) -> None:
    canvas.tools.grid.choose(2)
    canvas.viewport.zoom_to(6.0)
    knobs = canvas.tools.grid.knobs()
    assert all(canvas.rect().contains(knob.toPoint()) for knob in knobs)
    before = canvas.tools.grid.perspective.points[0]
    QTest.mousePress(canvas, LEFT, pos=knobs[0].toPoint())
    QTest.mouseMove(canvas, knobs[0].toPoint() + QPoint(12, 0))
    QTest.mouseRelease(canvas, LEFT, pos=knobs[0].toPoint() + QPoint(12, 0))
    after = canvas.tools.grid.perspective.points[0]
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((2, 0), abs=0.01)


def test_the_grid_is_seen_and_is_no_ink(canvas: CanvasView, model: DocumentModel) -> None:
    plain = canvas.grab().toImage()
    canvas.tools.grid.choose(2)
    assert canvas.grab().toImage() != plain
    assert model.rendered_lines().min() == 255
    canvas.tools.grid.choose(0)
    assert canvas.grab().toImage() == plain


def test_another_sheet_has_its_grid_where_one_would_begin(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.grid.choose(1)
    model.set_document(Document(120, 80))
    assert canvas.tools.grid.perspective == Perspective.on_sheet(1, 120, 80)
