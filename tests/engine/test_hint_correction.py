from __future__ import annotations

from collections import deque

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.hint_correction import (
    correct_hints,
    exact_shift,
    geodesic_distance,
    openness,
    shading,
)
from engine.hint_map import hint_mask
from engine.regions import find_regions
from engine.request import ColorHint

Colour = tuple[int, int, int]
Pixels = NDArray[np.uint8]
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def hint(x: float, y: float, colour: Colour | None, radius_px: float = 4) -> ColorHint:
    return ColorHint(np.array([[x, y]], np.float32), radius_px, colour)


def stroke(points: list[tuple[float, float]], colour: Colour, radius_px: float = 3) -> ColorHint:
    return ColorHint(np.array(points, np.float32), radius_px, colour)


def two_rooms() -> tuple[Pixels, NDArray[np.int32]]:
    lines = np.full((80, 120), 255, np.uint8)
    lines[:, 59:62] = 0
    return lines, find_regions(lines, 0)


def noisy(seed: int, spread: float = 60) -> Pixels:
    rng = np.random.default_rng(seed)
    base = rng.integers(0, 256, 3) + rng.normal(0, spread, (80, 120, 3))
    return base.clip(0, 255).astype(np.uint8)


def mean_under(picture: Pixels, under: ColorHint) -> NDArray[np.float64]:
    return picture[hint_mask(under, picture.shape[:2])].mean(axis=0)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10_000), colour=COLOURS, spread=st.floats(0, 90))
def test_a_hint_is_met_whatever_was_painted(seed: int, colour: Colour, spread: float) -> None:
    lines, labels = two_rooms()
    painting, wanted = noisy(seed, spread), hint(25, 40, colour)
    corrected = correct_hints(painting, labels, lines, (wanted,))
    assert np.abs(mean_under(corrected, wanted) - colour).max() <= 2
    right = labels == labels[0, -1]
    np.testing.assert_array_equal(corrected[right], painting[right])


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), colours=st.tuples(COLOURS, COLOURS, COLOURS))
def test_several_hints_of_one_region_are_each_met(
    seed: int, colours: tuple[Colour, Colour, Colour]
) -> None:
    lines, labels = two_rooms()
    places = [(12, 15), (40, 40), (20, 66)]
    hints = tuple(hint(*place, colour) for place, colour in zip(places, colours, strict=True))
    corrected = correct_hints(noisy(seed), labels, lines, hints)
    for each in hints:
        assert np.abs(mean_under(corrected, each) - each.colour).max() <= 2


def test_one_colour_becomes_the_hints_exactly_in_all_of_the_region() -> None:
    lines, labels = two_rooms()
    painting = np.full((80, 120, 3), (90, 140, 200), np.uint8)
    for colour in ((255, 0, 128), (0, 0, 0), (255, 255, 255)):
        corrected = correct_hints(painting, labels, lines, (hint(5, 5, colour, 1),))
        assert (corrected[labels == labels[0, 0]] == colour).all()
        assert (corrected[labels == labels[0, -1]] == (90, 140, 200)).all()


def test_shading_stays_and_stray_colours_are_drawn_in() -> None:
    lines, labels = two_rooms()
    painting = np.full((80, 120, 3), (120, 130, 140), np.uint8)
    painting[:30, :59] -= 12  # a soft shade
    painting[70:, :59] = 250, 20, 30  # something else ran in here
    corrected = correct_hints(painting, labels, lines, (hint(20, 50, (60, 160, 90)),)).astype(int)
    assert (corrected[50, 20] == (60, 160, 90)).all()
    shade = corrected[50, 20] - corrected[10, 20]
    assert (shade >= 8).all() and (shade <= 12).all()
    stray = np.abs(corrected[75, 20] - corrected[50, 20])
    assert stray.max() < 45
    assert np.abs(painting[75, 20].astype(int) - painting[50, 20]).max() == 130


def test_a_pixel_follows_the_nearest_hint_and_the_change_is_smooth() -> None:
    lines = np.full((60, 300), 255, np.uint8)
    painting = np.full((60, 300, 3), 128, np.uint8)
    red, blue = (200, 40, 40), (40, 40, 200)
    hints = (hint(20, 30, red), hint(280, 30, blue))
    row = correct_hints(painting, find_regions(lines, 0), lines, hints)[30].astype(int)
    assert np.abs(row[60] - red).max() < 5
    assert np.abs(row[240] - blue).max() < 5
    assert np.abs(row[150] - [120, 40, 120]).max() < 12
    assert np.abs(np.diff(row, axis=0)).max() < 12


def test_the_way_to_a_hint_leads_around_walls() -> None:
    lines = np.full((120, 120), 255, np.uint8)
    lines[:100, 58:61] = 0  # a wall with a door at the bottom
    painting = np.full((120, 120, 3), 128, np.uint8)
    left, right = (220, 60, 60), (60, 60, 220)
    # The left hint is at the top beside the wall, the right one far down in the right part.
    hints = (hint(48, 10, left), hint(100, 100, right))
    corrected = correct_hints(painting, find_regions(lines, 0), lines, hints).astype(int)
    assert np.abs(corrected[10, 72] - right).sum() < np.abs(corrected[10, 72] - left).sum()


def test_where_a_gap_joins_two_things_each_hint_keeps_to_its_own_paint() -> None:
    lines = np.full((80, 120), 255, np.uint8)
    painting = np.full((80, 120, 3), (30, 120, 130), np.uint8)
    painting[:, 80:] = 240, 170, 60
    hints = (hint(10, 40, (250, 250, 240)), hint(100, 40, (200, 30, 30)))
    corrected = correct_hints(painting, find_regions(lines, 0), lines, hints).astype(int)
    assert np.abs(corrected[40, 72] - (250, 250, 240)).max() < 25  # nearer to the other hint
    assert np.abs(corrected[40, 88] - (200, 30, 30)).max() < 25


def opened_room(gap_px: int) -> tuple[Pixels, Pixels, NDArray[np.int32]]:
    """A room whose wall has a gap, painted unlike what is around it: lines, painting, labels."""
    lines = np.full((120, 160), 255, np.uint8)
    cv2.rectangle(lines, (50, 30), (110, 90), 0, 2)
    lines[60 - gap_px // 2 : 60 + gap_px // 2, 48:53] = 255
    painting = np.full((120, 160, 3), (40, 110, 120), np.uint8)
    painting[30:91, 50:111] = 240, 170, 60
    return lines, painting, find_regions(lines, 0)


@pytest.mark.parametrize(("gap_px", "kept"), [(12, True), (50, False)])
def test_what_a_gap_joined_keeps_its_paint_unless_the_border_is_long(
    gap_px: int, kept: bool
) -> None:
    lines, painting, labels = opened_room(gap_px)
    assert labels[60, 80] == labels[60, 10]
    around = correct_hints(painting, labels, lines, (hint(20, 60, (200, 30, 30)),))
    assert (around[10, 10] == (200, 30, 30)).all() and (around[110, 150] == (200, 30, 30)).all()
    assert (np.abs(around[60, 90].astype(int) - (240, 170, 60)).max() < 3) == kept
    within = correct_hints(painting, labels, lines, (hint(90, 60, (30, 30, 200)),))
    assert (within[40, 100] == (30, 30, 200)).all()
    assert (within[10, 10] == (40, 110, 120)).all()  # what is around is enclosed by the frame


def test_the_edge_of_what_is_kept_is_soft() -> None:
    lines, painting, labels = opened_room(12)
    painting = np.asarray(cv2.GaussianBlur(painting, (0, 0), 4), np.uint8)
    corrected = correct_hints(painting, labels, lines, (hint(20, 60, (40, 110, 20)),))
    steps = np.abs(np.diff(corrected[60, :80].astype(int), axis=0))
    assert steps.max() < 60  # the paints are 200 levels apart


def test_openness_is_the_border_to_other_paper_for_the_size() -> None:
    parts = np.zeros((4, 5), np.int32)
    parts[0:2, 0:2] = 1  # in the corner: the frame encloses it on two sides
    parts[3, 4] = 2
    paper = np.ones((4, 5), np.bool_)
    paper[2, 0] = paper[3, 3] = False
    # part 1 of 4 px meets paper at 3 of its sides' px and a line at one; part 2 at one, and a line
    assert openness(parts, paper)[1:].tolist() == [3 / 2, 1]


def test_later_hints_lie_on_top() -> None:
    lines, labels = two_rooms()
    painting = np.full((80, 120, 3), 128, np.uint8)
    below, above = hint(30, 40, (255, 0, 0), 6), hint(30, 40, (0, 0, 255), 9)
    hidden = correct_hints(painting, labels, lines, (below, above))
    assert (hidden[labels == labels[0, 0]] == (0, 0, 255)).all()
    seen = correct_hints(painting, labels, lines, (above, below))
    assert (seen[40, 30] == (255, 0, 0)).all() and (seen[40, 38] == (0, 0, 255)).all()


def test_a_hint_without_a_colour_makes_paper_of_its_region() -> None:
    lines, labels = two_rooms()
    corrected = correct_hints(noisy(5), labels, lines, (hint(25, 40, None),))
    assert (corrected[labels == labels[0, 0]] == 255).all()
    np.testing.assert_array_equal(corrected[:, 62:], noisy(5)[:, 62:])


def test_a_dot_is_for_the_region_of_its_middle_and_a_stroke_for_all_it_crosses() -> None:
    lines, labels = two_rooms()
    painting = np.full((80, 120, 3), 128, np.uint8)
    dot = correct_hints(painting, labels, lines, (hint(56, 40, (200, 0, 0), 8),))
    assert (dot[40, 10] == (200, 0, 0)).all() and (dot[40, 66] == 128).all()
    across = correct_hints(painting, labels, lines, (stroke([(30, 40), (90, 40)], (0, 200, 0)),))
    assert (across[10, 10] == (0, 200, 0)).all() and (across[10, 110] == (0, 200, 0)).all()
    touching = correct_hints(painting, labels, lines, (stroke([(5, 40), (63, 40)], (0, 0, 200)),))
    assert (touching[10, 10] == (0, 0, 200)).all() and (touching[10, 110] == 128).all()


@pytest.mark.parametrize("place", [(-20, 10), (500, 10), (10, 400)])
def test_hints_beside_the_sheet_change_nothing(place: tuple[float, float]) -> None:
    lines, labels = two_rooms()
    corrected = correct_hints(noisy(1), labels, lines, (hint(*place, (255, 0, 0)),))
    np.testing.assert_array_equal(corrected, noisy(1))


def test_the_painting_given_is_not_changed() -> None:
    lines, labels = two_rooms()
    painting = noisy(2)
    correct_hints(painting, labels, lines, (hint(25, 40, (255, 0, 0)),))
    np.testing.assert_array_equal(painting, noisy(2))


def test_the_exact_shift_knows_about_clipping() -> None:
    values = np.array([[-10, 0, 0], [0, 0, 0], [10, 0, 0]], np.float32)
    assert exact_shift(values, (100, 30, 255)) == pytest.approx([100, 30, 255], abs=0.02)
    # (5 clipped to 0, x, x + 10) with a mean of 5: shift 2.5 gives 0, 2.5, 12.5
    assert exact_shift(values, (5, 0, 0))[0] == pytest.approx(2.5, abs=0.02)


def test_shading_keeps_small_differences_and_limits_large_ones() -> None:
    paint = np.array([100, 100, 100], np.float32)
    colours = np.array([[104, 104, 104], [255, 255, 255], [100, 255, 0], [100, 100, 100]], np.uint8)
    kept = shading(colours, paint)
    assert kept[0] == pytest.approx(4 / 1.1)  # 4 / (1 + 4/40)
    assert (kept[1] == kept[1, 0]).all() and 30 < kept[1, 0] < 40
    assert np.abs(kept[2]).max() < 40 + 14
    assert kept[3] == pytest.approx(0)


def test_distance_follows_the_region() -> None:
    corridor = np.zeros((5, 7), np.bool_)
    corridor[0, :] = corridor[:, 6] = corridor[4, :] = True
    seeds = np.zeros((5, 7, 1), np.bool_)
    seeds[0, 0] = True
    distance = geodesic_distance(seeds, corridor)[..., 0]
    assert distance[0].tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert distance[4, 0] > distance[4, 5] > distance[2, 6] > 6


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 1000))
def test_distance_lies_between_those_over_eight_and_over_four_neighbours(seed: int) -> None:
    inside = np.random.default_rng(seed).random((12, 15)) < 0.75
    inside[6, 7] = True
    seeds = np.zeros((12, 15, 1), np.bool_)
    seeds[6, 7] = True
    ours = geodesic_distance(seeds, inside)[..., 0]
    diagonal, straight = (stepwise(inside, (6, 7), eight) for eight in (True, False))
    assert {tuple(place) for place in np.argwhere(np.isfinite(ours)).tolist()} == set(diagonal)
    for place, fewest in diagonal.items():
        assert fewest <= ours[place] <= straight.get(place, np.inf)


def stepwise(
    inside: NDArray[np.bool_], start: tuple[int, int], eight: bool
) -> dict[tuple[int, int], int]:
    """Breadth-first search: the number of steps to every cell that can be reached."""
    steps = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    steps += [(1, 1), (1, -1), (-1, 1), (-1, -1)] if eight else []
    found, waiting = {start: 0}, deque([start])
    while waiting:
        row, column = waiting.popleft()
        for down, right in steps:
            place = (row + down, column + right)
            on_sheet = 0 <= place[0] < inside.shape[0] and 0 <= place[1] < inside.shape[1]
            if on_sheet and inside[place] and place not in found:
                found[place] = found[row, column] + 1
                waiting.append(place)
    return found
