from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from sketchpad.canvas.geometry import (
    MAX_ZOOM,
    MIN_ZOOM,
    ZOOM_STEPS,
    ViewTransform,
    distance_to_polyline,
    fitted,
    next_angle,
    next_zoom,
)
from sketchpad.canvas.tools.turn import caught

COORDINATES = st.floats(-1e4, 1e4)
ANGLES = st.one_of(st.floats(-180, 180), st.sampled_from([-90.0, 0.0, 15.0, 90.0, 180.0]))
VIEWS = st.builds(
    ViewTransform,
    st.floats(MIN_ZOOM, MAX_ZOOM),
    COORDINATES,
    COORDINATES,
    ANGLES,
    st.booleans(),
)


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


@given(VIEWS, ANGLES, COORDINATES, COORDINATES)
def test_turning_keeps_the_point_it_turns_around(
    view: ViewTransform, angle: float, x: float, y: float
) -> None:
    turned = view.turned_to(angle, x, y)
    assert turned.to_view(*view.to_document(x, y)) == pytest.approx((x, y), abs=1e-3)
    assert np.cos(np.radians(turned.angle_deg - angle)) == pytest.approx(1)
    assert -180 < turned.angle_deg <= 180
    assert (turned.zoom, turned.mirrored) == (view.zoom, view.mirrored)


@given(VIEWS, ANGLES, COORDINATES, COORDINATES)
def test_turning_is_clockwise_on_the_screen_even_in_the_mirror(
    view: ViewTransform, by: float, x: float, y: float
) -> None:
    turned = view.turned_to(view.angle_deg + by, 0, 0)
    at, angle = view.to_view(x, y), np.radians(by)
    seen = (
        at[0] * np.cos(angle) - at[1] * np.sin(angle),
        at[0] * np.sin(angle) + at[1] * np.cos(angle),
    )
    assert turned.to_view(x, y) == pytest.approx(seen, rel=1e-6, abs=1e-2)


@given(VIEWS, COORDINATES, COORDINATES, COORDINATES)
def test_a_mirror_swaps_left_and_right_of_what_is_seen(
    view: ViewTransform, mirror: float, x: float, y: float
) -> None:
    seen, flipped = view.to_view(x, y), view.flipped(mirror)
    assert flipped.to_view(x, y) == pytest.approx((2 * mirror - seen[0], seen[1]), abs=1e-4)
    assert flipped.flipped(mirror).to_view(x, y) == pytest.approx(seen, abs=1e-4)


def test_quarter_turns_are_exact() -> None:
    turned = ViewTransform(2.0, 10.0, 20.0, angle_deg=90.0)
    assert turned.to_view(3, 4) == (10 - 8, 20 + 6)
    assert ViewTransform(1.0, angle_deg=180.0).to_view(3, 4) == (-3, -4)
    assert ViewTransform(1.0, mirrored=True).to_view(3, 4) == (-3, 4)


@given(VIEWS, st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0]))
def test_snapping_moves_less_than_a_device_pixel(view: ViewTransform, ratio: float) -> None:
    snapped = view.snapped(ratio)
    assert snapped.offset_x * ratio == pytest.approx(round(snapped.offset_x * ratio), abs=1e-6)
    assert abs(snapped.offset_x - view.offset_x) <= 0.5 / ratio + 1e-9


@given(VIEWS, st.floats(200, 3000), st.floats(200, 3000))
def test_the_sheet_stays_reachable(view: ViewTransform, width: float, height: float) -> None:
    kept = view.kept_reachable((width, height), (1024, 700), 32)
    xs, ys = zip(*kept.corners((1024, 700)), strict=True)
    assert min(xs) <= width - 32 + 1e-6
    assert max(xs) >= 32 - 1e-6
    assert min(ys) <= height - 32 + 1e-6
    assert max(ys) >= 32 - 1e-6
    again = kept.kept_reachable((width, height), (1024, 700), 32)
    assert (again.offset_x, again.offset_y) == pytest.approx((kept.offset_x, kept.offset_y))


@given(VIEWS)
def test_a_turned_sheet_is_in_sight_and_not_only_the_box_around_it(view: ViewTransform) -> None:
    kept = view.kept_reachable((600, 400), (1024, 700), 32)
    seen = QPolygonF(QRectF(0, 0, 600, 400))
    sheet = QPolygonF([QPointF(*corner) for corner in kept.corners((1024, 700))])
    shared = seen.intersected(sheet).boundingRect()
    assert min(shared.width(), shared.height()) > 10


def test_fit_shows_the_whole_sheet_in_the_middle() -> None:
    view = fitted((800, 600), (1024, 512), margin=20)
    assert view.to_view(0, 0) == pytest.approx((20, 300 - 256 * 760 / 1024))
    assert view.to_view(1024, 512)[0] == pytest.approx(780)


@given(ANGLES, st.booleans())
def test_a_turned_sheet_fits_with_all_its_corners(angle: float, mirrored: bool) -> None:
    view = fitted((800, 600), (1024, 512), margin=20, angle_deg=angle, mirrored=mirrored)
    xs, ys = zip(*view.corners((1024, 512)), strict=True)
    assert (min(xs) + max(xs), min(ys) + max(ys)) == pytest.approx((800, 600))
    slack = min(min(xs), 800 - max(xs), min(ys), 600 - max(ys))
    assert slack == pytest.approx(20)


@pytest.mark.parametrize(
    ("angle", "direction", "expected"),
    [(0, 1, 15), (0, -1, -15), (7, 1, 15), (7, -1, 0), (-172, -1, 180), (180, 1, -165)],
)
def test_turns_go_by_fifteen_degrees(angle: float, direction: int, expected: float) -> None:
    assert next_angle(angle, direction) == expected


@pytest.mark.parametrize(("angle", "expected"), [(2.9, 0), (-87.5, -90), (45, 45), (-178, 180)])
def test_a_turn_catches_at_quarter_turns(angle: float, expected: float) -> None:
    assert caught(angle) == expected


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
