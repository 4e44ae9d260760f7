"""Measures of generated photos: values by hand and their limits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.evaluation.photo_metrics import (
    FARTHEST,
    faithfulness,
    feature_distance,
    nearest,
    wilson,
)


def sheet(*columns: int, side: int = 20) -> np.ndarray:
    """Vertical lines of one pixel."""
    lines = np.full((side, side), 255, np.uint8)
    lines[:, list(columns)] = 0
    return lines


def test_wilsons_interval_of_a_textbook() -> None:
    """8 of 10: 0.490 to 0.943."""
    result = wilson(0.8, 10)
    assert (result.low, result.high) == (
        pytest.approx(0.490, abs=1e-3),
        pytest.approx(0.943, abs=1e-3),
    )
    assert str(result) == "80 % (49–94)"


@given(st.integers(1, 500), st.floats(0, 1))
def test_the_interval_holds_the_share_and_stays_in_range(count: int, share: float) -> None:
    result = wilson(share, count)
    assert 0 <= result.low <= share + 1e-12 and share - 1e-12 <= result.high <= 1
    assert result.high - result.low <= wilson(share, 1).high - wilson(share, 1).low + 1e-12


def test_a_sketch_is_faithful_to_itself() -> None:
    lines = sheet(3, 11)
    result = faithfulness(lines, lines)
    assert (result.sketch_to_photo, result.photo_to_sketch, result.field) == (0, 0, 0)


def test_distances_both_ways_by_hand() -> None:
    """A second line is drawn 4 px beside the first; the photo only shows the first, 1 px off."""
    result = faithfulness(sheet(4, 8), sheet(5))
    assert result.sketch_to_photo == pytest.approx((1 + 3) / 2 / 20)
    assert result.photo_to_sketch == pytest.approx(1 / 20)
    assert 0 < result.field < 1


def test_what_is_missing_or_far_counts_once() -> None:
    blank = sheet()
    assert faithfulness(sheet(4), blank).sketch_to_photo == FARTHEST
    assert faithfulness(blank, blank).field == 0
    assert faithfulness(sheet(0), sheet(19)).sketch_to_photo == FARTHEST


def test_nearest_is_the_smallest_cosine_distance() -> None:
    rows = np.array([[1, 0], [0, 2], [-1, -1]], np.float32)
    others = np.array([[0, 1], [3, 1]], np.float32)
    found = nearest(rows, others)
    assert found.index.tolist() == [1, 0, 0]
    brute = [[1 - r @ o / np.linalg.norm(r) / np.linalg.norm(o) for o in others] for r in rows]
    np.testing.assert_allclose(found.distance, np.min(brute, axis=1), atol=1e-6)
    np.testing.assert_allclose(feature_distance(rows[:2], others), [1, 1 - 1 / np.sqrt(10)])
