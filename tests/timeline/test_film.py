"""Which moments a film shows, where things lie in it, and its frames."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.document.document import Document
from sketchpad.document.layers import SketchLayer
from sketchpad.timeline.film import (
    GAP_GREY,
    FilmLayout,
    Picture,
    film_frames,
    lay_out,
    paint_moments,
    plan_film,
)
from sketchpad.timeline.moment_sheet import MomentSheet
from sketchpad.timeline.moments import Timeline
from tests.timeline.drawings import SHEET_PX, stroke

AMBER = (200, 120, 40)


@pytest.fixture
def document() -> Document:
    strokes = tuple(stroke(10, 10 + 15 * k, began_ms=300.0 * k) for k in range(3))
    return Document(SHEET_PX, SHEET_PX, layers=(SketchLayer(1, "Lines", strokes),))


def test_the_plan_goes_from_nothing_to_the_end_and_holds_it(document: Document) -> None:
    timeline = Timeline(document.layers)
    plan = plan_film(timeline, seconds=4, frame_ms=40, most_paintings=5)
    assert len(plan.moments_ms) == 100
    assert plan.moments_ms[0] == 0
    assert plan.moments_ms[79] == plan.moments_ms[-1] == timeline.duration_ms
    assert plan.moments_ms[78] < timeline.duration_ms
    assert len(plan.painted) == 5 and plan.painted[-1] == 79


def test_no_paintings_are_planned_where_none_are_wanted(document: Document) -> None:
    assert plan_film(Timeline(document.layers), 4, 40, 0).painted == ()


@given(st.floats(0.1, 60), st.sampled_from([40, 80]), st.integers(0, 100))
def test_every_plan_is_in_order(seconds: float, frame_ms: int, most: int) -> None:
    timeline = Timeline((SketchLayer(1, "Lines", (stroke(0, 0), stroke(0, 9, began_ms=999))),))
    plan = plan_film(timeline, seconds, frame_ms, most)
    assert list(plan.moments_ms) == sorted(plan.moments_ms)
    assert len(plan.painted) <= most
    assert list(plan.painted) == sorted(set(plan.painted))
    assert all(0 < frame < len(plan.moments_ms) for frame in plan.painted)
    if most:
        assert plan.moments_ms[plan.painted[-1]] == timeline.duration_ms


@pytest.mark.parametrize(
    ("size", "layout"),
    [
        ((1000, 1000), FilmLayout((512, 512), (1032, 512), (520, 0))),
        ((600, 1000), FilmLayout((308, 512), (624, 512), (316, 0))),  # tall: beside
        ((1000, 600), FilmLayout((512, 308), (512, 624), (0, 316))),  # wide: below
    ],
)
def test_the_painting_lies_where_there_is_room(size: tuple[int, int], layout: FilmLayout) -> None:
    assert lay_out(*size, 512, painted=True) == layout


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(64, 700), st.booleans())
def test_sides_are_even_for_the_codecs(width: int, height: int, side: int, painted: bool) -> None:
    layout = lay_out(width, height, side, painted=painted)
    assert all(length % 2 == 0 and length >= 2 for length in (*layout.frame, *layout.drawing))


def test_frames_show_the_drawing_beside_its_painting(document: Document) -> None:
    timeline, asked = Timeline(document.layers), list[bool]()
    plan = plan_film(timeline, 2, 40, 3)
    layout = lay_out(SHEET_PX, SHEET_PX, 128, painted=True)

    def paint(lines: Picture, best: bool) -> Picture:
        asked.append(best)
        return np.full((*lines.shape, 3), AMBER, np.uint8)

    told: list[float] = []
    paintings = paint_moments(
        document, timeline, plan, layout, paint, lambda _, done: told.append(done)
    )
    frames = list(
        film_frames(document, timeline, plan, layout, paintings, lambda _, done: told.append(done))
    )
    assert asked == [False, True]  # a third of the time the paper is still empty
    assert told == sorted(told) and told[0] >= 0 and told[-1] < 1
    assert len(frames) == 50
    first, last = frames[0], frames[-1]
    assert (first[:, :128] == 255).all() and (first[:, 130:] == 255).all()
    assert (first[:, 128:130] == GAP_GREY).all()
    sheet = MomentSheet(SHEET_PX, SHEET_PX, 2.0)
    sheet.show(timeline.moment(timeline.duration_ms))
    assert np.array_equal(last[:, :128, 0], sheet.lines())
    assert (last[:, 130:] == AMBER).all()
    assert (frames[plan.painted[1] - 1][:, 130:] == 255).all()
    assert (frames[plan.painted[1]][:, 130:] == AMBER).all()


def test_empty_paper_is_not_sent_to_be_painted() -> None:
    late = stroke(0, 0, began_ms=1.0)  # after a long time without anything
    document = Document(SHEET_PX, SHEET_PX, layers=(SketchLayer(1, "Lines", (late,)),))
    timeline = Timeline(document.layers)
    plan = plan_film(timeline, 2, 40, 10)
    layout = lay_out(SHEET_PX, SHEET_PX, 64, painted=True)

    def paint(lines: Picture, best: bool) -> Picture:
        assert lines.min() < 255
        return np.zeros((*lines.shape, 3), np.uint8)

    paintings = paint_moments(document, timeline, plan, layout, paint, lambda *_: None)
    assert (paintings[0] == 255).all()
    assert (paintings[-1] == 0).all()
