"""Means of few numbers with honest intervals: a percentile bootstrap over the pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

ROUNDS = 2000
LEVEL = 0.95


@dataclass(frozen=True)
class Mean:
    """The mean of `count` independent numbers and its 95 % interval."""

    mean: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.mean:.3g} ({self.low:.3g}–{self.high:.3g})"


def mean_of(values: Sequence[float], rounds: int = ROUNDS) -> Mean:
    """Mean of at least one number; the interval is that of means of resamples (Efron 1979)."""
    numbers = np.asarray(values, np.float64)
    if not numbers.size:
        raise ValueError("there is no mean of no numbers")
    drawn = np.random.default_rng(0).integers(len(numbers), size=(rounds, len(numbers)))
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(numbers[drawn].mean(axis=1), [tail, 1 - tail])
    return Mean(float(numbers.mean()), float(low), float(high), len(numbers))


def means_of(rows: Sequence[Mapping[str, float]]) -> dict[str, Mean]:
    """The mean of every name over the rows that have it, one row a picture."""
    names = sorted({name for row in rows for name in row})
    return {name: mean_of([row[name] for row in rows if name in row]) for name in names}
