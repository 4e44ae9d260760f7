from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.regions import find_regions, grown, ink_mask

Pixels = NDArray[np.uint8]
MIDDLE = (100, 100)  # row, column


def sheet(side: int = 120) -> Pixels:
    return np.full((side, side), 255, np.uint8)


def ring_with_gap(gap_px: float, angle: float, thickness: int = 3) -> Pixels:
    """A circle from which a straight strip `gap_px` wide is cut in the direction `angle`."""
    lines = sheet(200)  # its frame is farther than any gap
    cv2.circle(lines, MIDDLE[::-1], 40, 0, thickness)
    rows, columns = np.mgrid[:200, :200] - 100.0
    along = columns * np.cos(angle) + rows * np.sin(angle)
    across = rows * np.cos(angle) - columns * np.sin(angle)
    lines[(along > 0) & (np.abs(across) < gap_px / 2)] = 255
    return lines


def flooded(ink: NDArray[np.bool_]) -> list[set[tuple[int, int]]]:
    """The 4-connected paper of a small sheet, pixel by pixel."""
    free = {(int(r), int(c)) for r, c in np.argwhere(~ink)}
    found = []
    while free:
        region, border = set(), {free.pop()}
        while border:
            row, column = border.pop()
            region.add((row, column))
            for step in (
                (row + 1, column),
                (row - 1, column),
                (row, column + 1),
                (row, column - 1),
            ):
                if step in free:
                    free.remove(step)
                    border.add(step)
        found.append(region)
    return found


def has_block(region: set[tuple[int, int]], side: int) -> bool:
    """Does a region hold 3 × 3 px, with what lies beyond the sheet's frame counted as its own?"""
    block = [(row, column) for row in (-1, 0, 1) for column in (-1, 0, 1)]

    def free(row: int, column: int) -> bool:
        return not (0 <= row < side and 0 <= column < side) or (row, column) in region

    return any(all(free(r + down, c + right) for down, right in block) for r, c in region)


def partition(labels: NDArray[np.int32]) -> NDArray[np.int64]:
    """The same regions numbered in the order in which they come."""
    _, first, number = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[number].reshape(labels.shape)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), share=st.floats(0.02, 0.4))
def test_regions_are_what_a_flood_fill_finds(seed: int, share: float) -> None:
    ink = np.random.default_rng(seed).random((24, 24)) < share
    labels = find_regions(np.where(ink, 0, 255).astype(np.uint8), 0, grow=False)
    expected = {frozenset(region) for region in flooded(ink) if has_block(region, 24)}
    numbers = range(1, labels.max() + 1)
    found = {frozenset(map(tuple, np.argwhere(labels == n).tolist())) for n in numbers}
    assert found == expected


@settings(max_examples=40, deadline=None)
@given(gap_px=st.floats(2, 24), angle=st.floats(0, 2 * np.pi), thickness=st.integers(2, 7))
def test_a_gap_is_closed_when_the_setting_reaches_it_and_leaks_when_not(
    gap_px: float, angle: float, thickness: int
) -> None:
    lines = ring_with_gap(gap_px, angle, thickness)
    closed = find_regions(lines, gap_px + 1.5)
    assert closed[MIDDLE] != closed[2, 2]
    leaking = find_regions(lines, max(0, gap_px - 3))
    assert leaking[MIDDLE] == leaking[2, 2]


def test_an_end_reaches_for_a_line_that_passes_it() -> None:
    lines = sheet()
    lines[:, 30] = lines[:, 90] = 0
    lines[60, 31:85] = 0  # a bar that stops 5 px before the right post
    assert len(np.unique(find_regions(lines, 3)[:, 31:90])) == 1
    labels = find_regions(lines, 6)
    assert labels[20, 60] != labels[100, 60]


def test_a_narrow_passage_between_two_lines_stays_open() -> None:
    lines = sheet()
    lines[40:80, 58] = lines[40:80, 62] = 0  # two long lines, 3 px apart
    lines[40, :59] = lines[40, 62:] = 0  # a shelf on either side of the passage
    lines[79, :59] = lines[79, 62:] = 0
    labels = find_regions(lines, 6)
    assert labels[20, 60] == labels[60, 60] == labels[100, 60]


def test_a_line_that_stops_short_of_the_frame_meets_it() -> None:
    lines = sheet()
    lines[60:63, 4:116] = 0
    labels = find_regions(lines, 6)
    assert labels[20, 60] != labels[100, 60]
    assert find_regions(lines, 2).max() == 1


def test_nested_shapes_are_regions_of_their_own_down_to_an_eye() -> None:
    lines = sheet()
    for radius in (50, 30, 12, 4):
        cv2.circle(lines, (60, 60), radius, 0, 1)
    labels = find_regions(lines, 6)
    across = [int(labels[60, column]) for column in (2, 20, 40, 52, 60)]
    assert len(set(across)) == 5
    assert labels.max() == 5


def test_the_sliver_between_two_strokes_of_one_line_is_no_region() -> None:
    lines = sheet()
    lines[60:62] = lines[64:66] = 0  # a doubled line with 2 px between its strokes
    assert find_regions(lines, 0, grow=False).max() == 2
    labels = find_regions(lines, 0)
    assert (labels[:61] == labels[0, 0]).all() and (labels[65:] == labels[119, 0]).all()


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), turns=st.integers(0, 3), mirrored=st.booleans())
def test_a_turned_drawing_has_the_turned_regions(seed: int, turns: int, mirrored: bool) -> None:
    rng = np.random.default_rng(seed)
    lines = sheet(80)
    for _ in range(4):
        centre, radius = rng.integers(10, 70, 2).tolist(), int(rng.integers(5, 40))
        cv2.circle(lines, centre, radius, 0, int(rng.integers(1, 4)), cv2.LINE_AA)

    def turned(picture: NDArray) -> NDArray:
        picture = np.rot90(picture, turns)
        return np.ascontiguousarray(picture[:, ::-1] if mirrored else picture)

    one = turned(find_regions(lines, 0, grow=False))
    other = find_regions(turned(lines), 0, grow=False)
    np.testing.assert_array_equal(partition(one), partition(other))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), gap_px=st.floats(0, 20))
def test_every_pixel_has_a_number_and_paper_keeps_its_own(seed: int, gap_px: float) -> None:
    lines = np.random.default_rng(seed).choice(
        np.array([0, 90, 255], np.uint8), (40, 56), p=[0.1, 0.1, 0.8]
    )
    bare, labels = (find_regions(lines, gap_px, grow) for grow in (False, True))
    assert labels.min() >= 1
    np.testing.assert_array_equal(labels[bare > 0], bare[bare > 0])


def test_ink_takes_the_nearest_regions_number() -> None:
    rng = np.random.default_rng(3)
    labels = np.where(rng.random((30, 40)) < 0.05, rng.integers(1, 9, (30, 40)), 0)
    seeds = np.argwhere(labels > 0)
    full = grown(labels.astype(np.int32))
    for row, column in np.ndindex(labels.shape):
        distance = np.hypot(*(seeds - (row, column)).T)
        own = distance[labels[tuple(seeds.T)] == full[row, column]].min()
        assert own <= distance.min() * 1.05 + 0.01  # OpenCV's 5 × 5 mask is 2 % off


@pytest.mark.parametrize("lines", [sheet(), np.zeros((120, 120), np.uint8)])
def test_a_sheet_of_nothing_but_paper_or_ink_is_one_region(lines: Pixels) -> None:
    assert np.unique(find_regions(lines, 6)).tolist() == [1]


def test_pale_lines_are_ink_and_pale_areas_are_paper() -> None:
    lines = sheet()
    lines[60, :] = 190  # a faint pencil line
    lines[80:, :] = 200  # a grey wash
    ink = ink_mask(lines)
    assert ink[60].all()
    assert not ink[85:].any()


def test_a_large_drawing_is_looked_at_reduced() -> None:
    lines = np.full((1500, 2200), 255, np.uint8)
    cv2.circle(lines, (1100, 700), 300, 0, 6, cv2.LINE_AA)
    lines[690:710, 1300:] = 255  # a gap of 20 px
    closed, leaking = (find_regions(lines, gap_px) for gap_px in (26, 10))
    assert closed.shape == lines.shape
    assert closed[700, 1100] != closed[0, 0]
    assert leaking[700, 1100] == leaking[0, 0]
    area = (closed == closed[700, 1100]).sum()
    assert area == pytest.approx(np.pi * 300**2, rel=0.02)
