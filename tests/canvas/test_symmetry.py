"""Drawing in symmetry: what comes again, live and committed, and knobs that move the axes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from sketchpad.canvas.symmetry import RAYS, Symmetry, SymmetryKind
from sketchpad.canvas.transforms import moved_points
from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke

LEFT = Qt.MouseButton.LeftButton
CORNER = QPoint(50, 50)
COUNTS = {
    SymmetryKind.NONE: 1,
    SymmetryKind.LEFT_RIGHT: 2,
    SymmetryKind.UP_DOWN: 2,
    SymmetryKind.QUARTERS: 4,
    SymmetryKind.RAYS: RAYS,
}
KINDS = st.sampled_from(list(SymmetryKind))
PLACES = st.floats(-100, 300)


def stroke() -> Stroke:
    rows = [(10, 20, 0.3, 0), (40, 25, 0.9, 12), (60, 80, 0.5, 30)]
    return Stroke(np.array(rows, np.float32), Brush(7, kind="pencil"))


@given(KINDS, PLACES, PLACES)
def test_copies_together_look_the_same_from_every_side(
    kind: SymmetryKind, x: float, y: float
) -> None:
    symmetry = Symmetry(kind, x, y)
    strokes = symmetry.with_copies(stroke())
    assert len(strokes) == COUNTS[kind]
    ends = {tuple(np.round(s.points[0, :2].astype(float), 1)) for s in strokes}
    for matrix in symmetry.matrices():
        mapped = moved_points(matrix, np.array([s.points[0, :2] for s in strokes], float))
        for place in mapped.tolist():
            assert min(np.hypot(place[0] - ex, place[1] - ey) for ex, ey in ends) < 0.2
    for copy in strokes[1:]:
        assert copy.points[:, 2:].tolist() == strokes[0].points[:, 2:].tolist()
        assert copy.brush.size_px == pytest.approx(7)


@given(KINDS, PLACES, PLACES)
def test_repainted_areas_hold_what_the_copies_touch(kind: SymmetryKind, x: float, y: float) -> None:
    symmetry = Symmetry(kind, x, y)
    strokes = symmetry.with_copies(stroke())
    areas = symmetry.areas(QRect(10, 20, 51, 61))
    for copy, area in zip(strokes, areas, strict=True):
        assert all(area.contains(round(px), round(py)) for px, py in copy.points[:, :2].tolist())


def draw(canvas: CanvasView, *points: tuple[int, int], release: bool = True) -> None:
    places = [CORNER + QPoint(*point) for point in points]
    QTest.mousePress(canvas, LEFT, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    if release:
        QTest.mouseRelease(canvas, LEFT, pos=places[-1])


@pytest.mark.parametrize("kind", list(SymmetryKind))
def test_strokes_come_together_and_go_together(
    canvas: CanvasView, model: DocumentModel, kind: SymmetryKind
) -> None:
    canvas.tools.choose_symmetry(kind)
    draw(canvas, (20, 30), (60, 40), (80, 70))
    strokes = model.document.items
    assert len(strokes) == COUNTS[kind]
    assert len({s.began_ms for s in strokes if isinstance(s, Stroke)}) == 1
    lines = model.rendered_lines()
    if kind in (SymmetryKind.LEFT_RIGHT, SymmetryKind.QUARTERS):
        assert np.abs(lines.astype(int) - lines[:, ::-1]).max() < 40
    if kind in (SymmetryKind.UP_DOWN, SymmetryKind.QUARTERS):
        assert np.abs(lines.astype(int) - lines[::-1]).max() < 40
    model.undo_stack.undo()
    assert model.is_blank()


def test_copies_are_seen_while_one_draws_even_where_they_cross(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.choose_symmetry(SymmetryKind.QUARTERS)
    draw(canvas, (80, 60), (115, 110), (90, 140), (130, 80), release=False)
    growing, seen = canvas.lines_with_active_stroke(), canvas.grab().toImage()
    assert model.is_blank()
    QTest.mouseRelease(canvas, LEFT, pos=CORNER + QPoint(130, 80))
    assert np.array_equal(model.rendered_lines(), growing)
    assert canvas.grab().toImage() == seen


def test_the_pixel_eraser_erases_in_symmetry(canvas: CanvasView, model: DocumentModel) -> None:
    model.add_stroke(Stroke(np.array([(10, 100, 1, 0), (190, 100, 1, 9)], np.float32), Brush(6)))
    canvas.set_tool("eraser")
    canvas.tools.erases_strokes = False
    canvas.tools.choose_symmetry(SymmetryKind.LEFT_RIGHT)
    draw(canvas, (50, 80), (50, 120))
    ink = model.rendered_lines()[100] < 128
    assert not ink[50]
    assert not ink[149]
    assert ink[100]


def test_a_knob_above_the_sheet_moves_the_axis(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.tools.choose_symmetry(SymmetryKind.LEFT_RIGHT)
    knob = canvas.tools.axis.knobs()["x"].toPoint()
    assert knob.y() < CORNER.y(), "beside the sheet, where nobody draws"
    QTest.mousePress(canvas, LEFT, pos=knob)
    QTest.mouseMove(canvas, knob + QPoint(-40, 30))
    QTest.mouseRelease(canvas, LEFT, pos=knob + QPoint(-40, 30))
    assert model.is_blank()
    assert canvas.tools.symmetry.x == pytest.approx(60, abs=1)
    draw(canvas, (20, 30), (20, 90))
    assert model.document.items[1].points[0, 0] == pytest.approx(100, abs=2)  # type: ignore[union-attr]


def test_escape_puts_the_axis_back_and_it_stays_on_the_sheet(canvas: CanvasView) -> None:
    canvas.tools.choose_symmetry(SymmetryKind.UP_DOWN)
    knob = canvas.tools.axis.knobs()["y"].toPoint()
    QTest.mousePress(canvas, LEFT, pos=knob)
    QTest.mouseMove(canvas, knob + QPoint(0, 500))
    assert canvas.tools.symmetry.y == 200
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tools.symmetry.y == 100
    QTest.mouseRelease(canvas, LEFT, pos=knob)


def test_knobs_stay_in_sight(canvas: CanvasView) -> None:
    canvas.tools.choose_symmetry(SymmetryKind.QUARTERS)
    canvas.viewport.zoom_to(8.0)
    canvas.viewport.turn_to(30)
    for knob in canvas.tools.axis.knobs().values():
        assert canvas.rect().contains(knob.toPoint())


def test_another_sheet_has_its_axis_in_the_middle(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.tools.choose_symmetry(SymmetryKind.LEFT_RIGHT)
    model.set_document(Document(120, 80))
    assert canvas.tools.symmetry == Symmetry(SymmetryKind.LEFT_RIGHT, 60, 40)
