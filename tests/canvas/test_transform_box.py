from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sketchpad.canvas.transform_box import (
    CORNERS,
    SIDES,
    Grip,
    Manner,
    drag_matrix,
    grip_at,
    warp_matrix,
)
from sketchpad.canvas.transforms import box_corners, moved_points

BOX = (100.0, 200.0, 300.0, 260.0)
CORNERS_SEEN = box_corners(BOX)
WAYS = st.floats(-80, 80)


def corner_after(grip: Grip, way: tuple[float, float], manner: Manner) -> np.ndarray:
    u, v = grip.value
    held = (100 + 200 * u, 200 + 60 * v)
    matrix = drag_matrix(grip, BOX, (0, 0), way, manner)
    return moved_points(matrix, np.array([held]))[0] - np.array(held)


@pytest.mark.parametrize(
    ("point", "grip"),
    [
        ((101, 203), Grip.UPPER_LEFT),
        ((295, 264), Grip.LOWER_RIGHT),
        ((200, 197), Grip.TOP),
        ((302, 230), Grip.RIGHT),
        ((150, 230), Grip.MOVE),
        ((315, 275), Grip.TURN),
        ((200, 300), None),
    ],
)
def test_grips_are_where_they_are_drawn(point: tuple[float, float], grip: Grip | None) -> None:
    assert grip_at(CORNERS_SEEN, point, has_sides=True) is grip


def test_a_small_box_can_be_moved_by_its_inside_and_has_no_grips_at_short_sides() -> None:
    small = box_corners((100, 100, 112, 112))
    assert grip_at(small, (103, 106), has_sides=True) is Grip.MOVE
    assert grip_at(small, (98, 98), has_sides=True) is Grip.UPPER_LEFT
    flat = box_corners((100, 100, 300, 110))
    assert grip_at(flat, (200, 97), has_sides=True) is Grip.TOP
    assert grip_at(flat, (306, 105), has_sides=True) in CORNERS


@given(st.sampled_from(CORNERS), WAYS, WAYS)
def test_a_corner_follows_the_pointer(grip: Grip, dx: float, dy: float) -> None:
    if abs(dy) < 59:  # or the box has no height left
        assert corner_after(grip, (dx, dy), Manner()) == pytest.approx((dx, dy), abs=1e-6)


@given(st.sampled_from(SIDES), WAYS, st.floats(-50, 50))
def test_a_side_follows_along_its_own_axis_only(grip: Grip, dx: float, dy: float) -> None:
    upright = grip in (Grip.TOP, Grip.BOTTOM)
    expected = (0, dy) if upright else (dx, 0)
    assert corner_after(grip, (dx, dy), Manner()) == pytest.approx(expected, abs=1e-6)


@given(st.sampled_from(CORNERS), WAYS, st.floats(-50, 50), st.booleans())
def test_the_opposite_corner_or_the_middle_stays(
    grip: Grip, dx: float, dy: float, centred: bool
) -> None:
    matrix = drag_matrix(grip, BOX, (0, 0), (dx, dy), Manner(centred=centred))
    u, v = (0.5, 0.5) if centred else (1 - grip.value[0], 1 - grip.value[1])
    anchor = (100 + 200 * u, 200 + 60 * v)
    assert moved_points(matrix, np.array([anchor]))[0] == pytest.approx(anchor, abs=1e-6)


@given(st.sampled_from(CORNERS), WAYS, WAYS)
def test_shift_keeps_the_ratio(grip: Grip, dx: float, dy: float) -> None:
    after = moved_points(drag_matrix(grip, BOX, (0, 0), (dx, dy), Manner(even=True)), CORNERS_SEEN)
    width, height = after.max(axis=0) - after.min(axis=0)
    assert width / height == pytest.approx(200 / 60)


def test_a_drag_through_the_opposite_side_turns_over() -> None:
    matrix = drag_matrix(Grip.RIGHT, BOX, (300, 230), (50, 230), Manner())
    assert moved_points(matrix, CORNERS_SEEN)[:, 0].tolist() == pytest.approx([100, 50, 50, 100])


def test_turning_follows_the_pointer_around_the_middle() -> None:
    matrix = drag_matrix(Grip.TURN, BOX, (310, 230), (200, 340), Manner())
    assert moved_points(matrix, np.array([(300.0, 230.0)]))[0] == pytest.approx((200, 330))
    even = drag_matrix(Grip.TURN, BOX, (310, 230), (205, 340), Manner(even=True))
    assert even == pytest.approx(matrix)


def test_shift_moves_along_one_axis() -> None:
    moved = drag_matrix(Grip.MOVE, BOX, (0, 0), (9, -4), Manner(even=True))
    assert moved[:2, 2].tolist() == [9, 0]


def test_a_pulled_corner_moves_alone_and_never_folds_the_shape() -> None:
    matrix = warp_matrix(CORNERS_SEEN, 2, (300, 260), (340, 300))
    assert matrix is not None
    after = moved_points(matrix, CORNERS_SEEN)
    assert after[2] == pytest.approx((340, 300))
    assert after[[0, 1, 3]] == pytest.approx(CORNERS_SEEN[[0, 1, 3]])
    assert warp_matrix(CORNERS_SEEN, 2, (300, 260), (0, 0)) is None
