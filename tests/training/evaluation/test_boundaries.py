"""Matching of boundaries, and the measures from its counts, on boundaries made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.feature import canny

from tests.training.edge_pictures import rectangle_picture
from training.data.bsds import EdgeSample
from training.evaluation.boundaries import (
    CANNY_LOW,
    CANNY_SIGMA_PX,
    TOLERANCE,
    Counts,
    annotator_count,
    annotator_marks,
    average_precision,
    canny_masks,
    judge,
    match,
    pairs_within,
    score,
)
from training.sketching.edge_maps import thin

SHAPE = (300, 400)  # diagonal 500 px: 3.75 px of tolerance
Mask = NDArray[np.bool_]


def column(at: int, rows: slice = slice(50, 250)) -> Mask:
    mask = np.zeros(SHAPE, bool)
    mask[rows, at] = True
    return mask


def marked(mask: Mask, by: int = 1) -> NDArray[np.int64]:
    return np.where(mask, by, 0).astype(np.int64)


def test_the_number_of_annotators_is_read_from_the_steps() -> None:
    assert annotator_count(np.array([[0, 51, 102, 255]], np.uint8)) == 5
    assert annotator_count(np.array([[0, 31, 63, 159]], np.uint8)) == 8  # rounded down
    assert annotator_count(np.array([[0, 255]], np.uint8)) == 1
    marks, count = annotator_marks(np.array([[0, 42, 127, 255]], np.uint8))
    assert count == 6 and marks.tolist() == [[0, 1, 3, 6]]


def test_a_line_beside_is_right_within_the_tolerance_only() -> None:
    assert match(column(100), marked(column(103)), 1) == (200, 200)
    assert match(column(100), marked(column(104), by=1), 1) == (0, 0)


def test_two_predictions_cannot_share_a_mark() -> None:
    double = column(100) | column(102)
    assert match(double, marked(column(101)), 1) == (200, 200)


def test_annotators_may_share_a_prediction_but_only_so_many() -> None:
    parallel = marked(column(100)) + marked(column(102))  # two annotators, side by side
    assert match(column(101), parallel, 2) == (200, 400)
    # one annotator drew both: the prediction finds only one of them
    assert match(column(101), parallel, 1) == (200, 200)


def test_a_mark_of_three_annotators_counts_three_times() -> None:
    assert match(column(100), marked(column(100), by=3), 3) == (200, 600)


def slow_most_pairs(near: NDArray[np.bool_]) -> int:
    """Over all orders of the columns: the most rows with a partner of their own."""
    rows, columns = near.shape
    if rows > columns:
        return slow_most_pairs(near.T)
    return max(
        int(sum(near[row, order[row]] for row in range(rows)))
        for order in permutations(range(columns))
    )


@pytest.mark.parametrize("seed", range(8))
def test_matching_is_the_best_of_all_pairings(seed: int) -> None:
    rng = np.random.default_rng(seed)
    shape = (30, 40)
    reach_px = TOLERANCE * 50
    first, second = np.zeros(shape, bool), np.zeros(shape, bool)
    window = np.s_[10:13, 10:13]
    first[window] = rng.random((3, 3)) < 0.5
    second[window] = rng.random((3, 3)) < 0.5
    a, b = np.argwhere(first), np.argwhere(second)
    near = np.hypot(*(a[:, None] - b[None]).transpose(2, 0, 1)) <= reach_px
    right, found = match(first, marked(second), 1)
    assert right == found == slow_most_pairs(near)


def test_pairs_are_those_within_reach() -> None:
    rng = np.random.default_rng(0)
    first, second = rng.random((20, 25)) < 0.1, rng.random((20, 25)) < 0.1
    left, right = pairs_within(first, second, 3.2)
    a, b = np.argwhere(first), np.argwhere(second)
    expected = {
        (i, j) for i in range(len(a)) for j in range(len(b)) if np.hypot(*(a[i] - b[j])) <= 3.2
    }
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == expected


def counts(*rows: Sequence[int]) -> Counts:
    return Counts(*np.array(rows, np.int64).T)


def test_ods_and_ois_by_hand() -> None:
    # (right, predicted, found, marked) at two thresholds
    first = counts((50, 100, 100, 100), (40, 40, 40, 100))
    second = counts((20, 100, 20, 100), (20, 20, 20, 100))
    result = score([first, second], [0.2, 0.8])
    # threshold 0.2: P = 70/200, R = 120/200; threshold 0.8: P = 60/60, R = 60/200
    f_low, f_high = 2 * 0.35 * 0.6 / 0.95, 2 * 1 * 0.3 / 1.3
    assert result.ods == pytest.approx(max(f_low, f_high)) and result.ods_threshold == 0.8
    # the first picture is best at 0.2 (F = 2/3), the second at 0.8 (F = 1/3)
    precision, recall = (50 + 20) / (100 + 20), (100 + 20) / 200
    assert result.ois == pytest.approx(2 * precision * recall / (precision + recall))
    assert result.pictures == 2


def test_average_precision_by_hand() -> None:
    flat = average_precision(np.array([0.5, 0.5]), np.array([0.0, 1.0]))
    assert flat == pytest.approx(0.5)
    half = average_precision(np.array([1.0, 1.0]), np.array([0.0, 0.495]))
    assert half == pytest.approx(50 / 101)  # recalls 0 to 0.49


def test_a_perfect_detector_scores_one_and_an_empty_one_nothing() -> None:
    sample = EdgeSample(
        np.zeros((*SHAPE, 3), np.uint8), np.where(column(90), 255, 0).astype(np.uint8)
    )
    perfect = judge(lambda _, thresholds: [column(90) for _ in thresholds], [sample], [0.5])
    empty = judge(lambda _, thresholds: [np.zeros(SHAPE, bool)] * len(thresholds), [sample], [0.5])
    assert (perfect.ods, perfect.ois) == (1.0, 1.0)
    assert (empty.ods, empty.ois) == (0.0, 0.0)


def test_canny_is_scikit_images() -> None:
    picture, _ = rectangle_picture(0)
    grey = picture.astype(np.float64).mean(axis=2) / 255
    thresholds = (0.1, 0.3, 0.8)
    for upper, mask in zip(thresholds, canny_masks(picture, thresholds), strict=True):
        whole = canny(grey, CANNY_SIGMA_PX, CANNY_LOW * upper, upper, mode="nearest")
        assert mask.any()
        np.testing.assert_array_equal(mask, thin(whole))


def test_canny_finds_a_step() -> None:
    picture = np.full((*SHAPE, 3), 60, np.uint8)
    picture[:, 200:] = 180
    strict, loose = canny_masks(picture, [5.0, 0.1])
    assert not strict.any()
    rows, columns = np.nonzero(loose)
    assert set(columns.tolist()) <= {199, 200} and len(rows) > 250
