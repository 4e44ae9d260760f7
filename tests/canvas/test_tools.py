from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSizeF

from sketchpad.canvas.tools.eraser import EraserTool, strokes_touched
from sketchpad.canvas.tools.pan import PanTool
from sketchpad.canvas.tools.pen import PenTool
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, SketchPicture, Stroke

INK = Brush(5.0)


def horizontal(y: float, size_px: float = 4.0) -> Stroke:
    return Stroke(np.array([[20, y, 1, 0], [180, y, 1, 9]]), Brush(size_px))


def pen_over(model: DocumentModel, brush: Brush = INK) -> PenTool:
    """A pen over the model's sheet seen at 100 %."""
    viewport = Viewport(QSizeF(model.document.width_px, model.document.height_px))
    return PenTool(model, viewport, lambda: brush)


def test_pen_records_time_from_the_press(model: DocumentModel) -> None:
    pen = pen_over(model)
    pen.press(PointerSample(1, 2, time_ms=1000))
    pen.move(PointerSample(1, 2, time_ms=1008))
    pen.move(PointerSample(9, 2, time_ms=1016))
    assert pen.growing is not None
    pen.release()
    assert pen.growing is None
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    assert stroke.points.tolist() == [[1, 2, 1, 0], [9, 2, 1, 16]]
    assert stroke.brush.taper > 0


def test_shift_draws_a_straight_line_that_follows(model: DocumentModel) -> None:
    pen = pen_over(model)
    pen.press(PointerSample(10, 10))
    pen.move(PointerSample(50, 90, straight=True))
    area = pen.move(PointerSample(90, 20, straight=True))
    assert area.contains(50, 90), "the place it has left is repainted"
    pen.release()
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    assert stroke.points[:, :2].tolist() == [[10, 10], [90, 20]]


def test_cancel_leaves_nothing(model: DocumentModel) -> None:
    pen = pen_over(model)
    pen.press(PointerSample(10, 10))
    pen.cancel()
    assert pen.growing is None
    assert model.is_blank()


def test_eraser_takes_what_its_path_crosses_between_samples(model: DocumentModel) -> None:
    ids = [model.add_stroke(horizontal(y)) for y in (40, 80, 120, 160)]
    eraser = EraserTool(model, 8.0)
    eraser.press(PointerSample(100, 60))
    assert len(model.document.items) == 4
    eraser.move(PointerSample(100, 140))
    eraser.release()
    assert [item.id for item in model.document.items] == [ids[0], ids[3]]
    model.undo_stack.undo()
    assert len(model.document.items) == 4


def test_touching_counts_the_width_of_the_ink(model: DocumentModel) -> None:
    model.add_stroke(horizontal(50, size_px=20))
    assert strokes_touched(model, (100, 62), (100, 62), 3)
    assert not strokes_touched(model, (100, 66), (100, 66), 3)
    assert not strokes_touched(model, (10, 10), (10, 10), 3)


@pytest.fixture
def scan(model: DocumentModel) -> DocumentModel:
    """A placed sketch as large as the sheet, with one upright line at x = 100."""
    lines = np.full((100, 100), 255, np.uint8)
    lines[:, 50] = 0
    model.place_sketch(lines, "scan")
    return model


def click(eraser: EraserTool, x: float, y: float) -> None:
    eraser.press(PointerSample(x, y))
    eraser.move(PointerSample(x + 1, y))
    eraser.release()


def test_eraser_click_on_a_placed_sketch_s_lines_takes_it_away(scan: DocumentModel) -> None:
    eraser = EraserTool(scan, 20)
    click(eraser, 40, 60)
    click(eraser, 190, 199)
    assert len(scan.document.items) == 1, "there is no line at these places"
    click(eraser, 93, 60)
    assert scan.is_blank()
    scan.undo_stack.undo()
    assert len(scan.document.items) == 1


def test_eraser_drags_leave_placed_sketches(scan: DocumentModel) -> None:
    eraser = EraserTool(scan, 20)
    eraser.press(PointerSample(95, 60))
    eraser.move(PointerSample(95, 120))
    eraser.move(PointerSample(95, 60))
    eraser.release()
    assert len(scan.document.items) == 1


def test_eraser_click_on_a_stroke_leaves_the_sketch_under_it(scan: DocumentModel) -> None:
    scan.add_stroke(horizontal(60))
    click(EraserTool(scan, 20), 98, 60)
    assert [type(item) for item in scan.document.items] == [SketchPicture]


def test_pan_reports_view_distances() -> None:
    moves: list[tuple[float, float]] = []
    pan = PanTool(lambda dx, dy: moves.append((dx, dy)))
    pan.press(PointerSample(0, 0, view_x=10, view_y=20))
    pan.move(PointerSample(0, 0, view_x=15, view_y=18))
    pan.move(PointerSample(0, 0, view_x=15, view_y=28))
    assert moves == [(5, -2), (0, 10)]
