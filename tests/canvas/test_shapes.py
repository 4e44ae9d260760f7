from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from sketchpad.canvas.tools.shape import ShapeTool, box_between, ellipse, rectangle
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, BrushKind, Stroke

START = PointerSample(100, 100)


@pytest.mark.parametrize(
    ("end", "keys", "box"),
    [
        ((140, 120), {}, (100, 100, 140, 120)),
        ((60, 90), {}, (60, 90, 100, 100)),
        ((140, 120), {"straight": True}, (100, 100, 140, 140)),
        ((60, 110), {"straight": True}, (60, 100, 100, 140)),
        ((140, 120), {"centred": True}, (60, 80, 140, 120)),
        ((110, 60), {"straight": True, "centred": True}, (60, 60, 140, 140)),
    ],
)
def test_shift_makes_sides_equal_and_alt_keeps_the_middle(
    end: tuple[float, float], keys: dict[str, bool], box: tuple[float, ...]
) -> None:
    assert box_between(START, replace(PointerSample(*end), **keys)) == box


def test_an_ellipse_is_drawn_where_geometry_puts_it(model: DocumentModel) -> None:
    tool = ShapeTool(model, ellipse, lambda: Brush(4.0))
    tool.press(PointerSample(20, 40))
    tool.move(PointerSample(180, 160))
    tool.release()
    rows, columns = np.nonzero(model.rendered_lines() < 128)
    across, down = (columns + 0.5 - 100) / 80, (rows + 0.5 - 100) / 60
    off = np.abs(np.hypot(across, down) - 1) * 60
    assert off.max() < 3, "half the brush and a pixel"
    assert len(np.unique(np.floor(np.arctan2(down, across) * 20))) > 120, "it is closed"


@pytest.mark.parametrize("kind", ["ink", "marker", "pencil"])
def test_nothing_tells_where_an_ellipse_began(model: DocumentModel, kind: BrushKind) -> None:
    tool = ShapeTool(model, ellipse, lambda: Brush(7.0, thinnest=1, kind=kind))
    tool.press(PointerSample(30, 60))
    tool.move(PointerSample(170, 140))
    tool.release()
    lines = model.rendered_lines().astype(float)
    off = np.abs(lines - lines[::-1])[:, 90:110]  # its beginning against the other side
    assert off.max() < 25


@pytest.mark.parametrize("side_px", [6, 20, 150])
def test_rectangles_have_straight_sides_and_sharp_corners(
    model: DocumentModel, side_px: int
) -> None:
    tool = ShapeTool(model, rectangle, lambda: Brush(3.0))
    tool.press(PointerSample(30, 30))
    tool.move(PointerSample(30 + side_px, 30 + side_px))
    tool.release()
    rows, columns = np.nonzero(model.rendered_lines() < 128)
    near = np.abs(np.column_stack([rows, columns]) + 0.5 - 30)
    near = np.minimum(near, np.abs(near - side_px)).min(axis=1)
    assert near.max() <= 2, "no ink away from the sides"
    lines = model.rendered_lines()
    corner = 30 + side_px
    assert lines[30, 30] == lines[corner - 1, corner - 1] == 0
    middle = 30 + side_px // 2
    assert lines[30, middle] == lines[middle, corner - 1] == 0


def test_the_area_of_a_growing_shape_covers_every_change(model: DocumentModel) -> None:
    tool = ShapeTool(model, ellipse, lambda: Brush(8.0))
    tool.press(START)
    before = model.rendered_lines()
    for x, y in ((130, 150), (160, 120), (40, 60), (100, 60), (70, 30)):
        area = tool.move(PointerSample(x, y))
        after = model.lines_with(tool.growing) if tool.growing else model.rendered_lines()
        changed = np.argwhere(before != after)
        assert all(area.contains(int(column), int(row)) for row, column in changed)
        before = after


def test_a_shape_takes_the_time_of_its_drag_and_a_click_leaves_none(model: DocumentModel) -> None:
    tool = ShapeTool(model, rectangle, lambda: Brush(3.0))
    tool.press(PointerSample(30, 30, time_ms=1000))
    tool.move(PointerSample(30, 30, time_ms=1100))
    tool.release()
    assert model.is_blank()
    tool.press(PointerSample(30, 30, time_ms=2000))
    tool.move(PointerSample(90, 70, time_ms=2400))
    tool.release()
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    assert stroke.points[-1].tolist() == [30, 30, 1, 400]
    model.undo_stack.undo()
    assert model.is_blank()


def test_cancel_leaves_nothing(model: DocumentModel) -> None:
    tool = ShapeTool(model, ellipse, lambda: Brush(3.0))
    tool.press(START)
    tool.move(PointerSample(150, 150))
    tool.cancel()
    tool.release()
    assert tool.growing is None
    assert model.is_blank()
