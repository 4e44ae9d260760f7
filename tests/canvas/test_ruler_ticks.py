"""Marks of rulers: where they are seen, which have numbers, at every zoom and turn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.canvas.geometry import MAX_ZOOM, MIN_ZOOM, ViewTransform
from sketchpad.canvas.ruler_ticks import (
    MAJOR_VIEW_PX,
    MINOR_VIEW_PX,
    RulerAxis,
    RulerUnit,
    axis_along,
    steps,
    ticks,
)

ZOOMS = st.floats(MIN_ZOOM, MAX_ZOOM)


@given(ZOOMS, st.sampled_from(RulerUnit), st.floats(-4000, 4000), st.booleans())
def test_marks_are_neither_crowded_nor_lost_at_any_zoom(
    zoom: float, unit: RulerUnit, origin: float, backwards: bool
) -> None:
    axis = RulerAxis(True, -zoom if backwards else zoom, origin)
    marks = ticks(axis, 0, 1000, unit)
    positions = sorted(mark.position for mark in marks)
    gaps = [later - earlier for earlier, later in zip(positions, positions[1:], strict=False)]
    assert min(gaps) >= MINOR_VIEW_PX - 1e-6
    assert positions[0] <= 1e-6 and positions[-1] >= 1000 - 1e-6
    numbered = sorted(mark.position for mark in marks if mark.value is not None)
    apart = [b - a for a, b in zip(numbered, numbered[1:], strict=False)]
    assert all(MAJOR_VIEW_PX - 1e-6 <= gap <= 2.5 * MAJOR_VIEW_PX + 1e-6 for gap in apart)
    for mark in marks:
        if mark.value is not None:
            assert axis.position(mark.value * unit.size_px) == pytest.approx(mark.position)


def test_steps_are_round_and_pixels_are_never_parted() -> None:
    assert steps(1.0, whole=True) == (100, 10)
    assert steps(0.25, whole=True) == (500, 10)
    assert steps(8.0, whole=True) == (10, 10)
    assert steps(32.0, whole=True) == (2, 2)
    assert steps(96 / 25.4, whole=False) == (20, 10)
    assert steps(32 * 96 / 25.4, whole=False) == (1, 10)


@pytest.mark.parametrize(
    ("angle", "mirrored", "upright", "scale"),
    [
        (0, False, True, 2),
        (90, False, False, -2),
        (180, False, True, -2),
        (-90, False, False, 2),
        (0, True, True, -2),
    ],
)
def test_a_ruler_follows_turn_and_mirror(
    angle: float, mirrored: bool, upright: bool, scale: float
) -> None:
    view = ViewTransform(2.0, 30, 40, angle, mirrored)
    axis = axis_along(view, across=True)
    assert axis == RulerAxis(upright, scale, 30)
    point = (7.0, 7.0)
    assert axis.position(7) == pytest.approx(view.to_view(*point)[0])
    assert axis.place_px(axis.position(7)) == pytest.approx(7)
    other = axis_along(view, across=False)
    assert other is not None and other.upright is not upright
    assert other.position(7) == pytest.approx(view.to_view(*point)[1])


def test_aslant_nothing_runs_along_a_ruler() -> None:
    assert axis_along(ViewTransform(angle_deg=15), across=True) is None
