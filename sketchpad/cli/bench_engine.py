"""Measures the engine without a window: loading, the stages of a pass, switching references."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.request import Lens, PaintRequest, Request, StyleReference
from engine.stopwatch import Stopwatch
from engine.worker import LoadLens, Pipeline
from sketchpad.cli.measure import Measurement, measurements_of, time_repeats

SHEET_PX = 1024


def measure_engine(load: LoadLens, sizes: dict[str, int], repeats: int) -> list[Measurement]:
    """Load once, then measure one pass per name in `sizes` (name -> long side in px)."""
    loading = Stopwatch()
    with loading.time("load weights"):
        pipeline = load(Lens.PAINT)
    with loading.time("first pass"):
        pipeline.warm_up()
    measured = measurements_of(loading, "model")
    lines, reference = sample_lines(), sample_reference(seed=0)
    for name, size in sizes.items():
        request = PaintRequest(lines, (reference,), size=size, draft=name == "draft")
        measured += measure_passes(pipeline, request, f"{name} {size} px", repeats)
    measured.append(_measure_new_reference(pipeline, lines, max(sizes.values()), repeats))
    measured.append(_measure_cached_reference(pipeline, lines, max(sizes.values()), repeats))
    return measured


def sample_lines(side_px: int = SHEET_PX) -> NDArray[np.uint8]:
    """A face of circles and arcs with 3-px lines, (side, side), 255 = paper."""
    lines = np.full((side_px, side_px), 255, np.uint8)
    unit = side_px / 16
    for x, y, rx, ry, end in (
        (8, 8, 5, 6, 360),  # head
        (6, 7, 1, 0.6, 360),  # eyes
        (10, 7, 1, 0.6, 360),
        (8, 10, 2, 1, 180),  # mouth
        (8, 15, 6, 2.5, -180),  # shoulders
    ):
        centre, axes = (round(x * unit), round(y * unit)), (round(rx * unit), round(ry * unit))
        cv2.ellipse(lines, centre, axes, 0, 0, end, 0, 3, cv2.LINE_AA)
    return lines


def sample_reference(seed: int, side_px: int = 512) -> StyleReference:
    """A picture of random soft blots of colour."""
    blots = np.random.default_rng(seed).integers(0, 256, (6, 6, 3), np.uint8)
    pixels = cv2.resize(blots, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    return StyleReference(np.ascontiguousarray(pixels, np.uint8))


def measure_passes(
    pipeline: Pipeline, request: Request, group: str, repeats: int
) -> list[Measurement]:
    """The stages of `repeats` passes, after one that is not measured."""
    pipeline.run(request)
    watch = Stopwatch()
    for _ in range(repeats):
        for stage, duration_ms in pipeline.run(request).timings_ms.items():
            watch.add(stage, duration_ms)
    return measurements_of(watch, group)


def _measure_new_reference(
    pipeline: Pipeline, lines: NDArray[np.uint8], size: int, repeats: int
) -> Measurement:
    requests = [
        PaintRequest(lines, (sample_reference(seed),), size=size)
        for seed in range(1, repeats + 2)  # one for the unmeasured run
    ]
    return time_repeats(
        f"style switch {size} px", "never seen", lambda i: pipeline.run(requests[i]), repeats
    )


def _measure_cached_reference(
    pipeline: Pipeline, lines: NDArray[np.uint8], size: int, repeats: int
) -> Measurement:
    requests = [PaintRequest(lines, (sample_reference(seed),), size=size) for seed in (1, 2)]
    for request in requests:
        pipeline.run(request)
    return time_repeats(
        f"style switch {size} px", "seen before", lambda i: pipeline.run(requests[i % 2]), repeats
    )
