"""However one gets to a moment, it looks the same."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sketchpad.document.layers import Layer, SketchLayer
from sketchpad.timeline.moment_sheet import STEPS_BACK, MomentSheet
from sketchpad.timeline.moments import Timeline
from tests.timeline.drawings import SHEET_PX, layer_lists, stroke


def at_once(layers: tuple[Layer, ...], t_ms: float) -> MomentSheet:
    sheet = MomentSheet(SHEET_PX, SHEET_PX)
    sheet.show(Timeline(layers).moment(t_ms))
    return sheet


@settings(max_examples=30, deadline=None)
@given(layer_lists(), st.lists(st.floats(0, 1.1), min_size=1, max_size=6))
def test_every_way_to_a_moment_gives_the_same_pixels(
    layers: tuple[Layer, ...], shares: list[float]
) -> None:
    timeline = Timeline(layers)
    sheet = MomentSheet(SHEET_PX, SHEET_PX)
    for share in shares:
        t_ms = share * timeline.duration_ms
        sheet.show(timeline.moment(t_ms))
        assert np.array_equal(sheet.lines(), at_once(layers, t_ms).lines())


def test_half_of_a_stroke_is_half_drawn() -> None:
    layers = (SketchLayer(1, "Lines", (stroke(20, 30),)),)
    timeline = Timeline(layers)
    lines = at_once(layers, timeline.starts_ms[0] + 50).lines()
    assert lines[30, 25] == 0
    assert lines[30, 38] == 255
    assert at_once(layers, timeline.duration_ms).lines()[30, 38] == 0


def test_a_long_way_back_is_as_exact_as_a_short_one() -> None:
    strokes = [stroke(k % 40, (7 * k) % 60, began_ms=1 + 200 * k) for k in range(STEPS_BACK + 20)]
    layers = (SketchLayer(1, "Lines", tuple(strokes)),)
    timeline = Timeline(layers)
    sheet = MomentSheet(SHEET_PX, SHEET_PX)
    for place in (-1, 1, 40, 10, -1):
        t_ms = timeline.starts_ms[place] + 30
        sheet.show(timeline.moment(t_ms))
        assert np.array_equal(sheet.lines(), at_once(layers, t_ms).lines())
