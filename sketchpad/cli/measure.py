"""Repeated measurements and how they are shown; knows nothing of what is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from rich.console import Console
from rich.table import Table

from engine.stopwatch import Stopwatch


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


def measurements_of(watch: Stopwatch, group: str) -> list[Measurement]:
    """Everything that the stopwatch has collected, in its order."""
    return [Measurement(group, stage, tuple(ms)) for stage, ms in watch.durations_ms.items()]


def time_repeats(
    group: str, stage: str, action: Callable[[int], object], repeats: int
) -> Measurement:
    """Run `action(0)` unmeasured, then `action(1..repeats)` measured."""
    action(0)
    watch = Stopwatch()
    for index in range(1, repeats + 1):
        with watch.time(stage):
            action(index)
    return measurements_of(watch, group)[0]


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
