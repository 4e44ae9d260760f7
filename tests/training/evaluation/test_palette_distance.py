"""The distance of colour crowds, where it is known: shifts, mixtures, the order of pixels."""

from __future__ import annotations

import numpy as np
import pytest

from training.evaluation.palette_distance import SAMPLE, lab, palette_distance

WHITE, BLACK, GREY = (np.full((50, 3), level, np.uint8) for level in (255, 0, 119))


def test_lab_of_colours_from_the_tables() -> None:
    found = lab(np.array([[255, 255, 255], [0, 0, 0], [255, 0, 0]], np.uint8))
    expected = [[100, 0, 0], [0, 0, 0], [53.24, 80.09, 67.20]]
    assert found == pytest.approx(np.array(expected), abs=0.1)


def test_one_colour_shifted_is_at_its_lab_distance() -> None:
    assert palette_distance(BLACK, WHITE) == pytest.approx(100, rel=0.01)
    red, green = np.array([[255, 0, 0]], np.uint8), np.array([[0, 128, 0]], np.uint8)
    expected = float(np.linalg.norm(lab(red) - lab(green)))
    assert palette_distance(red, green) == pytest.approx(expected, rel=0.01)


def test_only_the_shares_of_colours_count() -> None:
    half = np.concatenate([BLACK, WHITE])
    assert palette_distance(half, half[::-1]) == 0
    quarter = np.concatenate([BLACK, WHITE, WHITE, WHITE])
    assert palette_distance(half, quarter) == pytest.approx(25, rel=0.02), "a quarter moves by 100"
    assert palette_distance(half, GREY) == pytest.approx(50, rel=0.02), "both halves move by 50"


def test_large_pictures_are_sampled() -> None:
    rng = np.random.default_rng(0)
    many = rng.integers(0, 256, (20 * SAMPLE, 3), dtype=np.uint8)
    assert 0 < palette_distance(many, rng.permutation(many)) < 2
