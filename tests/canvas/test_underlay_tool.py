"""Pictures to trace are moved, scaled and turned with mouse and keys on a real canvas at 100 %."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from sketchpad.canvas.transforms import placed, rotation, scaling
from sketchpad.canvas.view import CanvasView
from sketchpad.document.differences import Changes, apply
from sketchpad.document.document import Document
from sketchpad.document.guides import Guide
from sketchpad.document.layers import PictureLayer
from sketchpad.document.model import DocumentModel
from tests.canvas.test_select_tool import SHIFT, across, drag, selected

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


def checks() -> np.ndarray:
    """40 x 30: left half red, right half blue, all opaque."""
    pixels = np.zeros((30, 40, 4), np.uint8)
    pixels[:, :20] = (220, 20, 20, 255)
    pixels[:, 20:] = (20, 20, 220, 255)
    return pixels


@pytest.fixture
def underlay(canvas: CanvasView, model: DocumentModel) -> int:
    """The id of an unlocked picture from (60, 60) to (140, 120), active, with the select tool."""
    layer_id = model.add_picture_layer(checks(), "Photo", (60, 60, 80, 60))
    model.set_layer(layer_id, locked=False, opacity=1.0)
    model.activate_layer(layer_id)
    canvas.set_tool("select")
    return layer_id


def picture(model: DocumentModel, layer_id: int) -> PictureLayer:
    layer = model.document.layer(layer_id)
    assert isinstance(layer, PictureLayer)
    return layer


def rect(model: DocumentModel, layer_id: int) -> tuple[int, int, int, int]:
    layer = picture(model, layer_id)
    return layer.x, layer.y, layer.width, layer.height


def colour_at(model: DocumentModel, x: int, y: int) -> tuple[int, int, int]:
    colour = model.sheet_image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def test_a_drag_moves_it_in_one_step_and_is_seen(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    before, pixels = model.undo_stack.count(), picture(model, underlay).pixels
    drag(canvas, (100, 90), (110, 95), (130, 70))
    assert rect(model, underlay) == (90, 40, 80, 60)
    assert picture(model, underlay).pixels is pixels
    assert colour_at(model, 95, 45) == (220, 20, 20)
    assert colour_at(model, 65, 110) == (255, 255, 255), "where it was there is paper"
    assert model.undo_stack.count() == before + 1
    assert model.undo_stack.undoText() == "move underlay"
    model.undo_stack.undo()
    assert rect(model, underlay) == (60, 60, 80, 60)
    assert colour_at(model, 65, 110) == (220, 20, 20)


def test_corners_scale_it_and_shift_keeps_the_ratio(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    drag(canvas, (140, 120), (180, 130))
    assert rect(model, underlay) == (60, 60, 120, 70)
    model.undo_stack.undo()
    drag(canvas, (140, 120), (180, 150), keys=SHIFT)
    assert rect(model, underlay) == (60, 60, 120, 90)
    assert colour_at(model, 175, 145) == (20, 20, 220)
    assert picture(model, underlay).opacity == 1.0


def test_a_corner_beyond_its_opposite_turns_it_over(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    drag(canvas, (140, 90), (100, 90), (20, 90))
    assert rect(model, underlay) == (20, 60, 40, 60)
    assert colour_at(model, 25, 90) == (20, 20, 220)
    assert colour_at(model, 55, 90) == (220, 20, 20)


def test_outside_a_corner_a_drag_turns_it_when_it_is_let_go(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    start = np.array((152.0, 132.0))
    middle = np.array((100.0, 90.0))
    arm = start - middle
    drag(canvas, tuple(start), tuple(middle + (-arm[1], arm[0])))  # a quarter turn, clockwise
    x, y, width, height = rect(model, underlay)
    assert (x, y, width, height) == pytest.approx((70, 50, 60, 80), abs=1)
    assert colour_at(model, 100, 60) == pytest.approx((220, 20, 20), abs=6)
    assert colour_at(model, 100, 120) == pytest.approx((20, 20, 220), abs=6)
    assert model.undo_stack.undoText() == "turn underlay"
    model.undo_stack.undo()
    assert rect(model, underlay) == (60, 60, 80, 60)


def test_escape_puts_it_back_without_a_trace(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    before = model.undo_stack.count()
    QTest.mousePress(canvas, LEFT, pos=canvas.to_view(QPointF(100, 90)).toPoint())
    QTest.mouseMove(canvas, canvas.to_view(QPointF(130, 100)).toPoint())
    assert rect(model, underlay) == (90, 70, 80, 60)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert rect(model, underlay) == (60, 60, 80, 60)
    assert model.undo_stack.count() == before
    QTest.mouseRelease(canvas, LEFT, pos=canvas.to_view(QPointF(130, 100)).toPoint())


def test_arrows_move_it_and_a_row_of_them_is_one_step(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    before = model.undo_stack.count()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Down, SHIFT)
    assert rect(model, underlay) == (61, 70, 80, 60)
    assert model.undo_stack.count() == before + 1
    canvas.viewport.turn_to(90)
    QTest.keyClick(canvas, Qt.Key.Key_Right, SHIFT)  # up on the sheet
    assert rect(model, underlay) == (61, 60, 80, 60)


@pytest.mark.parametrize("why", ["locked", "hidden", "not active", "strokes are selected"])
def test_it_is_left_alone_otherwise(
    canvas: CanvasView, model: DocumentModel, underlay: int, why: str
) -> None:
    if why == "locked":
        model.set_layer(underlay, locked=True)
    elif why == "hidden":
        model.set_layer(underlay, visible=False)
    else:
        sketch = model.document.sketch_layers[0].id
        model.activate_layer(sketch)
        model.add_stroke(across(90, 80, 120))
    if why == "strokes are selected":
        model.activate_layer(underlay)
        canvas.edits.select_all()
    drag(canvas, (100, 100), (130, 130))
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert rect(model, underlay) == (60, 60, 80, 60)


def test_a_click_on_a_locked_one_says_so(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    told: list[str] = []
    model.refused.connect(told.append)
    model.set_layer(underlay, locked=True)
    drag(canvas, (100, 90))
    assert told == ["“Photo” is locked. Unlock it to move, scale or turn it."]


def test_beside_it_strokes_are_selected_as_ever(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    model.activate_layer(model.document.sketch_layers[0].id)
    stroke = model.add_stroke(across(160, 40, 80))
    model.activate_layer(underlay)
    drag(canvas, (20, 140), (100, 180))
    assert selected(canvas) == {stroke}


def test_its_box_is_seen_while_it_can_be_moved(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    boxed = canvas.grab().toImage()
    model.set_layer(underlay, locked=True)
    plain = canvas.grab().toImage()
    assert plain != boxed
    canvas.set_tool("pen")
    assert canvas.grab().toImage() == plain


def test_its_edges_are_caught_by_guides(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    model.lay_guide(Guide(True, 150))
    drag(canvas, (100, 90), (106, 90))
    assert rect(model, underlay) == (70, 60, 80, 60)
    drag(canvas, (100, 90), (106, 90), keys=CTRL)
    assert rect(model, underlay) == (76, 60, 80, 60)


def test_the_journal_tells_where_it_went_and_not_its_pixels_again(
    canvas: CanvasView, model: DocumentModel, underlay: int
) -> None:
    before = Document(200, 200, layers=model.document.layers)
    drag(canvas, (100, 90), (130, 70))
    changes = Changes(before, model.document).pack()
    assert len(changes) < 1500
    (moved,) = (x for x in apply(before, changes).layers if isinstance(x, PictureLayer))
    assert (moved.x, moved.y) == (90, 40)
    assert moved.pixels is picture(model, underlay).pixels


# ---- the pixels themselves


def test_turned_edges_are_not_coloured_by_what_cannot_be_seen() -> None:
    pixels = np.zeros((30, 40, 4), np.uint8)
    pixels[..., 1] = 255  # green, but fully transparent
    pixels[8:22, 10:30] = (200, 40, 40, 255)
    turned = placed(PictureLayer(5, "x", pixels, 0, 0, 40, 30), rotation(30, (20, 15)))
    seen = turned.pixels[turned.pixels[..., 3] > 60]
    assert np.abs(seen[:, :3].astype(int) - (200, 40, 40)).max() <= 8
    assert turned.pixels[0, 0, 3] == 0
    assert turned.id == 5


def test_a_picture_that_is_turned_over_twice_is_as_before() -> None:
    layer = PictureLayer(5, "x", checks(), 10, 20, 40, 30)
    over = placed(layer, scaling(-1, 1, (30, 35)))
    assert (over.x, over.y, over.width, over.height) == (10, 20, 40, 30)
    assert (over.pixels == layer.pixels[:, ::-1]).all()
    assert (placed(over, scaling(-1, 1, (30, 35))).pixels == layer.pixels).all()
