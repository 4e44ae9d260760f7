"""The mesh that bends strokes: what must stay, what must follow, as properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sketchpad.canvas.bending import bent, finer, step_for
from sketchpad.canvas.mesh import SIZES, Mesh
from sketchpad.canvas.transforms import moved_points, transformed
from sketchpad.document.stroke import Brush, SketchPicture, Stroke
from sketchpad.ink.brush import stroke_curve, widths

BOXES = st.tuples(
    st.floats(-500, 500), st.floats(-500, 500), st.floats(2, 800), st.floats(2, 800)
).map(lambda x: (x[0], x[1], x[0] + x[2], x[1] + x[3]))
MESHES = st.builds(Mesh.flat, BOXES, st.sampled_from(SIZES))
SHARES = arrays(np.float64, (9, 2), elements=st.floats(-0.3, 1.3))
AFFINE = arrays(np.float64, (2, 3), elements=st.floats(-3, 3)).map(
    lambda rows: np.vstack([rows, [0.0, 0.0, 1.0]])
)


def within(mesh: Mesh, shares: np.ndarray) -> np.ndarray:
    box = np.array(mesh.box)
    return box[:2] + shares * (box[2:] - box[:2])


@given(MESHES, SHARES)
def test_a_flat_mesh_changes_nothing(mesh: Mesh, shares: np.ndarray) -> None:
    places = within(mesh, shares)
    assert mesh.is_flat
    assert mesh.at(places) == pytest.approx(places, abs=1e-8)
    assert mesh.scales(places) == pytest.approx(1, abs=1e-8)


@given(MESHES, SHARES, AFFINE)
def test_a_mesh_that_was_moved_scaled_turned_or_sheared_does_the_same(
    mesh: Mesh, shares: np.ndarray, matrix: np.ndarray
) -> None:
    moved = moved_points(matrix, mesh.points.reshape(-1, 2)).reshape(mesh.points.shape)
    mesh = Mesh(mesh.box, moved)
    places = within(mesh, shares)
    assert mesh.at(places) == pytest.approx(moved_points(matrix, places), abs=1e-6)
    grows = np.sqrt(abs(np.linalg.det(matrix)))
    assert mesh.scales(places) == pytest.approx(grows, abs=1e-4)


@given(MESHES, st.data())
def test_the_surface_goes_through_its_points_and_a_point_pulls_only_around_it(
    mesh: Mesh, data: st.DataObject
) -> None:
    even = mesh.points.reshape(-1, 2)
    row, column = (data.draw(st.integers(0, mesh.size - 1)) for _ in "xy")
    pulled = mesh.moved([(row, column)], 30, -20)
    assert pulled.at(even) == pytest.approx(pulled.points.reshape(-1, 2), abs=1e-8)
    far = np.abs(np.arange(mesh.size)[:, None] - row) > 2
    far = far | (np.abs(np.arange(mesh.size)[None] - column) > 2)
    middles = (even.reshape(mesh.points.shape)[far]).reshape(-1, 2)
    assert pulled.at(middles) == pytest.approx(middles, abs=1e-8)


@given(MESHES, SHARES)
def test_scales_are_what_areas_grow_by(mesh: Mesh, shares: np.ndarray) -> None:
    width, height = mesh.box[2] - mesh.box[0], mesh.box[3] - mesh.box[1]
    mesh = mesh.moved([(1, 1)], width / 9, -height / 7).moved([(0, 2)], 0, height / 5)
    places = within(mesh, np.clip(shares, 0.01, 0.99))
    dx, dy = np.array((width, 0)) * 1e-6, np.array((0, height)) * 1e-6
    right = (mesh.at(places + dx) - mesh.at(places - dx)) / (2e-6 * width)
    below = (mesh.at(places + dy) - mesh.at(places - dy)) / (2e-6 * height)
    area = np.abs(right[:, 0] * below[:, 1] - right[:, 1] * below[:, 0])
    assert mesh.scales(places) ** 2 == pytest.approx(area, abs=1e-3)


@given(MESHES, st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_what_is_pulled_comes_exactly_where_it_is_led(
    mesh: Mesh, share: tuple[float, float]
) -> None:
    place = within(mesh, np.array(share))
    pulled = mesh.pulled(place, 12, -7)
    assert pulled.at(place[None])[0] == pytest.approx(place + (12, -7), abs=1e-6)
    assert np.abs(pulled.points - mesh.points).max() <= 12 * 4


def test_another_size_keeps_the_surface_where_its_points_are() -> None:
    mesh = Mesh.flat((0, 0, 100, 80), 3).moved([(1, 1)], 20, 10)
    finer_mesh = mesh.resized(5)
    assert finer_mesh.size == 5
    even = Mesh.flat(mesh.box, 5).points.reshape(-1, 2)
    assert finer_mesh.at(even) == pytest.approx(mesh.at(even))
    assert mesh.resized(4).resized(4).points == pytest.approx(mesh.resized(4).points)


def test_places_are_found_again_and_the_outline_goes_around() -> None:
    mesh = Mesh.flat((0, 0, 100, 80), 4).moved([(1, 2)], 9, 5)
    place = mesh.nearest(mesh.at(np.array([[50.0, 40.0]]))[0])
    assert place == pytest.approx((50, 40), abs=2.5)
    outline = mesh.outline()
    assert outline.min(axis=0) == pytest.approx((0, 0))
    assert outline.max(axis=0) == pytest.approx((100, 80))


# ---- strokes and pictures


def straight(*places: tuple[float, float], brush: Brush | None = None) -> Stroke:
    rows = [(x, y, 1, 10.0 * i) for i, (x, y) in enumerate(places)]
    return Stroke(np.array(rows, np.float32), brush or Brush(6, calm=False), id=7, began_ms=5)


def test_a_straight_stroke_of_two_samples_bends() -> None:
    mesh = Mesh.flat((0, 0, 100, 100), 3).moved([(1, 1)], 0, 30)
    line = finer(straight((0, 50), (100, 50)), step_for(mesh))
    curve = bent([line], mesh)[0]
    assert isinstance(curve, Stroke)
    assert (curve.id, curve.began_ms) == (7, 5)
    middle = len(curve.points) // 2
    assert curve.points[[0, middle, -1], :2] == pytest.approx(
        np.array([(0, 50), (50, 80), (100, 50)]), abs=0.6
    )
    assert curve.points[:, 3] == pytest.approx(np.linspace(0, 10, len(curve.points)), abs=0.01)


@pytest.mark.parametrize("calm", [False, True])
def test_finer_strokes_look_the_same(calm: bool) -> None:
    rng = np.random.default_rng(3)
    angles = np.linspace(0, 5, 40)
    rows = np.column_stack(
        [
            100 + 60 * np.cos(angles) + rng.normal(0, 0.4, 40),
            100 + 50 * np.sin(angles),
            0.3 + 0.6 * rng.random(40),
            np.arange(40) * 8,
        ]
    )
    stroke = Stroke(rows.astype(np.float32), Brush(9, calm=calm))
    before = stroke_curve(stroke.points, calm)
    fine = finer(stroke, 2.0)
    after = stroke_curve(fine.points, fine.brush.calm)
    away = np.hypot(*(after[:, None, :2] - before[None, :, :2]).transpose(2, 0, 1)).min(axis=1)
    assert away.max() < 1.6  # no further than from one point of the polyline to the next
    assert widths(after, fine.brush).mean() == pytest.approx(
        widths(before, stroke.brush).mean(), rel=0.02
    )


def test_corners_stay_corners_and_rings_stay_closed() -> None:
    corners = [(10, 10), (90, 10), (90, 10), (90, 60), (90, 60), (10, 60), (10, 60), (10, 10)]
    rows = [(x, y, 1, 10.0 * (i // 2)) for i, (x, y) in enumerate(corners, start=1)]
    box = Stroke(np.array(rows, np.float32), Brush(4, calm=False))
    fine = finer(box, 4.0)
    repeats = (np.diff(fine.points[:, [0, 1, 3]], axis=0) == 0).all(axis=1).sum()
    assert repeats == 3
    assert len(fine.points) > 60
    mesh = Mesh.flat((8, 8, 92, 62), 4).moved([(0, 1)], 3, 12)
    curved = bent([fine], mesh)[0]
    assert isinstance(curved, Stroke)
    assert (np.diff(curved.points[:, [0, 1, 3]], axis=0) == 0).all(axis=1).sum() == 3
    assert curved.points[0, :2].tolist() == curved.points[-1, :2].tolist()


def test_a_dot_stays_a_dot_and_grows_with_its_place() -> None:
    dot = finer(straight((50, 50), (50, 50)), 4.0)
    mesh = Mesh.flat((0, 0, 100, 100), 3)
    mesh = Mesh(mesh.box, mesh.points * 3)
    grown = bent([dot], mesh)[0]
    assert isinstance(grown, Stroke)
    assert grown.points[:, :2] == pytest.approx(150, abs=1e-4)
    assert grown.brush.size_px == pytest.approx(18)


def test_a_scaled_mesh_does_to_strokes_what_a_scaled_box_does() -> None:
    line = finer(straight((10, 20), (60, 70), (90, 30)), 3.0)
    mesh = Mesh.flat((0, 0, 100, 100), 5)
    matrix = np.array([[2.0, 0.5, 4.0], [0.0, 1.5, -3.0], [0.0, 0.0, 1.0]])
    moved = moved_points(matrix, mesh.points.reshape(-1, 2)).reshape(mesh.points.shape)
    by_mesh, by_box = bent([line], Mesh(mesh.box, moved))[0], transformed(line, matrix)
    assert isinstance(by_mesh, Stroke) and isinstance(by_box, Stroke)
    assert by_mesh.points == pytest.approx(by_box.points, abs=1e-3)
    assert by_mesh.brush.size_px == pytest.approx(by_box.brush.size_px, rel=1e-6)


def test_a_picture_follows_the_mesh() -> None:
    lines = np.full((60, 80), 255, np.uint8)
    lines[28:32] = 0  # a level bar
    picture = SketchPicture(lines, 10, 10, 80, 60, "bar", id=3)
    flat = Mesh.flat((10, 10, 90, 70), 3)
    same = bent([picture], flat)[0]
    assert isinstance(same, SketchPicture)
    assert (same.x, same.y, same.width, same.height) == (10, 10, 80, 60)
    assert np.abs(same.lines.astype(int) - lines).max() <= 2
    curved = bent([picture], flat.moved([(1, 1)], 0, 12))[0]
    assert isinstance(curved, SketchPicture)
    rows = [np.flatnonzero(curved.lines[:, x] < 128).mean() for x in (2, 40, 77)]
    assert rows[1] - rows[0] == pytest.approx(12, abs=1)
    assert rows[2] == pytest.approx(rows[0], abs=1)
    assert ((curved.lines < 128).sum(axis=0) >= 3).all(), "no seam between the pieces"
