"""Ends, corners and crossings of lines, and what careless hands make of them."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from training.sketching.line_ends import loosen_ends, turning_points


def _sheet(*lines: tuple[int, int, int, int]) -> np.ndarray:
    sheet = np.zeros((80, 80), np.uint8)
    for x, y, to_x, to_y in lines:
        cv2.line(sheet, (x, y), (to_x, to_y), (255,), 1)
    return sheet


def _near(points: np.ndarray, x: int, y: int, reach: int = 4) -> bool:
    return bool((np.abs(points - (x, y)).max(axis=1) <= reach).any())


def test_ends_corners_and_crossings_are_found_and_nothing_else() -> None:
    sheet = _sheet((10, 20, 60, 20), (60, 20, 60, 60), (30, 10, 30, 40))
    points = turning_points(sheet)
    spots = [(10, 20), (60, 20), (60, 60), (30, 10), (30, 40), (30, 20)]
    for x, y in spots:
        assert _near(points, x, y), (x, y)
    apart = np.abs(points[:, None] - np.array(spots)[None]).max(axis=2).min(axis=1)
    assert apart.max() <= 5
    assert not _near(points, 45, 20)


def test_an_empty_sheet_and_a_circle_have_no_ends() -> None:
    assert len(turning_points(np.zeros((40, 40), np.uint8))) == 0
    circle = np.zeros((80, 80), np.uint8)
    cv2.circle(circle, (40, 40), 30, (255,), 1)
    assert len(turning_points(circle)) == 0
    assert np.array_equal(loosen_ends(circle, 6, 6, np.random.default_rng(0)), circle)


def test_lines_that_stop_short_open_a_square() -> None:
    square = _sheet((20, 20, 60, 20), (60, 20, 60, 60), (60, 60, 20, 60), (20, 60, 20, 20))
    opened = 0
    for seed in range(20):
        loose = loosen_ends(square, 4.0, 0.0, np.random.default_rng(seed))
        assert (loose <= square).all(), "nothing is added"
        outside = cv2.floodFill(loose.copy(), None, (0, 0), (100,))[1]
        opened += outside[40, 40] == 100
        assert loose[20, 40] == loose[40, 60] == 255, "the middle of a side stays"
    assert opened >= 10


def test_overshooting_ends_go_on_in_their_direction() -> None:
    line = _sheet((20, 40, 50, 40))
    lengths = []
    for seed in range(30):
        loose = loosen_ends(line, 0.0, 10.0, np.random.default_rng(seed))
        assert (loose >= line).all(), "nothing is lost"
        rows, columns = np.nonzero(loose)
        assert np.abs(rows - 40).max() <= 2
        lengths.append(int(columns.max() - columns.min() + 1))
    assert min(lengths) == 31 and np.mean(lengths) > 33 and max(lengths) <= 31 + 20


@pytest.mark.parametrize(("short", "past"), [(3.0, 5.0), (0.0, 0.0)])
def test_the_same_generator_loosens_alike(short: float, past: float) -> None:
    sheet = _sheet((10, 20, 60, 20), (60, 20, 60, 60))
    one, two = (loosen_ends(sheet, short, past, np.random.default_rng(4)) for _ in range(2))
    assert np.array_equal(one, two)
    assert np.array_equal(one, sheet) == (short == past == 0)
