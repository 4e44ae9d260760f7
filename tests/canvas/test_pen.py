"""The pen with its brushes, stabilisers and pressures, fed with samples."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSizeF

from sketchpad.canvas.brushes import FIRST_BRUSHES, MOUSE_TAPER
from sketchpad.canvas.pressure import HARD
from sketchpad.canvas.stabiliser import StabiliserMode, Steadiness
from sketchpad.canvas.tools.pen import LIGHTEST, PenTool
from sketchpad.canvas.tools.tool import PointerSample
from sketchpad.canvas.viewport import Viewport
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import BRUSH_KINDS, Brush, BrushKind, Stroke
from sketchpad.ink.brush import stroke_curve

STRING = Steadiness(StabiliserMode.STRING, string_px=20)


def pen_over(model: DocumentModel, brush: Brush | None = None) -> PenTool:
    viewport = Viewport(QSizeF(200, 200))
    return PenTool(model, viewport, lambda: brush or FIRST_BRUSHES["ink"])


def last_stroke(model: DocumentModel) -> Stroke:
    stroke = model.document.items[-1]
    assert isinstance(stroke, Stroke)
    return stroke


def draw(pen: PenTool, *samples: PointerSample) -> None:
    pen.press(samples[0])
    for sample in samples[1:]:
        pen.move(sample)
    pen.release()


def pressed(*pressures: float) -> list[PointerSample]:
    """Samples 10 px apart on a line, with these pressures."""
    return [
        PointerSample(20 + 10 * i, 50, pressure=pressure, time_ms=8 * i)
        for i, pressure in enumerate(pressures)
    ]


@pytest.mark.parametrize("kind", BRUSH_KINDS)
@pytest.mark.parametrize("mode", StabiliserMode)
@pytest.mark.parametrize("feels_pressure", [False, True])
def test_the_area_of_a_growing_stroke_covers_every_change(
    model: DocumentModel, kind: BrushKind, mode: StabiliserMode, feels_pressure: bool
) -> None:
    """What the pen reports as different is all that differs from one sample to the next."""
    ground = np.array([[20, 100, 1, 0], [180, 100, 1, 9]])
    model.add_stroke(Stroke(ground, Brush(60.0)))  # something to erase
    pen = pen_over(model, replace(FIRST_BRUSHES[kind], size_px=9.0))
    pen.steadiness = Steadiness(mode, string_px=12)
    rng = np.random.default_rng(5)
    path = 100 + np.cumsum(rng.normal(0, 6, (24, 2)), 0)
    before = model.rendered_lines()
    for i, (x, y) in enumerate(path.tolist()):
        pressure = (0.0 if i < 4 else i / 24) if feels_pressure else None
        sample = PointerSample(x, y, pressure=pressure, time_ms=8.0 * i)
        area = pen.move(sample) if i else pen.press(sample)
        assert pen.growing is not None
        after = model.lines_with(pen.growing)
        assert_only_inside(area, before, after)
        before = after
    if mode is StabiliserMode.NONE:
        pen.release()
        assert np.array_equal(model.rendered_lines(), before), "lifting the pen changes nothing"


def assert_only_inside(area: QRect, before: np.ndarray, after: np.ndarray) -> None:
    rows, columns = np.nonzero(before != after)
    if len(rows):
        assert area.contains(QRect(columns.min(), rows.min(), 1, 1))
        assert area.contains(QRect(columns.max(), rows.max(), 1, 1))


@pytest.mark.parametrize("mode", [StabiliserMode.LIGHT, StabiliserMode.STRING])
def test_the_ink_comes_to_the_pen_when_it_is_lifted(
    model: DocumentModel, mode: StabiliserMode
) -> None:
    pen = pen_over(model)
    pen.steadiness = Steadiness(mode, string_px=30)
    draw(pen, PointerSample(20, 50), PointerSample(100, 50, time_ms=8), PointerSample(120, 60))
    assert last_stroke(model).points[-1, :2].tolist() == [120, 60]
    assert last_stroke(model).points[-2, 0] < 119, "until then it was behind"


def test_trembling_is_smoothed_only_if_it_is_wanted(model: DocumentModel) -> None:
    trembling = [PointerSample(20 + 3 * i, 50 + 2 * (i % 2), time_ms=8 * i) for i in range(40)]
    heights = []
    for calm in (True, False):
        pen = pen_over(model)
        pen.calm = calm
        draw(pen, *trembling)
        curve = stroke_curve(last_stroke(model).points, last_stroke(model).brush.calm)
        middle = curve[(curve[:, 0] > 40) & (curve[:, 0] < 110)]
        heights.append(float(np.ptp(middle[:, 1])))
    assert heights[0] < 0.3
    assert heights[1] == pytest.approx(2, abs=0.2), "exactly what the hand did"


def test_a_string_leads_from_the_ink_to_the_pen(model: DocumentModel) -> None:
    pen = pen_over(model)
    pen.steadiness = STRING
    assert pen.string is None
    pen.press(PointerSample(50, 50))
    pen.move(PointerSample(60, 50, time_ms=8))
    assert pen.string == ((50, 50), (60, 50)), "slack"
    area = pen.move(PointerSample(110, 50, time_ms=16))
    assert pen.string is not None
    ink, at_pen = pen.string
    assert at_pen == (110, 50)
    assert math.dist(ink, at_pen) == pytest.approx(20)
    assert area.contains(QRect(50, 49, 61, 3)), "ink and string are repainted"
    pen.cancel()
    assert pen.string is None


def test_shift_pulls_no_string_and_drawing_goes_on_from_there(model: DocumentModel) -> None:
    pen = pen_over(model)
    pen.steadiness = STRING
    straight = PointerSample(120, 20, straight=True)
    draw(pen, PointerSample(20, 20), straight, PointerSample(125, 20), PointerSample(125, 90))
    places = last_stroke(model).points[:, :2]
    assert places[1].tolist() == [120, 20]
    assert places[-1].tolist() == [125, 90]


def test_pressures_are_repaired_then_bent(model: DocumentModel) -> None:
    pen = pen_over(model)
    pen.curve = HARD
    draw(pen, *pressed(0.0, 0.625, 0.0, 1.0, 0.0))
    drawn = last_stroke(model).points[:, 2]
    assert drawn.tolist() == pytest.approx([0.375, 0.375, 0.375, 1, 1])


def test_a_pen_that_felt_pressure_starts_thin_until_it_says_how_hard(
    model: DocumentModel,
) -> None:
    pen = pen_over(model)
    pen.press(PointerSample(20, 50, pressure=0.0))
    assert pen.growing is not None
    assert pen.growing.points[0, 2] == 1, "perhaps it knows no pressure at all"
    pen.cancel()
    draw(pen, *pressed(0.5, 0.5))
    pen.press(PointerSample(20, 80, pressure=0.0))
    assert pen.growing is not None
    assert pen.growing.points[0, 2] == pytest.approx(LIGHTEST)


@pytest.mark.parametrize("kind", BRUSH_KINDS)
def test_only_what_knows_no_pressure_is_tapered(model: DocumentModel, kind: BrushKind) -> None:
    pen = pen_over(model, FIRST_BRUSHES[kind])
    draw(pen, PointerSample(20, 50), PointerSample(90, 50))
    assert last_stroke(model).brush.taper == MOUSE_TAPER.get(kind, 0)
    draw(pen, *pressed(0.5, 0.6))
    assert last_stroke(model).brush == FIRST_BRUSHES[kind]


def test_a_stroke_keeps_the_brush_it_was_begun_with(model: DocumentModel) -> None:
    brush = FIRST_BRUSHES["marker"]
    pen = PenTool(model, Viewport(QSizeF(200, 200)), lambda: brush)
    pen.press(PointerSample(20, 50))
    brush = FIRST_BRUSHES["pencil"]
    pen.move(PointerSample(90, 50))
    pen.release()
    assert last_stroke(model).brush.kind == "marker"
