from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sketchpad.canvas.tools.fill import fill_of, region_at
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Brush, SketchPicture, Stroke
from tests.tablet import CORNER

LEFT = Qt.MouseButton.LeftButton


def box(gap_px: float = 0) -> Stroke:
    """A square from 50 to 150 with a gap in its right side, around y = 100."""
    half = gap_px / 2
    corners = [(150, 100 + half), (150, 150), (50, 150), (50, 50), (150, 50), (150, 100 - half)]
    rows = [(x, y, 1, i) for i, (x, y) in enumerate(corners) for _ in range(2)]
    return Stroke(np.array(rows), Brush(4.0, thinnest=1))


def click(canvas: CanvasView, x: int, y: int) -> None:
    QTest.mouseClick(canvas, LEFT, pos=CORNER + QPoint(x, y))


@pytest.fixture
def filling(canvas: CanvasView) -> CanvasView:
    canvas.set_tool("fill")
    return canvas


def test_a_click_fills_up_to_the_lines_without_a_seam(
    filling: CanvasView, model: DocumentModel
) -> None:
    model.add_stroke(box())
    click(filling, 90, 90)
    lines = model.rendered_lines()
    assert (lines[50:150, 50:150] == 0).all()
    assert (lines[:46] == 255).all() and (lines[:, 155:] == 255).all()
    model.undo_stack.undo()
    assert model.rendered_lines()[90, 90] == 255


def test_the_sheet_around_is_a_region_too(filling: CanvasView, model: DocumentModel) -> None:
    model.add_stroke(box())
    click(filling, 10, 10)
    lines = model.rendered_lines()
    assert lines[5, 5] == lines[195, 195] == 0
    assert lines[100, 100] == 255


@pytest.mark.parametrize(("gap_px", "leaks"), [(6, False), (40, True)])
def test_gaps_up_to_the_documents_setting_hold(
    filling: CanvasView, model: DocumentModel, gap_px: float, leaks: bool
) -> None:
    model.add_stroke(box(gap_px))
    model.set_gap(8)
    click(filling, 90, 90)
    lines = model.rendered_lines()
    assert lines[90, 90] == 0
    assert (lines[10, 10] == 0) == leaks


def test_a_fill_has_the_opacity_of_the_brush(filling: CanvasView, model: DocumentModel) -> None:
    model.add_stroke(box())
    filling.tools.brushes.choose("marker")
    click(filling, 90, 90)
    assert model.rendered_lines()[90, 90] == 255 - round(255 * 0.4)


def test_ink_and_the_desk_are_not_filled(filling: CanvasView, model: DocumentModel) -> None:
    model.add_stroke(box())
    click(filling, 150, 100)
    click(filling, -20, 100)
    assert len(model.document.items) == 1


def test_a_fill_is_taken_away_by_an_eraser_s_click(
    filling: CanvasView, model: DocumentModel
) -> None:
    model.add_stroke(box())
    click(filling, 90, 90)
    filling.set_tool("eraser")
    click(filling, 100, 100)
    assert [type(item) for item in model.document.items] == [Stroke]


def test_a_locked_layer_is_not_filled(
    filling: CanvasView, model: DocumentModel, qtbot: QtBot
) -> None:
    model.add_stroke(box())
    model.set_layer(model.document.active_layer, locked=True)
    with qtbot.waitSignal(model.refused):
        click(filling, 90, 90)
    assert len(model.document.items) == 1


def test_a_fill_is_no_larger_than_it_needs_to_be() -> None:
    mask = np.zeros((40, 60), bool)
    mask[10:20, 30:35] = True
    mask[12, 30] = False
    fill = fill_of(mask, opacity=1.0)
    assert isinstance(fill, SketchPicture)
    assert (fill.x, fill.y, fill.width, fill.height) == (30, 10, 5, 10)
    assert fill.lines[2, 0] == 255 and fill.lines[2, 1] == 0


def test_beside_the_sheet_is_no_region() -> None:
    paper = np.full((30, 30), 255, np.uint8)
    assert region_at(paper, -0.5, 3, 0) is None
    assert region_at(paper, 3, 30, 0) is None
    region = region_at(paper, 3, 3, 0)
    assert region is not None and region.all()
