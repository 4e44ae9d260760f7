"""Where the events of a run go: JSON lines (file or stdout), a terminal line, TensorBoard.

An event is a flat-enough dict with "event", "step" and "hours"; the kinds are start, step,
validation, sheet, checkpoint, skipped and end. The training window reads the same lines.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol, TextIO

import numpy as np
from PIL import Image
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

Event = Mapping[str, Any]


class Sink(Protocol):
    """Takes events until it is closed."""

    def write(self, event: Event) -> None:
        """Take one event."""

    def close(self) -> None:
        """Finish; nothing is written afterwards."""


class JsonLines:
    """One JSON object per line, flushed at once; numbers that are not finite become null.

    Closes its stream only where it opened it: stdout is lent.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._is_own = False

    @classmethod
    def append_to(cls, path: Path) -> JsonLines:
        """Return a sink that goes on where the file ends."""
        sink = cls(path.open("a", encoding="utf-8"))
        sink._is_own = True
        return sink

    def write(self, event: Event) -> None:
        self._stream.write(json.dumps(_finite(event), allow_nan=False) + "\n")
        self._stream.flush()

    def close(self) -> None:
        if self._is_own:
            self._stream.close()


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


class TerminalLine:
    """A progress line for people, with a line above it for whatever is worth keeping."""

    def __init__(self, *, steps: int, hours: float, console: Console | None = None) -> None:
        self._steps, self._hours = steps, hours
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
            console=console,
        )
        self._task = self._progress.add_task("starting", total=1.0)
        self._progress.start()

    def write(self, event: Event) -> None:
        if event["event"] == "step":
            self._progress.update(
                self._task, completed=self._done(event), description=_step_text(event)
            )
        else:
            self._progress.console.print(_event_text(event), highlight=False, markup=False)

    def close(self) -> None:
        self._progress.stop()

    def _done(self, event: Event) -> float:
        by_steps = event["step"] / self._steps if self._steps else 0.0
        by_hours = event["hours"] / self._hours if self._hours else 0.0
        return min(1.0, max(by_steps, by_hours))


def _step_text(event: Event) -> str:
    losses = "  ".join(
        f"{name} {value:.4f}" for name, value in event["losses"].items() if name.endswith("/loss")
    )
    return f"step {event['step']}  {losses}  {event['seconds_per_step']:.2f} s/step"


def _event_text(event: Event) -> str:
    shown = {key: value for key, value in event.items() if key not in ("event", "step", "hours")}
    values = "  ".join(f"{key} {_value_text(value)}" for key, value in shown.items())
    return f"step {event['step']} ({event['hours']:.2f} h) {event['event']}: {values}"


def _value_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value_text(item)}" for key, item in value.items())
    return f"{value:.4g}" if isinstance(value, float) else str(value)


class TensorBoard:
    """Scalars of step and validation events, and the contact sheets."""

    def __init__(self, folder: Path, first_step: int = 0) -> None:
        from torch.utils.tensorboard import SummaryWriter

        self._writer = SummaryWriter(str(folder), purge_step=first_step)

    def write(self, event: Event) -> None:
        scalars: dict[str, float] = {}
        if event["event"] == "step":
            scalars |= {f"loss/{name}": value for name, value in event["losses"].items()}
            scalars |= {f"grad_norm/{name}": value for name, value in event["grad_norm"].items()}
            scalars |= {"run/lr": event["lr"], "run/seconds_per_step": event["seconds_per_step"]}
        elif event["event"] == "validation":
            scalars |= {f"validation/{name}": v for name, v in event["metrics"].items()}
        elif event["event"] == "sheet":
            with Image.open(event["path"]) as sheet:
                pixels = np.asarray(sheet)
            self._writer.add_image("contact sheet", pixels, event["step"], dataformats="HWC")
        for name, value in scalars.items():
            self._writer.add_scalar(name, value, event["step"])

    def close(self) -> None:
        self._writer.close()
