from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from sketchpad.document.stroke import Brush, Stroke
from sketchpad.ink.brush import flatten_curve, smooth_jitter, stroke_outline, widths
from sketchpad.ink.render import LineRenderer

SHEET = 96


def samples(
    xy: NDArray[np.float64], pressure: float | NDArray[np.float64] = 1.0
) -> NDArray[np.float64]:
    column = np.broadcast_to(np.asarray(pressure, dtype=np.float64), len(xy))
    return np.column_stack([xy, column, np.arange(len(xy)) * 8.0])


def rendered(points: NDArray[np.float64], brush: Brush) -> NDArray[np.float64]:
    """Ink 0..1 of one stroke."""
    renderer = LineRenderer(SHEET, SHEET)
    renderer.update([Stroke(points, brush)])
    return 1 - renderer.lines() / 255.0


def slow_ink(points: NDArray[np.float64], brush: Brush) -> NDArray[np.float64]:
    """The same by definition: everything within a disc on the curve, 4 x 4 samples per pixel."""
    curve = flatten_curve(smooth_jitter(points[:, :3]))
    radii = widths(curve, brush) / 2
    where = (np.arange(SHEET * 4) + 0.5) / 4
    inside = np.zeros((SHEET * 4, SHEET * 4), bool)
    for i in range(max(1, len(curve) - 1)):
        for t in np.linspace(0, 1, 12):
            j = min(i + 1, len(curve) - 1)
            x, y = curve[i, :2] * (1 - t) + curve[j, :2] * t
            radius = radii[i] * (1 - t) + radii[j] * t
            columns, rows = (np.flatnonzero(np.abs(where - centre) <= radius) for centre in (x, y))
            disc = (where[columns] - x) ** 2 + (where[rows, None] - y) ** 2 <= radius**2
            inside[np.ix_(rows, columns)] |= disc
    return inside.reshape(SHEET, 4, SHEET, 4).mean((1, 3))


T = np.linspace(0, 1, 40)
SHAPES = {
    "line": (np.column_stack([15 + 60 * T, 20 + 30 * T]), 1.0, Brush(5)),
    "hairline": (np.column_stack([15 + 60 * T, 20 + 30 * T]), 1.0, Brush(1)),
    "hairpin": (np.array([[20.0, 40], [70, 42], [20, 44]]), 1.0, Brush(8)),
    "corner": (np.array([[20.0, 20], [70, 20], [70, 70]]), 1.0, Brush(10)),
    "loops": (np.column_stack([48 + 20 * np.cos(6 * T), 48 + 20 * np.sin(6 * T)]), 1.0, Brush(5)),
    "knot": (np.column_stack([48 + 3 * np.cos(8 * T), 48 + 3 * np.sin(8 * T)]), 1.0, Brush(24)),
    "wave": (np.column_stack([15 + 60 * T, 48 + 15 * np.sin(12 * T)]), 4 * T * (1 - T), Brush(12)),
    "taper": (np.column_stack([15 + 60 * T, 48 + 15 * np.sin(6 * T)]), 1.0, Brush(9, taper=0.9)),
    "scribble": (
        48 + np.cumsum(np.random.default_rng(1).normal(0, 4, (40, 2)), 0),
        1.0,
        Brush(7),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_ink_is_the_union_of_discs_along_the_curve(name: str) -> None:
    xy, pressure, brush = SHAPES[name]
    points = samples(xy, pressure)
    difference = np.abs(rendered(points, brush) - slow_ink(points, brush))
    assert difference.max() < 0.55, "no pixel is plainly wrong: no hole, no blob"
    assert difference.sum() < 0.01 * slow_ink(points, brush).sum() + 8


def test_a_click_is_a_disc_of_the_brush_size() -> None:
    ink = rendered(samples(np.array([[48.0, 48.0]])), Brush(20))
    assert ink.sum() == pytest.approx(np.pi * 100, rel=0.01)
    assert np.abs(ink - ink.T).max() < 0.01


def test_pressure_widens_and_the_thinnest_remains() -> None:
    curve = np.array([[0.0, 0, 0], [100, 0, 0.5], [200, 0, 1]])
    assert widths(curve, Brush(10, thinnest=0.2)).tolist() == pytest.approx([2, 6, 10])


def test_taper_thins_both_ends_alike_and_leaves_the_middle() -> None:
    curve = np.column_stack([np.linspace(0, 200, 101), np.zeros(101), np.ones(101)])
    width = widths(curve, Brush(10, taper=0.5))
    assert width[0] == width[-1] == pytest.approx(5)
    assert width[50] == 10
    assert (np.diff(width[:51]) > -1e-9).all()


def test_the_pen_tip_never_lags() -> None:
    xy = np.cumsum(np.random.default_rng(0).normal(0, 2, (30, 2)), 0)
    for count in range(2, 30):
        curve = flatten_curve(smooth_jitter(samples(xy[:count])[:, :3]))
        assert curve[0, :2] == pytest.approx(xy[0])
        assert curve[-1, :2] == pytest.approx(xy[count - 1])


def test_slow_trembling_is_calmed_and_quick_strokes_are_not() -> None:
    steps = np.arange(60.0)
    slow = np.column_stack([2 * steps, np.round(0.3 * steps), np.ones(60)])
    bends = np.abs(np.diff(slow[:, 1], 2)).sum()
    assert np.abs(np.diff(smooth_jitter(slow)[:, 1], 2)).sum() < 0.3 * bends
    quick = np.column_stack([20 * steps, 9 * (steps % 2), np.ones(60)])
    assert np.array_equal(smooth_jitter(quick), quick)


def test_the_curve_passes_through_the_samples_and_stays_close() -> None:
    corners = np.array([[0.0, 0, 1], [40, 0, 1], [40, 40, 1], [0, 40, 1]])
    curve = flatten_curve(corners)
    for corner in corners:
        assert np.hypot(*(curve[:, :2] - corner[:2]).T).min() < 1e-9
    assert curve[:, :2].min() > -10
    assert curve[:, :2].max() < 50


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.integers(-50, 150), st.integers(-50, 150), st.floats(0, 1)), min_size=1
    ),
    size=st.floats(0.5, 60),
    taper=st.floats(0, 1),
)
def test_any_samples_give_a_finite_outline_around_the_ends(
    rows: list[tuple[float, float, float]], size: float, taper: float
) -> None:
    points = np.array([(x, y, p, 0) for x, y, p in rows], dtype=np.float32)
    outline = stroke_outline(points, Brush(size, taper=taper))
    assert np.isfinite(outline).all()
    lowest, highest = outline.min(0), outline.max(0)
    for end in (points[0, :2], points[-1, :2]):
        assert (lowest <= end + 1e-3).all()
        assert (highest >= end - 1e-3).all()
