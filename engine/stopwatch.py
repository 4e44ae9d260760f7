"""How long named stages take; for the timings of a pass and for benchmarks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stopwatch:
    """Collects durations by stage, in the order in which the stages first came."""

    def __init__(self) -> None:
        self.durations_ms: dict[str, list[float]] = {}
        self._start_s = time.perf_counter()

    def add(self, stage: str, duration_ms: float) -> None:
        """Note one duration that something else has measured."""
        self.durations_ms.setdefault(stage, []).append(duration_ms)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Measure the body; nothing is noted when it raises."""
        start_s = time.perf_counter()
        yield
        self.add(stage, (time.perf_counter() - start_s) * 1000)

    def timings_ms(self) -> dict[str, float]:
        """The sum of each stage, and as "total" the time since this stopwatch was made."""
        stages = {stage: sum(durations) for stage, durations in self.durations_ms.items()}
        return {**stages, "total": (time.perf_counter() - self._start_s) * 1000}
