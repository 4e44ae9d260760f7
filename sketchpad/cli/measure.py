"""Repeated measurements and how they are shown; knows nothing of what is measured."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Measurement:
    """Values of one stage over several repeats."""

    group: str
    stage: str
    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def p50(self) -> float:
        """The median."""
        return float(np.percentile(self.values, 50))

    @property
    def p95(self) -> float:
        """What 95 % of the repeats stay under."""
        return float(np.percentile(self.values, 95))

    def as_json(self) -> dict[str, str | float | int]:
        """A flat record for scripts."""
        record: dict[str, str | float | int] = {"group": self.group, "stage": self.stage}
        record |= {"unit": self.unit, "p50": round(self.p50, 3), "p95": round(self.p95, 3)}
        return record | {"repeats": len(self.values)}


class Stopwatch:
    """Collects durations by name, in the order in which the names first came."""

    def __init__(self) -> None:
        self.durations_ms: dict[str, list[float]] = {}

    def add(self, stage: str, duration_ms: float) -> None:
        """Note one duration that something else has measured."""
        self.durations_ms.setdefault(stage, []).append(duration_ms)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Measure the body; nothing is noted when it raises."""
        start = time.perf_counter()
        yield
        self.add(stage, (time.perf_counter() - start) * 1000)

    def measurements(self, group: str) -> list[Measurement]:
        """Everything collected so far."""
        return [Measurement(group, name, tuple(ms)) for name, ms in self.durations_ms.items()]


def time_repeats(
    group: str, stage: str, action: Callable[[int], object], repeats: int
) -> Measurement:
    """Run `action(0)` unmeasured, then `action(1..repeats)` measured."""
    action(0)
    watch = Stopwatch()
    for index in range(1, repeats + 1):
        with watch.time(stage):
            action(index)
    return watch.measurements(group)[0]


def peak_memory_mb() -> float | None:
    """The most memory this process has held so far (RSS), where the system tells."""
    try:
        import resource
    except ImportError:  # Windows
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def print_table(measurements: Iterable[Measurement], title: str) -> None:
    """Print p50 and p95 per stage, grouped."""
    table = Table(title=title, title_justify="left")
    for heading in ("what", "stage"):
        table.add_column(heading)
    for heading in ("p50", "p95", "unit", "n"):
        table.add_column(heading, justify="right")
    previous = ""
    for entry in measurements:
        if previous and entry.group != previous:
            table.add_section()
        shown_group = entry.group if entry.group != previous else ""
        previous = entry.group
        row = (f"{entry.p50:.1f}", f"{entry.p95:.1f}", entry.unit, str(len(entry.values)))
        table.add_row(shown_group, entry.stage, *row)
    Console().print(table)
