"""Means with bootstrapped intervals, and rows of numbers that are not all complete."""

from __future__ import annotations

import numpy as np
import pytest

from training.evaluation.intervals import Mean, mean_of, means_of


def test_equal_numbers_leave_no_doubt() -> None:
    assert mean_of([0.25] * 7) == Mean(0.25, 0.25, 0.25, 7)


def test_the_interval_is_about_two_standard_errors() -> None:
    values = np.random.default_rng(1).normal(5, 2, 400)
    found = mean_of(list(values))
    error = values.std() / np.sqrt(400)
    assert found.low == pytest.approx(found.mean - 1.96 * error, abs=0.15 * error)
    assert found.high == pytest.approx(found.mean + 1.96 * error, abs=0.15 * error)


def test_rows_lack_what_could_not_be_measured() -> None:
    found = means_of([{"hair": 0.5, "skin": 0.5}, {"skin": 1.0}])
    assert found["hair"] == Mean(0.5, 0.5, 0.5, 1)
    assert (found["skin"].mean, found["skin"].count) == (0.75, 2)
    with pytest.raises(ValueError, match="no numbers"):
        mean_of([])
