"""From the pressures a device reports to those that are drawn: holes repaired, then a curve.

Pure; knows neither events nor brushes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FULL = 1.0
"""What a device that never reports any pressure draws with."""


@dataclass(frozen=True)
class PressureCurve:
    """A quadratic Bézier curve from (0, 0) to (1, 1), bent towards one control point in 0..1.

    It never falls, for the control point lies in the unit square.
    """

    x: float = 0.5
    y: float = 0.5

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 1 and 0 <= self.y <= 1):
            raise ValueError(f"the control point lies in the unit square, not at {self.x, self.y}")

    def __call__(self, pressures: NDArray[np.float64]) -> NDArray[np.float64]:
        """Pressures 0..1 as they are drawn, 0..1."""
        # x(t) = 2 (1 - t) t c + t^2, solved for t without the cancellation of the usual formula.
        bend = 1 - 2 * self.x
        root = self.x + np.sqrt(np.maximum(self.x**2 + bend * pressures, 0))
        t = np.clip(pressures / np.where(root > 0, root, 1), 0, 1)
        return np.asarray(np.clip(2 * (1 - t) * t * self.y + t**2, 0, 1))


LINEAR = PressureCurve()
SOFT = PressureCurve(0.25, 0.75)
"""A light hand already draws strong lines."""
HARD = PressureCurve(0.75, 0.25)
"""Strong lines take a strong hand."""


def repair_pressures(
    pressures: Sequence[float | None], unknown: float = FULL
) -> NDArray[np.float64]:
    """Pressures 0..1 without holes: a missing or zero one takes the last before it, else the next.

    Pens report 0 in their first and last events although they touch, and some drop to 0 in
    between; what is not a number counts as missing. Without a single pressure all are `unknown`.
    """
    values = np.array([p if p and p > 0 else np.nan for p in pressures], dtype=np.float64)
    known = np.flatnonzero(~np.isnan(values))
    if len(known) == 0:
        return np.full(len(values), unknown)
    source = np.searchsorted(known, np.arange(len(values)), side="right") - 1
    return np.clip(values[known[np.maximum(source, 0)]], 0.0, 1.0)


def drawn_pressures(
    pressures: Sequence[float | None], curve: PressureCurve = LINEAR, unknown: float = FULL
) -> NDArray[np.float64]:
    """What is drawn for the pressures of one stroke; the curve is for those who report any."""
    repaired = repair_pressures(pressures, unknown)
    if not any(p and p > 0 for p in pressures):
        return repaired
    return repaired if curve == LINEAR else curve(repaired)
