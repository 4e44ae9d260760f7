"""Honest probabilities: the temperature, the expected calibration error, the threshold of "sure".

Guo et al. 2017, "On Calibration of Modern Neural Networks". Pure functions of arrays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.reader import Calibration

Floats = NDArray[np.float32]
Labels = NDArray[np.int64]
NO_CLASS = -1
"""The label of a drawing that shows none of the classes."""


def negative_log_likelihood(logits: Floats, labels: Labels, temperature: float = 1.0) -> float:
    """Mean of -log p(label) over (N, classes) logits; NO_CLASS is not allowed."""
    chances = Calibration(temperature).probabilities(logits)
    own = chances[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(own, 1e-12)).mean())


def fit_temperature(logits: Floats, labels: Labels) -> float:
    """The temperature in [0.2, 5] with the least negative log-likelihood, to 1 %."""
    candidates = np.geomspace(0.2, 5.0, 324)
    losses = [negative_log_likelihood(logits, labels, float(t)) for t in candidates]
    return float(candidates[int(np.argmin(losses))])


def calibration_error(chances: Floats, labels: Labels, bins: int = 10) -> float:
    """ECE: mean |confidence - accuracy| over equal bins of the best probability, by their size."""
    best = chances.max(axis=1)
    right = chances.argmax(axis=1) == labels
    index = np.minimum((best * bins).astype(int), bins - 1)
    gaps = [
        (index == b).mean() * abs(best[index == b].mean() - right[index == b].mean())
        for b in np.unique(index)
    ]
    return float(sum(gaps))


def sure_threshold(chances: Floats, labels: Labels, precision: float) -> tuple[float, float]:
    """The lowest probability from which at least `precision` of the best readings are right.

    chances: (N, classes); drawings of NO_CLASS count as wrong. Returns the threshold and the
    precision reached there; (1.0, 0.0) where no threshold reaches it.
    """
    best = chances.max(axis=1)
    right = (chances.argmax(axis=1) == labels).astype(np.float64)
    order = np.argsort(-best, kind="stable")
    reached = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    # equal probabilities are sure together: only the last of them is a possible threshold
    last = np.append(best[order][1:] < best[order][:-1], True)
    good = np.flatnonzero(last & (reached >= precision))
    if good.size == 0:
        return 1.0, 0.0
    return float(best[order][good[-1]]), float(reached[good[-1]])


def top_share(logits: Floats, labels: Labels, count: int) -> float:
    """The share of drawings whose class is among the `count` likeliest."""
    best = np.argsort(-logits, axis=1)[:, :count]
    return float((best == labels[:, None]).any(axis=1).mean())
