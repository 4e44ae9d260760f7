"""Ridges against slow versions written pixel by pixel, and hand-drawn lines."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.ridges import (
    line_ends,
    neighbour_codes,
    normal_angle,
    reaching,
    remove_spurs,
    shrink,
    suppress_non_maxima,
    thin,
    triangle_filter,
    without_small_components,
    without_small_holes,
)

Mask = NDArray[np.bool_]


def drawn(*rows: str) -> Mask:
    return np.array([[character == "#" for character in row] for row in rows])


def blobs(seed: int, shape: tuple[int, int] = (40, 52)) -> NDArray[np.float32]:
    noise = np.random.default_rng(seed).random(shape).astype(np.float32)
    smooth = cv2.GaussianBlur(noise, (0, 0), 2.0)
    return np.asarray((smooth - smooth.min()) / (smooth.max() - smooth.min()), np.float32)


def test_triangle_filter_by_hand() -> None:
    impulse = np.zeros((5, 5), np.float32)
    impulse[2, 2] = 16
    expected = np.outer([0, 1, 2, 1, 0], [0, 1, 2, 1, 0])
    np.testing.assert_allclose(triangle_filter(impulse, 1), expected, atol=1e-6)
    np.testing.assert_allclose(triangle_filter(np.ones((9, 9), np.float32), 4), 1, rtol=1e-5)


@pytest.mark.parametrize("degrees", [0, 30, 45, 90, 120, 160])
def test_the_normal_points_across_a_ridge(degrees: float) -> None:
    rows, columns = np.mgrid[-20:21, -20:21].astype(np.float32)
    angle = math.radians(degrees)
    across = columns * math.cos(angle) + rows * math.sin(angle)
    ridge = np.exp(-(across**2) / 8).astype(np.float32)
    found = float(normal_angle(ridge)[20, 20])
    difference = (found - angle + math.pi / 2) % math.pi - math.pi / 2
    assert abs(difference) < math.radians(4)


def slow_suppression(probability: NDArray[np.float32], border_px: int) -> NDArray[np.float32]:
    smooth = triangle_filter(probability, 1)
    angle = normal_angle(smooth)
    height, width = smooth.shape

    def at(y: float, x: float) -> float:
        y, x = min(max(y, 0), height - 1), min(max(x, 0), width - 1)
        top, left = int(y), int(x)
        bottom, right = min(top + 1, height - 1), min(left + 1, width - 1)
        down, over = y - top, x - left
        upper = smooth[top, left] * (1 - over) + smooth[top, right] * over
        lower = smooth[bottom, left] * (1 - over) + smooth[bottom, right] * over
        return float(upper * (1 - down) + lower * down)

    out = np.zeros_like(smooth)
    for y in range(height):
        for x in range(width):
            dx, dy = math.cos(angle[y, x]), math.sin(angle[y, x])
            larger = max(at(y - dy, x - dx), at(y + dy, x + dx))
            fade = 1.0
            for place, side in ((y, height), (x, width)):
                fade *= min(1.0, min(place, side - 1 - place) / border_px)
            out[y, x] = smooth[y, x] * fade if smooth[y, x] * 1.01 >= larger else 0
    return out


@pytest.mark.parametrize("seed", range(3))
def test_suppression_is_the_slow_one(seed: int) -> None:
    probability = blobs(seed)
    fast = suppress_non_maxima(probability, border_px=5)
    slow = slow_suppression(probability, border_px=5)
    differing = np.abs(fast - slow) > 1e-4  # remap rounds its weights to 1/32 px: a few ties turn
    assert differing.mean() < 0.02
    assert 0.1 < (fast > 0).mean() < 0.7


def slow_thinning(mask: Mask) -> Mask:
    """Zhang and Suen 1984 as printed: P2 is north, then clockwise."""
    pixels = np.pad(mask.astype(int), 1)
    changed = True
    while changed:
        changed = False
        for even in (False, True):
            taken = []
            for y, x in zip(*np.nonzero(pixels), strict=True):
                ring = [(-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1)]
                p = [pixels[y + dy, x + dx] for dy, dx in ring]
                runs = sum(p[i] == 0 and p[(i + 1) % 8] == 1 for i in range(8))
                first = p[0] * p[2] * (p[6] if even else p[4]) == 0
                second = p[4] * p[6] * (p[0] if even else p[2]) == 0
                if 2 <= sum(p) <= 6 and runs == 1 and first and second:
                    taken.append((y, x))
            for place in taken:
                pixels[place] = 0
            changed |= bool(taken)
    return np.asarray(pixels[1:-1, 1:-1], bool)


@pytest.mark.parametrize("seed", range(4))
def test_thinning_is_the_slow_one(seed: int) -> None:
    mask = blobs(seed) > 0.55
    np.testing.assert_array_equal(thin(mask), slow_thinning(mask))


def test_thinning_stops_after_so_many_rounds() -> None:
    mask = np.zeros((30, 40), bool)
    mask[5:25, 5:35] = True
    once = thin(mask, max_rounds=1)
    assert once[6:24, 6:34].sum() >= 18 * 28 - 4  # a pixel off every side
    assert not once[:5].any() and once.sum() < mask.sum()
    np.testing.assert_array_equal(thin(mask, max_rounds=99), thin(mask))


def test_small_holes_are_filled_and_large_ones_stay() -> None:
    mask = drawn("#######", "#.#...#", "#.#...#", "#.#...#", "#######")
    filled = drawn("#######", "###...#", "###...#", "###...#", "#######")
    assert (without_small_holes(mask, 4) == filled).all()


def flooded(mask: Mask) -> list[set[tuple[int, int]]]:
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(mask), strict=True)}
    components = []
    while left:
        todo, component = [left.pop()], set()
        while todo:
            y, x = todo.pop()
            component.add((y, x))
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            todo.extend(near)
        components.append(component)
    return components


@pytest.mark.parametrize("least", [1, 5, 12])
def test_small_components_as_by_flooding(least: int) -> None:
    mask = np.random.default_rng(least).random((30, 40)) < 0.25
    expected = np.zeros_like(mask)
    for component in flooded(mask):
        if len(component) >= least:
            expected[tuple(np.array(sorted(component)).T)] = True
    np.testing.assert_array_equal(without_small_components(mask, least), expected)


def test_a_weak_component_goes_with_all_its_pixels() -> None:
    mask = drawn("###...", "......", "...###")
    probability = np.full(mask.shape, 0.3, np.float32)
    probability[2, 4] = 0.9
    assert (reaching(mask, probability, 0.5) == drawn("......", "......", "...###")).all()


def test_neighbours_are_bits_clockwise_from_north() -> None:
    assert neighbour_codes(drawn(".#.", "...", "..."))[1, 1] == 1
    assert neighbour_codes(drawn("...", "..#", "#.."))[1, 1] == (1 << 2) + (1 << 5)
    assert neighbour_codes(np.ones((3, 3), bool))[1, 1] == 255


def test_ends_of_lines_straight_slanted_and_stepped() -> None:
    mask = drawn("......#", ".###.#.", "......#", "##.....", ".#.....", ".###...")
    ends = {(int(y), int(x)) for y, x in zip(*np.nonzero(line_ends(mask)), strict=True)}
    assert {(1, 1), (3, 0), (5, 3)} <= ends
    assert (1, 2) not in ends and (4, 1) not in ends


def test_shrinking_takes_ends_but_no_line_and_no_loop() -> None:
    assert (shrink(drawn(".....", "#####", ".....")) == drawn(".....", ".###.", ".....")).all()
    short = drawn("....", ".##.", "....")
    assert (shrink(short) == short).all()
    loop = drawn(".....", ".###.", ".#.#.", ".###.", ".....")
    assert (shrink(loop, 3) == loop).all()


def test_a_spur_goes_and_free_ends_stay() -> None:
    mask = drawn("...........", ".....#.....", ".....#.....", "###########", "...........")
    kept = remove_spurs(mask, 3)
    assert (kept[3] == mask[3]).all()
    assert not kept[1].any()
    assert remove_spurs(mask, 1)[2, 5]  # a branch of two is more than one pixel long
