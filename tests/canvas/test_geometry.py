from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.canvas.geometry import (
    MAX_ZOOM,
    MIN_ZOOM,
    ZOOM_STEPS,
    ViewTransform,
    distance_to_polyline,
    fitted,
    next_zoom,
)

COORDINATES = st.floats(-1e4, 1e4)
VIEWS = st.builds(ViewTransform, st.floats(MIN_ZOOM, MAX_ZOOM), COORDINATES, COORDINATES)


@given(VIEWS, COORDINATES, COORDINATES)
def test_there_and_back_again(view: ViewTransform, x: float, y: float) -> None:
    assert view.to_document(*view.to_view(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(VIEWS, st.floats(1e-3, 1e3), COORDINATES, COORDINATES)
def test_zooming_keeps_what_is_under_the_cursor(
    view: ViewTransform, zoom: float, x: float, y: float
) -> None:
    zoomed = view.zoomed(zoom, x, y)
    assert MIN_ZOOM <= zoomed.zoom <= MAX_ZOOM
    assert zoomed.to_view(*view.to_document(x, y)) == pytest.approx((x, y), abs=1e-3)


@given(VIEWS, st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0]))
def test_snapping_moves_less_than_a_device_pixel(view: ViewTransform, ratio: float) -> None:
    snapped = view.snapped(ratio)
    assert snapped.offset_x * ratio == pytest.approx(round(snapped.offset_x * ratio), abs=1e-6)
    assert abs(snapped.offset_x - view.offset_x) <= 0.5 / ratio + 1e-9


@given(VIEWS, st.floats(200, 3000), st.floats(200, 3000))
def test_the_sheet_stays_reachable(view: ViewTransform, width: float, height: float) -> None:
    kept = view.kept_reachable((width, height), (1024, 1024), 32)
    assert kept.offset_x <= width - 32
    assert kept.offset_x + 1024 * kept.zoom >= 32 - 1e-6
    assert kept.kept_reachable((width, height), (1024, 1024), 32) == kept


def test_fit_shows_the_whole_sheet_in_the_middle() -> None:
    view = fitted((800, 600), (1024, 512), margin=20)
    assert view.to_view(0, 0) == pytest.approx((20, 300 - 256 * 760 / 1024))
    assert view.to_view(1024, 512)[0] == pytest.approx(780)


def test_zoom_steps_go_up_and_down_and_stop_at_the_ends() -> None:
    for lower, upper in zip(ZOOM_STEPS, ZOOM_STEPS[1:], strict=False):
        assert next_zoom(lower, +1) == upper
        assert next_zoom(upper, -1) == lower
    assert next_zoom(0.9, +1) == 1.0
    assert next_zoom(1.1, -1) == 1.0
    assert next_zoom(MAX_ZOOM, +1) == MAX_ZOOM
    assert next_zoom(MIN_ZOOM, -1) == MIN_ZOOM


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((0, 5), (4, 5), 5.0),
        ((5, -3), (5, 3), 0.0),
        ((13, 4), (13, 4), 3.0),
        ((-4, -3), (-8, -6), 5.0),
        ((12, 12), (15, 16), np.hypot(2, 2)),
    ],
)
def test_distance_to_polyline(
    start: tuple[float, float], end: tuple[float, float], expected: float
) -> None:
    corner = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]])
    assert distance_to_polyline(start, end, corner) == pytest.approx(expected)


def test_distance_to_a_single_point() -> None:
    assert distance_to_polyline((0, 0), (10, 0), np.array([[5.0, 4.0]])) == pytest.approx(4)
