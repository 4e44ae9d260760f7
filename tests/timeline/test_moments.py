"""Which items are there at a moment, and how much of the stroke that is being drawn."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.document.drawing_clock import LONGEST_PAUSE_MS
from sketchpad.document.layers import Layer, PictureLayer, SketchLayer
from sketchpad.document.stroke import Stroke
from sketchpad.timeline.moments import LEAD_IN_MS, Timeline, cut_stroke
from tests.timeline.drawings import layer_lists, picture, stroke


def one_layer(*items: object) -> tuple[SketchLayer]:
    return (SketchLayer(1, "Lines", tuple(items)),)  # type: ignore[arg-type]


def strokes_of(layers: tuple[Layer, ...]) -> list[Stroke]:
    sketches = [layer for layer in layers if isinstance(layer, SketchLayer)]
    return [x for layer in sketches for x in layer.items if isinstance(x, Stroke)]


def test_strokes_keep_the_rests_between_them() -> None:
    first, second = stroke(0, 0), stroke(0, 20, began_ms=700, lasted_ms=300)
    timeline = Timeline(one_layer(first, second))
    assert timeline.starts_ms == (LEAD_IN_MS, LEAD_IN_MS + 700)
    assert timeline.duration_ms == LEAD_IN_MS + 1000


def test_the_hole_that_erased_strokes_left_is_shortened() -> None:
    first, second = stroke(0, 0), stroke(0, 20, began_ms=90_000)
    timeline = Timeline(one_layer(first, second))
    assert timeline.starts_ms[1] == LEAD_IN_MS + 100 + LONGEST_PAUSE_MS


def test_strokes_without_time_come_one_after_the_other_before_those_with_time() -> None:
    old = [stroke(0, 10 * k, lasted_ms=1000) for k in range(3)]
    new = stroke(0, 40, began_ms=1500)  # the clock goes on where the longest of the old ended
    timeline = Timeline(one_layer(*old, new))
    assert timeline.starts_ms == (LEAD_IN_MS, *(LEAD_IN_MS + k for k in (1150, 2300, 3800)))


def test_strokes_that_were_drawn_at_once_stay_so() -> None:
    pair = stroke(0, 0, began_ms=500), stroke(0, 20, began_ms=500)
    timeline = Timeline(one_layer(stroke(0, 40), *pair))
    assert timeline.starts_ms[1:] == (LEAD_IN_MS + 500, LEAD_IN_MS + 500)
    assert len(timeline.moment(LEAD_IN_MS + 550).growing) == 2


def test_pictures_stand_at_their_order() -> None:
    below, above = picture(), picture()
    drawn = stroke(0, 0)
    timeline = Timeline(one_layer(below, drawn, above))
    assert timeline.span(below).start_ms == 0
    assert timeline.span(above).start_ms == timeline.span(drawn).end_ms == timeline.duration_ms


def test_a_drawing_without_strokes_has_no_time() -> None:
    placed = picture()
    timeline = Timeline(one_layer(placed))
    assert timeline.duration_ms == 0
    assert timeline.starts_ms == ()
    assert timeline.moment(0).layers == timeline.layers


def test_a_picture_to_trace_is_always_there() -> None:
    traced = PictureLayer(2, "photo", np.zeros((4, 4, 4), np.uint8), 0, 0, 4, 4)
    timeline = Timeline((traced, *one_layer(stroke(0, 0))))
    assert timeline.moment(0).layers[0] is traced


def test_the_growing_stroke_ends_where_the_pen_was() -> None:
    whole = stroke(10, 5)  # 20 px in 100 ms
    cut = cut_stroke(whole, 75)
    assert cut.points[:, 0].tolist() == [10, 20, 25]
    assert cut.points[-1, 3] == 75
    assert cut.id == whole.id
    assert cut_stroke(whole, 0).points.tolist() == whole.points[:1].tolist()
    assert cut_stroke(whole, 50).points[:, 0].tolist() == [10, 20]
    assert cut_stroke(whole, 100) is whole


@pytest.mark.parametrize(("t_ms", "before", "after"), [(0, 0, 400), (400, 0, 1100), (5e3, 1100, 0)])
def test_the_starts_beside_a_moment(t_ms: float, before: float, after: float) -> None:
    timeline = Timeline(one_layer(stroke(0, 0), stroke(0, 20, began_ms=700)))
    assert timeline.start_before(t_ms) == before
    assert timeline.start_after(t_ms) == (after or timeline.duration_ms)


@given(layer_lists())
def test_it_begins_with_empty_paper_and_ends_with_the_drawing(layers: tuple[Layer, ...]) -> None:
    timeline = Timeline(layers)
    assert strokes_of(timeline.moment(0).layers) == []
    assert strokes_of(timeline.moment(-50).layers) == []
    now = timeline.moment(timeline.duration_ms)
    assert now.layers == layers
    assert now.growing == ()


@given(layer_lists(), st.floats(0, 1), st.floats(0, 1))
def test_what_was_drawn_stays_in_its_order(
    layers: tuple[Layer, ...], share: float, later_share: float
) -> None:
    timeline = Timeline(layers)
    early, late = sorted((share * timeline.duration_ms, later_share * timeline.duration_ms))
    before, after = timeline.moment(early), timeline.moment(late)
    for a, b, whole in zip(before.layers, after.layers, layers, strict=True):
        assert isinstance(a, SketchLayer) and isinstance(b, SketchLayer)
        assert isinstance(whole, SketchLayer)
        finished = [x for x in a.items if x not in before.growing]
        assert set(finished) <= set(b.items)
        assert [x for x in b.items if x in finished] == finished
        assert [x for x in whole.items if x in finished] == finished


@given(layer_lists(), st.floats(0, 1))
def test_a_growing_stroke_is_the_beginning_of_a_whole_one(
    layers: tuple[Layer, ...], share: float
) -> None:
    timeline = Timeline(layers)
    t_ms = share * timeline.duration_ms
    for cut in timeline.moment(t_ms).growing:
        assert any(_begins(cut, whole) for whole in strokes_of(layers))


@given(layer_lists())
def test_nothing_ever_stands_still_for_long(layers: tuple[Layer, ...]) -> None:
    timeline = Timeline(layers)
    spans = sorted((timeline.span(x) for x in strokes_of(layers)), key=lambda s: s.start_ms)
    end_ms = LEAD_IN_MS
    for span in spans:
        assert span.start_ms >= LEAD_IN_MS - 1e-6
        assert span.start_ms - end_ms <= LONGEST_PAUSE_MS + 1e-6
        end_ms = max(end_ms, span.end_ms)


def _begins(cut: Stroke, whole: Stroke) -> bool:
    """Whether all samples of `cut` but a tip between two samples are the first of `whole`."""
    count = len(cut.points) - 1
    if count > len(whole.points) or cut.brush != whole.brush:
        return False
    same = np.array_equal(cut.points[:count], whole.points[:count])
    tip, last = cut.points[count], whole.points[min(count, len(whole.points) - 1)]
    return same and bool(tip[3] <= last[3])
