"""Bleeding on two fields with a line between, where every bled pixel was put there by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training.evaluation.bleeding import NEAR_PX, bleeding

SIZE, LINE = 32, 16
RED, BLUE = (200, 30, 30), (30, 60, 200)


@pytest.fixture
def lines() -> np.ndarray:
    sheet = np.full((SIZE, SIZE), 255, np.uint8)
    sheet[:, LINE] = 0
    return sheet


@pytest.fixture
def labels(lines: np.ndarray) -> np.ndarray:
    left = np.arange(SIZE) < LINE
    return np.where(lines == 255, np.where(left, 1, 2)[None], 0).astype(np.int32)


def fields(left: tuple[int, ...], right: tuple[int, ...]) -> np.ndarray:
    sheet = np.empty((SIZE, SIZE, 3), np.uint8)
    sheet[:, :LINE], sheet[:, LINE:] = left, right
    return sheet


def test_a_clean_painting_does_not_bleed(lines: np.ndarray, labels: np.ndarray) -> None:
    found = bleeding(fields(RED, BLUE), lines, labels)
    assert found.judged == 2 * int(NEAR_PX) * SIZE
    assert found.bled == 0 and found.share == 0


def test_every_pixel_across_the_line_is_counted(lines: np.ndarray, labels: np.ndarray) -> None:
    spilt = fields(RED, BLUE)
    spilt[5:9, LINE + 1 : LINE + 3] = RED
    found = bleeding(spilt, lines, labels)
    assert found.bled == 4 * 2
    assert found.share == pytest.approx(8 / (2 * NEAR_PX * SIZE))


def test_wrong_but_clean_is_another_fault(lines: np.ndarray, labels: np.ndarray) -> None:
    assert bleeding(fields(BLUE, RED), lines, labels).bled == 0
    same = bleeding(fields(RED, RED), lines, labels)
    assert same.judged == 0, "one colour on both sides cannot bleed"


def test_a_soft_edge_bleeds_as_far_as_it_is_nearer_to_the_other_side(
    lines: np.ndarray, labels: np.ndarray
) -> None:
    grey = fields((100, 100, 100), (200, 200, 200))
    grey[:, LINE - 1], grey[:, LINE - 2] = 180, 120
    assert bleeding(grey, lines, labels).bled == SIZE


def test_without_lines_or_regions_nothing_is_judged(labels: np.ndarray) -> None:
    blank = np.full((SIZE, SIZE), 255, np.uint8)
    assert bleeding(fields(RED, BLUE), blank, labels).judged == 0
    assert bleeding(fields(RED, BLUE), blank, np.zeros_like(labels)).judged == 0
