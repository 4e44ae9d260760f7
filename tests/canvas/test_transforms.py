from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from sketchpad.canvas.transforms import (
    Matrix,
    bounding_box,
    box_corners,
    is_convex,
    local_scales,
    moved_points,
    perspective,
    rotation,
    scaling,
    transformed,
    translation,
)
from sketchpad.document.stroke import Brush, SketchPicture, Stroke
from sketchpad.ink.brush import widths

PLACES = st.floats(-500, 500)
FACTORS = st.one_of(st.floats(0.1, 8), st.floats(-8, -0.1))
PAIRS = st.tuples(PLACES, PLACES)
SQUARE = np.array([(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)])


@st.composite
def affine(draw: st.DrawFn) -> Matrix:
    return (
        translation(*draw(PAIRS))
        @ rotation(draw(st.floats(-180, 180)), draw(PAIRS))
        @ scaling(draw(FACTORS), draw(FACTORS), draw(PAIRS))
    )


@st.composite
def quads(draw: st.DrawFn) -> NDArray[np.float64]:
    """The square with every corner pulled by less than half of its sides: always convex."""
    pulls = draw(st.lists(st.floats(-24, 24), min_size=8, max_size=8))
    return np.asarray(SQUARE + np.array(pulls).reshape(4, 2))


def points(*places: tuple[float, float]) -> NDArray[np.float64]:
    return np.array(places, np.float64)


def stroke(*places: tuple[float, float], size_px: float = 6.0) -> Stroke:
    rows = [(x, y, 0.5, 10.0 * i) for i, (x, y) in enumerate(places)]
    return Stroke(np.array(rows, np.float32), Brush(size_px), id=7)


@given(affine(), PAIRS)
def test_the_inverse_leads_back(matrix: Matrix, place: tuple[float, float]) -> None:
    there = moved_points(matrix, points(place))
    assert moved_points(np.linalg.inv(matrix), there)[0] == pytest.approx(place, abs=1e-4)


@given(affine(), affine(), PAIRS)
def test_one_after_the_other_is_their_product(
    first: Matrix, second: Matrix, place: tuple[float, float]
) -> None:
    one_by_one = moved_points(second, moved_points(first, points(place)))
    at_once = moved_points(second @ first, points(place))
    assert at_once == pytest.approx(one_by_one, rel=1e-9, abs=1e-4)


@given(FACTORS, FACTORS, PAIRS, st.floats(-180, 180))
def test_the_anchor_stays(
    across: float, down: float, about: tuple[float, float], angle: float
) -> None:
    for matrix in (scaling(across, down, about), rotation(angle, about)):
        assert moved_points(matrix, points(about))[0] == pytest.approx(about, abs=1e-6)


@given(FACTORS, FACTORS, st.floats(-180, 180), PAIRS)
def test_lengths_grow_by_the_root_of_what_areas_grow_by(
    across: float, down: float, angle: float, place: tuple[float, float]
) -> None:
    matrix = rotation(angle) @ scaling(across, down)
    assert local_scales(matrix, points(place))[0] == pytest.approx(abs(across * down) ** 0.5)


@given(quads(), quads())
def test_perspective_takes_corners_to_corners_and_lines_to_lines(
    before: NDArray[np.float64], after: NDArray[np.float64]
) -> None:
    matrix = perspective(before, after)
    assert matrix is not None
    assert moved_points(matrix, before) == pytest.approx(after, abs=1e-5)
    along = np.linspace(0, 1, 5)[:, None] * (before[1] - before[0]) + before[0]
    mapped = moved_points(matrix, along) - after[0]
    side = after[1] - after[0]
    assert mapped[:, 0] * side[1] - mapped[:, 1] * side[0] == pytest.approx(0, abs=1e-4)


@given(quads(), st.tuples(st.floats(5, 95), st.floats(5, 95)))
def test_local_scales_of_a_warp_are_those_of_small_areas(
    after: NDArray[np.float64], place: tuple[float, float]
) -> None:
    matrix = perspective(SQUARE, after)
    assert matrix is not None
    x, y = place
    small = 1e-4
    origin, right, down = moved_points(matrix, points((x, y), (x + small, y), (x, y + small)))
    (ax, ay), (bx, by) = (right - origin) / small, (down - origin) / small
    expected = abs(ax * by - ay * bx) ** 0.5
    assert local_scales(matrix, points(place))[0] == pytest.approx(expected, rel=1e-2)


def test_shapes_that_fold_over_have_no_perspective() -> None:
    folded = SQUARE.copy()
    folded[2] = (-50, -50)
    assert not is_convex(folded)
    assert perspective(SQUARE, folded) is None
    assert is_convex(SQUARE[::-1])


def test_doing_nothing_changes_nothing() -> None:
    line = stroke((10, 20), (30, 40))
    same = transformed(line, np.eye(3))
    assert isinstance(same, Stroke)
    assert np.array_equal(same.points, line.points)
    assert (same.brush, same.id) == (line.brush, line.id)


@given(affine())
def test_strokes_keep_times_pressures_and_ids_and_widths_follow(matrix: Matrix) -> None:
    line = stroke((10, 20), (30, 40), (80, 20))
    moved = transformed(line, matrix)
    assert isinstance(moved, Stroke)
    assert np.array_equal(moved.points[:, 2:], line.points[:, 2:])
    assert moved.id == line.id
    scale = local_scales(matrix, points((0, 0)))[0]
    assert moved.brush.size_px == pytest.approx(max(0.1, 6 * scale))


def test_a_warped_stroke_is_thinner_where_it_is_farther_away() -> None:
    after = points((40, 0), (60, 0), (100, 100), (0, 100))
    matrix = perspective(SQUARE, after)
    assert matrix is not None
    brush = Brush(10, thinnest=0)
    line = replace(stroke((50, 0), (50, 100)), brush=brush)
    warped = transformed(line, matrix)
    assert isinstance(warped, Stroke)
    curve = np.column_stack([warped.points[:, :2], warped.points[:, 2]]).astype(float)
    scales = local_scales(matrix, points((50, 0), (50, 100)))
    assert widths(curve, warped.brush) == pytest.approx(5 * scales, rel=1e-3)


@given(affine())
def test_the_box_follows_what_it_is_around(matrix: Matrix) -> None:
    line = replace(stroke((10, 20), (30, 40), (80, 20)), brush=Brush(5, calm=False))
    moved = transformed(line, matrix)
    assert isinstance(moved, Stroke)
    box = bounding_box([moved])
    assert box is not None
    left, top, right, bottom = box
    xs, ys = moved.points[:, 0], moved.points[:, 1]
    assert left <= xs.min() <= xs.max() <= right
    assert top <= ys.min() <= ys.max() <= bottom
    slack = 4 + 2 * moved.brush.size_px + 0.3 * (right - left + bottom - top)
    assert xs.min() - left <= slack
    assert bottom - ys.max() <= slack


def test_nothing_has_no_box() -> None:
    assert bounding_box([]) is None


PICTURE = SketchPicture(
    np.kron(np.array([[0, 255], [255, 255]], np.uint8), np.ones((8, 8), np.uint8)),
    x=10, y=20, width=32, height=32, id=3,
)  # fmt: skip


def test_a_sketch_that_is_moved_and_stretched_keeps_its_pixels() -> None:
    moved = transformed(PICTURE, translation(5, -3) @ scaling(2, 0.5, (10, 20)))
    assert isinstance(moved, SketchPicture)
    assert (moved.x, moved.y, moved.width, moved.height) == (15, 17, 64, 16)
    assert moved.lines is PICTURE.lines or np.array_equal(moved.lines, PICTURE.lines)


@pytest.mark.parametrize(
    ("matrix", "dark"),
    [
        (rotation(90, (26, 36)), (0.75, 0.25)),
        (rotation(180, (26, 36)), (0.75, 0.75)),
        (scaling(-1, 1, (26, 36)), (0.75, 0.25)),
    ],
)
def test_a_sketch_that_is_turned_is_drawn_anew(matrix: Matrix, dark: tuple[float, float]) -> None:
    turned = transformed(PICTURE, matrix)
    assert isinstance(turned, SketchPicture)
    assert abs(turned.x - 10) <= 1
    assert abs(turned.width - 32) <= 1
    rows, columns = turned.lines.shape
    for u in (0.25, 0.75):
        for v in (0.25, 0.75):
            pixel = turned.lines[int(v * rows), int(u * columns)]
            assert (pixel < 60) == ((u, v) == dark), (u, v)


def test_corners_go_round() -> None:
    assert box_corners((1, 2, 3, 4)).tolist() == [[1, 2], [3, 2], [3, 4], [1, 4]]
