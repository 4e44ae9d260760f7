"""Drawings by hand, replayed on the canvas through real mouse and tablet events."""

from __future__ import annotations

from itertools import groupby

import numpy as np
import pytest

from sketchpad.canvas.stabiliser import StabiliserMode, Steadiness
from sketchpad.canvas.view import CanvasView
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import BRUSH_KINDS, BrushKind
from tests.drawings import drawn_cup
from tests.hands import strokes_of, with_mouse, with_pen
from tests.tablet import Pen

DRAWING = drawn_cup()


@pytest.mark.parametrize("hand", [with_mouse, with_pen])
def test_every_sample_arrives_where_it_was_drawn(
    canvas: CanvasView, model: DocumentModel, hand: object
) -> None:
    for stroke in DRAWING:
        hand(canvas, stroke)  # type: ignore[operator]
    drawn = [[tuple(place) for place in s.points[:, :2].tolist()] for s in strokes_of(model)]
    assert drawn == [[place for place, _ in groupby(stroke)] for stroke in DRAWING]
    began = [stroke.began_ms for stroke in strokes_of(model)]
    assert began == sorted(began)


@pytest.mark.parametrize("kind", BRUSH_KINDS)
@pytest.mark.parametrize("zoom", [1.0, 0.75])
def test_every_brush_is_seen_while_drawing_as_it_stays(
    canvas: CanvasView, model: DocumentModel, kind: BrushKind, zoom: float
) -> None:
    """The last stroke before and after the pen is lifted, over what was drawn before."""
    tools = canvas.tools
    for stroke in DRAWING[:3]:
        with_pen(canvas, stroke)
    canvas.viewport.zoom_to(zoom)
    if kind == "eraser":
        tools.erases_strokes = False
        canvas.set_tool("eraser")
    else:
        tools.brushes.choose(kind)
    canvas.brush_size_px = 14
    pen = Pen(canvas)
    pen.press(40, 50, 0.3)
    for step in range(1, 9):
        pen.move(40 + 12 * step, 50 + 10 * step, 0.3 + 0.07 * step)
    growing, seen = canvas.lines_with_active_stroke(), canvas.grab().toImage()
    assert not np.array_equal(growing, model.rendered_lines())
    pen.release(136, 130)
    assert np.array_equal(model.rendered_lines(), growing)
    if zoom == 1.0:
        assert canvas.grab().toImage() == seen


def test_undo_takes_back_stroke_by_stroke(canvas: CanvasView, model: DocumentModel) -> None:
    pictures = []
    for kind, stroke in zip(["pencil", "ink", "marker"] * 2, DRAWING, strict=True):
        pictures.append(model.rendered_lines())
        canvas.tools.brushes.choose(kind)  # type: ignore[arg-type]
        with_pen(canvas, stroke)
    for picture in reversed(pictures):
        model.undo_stack.undo()
        assert np.array_equal(model.rendered_lines(), picture)


def test_a_stabilised_drawing_is_the_same_drawing_only_calmer(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.tools.set_steadiness(Steadiness(StabiliserMode.STRING, string_px=6))
    for stroke in DRAWING:
        with_pen(canvas, stroke)
    for stroke, drawn in zip(DRAWING, strokes_of(model), strict=True):
        assert tuple(drawn.points[0, :2]) == stroke[0]
        assert tuple(drawn.points[-1, :2]) == stroke[-1]
        places = np.array(stroke, dtype=float)
        for x, y in drawn.points[:, :2].tolist():
            assert np.hypot(*(places - (x, y)).T).min() <= 6 + 5, "no further than the string"
