"""What lines, shapes and selections are caught by: guides and perspective together."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from sketchpad.canvas.perspective import Perspective
from sketchpad.canvas.snapping import Assistants
from sketchpad.canvas.transform_box import CORNERS, SIDES, Grip, Manner, drag_matrix
from sketchpad.canvas.transforms import box_corners, moved_points
from sketchpad.canvas.view import CanvasView
from sketchpad.document.guides import Guide
from sketchpad.document.model import DocumentModel
from sketchpad.document.stroke import Stroke
from tests.canvas.test_select_tool import across, drag

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLACES = st.floats(-300, 300)
POINTS = st.tuples(PLACES, PLACES)
GUIDES = st.lists(st.builds(Guide, st.booleans(), PLACES), max_size=4).map(tuple)
BOX = (0.0, 0.0, 40.0, 20.0)


@given(GUIDES, POINTS)
def test_a_point_goes_to_the_nearest_guides_within_reach_and_no_further(
    guides: tuple[Guide, ...], at: tuple[float, float]
) -> None:
    caught = Assistants(guides, reach_px=8).point(at)
    for axis in (0, 1):
        near = [g.place_px for g in guides if g.upright == (axis == 0)]
        near = [place for place in near if abs(place - at[axis]) <= 8]
        wanted = min((abs(place - at[axis]) for place in near), default=0.0)
        assert abs(caught[axis] - at[axis]) == pytest.approx(wanted)
        assert not near or caught[axis] in near


@given(GUIDES, POINTS, POINTS, POINTS)
def test_a_line_in_perspective_stays_on_its_way_also_where_a_guide_ends_it(
    guides: tuple[Guide, ...],
    vanishing: tuple[float, float],
    start: tuple[float, float],
    end: tuple[float, float],
) -> None:
    grid = Perspective((vanishing,))
    plain = grid.caught(start, end)
    assume(math.dist(start, plain) > 1)
    caught = Assistants(guides, grid, 8).line_end(start, end)
    assert math.dist(plain, caught) <= 8 + 1e-6
    across = (plain[0] - start[0]) * (caught[1] - start[1])
    across -= (plain[1] - start[1]) * (caught[0] - start[0])
    assert across / math.dist(start, plain) == pytest.approx(0, abs=1e-4)
    if caught != plain:
        on = [abs(caught[0 if g.upright else 1] - g.place_px) for g in guides]
        assert min(on) == pytest.approx(0, abs=1e-6)


@given(GUIDES, POINTS, POINTS)
def test_a_square_stays_a_square(
    guides: tuple[Guide, ...], start: tuple[float, float], end: tuple[float, float]
) -> None:
    x, y = Assistants(guides, reach_px=8).square_end(start, end)
    assert abs(x - start[0]) == pytest.approx(abs(y - start[1]), abs=1e-6)
    side = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    assert abs(abs(x - start[0]) - side) <= 8 + 1e-6


@given(GUIDES, st.sampled_from([Grip.MOVE, *CORNERS, *SIDES]), POINTS, st.booleans())
def test_what_is_dragged_moves_no_further_than_the_reach(
    guides: tuple[Guide, ...], grip: Grip, by: tuple[float, float], even: bool
) -> None:
    free = drag_matrix(grip, BOX, (0, 0), by, Manner(even=even))
    caught = Assistants(guides, reach_px=8).moved(free, grip, BOX, even)
    corners = box_corners(BOX)
    away = np.abs(moved_points(free, corners) - moved_points(caught, corners))
    limit = 8 * 40 / 20 if even and grip in (*CORNERS, *SIDES) else 8
    assert away.max() <= limit + 1e-6
    if even and grip is not Grip.MOVE:
        assert caught[0, 0] * free[1, 1] == pytest.approx(caught[1, 1] * free[0, 0])


def test_edges_and_the_middle_of_what_is_moved_are_caught() -> None:
    guides = Assistants((Guide(True, 100), Guide(False, 50)), reach_px=8)

    def moved(dx: float, dy: float) -> tuple[float, float]:
        free = drag_matrix(Grip.MOVE, BOX, (0, 0), (dx, dy), Manner())
        matrix = guides.moved(free, Grip.MOVE, BOX, even=False)
        return float(matrix[0, 2]), float(matrix[1, 2])

    assert moved(97, 0) == (100, 0)  # left edge
    assert moved(64, 0) == (60, 0)  # right edge
    assert moved(77, 36) == (80, 40)  # both middles
    assert moved(20, 10) == (20, 10)


def test_only_the_edge_that_is_held_is_caught() -> None:
    guides = Assistants((Guide(True, 83), Guide(True, 3)), reach_px=8)
    free = drag_matrix(Grip.RIGHT, BOX, (40, 10), (78, 30), Manner())
    caught = guides.moved(free, Grip.RIGHT, BOX, even=False)
    assert moved_points(caught, box_corners(BOX)).tolist() == pytest.approx(
        np.array([(0, 0), (83, 0), (83, 20), (0, 20)])
    )


# ---- on the canvas


def ends(model: DocumentModel) -> tuple[list[float], list[float]]:
    (stroke,) = model.document.items
    assert isinstance(stroke, Stroke)
    return stroke.points[0, :2].tolist(), stroke.points[-1, :2].tolist()


def test_straight_lines_begin_and_end_on_guides(canvas: CanvasView, model: DocumentModel) -> None:
    model.lay_guide(Guide(True, 30))
    model.lay_guide(Guide(False, 150))
    drag(canvas, (27, 60), (100, 145), keys=SHIFT)
    assert ends(model) == ([30, 60], [100, 150])


@pytest.mark.parametrize("why", ["ctrl", "by hand", "hidden", "off"])
def test_nothing_is_caught_otherwise(canvas: CanvasView, model: DocumentModel, why: str) -> None:
    model.lay_guide(Guide(True, 30))
    canvas.tools.guides.shown = why != "hidden"
    canvas.tools.guides.snaps = why != "off"
    keys = Qt.KeyboardModifier.NoModifier if why == "by hand" else SHIFT
    drag(canvas, (27, 60), (100, 145), keys=keys | CTRL if why == "ctrl" else keys)
    assert ends(model)[0] == [27, 60]


def test_a_rectangle_lies_between_guides(canvas: CanvasView, model: DocumentModel) -> None:
    for guide in (Guide(True, 30), Guide(True, 120), Guide(False, 40), Guide(False, 90)):
        model.lay_guide(guide)
    canvas.set_tool("rectangle")
    drag(canvas, (33, 38), (80, 80), (117, 94))
    (shape,) = model.document.items
    assert isinstance(shape, Stroke)
    assert shape.points[:, :2].min(axis=0).tolist() == [30, 40]
    assert shape.points[:, :2].max(axis=0).tolist() == [120, 90]


def test_a_moved_selection_is_caught_and_the_guide_shows_it(
    canvas: CanvasView, model: DocumentModel
) -> None:
    canvas.set_tool("select")
    model.add_stroke(across(40))
    guide = Guide(False, 100)
    model.lay_guide(guide)
    seen: list[frozenset[Guide]] = []
    canvas.tools.guides.changed.connect(lambda: seen.append(canvas.tools.guides.caught))
    drag(canvas, (60, 40), (60, 70), (62, 95))
    assert ends(model) == ([42, 100], [82, 100])
    assert frozenset([guide]) in seen
    assert canvas.tools.guides.caught == frozenset()
