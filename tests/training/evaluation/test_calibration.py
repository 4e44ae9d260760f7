"""Calibration on hand-made logits."""

from __future__ import annotations

import numpy as np
import pytest

from engine.reader import Calibration
from training.evaluation.calibration import (
    NO_CLASS,
    calibration_error,
    fit_temperature,
    negative_log_likelihood,
    sure_threshold,
    top_share,
)


def test_negative_log_likelihood_by_hand() -> None:
    logits = np.log(np.array([[0.25, 0.75], [0.5, 0.5]], np.float32))
    labels = np.array([1, 0])
    assert negative_log_likelihood(logits, labels) == pytest.approx(
        -(np.log(0.75) + np.log(0.5)) / 2, rel=1e-5
    )


@pytest.mark.parametrize("overconfidence", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_overconfidence(overconfidence: float) -> None:
    rng = np.random.default_rng(0)
    honest = rng.normal(0, 1.5, (4000, 5)).astype(np.float32)
    chances = Calibration().probabilities(honest)
    labels = np.array([rng.choice(5, p=c / c.sum()) for c in chances.astype(np.float64)])
    found = fit_temperature(honest * np.float32(overconfidence), labels)
    assert found == pytest.approx(overconfidence, rel=0.08)


def test_the_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    chances = np.array([[0.95, 0.05], [0.95, 0.05], [0.65, 0.35], [0.65, 0.35]], np.float32)
    labels = np.array([0, 0, 0, 1])
    # bin of 0.95: all right, gap 0.05; bin of 0.65: half right, gap 0.15; half of the weight each
    assert calibration_error(chances, labels) == pytest.approx(0.1, abs=1e-6)


def test_the_threshold_is_the_lowest_that_keeps_the_precision() -> None:
    best = np.array([0.9, 0.8, 0.7, 0.6, 0.5], np.float32)
    chances = np.stack([best, 1 - best], axis=1)
    labels = np.array([0, 0, 1, 0, NO_CLASS])  # right, right, wrong, right, no class
    assert sure_threshold(chances, labels, 0.75) == pytest.approx((0.6, 0.75))
    assert sure_threshold(chances, labels, 0.9) == pytest.approx((0.8, 1.0))


def test_equal_probabilities_are_sure_together() -> None:
    chances = np.array([[0.8, 0.2]] * 4, np.float32)
    assert sure_threshold(chances, np.array([0, 0, 0, 1]), 0.9) == (1.0, 0.0)


def test_no_threshold_where_nothing_is_right() -> None:
    chances = np.array([[0.9, 0.1]], np.float32)
    assert sure_threshold(chances, np.array([NO_CLASS]), 0.5) == (1.0, 0.0)


def test_top_shares_by_hand() -> None:
    logits = np.array([[3, 2, 1], [3, 2, 1], [3, 2, 1]], np.float32)
    labels = np.array([0, 1, 2])
    assert [top_share(logits, labels, count) for count in (1, 2, 3)] == [
        pytest.approx(1 / 3), pytest.approx(2 / 3), 1.0,
    ]  # fmt: skip
