"""Drawings by people who knew nothing of this program, replayed through mouse and pen events."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sketchpad.canvas.view import CanvasView
from sketchpad.document.document import Document
from sketchpad.document.model import DocumentModel
from sketchpad.document.project_file import load_project, save_project
from sketchpad.document.stroke import BRUSH_KINDS, Stroke
from sketchpad.ink.render import LineRenderer
from tests.drawings import REAL_SHEET_PX, real_drawings
from tests.hands import strokes_of, with_mouse, with_pen

DRAWINGS = real_drawings()
SAME_PX = 1e-3


@pytest.fixture
def model(qapp: object) -> DocumentModel:
    return DocumentModel(Document(REAL_SHEET_PX, REAL_SHEET_PX))


@pytest.fixture
def canvas(model: DocumentModel, qtbot: QtBot) -> CanvasView:
    """A shown canvas at 100 %: the sheet's corner is at (50, 50)."""
    view = CanvasView(model)
    qtbot.addWidget(view)
    view.resize(REAL_SHEET_PX + 100, REAL_SHEET_PX + 100)
    view.show()
    qtbot.waitExposed(view)
    view.actual_size()
    return view


@pytest.mark.parametrize("hand", [with_mouse, with_pen])
@pytest.mark.parametrize("shown", DRAWINGS)
def test_every_stroke_arrives_and_leaves_its_ink(
    canvas: CanvasView, model: DocumentModel, shown: str, hand: object
) -> None:
    """All samples in order; where the pen was there is ink, and none far from it."""
    drawing = DRAWINGS[shown]
    for stroke in drawing:
        hand(canvas, stroke)  # type: ignore[operator]
    arrived = [stroke.points[:, :2].tolist() for stroke in strokes_of(model)]
    assert arrived == [[list(place) for place, _ in groupby(stroke)] for stroke in drawing]
    lines = model.rendered_lines()
    drawn = np.array([place for stroke in drawing for place in stroke])
    assert (lines[drawn[:, 1], drawn[:, 0]] < 255).mean() > 0.95
    inked = np.argwhere(lines < 255)[:, ::-1]
    (left, top), (right, bottom) = drawn.min(axis=0), drawn.max(axis=0)
    reach = canvas.brush_size_px
    assert (inked >= (left - reach, top - reach)).all()
    assert (inked <= (right + reach, bottom + reach)).all()


@pytest.mark.parametrize("shown", DRAWINGS)
def test_what_was_drawn_is_the_same_from_its_file_and_after_undo_and_redo(
    canvas: CanvasView, model: DocumentModel, tmp_path: Path, shown: str
) -> None:
    """With every brush in turn, the eraser of ink among them."""
    canvas.tools.erases_strokes = False
    for place, stroke in enumerate(DRAWINGS[shown]):
        kind = BRUSH_KINDS[place % len(BRUSH_KINDS)]
        canvas.set_tool("eraser" if kind == "eraser" else "pen")
        if kind != "eraser":
            canvas.tools.brushes.choose(kind)
        with_pen(canvas, stroke)
    seen = model.rendered_lines()

    anew = LineRenderer(REAL_SHEET_PX, REAL_SHEET_PX)
    anew.update(model.document.items)
    np.testing.assert_array_equal(anew.lines(), seen)
    save_project(tmp_path / "a.sketchpad", model.document)
    loaded = load_project(tmp_path / "a.sketchpad")
    np.testing.assert_array_equal(DocumentModel(loaded).rendered_lines(), seen)
    for before, after in zip(strokes_of(model), loaded.items, strict=True):
        assert isinstance(after, Stroke)
        np.testing.assert_allclose(after.points, before.points, atol=SAME_PX)
    stack = model.undo_stack
    stack.setIndex(0)
    assert (model.rendered_lines() == 255).all()
    stack.setIndex(stack.count())
    np.testing.assert_array_equal(model.rendered_lines(), seen)
