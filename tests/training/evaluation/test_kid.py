"""KID against sums written out by hand, and on sets whose distance is known."""

from __future__ import annotations

import numpy as np
import pytest

from training.evaluation.kid import kid, polynomial_kernel, squared_mmd


def normal(count: int, shift: float, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(shift, 1, (count, 8)).astype(np.float32)


def test_the_kernel_by_hand() -> None:
    one, two = np.array([[1.0, 2.0]], np.float32), np.array([[3.0, 0.5]], np.float32)
    assert polynomial_kernel(one, two)[0, 0] == pytest.approx((4 / 2 + 1) ** 3)


def test_squared_mmd_is_the_sum_over_pairs_of_different_samples() -> None:
    one, two = normal(4, 0.0, 1), normal(3, 0.5, 2)

    def k(x: np.ndarray, y: np.ndarray) -> float:
        return float((np.dot(x.astype(float), y.astype(float)) / 8 + 1) ** 3)

    within_one = np.mean([k(one[i], one[j]) for i in range(4) for j in range(4) if i != j])
    within_two = np.mean([k(two[i], two[j]) for i in range(3) for j in range(3) if i != j])
    between = np.mean([k(x, y) for x in one for y in two])
    assert squared_mmd(one, two) == pytest.approx(within_one + within_two - 2 * between)


def test_it_is_unbiased_and_grows_with_the_distance() -> None:
    same = [squared_mmd(normal(20, 0, 2 * s), normal(20, 0, 2 * s + 1)) for s in range(200)]
    assert min(same) < 0 < max(same), "an unbiased estimate of 0 falls on both sides"
    assert abs(np.mean(same)) < 3 * np.std(same) / np.sqrt(len(same))
    near, far = (kid(normal(150, 0, 1), normal(150, shift, 2)).mean for shift in (0.3, 0.8))
    assert 0 < near < far


def test_subsets_shrink_with_the_smaller_side_and_seeds_repeat() -> None:
    real, made = normal(60, 0, 1), normal(12, 1, 2)
    first = kid(real, made, subsets=5, seed=3)
    assert first == kid(real, made, subsets=5, seed=3)
    assert first.subset_size == 12 and first.deviation > 0
    with pytest.raises(ValueError, match="at least two"):
        kid(real, made[:1])
