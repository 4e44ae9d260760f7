"""Brushes, eraser and shapes on the canvas through real mouse, pen and key events."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
from tests.tablet import CORNER, LEFT, NO_BUTTON, NO_KEYS, Pen

RIGHT = Qt.MouseButton.RightButton
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def drag(
    canvas: CanvasView,
    *points: tuple[int, int],
    button: Qt.MouseButton = LEFT,
    keys: Qt.KeyboardModifier = NO_KEYS,
    lift: bool = True,
) -> None:
    """Press, move and release at document points of the canvas at 100 %, with keys held."""
    places = [CORNER + QPoint(*point) for point in points]
    QTest.mousePress(canvas, button, keys, places[0])
    for place in places[1:]:
        position = QPointF(place)
        move = QEvent.Type.MouseMove, position, canvas.mapToGlobal(position)
        QApplication.sendEvent(canvas, QMouseEvent(*move, NO_BUTTON, button, keys))
    if lift:
        QTest.mouseRelease(canvas, button, keys, places[-1])


def only_stroke(model: DocumentModel) -> Stroke:
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    return stroke


# ---- what a tablet sends


def test_tilt_changes_nothing(canvas: CanvasView, model: DocumentModel) -> None:
    drawn = []
    for tilt in ((0.0, 0.0), (60.0, -45.0), (float("nan"), float("inf"))):
        pen = Pen(canvas)
        pen.tilt = tilt
        pen.press(20, 30, 0.5)
        pen.move(60, 40, 0.6)
        pen.release(90, 30)
        drawn.append(only_stroke(model).points.tolist())
        model.undo_stack.undo()
    assert drawn[0] == drawn[1] == drawn[2]


def test_pressure_that_drops_out_leaves_no_hole(canvas: CanvasView, model: DocumentModel) -> None:
    pen = Pen(canvas)
    pen.press(20, 30, 0.0)
    for i, pressure in enumerate((0.0, 0.5, 0.6, 0.0, 0.0, 0.7)):
        pen.move(30 + 10 * i, 30, pressure)
    pen.release(100, 30)
    pressures = only_stroke(model).points[:, 2].tolist()
    assert pressures == pytest.approx([0.5, 0.5, 0.5, 0.6, 0.6, 0.6, 0.7, 0.7])


def test_a_mouse_event_that_names_the_pen_is_never_the_hand(
    canvas: CanvasView, model: DocumentModel
) -> None:
    pen = Pen(canvas)
    pen.press(20, 30, 0.5)
    pen.release(90, 30)
    much_later = 60_000
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        pen.echo(kind, 90, 60, later_ms=much_later, says_so=True)
    assert len(model.document.items) == 1


@pytest.mark.parametrize("takes_strokes", [True, False])
def test_the_turned_pen_erases_as_the_eraser_does(
    canvas: CanvasView, model: DocumentModel, takes_strokes: bool
) -> None:
    canvas.tools.erases_strokes = takes_strokes
    drag(canvas, (20, 50), (150, 50))
    pen = Pen(canvas, eraser=True)
    pen.press(80, 20, 0.9)
    pen.move(80, 90, 0.9)
    pen.release(80, 90)
    lines = model.rendered_lines()
    assert lines[50, 80] == 255
    assert (lines[50, 30] == 255) == takes_strokes
    assert len(model.document.items) == (0 if takes_strokes else 2)
    model.undo_stack.undo()
    assert model.rendered_lines()[50, 80] == 0


# ---- brushes


def test_each_brush_keeps_its_own_size(canvas: CanvasView) -> None:
    canvas.brush_size_px = 7
    canvas.tools.brushes.choose("marker")
    assert canvas.brush_size_px == 24
    canvas.brush_size_px = 40
    canvas.set_tool("eraser")
    canvas.brush_size_px = 60
    canvas.set_tool("pen")
    assert canvas.brush_size_px == 40
    canvas.tools.brushes.choose("ink")
    assert canvas.brush_size_px == 7


def test_a_marker_does_not_build_up_within_a_stroke(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.brushes.choose("marker")
    drag(canvas, (30, 60), (150, 60), (150, 90), (90, 20), (90, 150))
    greys = np.unique(model.rendered_lines()[55:65, 40:140])
    assert greys.max() == greys.min() == 255 - round(0.4 * 255)
    drag(canvas, (30, 60), (150, 60))
    assert model.rendered_lines()[60, 60] < greys.min(), "the next stroke does"


def test_graphite_is_grainy_and_darker_where_it_is_pressed(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.brushes.choose("pencil")
    canvas.brush_size_px = 30
    for y, pressure in ((40, 0.1), (100, 0.5), (160, 1.0)):
        pen = Pen(canvas)
        pen.press(30, y, pressure)
        for x in range(40, 180, 10):
            pen.move(x, y, pressure)
        pen.release(180, y)
    ink = 255.0 - model.rendered_lines()
    light, middle, hard = (ink[y - 4 : y + 4, 60:150] for y in (40, 100, 160))
    assert light.mean() < middle.mean() < hard.mean()
    assert light.std() > 40, "the tooth of the paper shows"
    assert hard.max() < 255, "graphite is no ink"


def test_what_is_erased_comes_back_with_undo(canvas: CanvasView, model: DocumentModel) -> None:
    drag(canvas, (20, 100), (180, 100))
    before = model.rendered_lines()
    canvas.tools.erases_strokes = False
    canvas.set_tool("eraser")
    canvas.brush_size_px = 20
    drag(canvas, (100, 80), (100, 120))
    lines = model.rendered_lines()
    assert lines[100, 100] == 255
    assert lines[100, 60] == lines[100, 140] == 0
    model.undo_stack.undo()
    assert np.array_equal(model.rendered_lines(), before)


def test_the_eraser_of_strokes_leaves_what_erases(canvas: CanvasView, model: DocumentModel) -> None:
    """Or ink that was erased would come back where the eraser passes."""
    drag(canvas, (20, 100), (180, 100))
    canvas.tools.erases_strokes = False
    canvas.set_tool("eraser")
    drag(canvas, (100, 60), (100, 140))
    canvas.tools.erases_strokes = True
    drag(canvas, (90, 70), (110, 70))
    assert len(model.document.items) == 2
    drag(canvas, (40, 90), (40, 110))
    assert [s.brush.kind for s in model.document.items if isinstance(s, Stroke)] == ["eraser"]


# ---- the size on the sheet


def test_shift_and_the_right_button_size_the_brush(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.brush_size_px = 10
    blank = canvas.grab().toImage()
    drag(canvas, (100, 100), (105, 100), (115, 100), button=RIGHT, keys=SHIFT, lift=False)
    assert canvas.brush_size_px == 40, "the ring's rim follows the pointer"
    assert canvas.tools.sizer.ring is not None
    assert canvas.grab().toImage() != blank, "the ring is seen"
    QTest.mouseRelease(canvas, RIGHT, SHIFT, CORNER + QPoint(115, 100))
    assert canvas.tools.sizer.ring is None
    assert canvas.brush_size_px == 40
    assert model.is_blank()


def test_escape_gives_the_old_size_back(canvas: CanvasView) -> None:
    canvas.brush_size_px = 10
    drag(canvas, (100, 100), (60, 100), button=RIGHT, keys=SHIFT, lift=False)
    assert canvas.brush_size_px == 1
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.brush_size_px == 10


# ---- shapes


def test_shapes_are_strokes_of_the_chosen_brush(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.tools.brushes.choose("pencil")
    canvas.set_tool("rectangle")
    drag(canvas, (30, 30), (80, 60))
    canvas.set_tool("ellipse")
    drag(canvas, (100, 100), (120, 140), keys=SHIFT | ALT)
    box, circle = model.document.items
    assert isinstance(box, Stroke) and isinstance(circle, Stroke)
    assert box.brush.kind == circle.brush.kind == "pencil"
    assert box.points[:, :2].min(0).tolist() == [30, 30]
    assert box.points[:, :2].max(0).tolist() == [80, 60]
    assert circle.points[:, :2].min(0).tolist() == pytest.approx([60, 60], abs=0.1)
    assert circle.points[:, :2].max(0).tolist() == pytest.approx([140, 140], abs=0.1)


def test_escape_drops_a_shape(canvas: CanvasView, model: DocumentModel) -> None:
    canvas.set_tool("ellipse")
    drag(canvas, (30, 30), (80, 60), lift=False)
    assert canvas.lines_with_active_stroke().min() == 0
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=CORNER + QPoint(80, 60))
    assert model.is_blank()


def test_a_rectangle_is_erased_where_its_side_is_touched(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.set_tool("rectangle")
    drag(canvas, (30, 30), (150, 120))
    canvas.set_tool("eraser")
    canvas.brush_size_px = 12
    drag(canvas, (85, 70), (95, 75))
    assert len(model.document.items) == 1, "it is empty inside"
    drag(canvas, (85, 110), (95, 125))
    assert model.is_blank()


# ---- layers that cannot be drawn on


def test_nothing_begins_on_a_locked_layer_and_the_reason_is_told(
    canvas: CanvasView, model: DocumentModel, qtbot: QtBot
) -> None:
    model.set_layer(model.document.active_layer, locked=True)
    started: list[str] = []
    canvas.stroke_started.connect(lambda: started.append("stroke"))
    before = canvas.grab().toImage()
    with qtbot.waitSignal(model.refused) as blocker:
        drag(canvas, (30, 30), (80, 60), lift=False)
    assert "lock" in blocker.args[0]
    assert canvas.grab().toImage() == before
    QTest.mouseRelease(canvas, LEFT, pos=CORNER + QPoint(80, 60))
    assert model.is_blank()
    assert not started


@pytest.mark.parametrize("tool", ["pen", "rectangle", "fill"])
def test_the_pointer_tells_that_a_layer_cannot_be_drawn_on(
    canvas: CanvasView, model: DocumentModel, tool: str
) -> None:
    """Before anything is drawn; what is no drawing looks as ever, and unlocking ends it."""
    layer = model.document.active_layer
    canvas.set_tool(tool)
    usual = canvas.cursor().shape()
    model.set_layer(layer, locked=True)
    assert canvas.cursor().shape() is Qt.CursorShape.ForbiddenCursor
    canvas.set_tool("pan")
    assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    canvas.set_tool(tool)
    assert canvas.cursor().shape() is Qt.CursorShape.ForbiddenCursor
    model.set_layer(layer, locked=False)
    assert canvas.cursor().shape() is usual
