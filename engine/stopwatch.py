"""How long named stages take; for the timings of a pass and for benchmarks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stopwatch:
    """Collects durations by stage, in the order in which the stages first came.

    `clock` tells seconds; with `time.process_time` what other programs do meanwhile does not count.
    """

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.durations_ms: dict[str, list[float]] = {}
        self._clock = clock
        self._start_s = clock()

    def add(self, stage: str, duration_ms: float) -> None:
        """Note one duration that something else has measured."""
        self.durations_ms.setdefault(stage, []).append(duration_ms)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Measure the body; nothing is noted when it raises."""
        start_s = self._clock()
        yield
        self.add(stage, (self._clock() - start_s) * 1000)

    def timings_ms(self) -> dict[str, float]:
        """The sum of each stage, and as "total" the time since this stopwatch was made."""
        stages = {stage: sum(durations) for stage, durations in self.durations_ms.items()}
        return {**stages, "total": (self._clock() - self._start_s) * 1000}
