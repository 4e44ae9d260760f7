"""Bending selected strokes with mouse and keys on a real canvas at 100 %."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from sketchpad.canvas.mesh import Mesh
from sketchpad.canvas.view import CanvasView
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Item, SketchPicture, Stroke
from tests.canvas.test_select_tool import across, drag, selected

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def lines(canvas: CanvasView, model: DocumentModel) -> list[Item]:
    """Three level strokes at y = 40, 80 and 120, selected; the mesh reaches from 37 to 123."""
    canvas.set_tool("select")
    for y in (40, 80, 120):
        model.add_stroke(across(y, 40, 120))
    canvas.edits.select_all()
    return list(model.document.items)


def mesh_of(canvas: CanvasView) -> Mesh:
    mesh = canvas.tools.bend.mesh
    assert mesh is not None
    return mesh


def point(canvas: CanvasView, row: int, column: int) -> tuple[float, float]:
    x, y = mesh_of(canvas).points[row, column].tolist()
    return x, y


def pull(canvas: CanvasView, row: int, column: int, dx: float, dy: float) -> None:
    x, y = point(canvas, row, column)
    drag(canvas, (x, y), (x + dx / 2, y + dy / 2), (x + dx, y + dy))


def strokes(model: DocumentModel) -> list[Stroke]:
    return [item for item in model.document.items if isinstance(item, Stroke)]


def test_a_pulled_point_bends_straight_strokes_in_one_step(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    before = model.undo_stack.count()
    canvas.tools.bend.begin(3)
    pull(canvas, 1, 1, 0, 20)
    pull(canvas, 0, 1, 0, -10)
    top, middle, bottom = strokes(model)
    assert middle.points[:, 1].max() == pytest.approx(100, abs=1)
    assert middle.points[[0, -1], 1] == pytest.approx(80, abs=3)
    assert top.points[:, 1].min() < 36
    assert bottom.points[[0, -1], 1] == pytest.approx(120, abs=1)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.tools.bend.mesh is None
    assert model.undo_stack.count() == before + 1
    assert model.undo_stack.undoText() == "bend"
    assert selected(canvas) == {item.id for item in lines}
    model.undo_stack.undo()
    assert list(model.document.items) == lines


def test_it_is_seen_while_it_is_pulled(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    canvas.tools.bend.begin(3)
    plain = canvas.grab().toImage()
    x, y = point(canvas, 1, 1)
    at = canvas.to_view(QPointF(x, y)).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, at + QPointF(0, 15).toPoint())
    assert strokes(model)[1].points[:, 1].max() == pytest.approx(95, abs=1.5)
    assert canvas.grab().toImage() != plain
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert list(model.document.items) == lines, "escape takes the drag back, the mesh stays"
    assert canvas.tools.bend.mesh is not None
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at)


def test_escape_leaves_no_trace(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    before = model.undo_stack.count()
    canvas.tools.bend.begin(4)
    pull(canvas, 2, 1, 14, 9)
    assert list(model.document.items) != lines
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert list(model.document.items) == lines
    assert model.undo_stack.count() == before
    assert canvas.tools.bend.mesh is None
    assert selected(canvas) == {item.id for item in lines}


def test_points_are_chosen_and_moved_by_keys(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    canvas.tools.bend.begin(3)
    assert canvas.tools.bend.chosen == {(0, 0)}
    QTest.keyClick(canvas, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(canvas, Qt.Key.Key_Right, CTRL)
    assert canvas.tools.bend.chosen == {(1, 1)}
    before = point(canvas, 1, 1)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert np.subtract(point(canvas, 1, 1), before).tolist() == [-1, 10]
    assert strokes(model)[1].points[:, 1].max() == pytest.approx(90, abs=1)
    canvas.viewport.turn_to(90)
    QTest.keyClick(canvas, Qt.Key.Key_Right, CTRL)  # up on the sheet
    assert canvas.tools.bend.chosen == {(0, 1)}


def test_shift_chooses_several_points(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    canvas.tools.bend.begin(3)
    drag(canvas, point(canvas, 1, 0))
    for column in (1, 2):
        drag(canvas, point(canvas, 1, column), keys=SHIFT)
    assert canvas.tools.bend.chosen == {(1, 0), (1, 1), (1, 2)}
    pull(canvas, 1, 2, 0, 12)
    assert strokes(model)[1].points[:, 1] == pytest.approx(92, abs=0.5)
    drag(canvas, point(canvas, 1, 2), keys=SHIFT)
    assert canvas.tools.bend.chosen == {(1, 0), (1, 1)}


def test_between_the_points_the_surface_follows_the_pointer(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    canvas.tools.bend.begin(3)
    drag(canvas, (100, 80), (104, 88), (106, 92))
    curve = strokes(model)[1].points[:, :2]
    assert np.hypot(*(curve - (106, 92)).T).min() < 4
    drag(canvas, (170, 170), (150, 150))
    assert strokes(model)[1].points[:, :2].tolist() == curve.tolist(), "beside it nothing happens"


def test_another_number_of_points_keeps_what_was_bent(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    canvas.tools.bend.begin(3)
    pull(canvas, 1, 1, 0, 20)
    canvas.tools.bend.begin(5)
    assert mesh_of(canvas).size == 5
    assert strokes(model)[1].points[:, 1].max() == pytest.approx(100, abs=1)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    model.undo_stack.undo()
    assert list(model.document.items) == lines


@pytest.mark.parametrize("ends_by", ["tool", "undo", "selection"])
def test_whatever_else_one_does_keeps_the_bend(
    canvas: CanvasView, model: DocumentModel, lines: list[Item], ends_by: str
) -> None:
    canvas.tools.bend.begin(3)
    pull(canvas, 1, 1, 0, 20)
    bent = list(model.document.items)
    if ends_by == "tool":
        canvas.set_tool("pen")
    elif ends_by == "undo":
        model.undo_stack.undo()
        bent = lines
    else:
        canvas.selection.clear()
    assert canvas.tools.bend.mesh is None
    assert list(model.document.items) == bent


def test_a_point_is_caught_by_a_guide_unless_ctrl_is_held(
    canvas: CanvasView, model: DocumentModel, lines: list[Item]
) -> None:
    model.lay_guide(Guide(False, 104))
    canvas.tools.bend.begin(3)
    x, y = point(canvas, 1, 1)
    drag(canvas, (x, y), (x, 99))
    assert point(canvas, 1, 1) == pytest.approx((x, 104))
    drag(canvas, (x, 104), (x, 99), keys=CTRL)
    assert point(canvas, 1, 1) == pytest.approx((x, 99), abs=0.5)


def test_placed_pictures_bend_when_the_point_is_let_go(
    canvas: CanvasView, model: DocumentModel
) -> None:
    dark = np.full((40, 40), 255, np.uint8)
    dark[18:22] = 0
    model.insert_items([SketchPicture(dark, 60, 60, 80, 80, "bar")])
    canvas.set_tool("select")
    canvas.edits.select_all()
    (before,) = model.document.items
    canvas.tools.bend.begin(3)
    pull(canvas, 1, 1, 0, 20)
    (after,) = model.document.items
    assert after is not before
    lines = model.rendered_lines()
    assert lines[120, 100] < 100 and lines[100, 100] > 200
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert list(model.document.items) == [before]


def test_very_many_strokes_bend_when_the_point_is_let_go(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.set_tool("select")
    rows = [across(20 + i / 2, 40, 120) for i in range(200)]
    model.insert_items([Stroke(row.points, Brush(2)) for row in rows])
    canvas.edits.select_all()
    canvas.tools.bend.begin(3)
    first = strokes(model)[100]
    x, y = point(canvas, 1, 1)
    at = canvas.to_view(QPointF(x, y)).toPoint()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(canvas, at + QPointF(0, 15).toPoint())
    assert strokes(model)[100] is first
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPointF(0, 15).toPoint())
    assert np.ptp(strokes(model)[100].points[:, 1]) > 12
