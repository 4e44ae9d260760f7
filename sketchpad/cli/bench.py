"""`sketchpad bench`: how long everything takes on this machine, as medians over repeats."""

from __future__ import annotations

import json as json_format
import os
import time
from pathlib import Path
from typing import Literal

import tyro

from engine.request import Lens
from sketchpad.cli import loading
from sketchpad.cli.errors import CommandError
from sketchpad.cli.machine import machine_in_words
from sketchpad.cli.measure import Measurement, print_table
from sketchpad.cli.memory import peak_memory_mb

DRAFT_SIZE_PX = 192


def bench(
    what: tyro.conf.Positional[Literal["all", "canvas"]] = "all",
    repeats: int = 20,
    size: int = 256,
    draft_size: int = DRAFT_SIZE_PX,
    window: bool = True,
    json: bool = False,
    model: Path | None = None,
    device: str | None = None,
    pixel_ratio: float = 1.0,
    processor_time: bool = False,
) -> int:
    """Measure latency per stage (p50, p95), start-up, model load and memory, for every lens.

    Args:
        what: "canvas" measures only the canvas, with 5,000 strokes on four layers of 2048 × 2048
            px: pen, undo, pan and zoom (each is to take less than 16 ms), selected strokes, and
            the memory of that document without networks (less than 400 MB).
        repeats: How often each thing is measured.
        size: Long side of a full painting, in px.
        draft_size: Long side of a painting's draft, in px.
        window: Also measure the window (offscreen): ink, pen lift to picture, start-up, idling.
        json: Print one JSON object instead of a table.
        model: A weights file instead of the default that `sketchpad models` marks.
        device: cpu, cuda, mps or xpu instead of the best one here.
        pixel_ratio: For "canvas": screen pixels per pixel of the window, 2 as on a fine screen.
        processor_time: For "canvas": measure the time that this program computes instead of that
            which passes: for a machine that has something else to do.
    """
    if repeats < 1:
        raise CommandError("--repeats must be 1 or more.")
    if not 0.5 <= pixel_ratio <= 4:
        raise CommandError("--pixel-ratio must be between 0.5 and 4.")
    if what == "canvas":
        measured = _measure_canvas(repeats, pixel_ratio, processor_time)
        _tell(measured, repeats, json, pixel_ratio, processor_time)
        return 0
    from sketchpad.cli.bench_engine import measure_engine
    from sketchpad.cli.bench_photo import measure_photo

    load, lenses = loading.loader(model, device)
    measured = measure_engine(load, {"draft": draft_size, "full": size}, repeats)
    if Lens.PHOTO in lenses:
        measured += measure_photo(load, repeats)
    if window:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt starts
        from sketchpad.cli.bench_window import measure_start_up, measure_window

        measured += measure_window(load, repeats, lenses)
        measured.append(measure_start_up())
    measured.append(Measurement("memory", "peak of this process", (peak_memory_mb(),), "MB"))
    _tell(measured, repeats, json)
    return 0


def _measure_canvas(repeats: int, pixel_ratio: float, processor_time: bool) -> list[Measurement]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt starts
    if pixel_ratio != 1:
        os.environ["QT_SCALE_FACTOR"] = str(pixel_ratio)
    from sketchpad.cli.bench_canvas import measure_canvas

    clock = time.process_time if processor_time else time.perf_counter
    return measure_canvas(repeats, clock=clock)


def _tell(
    measured: list[Measurement],
    repeats: int,
    json: bool,
    pixel_ratio: float = 1.0,
    processor_time: bool = False,
) -> None:
    machine = machine_in_words()
    if processor_time:
        machine += ", processor time"
    if pixel_ratio != 1:
        machine += f", {pixel_ratio:g} screen pixels per pixel"
    if json:
        entries = [entry.as_json() for entry in measured]
        print(json_format.dumps({"machine": machine, "measurements": entries}))
    else:
        title = f"Sketchpad, median and 95th percentile of {repeats} repeats"
        print_table(measured, f"{title}\n{machine}")
