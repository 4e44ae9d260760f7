"""The frames of a film: the drawing grows beside its painting. Pictures only; files are elsewhere.

Frames are spread evenly over the time of drawing; the painting follows at some of them and rests
in between, since painting every frame would take minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.message import Message
from engine.pixels import PAPER
from sketchpad.document.document import Document
from sketchpad.timeline.moment_sheet import MomentSheet
from sketchpad.timeline.moments import Timeline

Picture = NDArray[np.uint8]
PaintLines = Callable[[Picture, bool], Picture]
"""Makes a picture (H, W, 3) of lines (H, W); True asks for the best one there is."""
Progress = Callable[[str, float], None]
"""What is being done, and how much of everything is done (0..1)."""

HOLD_SHARE, MOST_HOLD_S = 0.2, 2.0
"""How long the finished drawing is shown at the end, of the film and in seconds."""
GAP_SHARE = 1 / 64
GAP_GREY = 216
PAINTING_SHARE = 0.8
"""How much of the work the paintings are, for the progress."""


@dataclass(frozen=True)
class FilmPlan:
    """Which moment each frame shows, and at which frames there is a new painting."""

    frame_ms: int
    moments_ms: tuple[float, ...]
    painted: tuple[int, ...]  # frames in ascending order; the last one shows the whole drawing


@dataclass(frozen=True)
class FilmLayout:
    """Where drawing and painting lie in a frame, all in pixels; sides are even numbers."""

    drawing: tuple[int, int]  # width, height
    frame: tuple[int, int]  # width, height
    painting_at: tuple[int, int] | None  # x, y of its corner; None: the drawing is alone


def plan_film(timeline: Timeline, seconds: float, frame_ms: int, most_paintings: int) -> FilmPlan:
    """Spread the timeline over a film of this length; the first frame is the empty paper."""
    count = max(2, round(1000 * seconds / frame_ms))
    hold = min(round(HOLD_SHARE * count), round(1000 * MOST_HOLD_S / frame_ms))
    drawing = max(2, count - hold)
    moments = timeline.duration_ms * np.arange(drawing) / (drawing - 1)
    held = [timeline.duration_ms] * (count - drawing)
    wanted = np.linspace(0, drawing - 1, most_paintings + 1)[1:]
    painted = sorted({round(frame) for frame in wanted.tolist()} - {0})
    return FilmPlan(frame_ms, (*moments.tolist(), *held), tuple(painted))


def lay_out(
    width_px: int, height_px: int, side_px: int, *, painted: bool, stacked: bool | None = None
) -> FilmLayout:
    """Where a drawing of this size lies, its long side `side_px`, with its painting or alone.

    `stacked` puts the painting below instead of at the right; None does so for wide drawings.
    """
    scale = side_px / max(width_px, height_px)
    width, height = _even(width_px * scale), _even(height_px * scale)
    if not painted:
        return FilmLayout((width, height), (width, height), None)
    gap = _even(side_px * GAP_SHARE)
    if stacked if stacked is not None else width > height:
        return FilmLayout((width, height), (width, 2 * height + gap), (0, height + gap))
    return FilmLayout((width, height), (2 * width + gap, height), (width + gap, 0))


def paint_moments(
    document: Document,
    timeline: Timeline,
    plan: FilmPlan,
    layout: FilmLayout,
    paint: PaintLines,
    progress: Progress,
) -> list[Picture]:
    """The paintings of the plan at the size of the film; empty paper is its own painting."""
    sheet = MomentSheet(document.width_px, document.height_px)
    paintings: list[Picture] = []
    for number, frame in enumerate(plan.painted, start=1):
        progress(
            Message("painting {number} of {count}", number=number, count=len(plan.painted)),
            PAINTING_SHARE * (number - 1) / len(plan.painted),
        )
        sheet.show(timeline.moment(plan.moments_ms[frame]))
        lines = sheet.lines()
        is_blank = bool((lines == PAPER).all())
        best = number == len(plan.painted)
        pixels = np.repeat(lines[..., None], 3, axis=2) if is_blank else paint(lines, best)
        paintings.append(_resized(pixels, layout.drawing))
    return paintings


def film_frames(
    document: Document,
    timeline: Timeline,
    plan: FilmPlan,
    layout: FilmLayout,
    paintings: Sequence[Picture],
    progress: Progress,
) -> Iterator[Picture]:
    """All frames, (H, W, 3) uint8 RGB, one after the other."""
    width, height = layout.drawing
    scale = max(width / document.width_px, height / document.height_px)
    sheet = MomentSheet(document.width_px, document.height_px, scale)
    frame = np.full((layout.frame[1], layout.frame[0], 3), GAP_GREY, np.uint8)
    if layout.painting_at is not None:
        _put(frame, np.full((height, width, 3), PAPER, np.uint8), layout.painting_at)
    coming = dict(zip(plan.painted, paintings, strict=True))
    shown_ms = None
    for number, t_ms in enumerate(plan.moments_ms):
        if t_ms != shown_ms:
            shown_ms = t_ms
            sheet.show(timeline.moment(t_ms))
            lines = _covering(sheet.lines(), width, height)
            _put(frame, np.repeat(lines[..., None], 3, axis=2), (0, 0))
        if layout.painting_at is not None and number in coming:
            _put(frame, coming[number], layout.painting_at)
        done = number / len(plan.moments_ms)
        progress(Message("writing the film"), PAINTING_SHARE + (1 - PAINTING_SHARE) * done)
        yield frame.copy()


def _put(frame: Picture, picture: Picture, at: tuple[int, int]) -> None:
    x, y = at
    height, width = picture.shape[:2]
    frame[y : y + height, x : x + width] = picture


def _covering(lines: Picture, width: int, height: int) -> Picture:
    """Lines (H, W) cut, or continued with paper, to a size that differs by a pixel at most."""
    cut = lines[:height, :width]
    missing = ((0, height - cut.shape[0]), (0, width - cut.shape[1]))
    return np.pad(cut, missing, constant_values=PAPER)


def _resized(pixels: Picture, size: tuple[int, int]) -> Picture:
    smaller = pixels.shape[1] >= size[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, size, interpolation=how), np.uint8)


def _even(length: float) -> int:
    return max(2, 2 * round(length / 2))
