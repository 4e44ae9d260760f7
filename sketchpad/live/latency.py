"""Keeps the latency of recent passes and sums it up; measures nothing itself."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Latency:
    """Milliseconds from request to pixels: the last pass, and the recent ones' percentiles."""

    last_ms: float
    p50_ms: float
    p95_ms: float


class LatencyMeter:
    """A rolling window over the last `capacity` passes of one kind."""

    def __init__(self, capacity: int = 60) -> None:
        self._recent_ms: deque[float] = deque(maxlen=capacity)

    def add(self, duration_ms: float) -> Latency:
        """Count one pass and return the summary that includes it."""
        self._recent_ms.append(duration_ms)
        p50, p95 = np.percentile(np.fromiter(self._recent_ms, float), [50, 95])
        return Latency(duration_ms, float(p50), float(p95))
