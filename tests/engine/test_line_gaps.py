from __future__ import annotations

import tracemalloc

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.line_gaps import find_bridges, find_line_ends


def sheet() -> NDArray[np.bool_]:
    return np.zeros((80, 120), np.bool_)


@pytest.mark.parametrize("thickness", [1, 2, 3, 6, 9])
def test_a_straight_stroke_has_two_ends_that_point_away_from_each_other(thickness: int) -> None:
    ink = sheet()
    ink[40 : 40 + thickness, 20:100] = True
    ends = find_line_ends(ink)
    assert len(ends) == 2
    order = np.argsort(ends.places[:, 1])
    assert ends.places[order][:, 1] == pytest.approx([20, 99], abs=1 + thickness / 2)
    assert ends.directions[order] == pytest.approx(np.array([[0, -1], [0, 1]]), abs=0.2)


def test_closed_lines_and_crossings_have_no_ends() -> None:
    ring = cv2.circle(np.zeros((80, 120), np.uint8), (60, 40), 25, 1, 4) > 0
    assert len(find_line_ends(ring)) == 0
    cross = sheet()
    cross[:, 58:62] = cross[38:42, :] = True  # its four ends lie at the frame
    assert len(find_line_ends(cross)) == 4


def test_a_rough_edge_of_a_thick_line_makes_no_ends() -> None:
    rng = np.random.default_rng(0)
    ink = sheet()
    ink[36:44, 5:115] = True
    ink[35, 5:115] = ink[44, 5:115] = rng.random(110) < 0.3
    ends = find_line_ends(ink)
    assert ((ends.places[:, 1] < 12) | (ends.places[:, 1] > 107)).all()


def test_ends_meet_each_other_rather_than_a_line_beside_them() -> None:
    ink = sheet()
    ink[40, 10:50] = ink[40, 60:110] = True  # a gap of 10 px
    ink[49, :] = True  # 8 px below both ends
    bridges = find_bridges(ink, 12)
    assert len(bridges) == 4  # two more lead from the outer ends to the frame
    inner = bridges[(np.abs(bridges[:, 0, 1] - 55) < 8)]
    assert (np.abs(inner[:, :, 0] - 40) <= 1).all()
    assert sorted(inner[:, 0, 1].tolist()) == [49, 60]


def test_no_bridge_is_longer_than_the_setting_or_leads_backwards() -> None:
    ink = sheet()
    ink[40, 30:70] = True
    ink[:, 80] = True  # 9 px ahead of the right end
    ink[:, 22] = False
    assert len(find_bridges(ink, 6)) == 0
    ((start, target),) = find_bridges(ink, 10)
    assert start.tolist() == [40, 69]
    assert abs(target[1] - 80) <= 1 and abs(target[0] - 40) <= 2


def test_dots_are_left_alone() -> None:
    ink = sheet()
    ink[8::6, 8::6] = True  # screentone
    assert len(find_bridges(ink, 8)) == 0


def test_the_corners_of_a_black_area_count_as_ends() -> None:
    ink = sheet()
    ink[10:60, 10:90] = True
    ends = find_line_ends(ink)
    assert 0 < len(ends) <= 4
    from_corner = np.abs(np.abs(ends.places - (34.5, 49.5)) - (24.5, 39.5))
    assert from_corner.max() < 12


def test_a_short_stroke_does_not_reach_far() -> None:
    ink = sheet()
    ink[:, 20] = ink[:, 100] = True
    ink[40, 45:75] = True  # 30 px long, 25 px from both posts
    assert len(find_bridges(ink, 30)) == 0
    ink[40, 45:75] = False
    ink[40, 21:75] = True  # now it hangs on the left post
    ((start, target),) = find_bridges(ink, 30)
    assert start.tolist() == [40, 74] and abs(target[1] - 100) <= 1


def test_a_hatched_page_bridges_like_each_of_its_pieces_in_little_memory() -> None:
    piece = sheet()
    for column in range(15, 105, 15):
        cv2.line(piece.view(np.uint8), (column, 20), (column + 4, 38), 1)
        cv2.line(piece.view(np.uint8), (column + 5, 43), (column + 9, 60), 1)
    alone = find_bridges(piece, 8)
    assert len(alone) >= 12  # each pair of strokes meets
    tracemalloc.start()
    page = find_bridges(np.tile(piece, (12, 12)), 8)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100e6
    corners = np.array([(80 * row, 120 * column) for row in range(12) for column in range(12)])
    expected = (alone[None] + corners[:, None, None]).reshape(-1, 4)
    assert sorted(page.reshape(-1, 4).tolist()) == sorted(expected.tolist())
