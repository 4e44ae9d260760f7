"""Selecting and transforming strokes with mouse and keys on a real canvas at 100 %."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, Stroke

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
CORNER = QPoint(50, 50)
"""Where the sheet's corner is seen."""


def across(y: float, left: float = 40, right: float = 80) -> Stroke:
    rows = [(left, y, 1, 0), ((left + right) / 2, y, 1, 9), (right, y, 1, 20)]
    return Stroke(np.array(rows, np.float32), Brush(6))


@pytest.fixture
def lines(canvas: CanvasView, model: DocumentModel) -> list[int]:
    """The ids of three strokes, at y = 40, 80 and 120, from x = 40 to 80."""
    canvas.set_tool("select")
    return [model.add_stroke(across(y)) for y in (40, 80, 120)]


def send(canvas: CanvasView, kind: QEvent.Type, place: QPointF, keys: Qt.KeyboardModifier) -> None:
    moves = kind == QEvent.Type.MouseMove
    down = kind != QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind,
        place,
        QPointF(canvas.mapToGlobal(place)),
        Qt.MouseButton.NoButton if moves else LEFT,
        LEFT if down else Qt.MouseButton.NoButton,
        keys,
    )
    QApplication.sendEvent(canvas, event)


def drag(
    canvas: CanvasView, *places: tuple[float, float], keys: Qt.KeyboardModifier = NO_KEYS
) -> None:
    """Through document points; the sheet lies at 100 %."""
    seen = [canvas.to_view(QPointF(*place)) for place in places]
    send(canvas, QEvent.Type.MouseButtonPress, seen[0], keys)
    for place in seen[1:]:
        send(canvas, QEvent.Type.MouseMove, place, keys)
    send(canvas, QEvent.Type.MouseButtonRelease, seen[-1], keys)


def click(
    canvas: CanvasView, place: tuple[float, float], keys: Qt.KeyboardModifier = NO_KEYS
) -> None:
    drag(canvas, place, keys=keys)


def selected(canvas: CanvasView) -> set[int]:
    return set(canvas.selection.ids)


def places(model: DocumentModel, item_id: int) -> NDArray[np.float32]:
    (item,) = [item for item in model.document.items if item.id == item_id]
    assert isinstance(item, Stroke)
    return item.points[:, :2]


def size_px(model: DocumentModel, item_id: int) -> float:
    (item,) = [item for item in model.document.items if item.id == item_id]
    assert isinstance(item, Stroke)
    return item.brush.size_px


# ---- selecting


def test_clicks_select_add_and_take_away(canvas: CanvasView, lines: list[int]) -> None:
    first, second, third = lines
    click(canvas, (60, 40))
    assert selected(canvas) == {first}
    click(canvas, (60, 80), SHIFT)
    assert selected(canvas) == {first, second}
    click(canvas, (60, 40), CTRL)
    assert selected(canvas) == {second}
    click(canvas, (60, 120))
    assert selected(canvas) == {third}
    click(canvas, (160, 160))
    assert selected(canvas) == set()
    canvas.edits.select_all()
    click(canvas, (60, 80))
    assert selected(canvas) == {second}, "a click leaves only what it hits"


def test_a_click_beside_thin_ink_still_hits(canvas: CanvasView, lines: list[int]) -> None:
    click(canvas, (60, 47))
    assert selected(canvas) == {lines[0]}
    click(canvas, (60, 60))
    assert selected(canvas) == set()


def test_a_box_takes_what_lies_in_it_by_half(canvas: CanvasView, lines: list[int]) -> None:
    drag(canvas, (20, 20), (50, 60), (90, 100))
    assert selected(canvas) == set(lines[:2])
    drag(canvas, (150, 150), (75, 20))
    assert selected(canvas) == set()
    drag(canvas, (150, 150), (55, 100))
    assert selected(canvas) == {lines[2]}
    drag(canvas, (150, 20), (55, 60), keys=SHIFT)
    assert selected(canvas) == {lines[0], lines[2]}
    drag(canvas, (150, 20), (55, 60), keys=CTRL)
    assert selected(canvas) == {lines[2]}


@pytest.mark.parametrize(("tool", "keys"), [("lasso", NO_KEYS), ("select", ALT)])
def test_a_lasso_goes_around_things(
    canvas: CanvasView, lines: list[int], tool: str, keys: Qt.KeyboardModifier
) -> None:
    canvas.set_tool(tool)
    loop = [(20, 20), (100, 20), (100, 60), (30, 60), (30, 100), (100, 100), (100, 140), (20, 140)]
    drag(canvas, *loop, keys=keys)
    assert selected(canvas) == {lines[0], lines[2]}


def test_the_box_follows_the_view_and_not_the_sheet(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    canvas.viewport.turn_to(90)  # the lines stand upright now
    seen = [canvas.to_view(QPointF(60, y)) for y in (40, 120)]
    assert abs(seen[0].y() - seen[1].y()) < 1
    start, end = seen[1] + QPointF(-10, -30), seen[1] + QPointF(50, 30)
    for kind, place in (
        (QEvent.Type.MouseButtonPress, start),
        (QEvent.Type.MouseMove, end),
        (QEvent.Type.MouseButtonRelease, end),
    ):
        send(canvas, kind, place, NO_KEYS)
    assert selected(canvas) == {lines[1], lines[2]}


def test_locked_and_hidden_layers_are_left_alone(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    click(canvas, (60, 40))
    model.set_layer(model.document.layers[0].id, locked=True)
    assert selected(canvas) == set(), "what was selected there is selected no more"
    click(canvas, (60, 40))
    canvas.edits.select_all()
    assert selected(canvas) == set()


def test_things_are_selected_on_every_layer(canvas: CanvasView, model: DocumentModel) -> None:
    below = SketchLayer(1, "Below", (Stroke(across(40).points, Brush(6), id=10),))
    above = SketchLayer(2, "Above", (Stroke(across(80).points, Brush(6), id=11),))
    model.set_document(Document(200, 200, layers=(below, above), active_layer=2))
    canvas.actual_size()
    canvas.set_tool("select")
    canvas.edits.select_all()
    assert selected(canvas) == {10, 11}
    drag(canvas, (60, 60), (70, 65))
    moved = [layer.items[0].points[0, :2].tolist() for layer in model.document.sketch_layers]  # type: ignore[union-attr]
    assert moved == [[50, 45], [50, 85]]
    model.undo_stack.undo()
    assert places(model, 11)[0].tolist() == [40, 80]


# ---- transforming


def test_a_drag_moves_in_one_step(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    before = model.undo_stack.count()
    drag(canvas, (60, 40), (70, 50), (90, 70), (110, 45))
    assert places(model, lines[0])[0].tolist() == [90, 45]
    assert model.undo_stack.count() == before + 1
    assert model.undo_stack.undoText() == "move"
    model.undo_stack.undo()
    assert places(model, lines[0])[0].tolist() == [40, 40]
    assert selected(canvas) == {lines[0]}


def test_a_trembling_click_moves_nothing(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    before = model.undo_stack.count()
    drag(canvas, (60, 40), (61, 41))
    assert model.undo_stack.count() == before


def test_escape_takes_a_drag_back_without_a_trace(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    before = model.undo_stack.count()
    send(canvas, QEvent.Type.MouseButtonPress, canvas.to_view(QPointF(60, 40)), NO_KEYS)
    send(canvas, QEvent.Type.MouseMove, canvas.to_view(QPointF(120, 90)), NO_KEYS)
    assert places(model, lines[0])[0].tolist() == [100, 90], "it follows live"
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert places(model, lines[0])[0].tolist() == [40, 40]
    assert model.undo_stack.count() == before
    assert selected(canvas) == {lines[0]}
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert selected(canvas) == set()


def box_of(canvas: CanvasView) -> NDArray[np.float64]:
    quad = canvas.tools.select.quad
    assert quad is not None
    return quad


def test_a_corner_scales_and_widths_follow(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    canvas.edits.select_all()
    box = box_of(canvas)
    (left, top), (right, bottom) = box[0], box[2]
    drag(canvas, (right, bottom), (right + (right - left), bottom + (bottom - top)))
    after = box_of(canvas)
    assert after[0] == pytest.approx((left, top), abs=2)
    assert after[2] == pytest.approx((2 * right - left, 2 * bottom - top), abs=2)
    assert size_px(model, lines[0]) == pytest.approx(12)
    model.undo_stack.undo()
    assert box_of(canvas).tolist() == box.tolist()


def test_shift_keeps_the_ratio_of_a_corner(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    canvas.edits.select_all()
    right, bottom = box_of(canvas)[2]
    drag(canvas, (right, bottom), (right + 40, bottom + 3), keys=SHIFT)
    stretched = np.ptp(places(model, lines[0])[:, 0]) / 40
    spread = (places(model, lines[2])[0, 1] - places(model, lines[0])[0, 1]) / 80
    assert stretched == pytest.approx(spread)
    assert stretched > 1.05


def test_alt_scales_from_the_middle(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    canvas.edits.select_all()
    right, bottom = box_of(canvas)[2]
    drag(canvas, (right, bottom), (right + 10, bottom + 10), keys=ALT)
    assert places(model, lines[1]).mean(axis=0) == pytest.approx((60, 80), abs=0.6)
    assert np.ptp(places(model, lines[1])[:, 0]) > 45


def test_outside_a_corner_a_drag_turns(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    click(canvas, (60, 80))
    box = box_of(canvas)
    start = box[2] + 12
    middle = (box[0] + box[2]) / 2
    arm = start - middle
    drag(canvas, tuple(start), tuple(middle + (-arm[1], arm[0])))  # a quarter turn
    assert places(model, lines[1])[:, 0] == pytest.approx(60, abs=0.6)
    assert np.sort(places(model, lines[1])[:, 1]) == pytest.approx((60, 80, 100), abs=0.6)
    assert model.undo_stack.undoText() == "turn"


def test_ctrl_frees_the_corners_until_something_else_is_selected(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    canvas.edits.select_all()
    before = box_of(canvas)
    drag(canvas, tuple(before[0]), tuple(before[0] + (-20, 5)), keys=CTRL)
    after = box_of(canvas)
    assert after[0] == pytest.approx(before[0] + (-20, 5), abs=0.5)
    assert after[1:] == pytest.approx(before[1:], abs=0.5)
    assert model.undo_stack.undoText() == "warp"
    drag(canvas, tuple(after[1]), tuple(after[1] + (25, -10)))  # now without Ctrl
    assert box_of(canvas)[1] == pytest.approx(before[1] + (25, -10), abs=0.5)
    assert model.undo_stack.undoText() == "warp"
    assert np.ptp(places(model, lines[0])[:, 0]) > np.ptp(places(model, lines[2])[:, 0]) + 10
    model.undo_stack.undo()
    model.undo_stack.undo()
    assert box_of(canvas) == pytest.approx(before)
    assert places(model, lines[0])[0].tolist() == [40, 40]


def test_very_many_strokes_are_outlined_and_change_on_release(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.set_tool("select")
    many = [across(20 + i / 2, 20, 30) for i in range(200)]
    model.insert_items(many)
    canvas.edits.select_all()
    first = model.document.items[0].id
    send(canvas, QEvent.Type.MouseButtonPress, canvas.to_view(QPointF(25, 60)), NO_KEYS)
    send(canvas, QEvent.Type.MouseMove, canvas.to_view(QPointF(65, 70)), NO_KEYS)
    assert places(model, first)[0].tolist() == [20, 20]
    assert box_of(canvas)[0, 0] > 50
    send(canvas, QEvent.Type.MouseButtonRelease, canvas.to_view(QPointF(65, 70)), NO_KEYS)
    assert places(model, first)[0].tolist() == [60, 30]
    model.undo_stack.undo()
    assert places(model, first)[0].tolist() == [20, 20]


# ---- keys and verbs


def test_arrows_nudge_and_a_row_of_nudges_is_one_step(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    click(canvas, (60, 40))
    before = model.undo_stack.count()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert places(model, lines[0])[0].tolist() == [42, 50]
    assert model.undo_stack.count() == before + 1
    click(canvas, (60, 80))
    QTest.keyClick(canvas, Qt.Key.Key_Up)
    assert model.undo_stack.count() == before + 2


def test_arrows_mean_the_view(canvas: CanvasView, model: DocumentModel, lines: list[int]) -> None:
    click(canvas, (60, 40))
    before = canvas.to_view(QPointF(*places(model, lines[0])[0].tolist()))
    canvas.viewport.mirror()
    canvas.viewport.turn_to(90)
    before = canvas.to_view(QPointF(*places(model, lines[0])[0].tolist()))
    QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    after = canvas.to_view(QPointF(*places(model, lines[0])[0].tolist()))
    assert (after - before).toTuple() == pytest.approx((10, 0), abs=0.01)


def test_a_copy_lies_beside_and_is_selected(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    click(canvas, (60, 40))
    canvas.edits.duplicate()
    (copy,) = selected(canvas)
    assert copy not in lines
    assert places(model, copy)[0].tolist() == [56, 56]
    model.undo_stack.undo()
    assert selected(canvas) == set()


def test_flipping_turns_over_around_the_middle(
    canvas: CanvasView, model: DocumentModel, lines: list[int]
) -> None:
    click(canvas, (60, 40))
    canvas.edits.flip()
    assert places(model, lines[0])[:, 0] == pytest.approx((80, 60, 40), abs=0.6)
    canvas.edits.select_all()
    canvas.edits.flip(upside_down=True)
    assert places(model, lines[0])[0, 1] == pytest.approx(120, abs=0.6)


def test_another_tool_keeps_what_is_selected_but_hides_it(
    canvas: CanvasView, lines: list[int]
) -> None:
    click(canvas, (60, 40))
    canvas.selection.clear()
    plain = canvas.grab().toImage()
    click(canvas, (60, 40))
    assert canvas.grab().toImage() != plain
    canvas.set_tool("pan")
    assert canvas.grab().toImage() == plain
    canvas.set_tool("select")
    assert selected(canvas) == {lines[0]}
