"""Lines as people draw them: thickness, pressure, wobble, gaps, pencil, things not drawn yet.

Pure functions of (line planes, manner, generator). All lengths are pixels of the working sheet.
Where lines end is `line_ends`, what a scan makes of them `scan_look`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.pixels import PAPER, resize_lines
from training.sketching.line_ends import loosen_ends
from training.sketching.line_extraction import LinePlanes
from training.sketching.scan_look import ScanLook, cleaned_scan, sample_scan
from training.sketching.smooth_noise import smooth_noise

Plane = NDArray[np.float32]

_SCAN_DETAIL, _LARGEST_SCAN = 2, 384
"""A scan is cleaned at this many pixels for one of the sheet, as programs clean what is larger."""
_SCANNED = 0.12
_SECOND_PASS = 0.8
"""Darkness of the second pass of a double stroke."""


@dataclass(frozen=True)
class Manner:
    """How one drawing is drawn.

    width_px: line width. pressure: share by which it varies along the lines. wobble_px: how far the
    hand strays. own_ink: keep the drawing's own brushwork instead of re-stroking its centre lines.
    gaps: share of the lines that is skipped in short gaps. missing: share of the sheet that is not
    drawn yet. darkness: of the ink, in [0, 1]. grain: pencil texture, in [0, 1]. double_px: how far
    a second pass lies beside the first, 0 = there is none. short_px, overshoot_px: how far lines
    stop short of where they should end or meet, and run past it. scan: what paper and camera did to
    the drawing before the program cleaned it; None = drawn in the program.
    """

    width_px: float
    pressure: float
    wobble_px: float
    own_ink: bool
    gaps: float
    missing: float
    darkness: float
    grain: float
    double_px: float = 0.0
    short_px: float = 0.0
    overshoot_px: float = 0.0
    scan: ScanLook | None = None


def sample_manner(rng: np.random.Generator) -> Manner:
    """Thin pens and thick markers, clean and careless hands, ink and pencil, screen and paper."""
    pencil = rng.random() < 0.35
    return Manner(
        width_px=float(rng.uniform(0.9, 1.8) if rng.random() < 0.6 else rng.uniform(1.6, 4.0)),
        pressure=float(rng.uniform(0.0, 0.6)),
        wobble_px=float(rng.uniform(0.0, 0.5) if rng.random() < 0.5 else rng.uniform(0.4, 1.6)),
        own_ink=bool(rng.random() < 0.3),
        gaps=float(rng.uniform(0.0, 0.12) if rng.random() < 0.5 else 0.0),
        missing=float(rng.uniform(0.1, 0.45) if rng.random() < 0.15 else 0.0),
        darkness=float(rng.uniform(0.35, 0.8) if pencil else rng.uniform(0.8, 1.0)),
        grain=float(rng.uniform(0.2, 0.7) if pencil else 0.0),
        double_px=float(rng.uniform(0.8, 2.0) if rng.random() < 0.2 else 0.0),
        short_px=float(rng.uniform(1.0, 5.0) if rng.random() < 0.3 else 0.0),
        overshoot_px=float(rng.uniform(2.0, 8.0) if rng.random() < 0.25 else 0.0),
        scan=sample_scan(rng) if rng.random() < _SCANNED else None,
    )


CLEAN = Manner(1.5, 0.0, 0.0, False, 0.0, 0.0, 1.0, 0.0)
"""An even pen, nothing left out: what evaluation draws with."""
THIN_PEN = replace(CLEAN, width_px=1.0)
THICK_MARKER = replace(CLEAN, width_px=3.5)
GREY_PENCIL = replace(CLEAN, width_px=1.7, pressure=0.3, darkness=0.6, grain=0.5)
PHONE_SCAN = replace(CLEAN, width_px=1.7, pressure=0.15, scan=ScanLook())
"""The same lines with other tools: what robustness is measured with. None of them strays."""


def draw_lines(
    planes: LinePlanes,
    manner: Manner,
    place: NDArray[np.float32],
    size: int,
    rng: np.random.Generator,
) -> NDArray[np.uint8]:
    """Draw the lines on a size × size sheet -> (size, size) uint8, 255 = paper.

    place: (2, 3) affine matrix from the sheet to the planes.
    """
    if manner.scan is None:
        return _on_paper(_ink(planes, manner, place, size, rng))
    side = max(size, min(_SCAN_DETAIL * size, _LARGEST_SCAN))
    grow = side / size
    finer = np.array([[1 / grow, 0, 0.5 / grow - 0.5], [0, 1 / grow, 0.5 / grow - 0.5]])
    to_planes = place[:, :2] @ finer + np.array([[0, 0, 1]]) * place[:, 2:]
    large = _ink(planes, _enlarged(manner, grow), to_planes.astype(np.float32), side, rng)
    return resize_lines(cleaned_scan(np.clip(large, 0, 1), manner.scan, rng), (size, size))


def _enlarged(manner: Manner, grow: float) -> Manner:
    """The manner on a sheet of `grow` times as many pixels."""
    lengths = ("width_px", "wobble_px", "double_px", "short_px", "overshoot_px")
    return replace(manner, **{name: grow * getattr(manner, name) for name in lengths})


def _ink(
    planes: LinePlanes,
    manner: Manner,
    place: NDArray[np.float32],
    size: int,
    rng: np.random.Generator,
) -> Plane:
    """Ink on a size × size sheet, 1 = black."""
    scale = float(np.sqrt(abs(np.linalg.det(place[:, :2])))) or 1.0
    columns, rows = _stray(manner, place, size, rng, scale)
    ink = _stroked(planes, manner, columns, rows, size, rng, scale)
    if manner.own_ink:
        own = cv2.remap(planes.ink, columns, rows, cv2.INTER_LINEAR) / np.float32(255)
        ink = np.maximum(ink, own)
    solid = cv2.remap(planes.solid, columns, rows, cv2.INTER_LINEAR) / np.float32(255)
    ink = np.maximum(ink, solid)
    ink *= _kept(manner, size, rng) * _texture(manner, size, rng)
    return np.asarray(ink, np.float32)


def _on_paper(ink: Plane) -> NDArray[np.uint8]:
    return np.asarray(np.rint(PAPER * (1 - np.clip(ink, 0, 1))), np.uint8)


def _stray(
    manner: Manner, place: NDArray[np.float32], size: int, rng: np.random.Generator, scale: float
) -> tuple[Plane, Plane]:
    """Where on the planes each sheet pixel looks: the placing and the hand's wobble."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32)
    columns = place[0, 0] * x + place[0, 1] * y + place[0, 2]
    rows = place[1, 0] * x + place[1, 1] * y + place[1, 2]
    if manner.wobble_px > 0:
        cells = int(rng.integers(5, 16))
        columns += smooth_noise(rng, size, cells) * np.float32(manner.wobble_px * scale)
        rows += smooth_noise(rng, size, cells) * np.float32(manner.wobble_px * scale)
    return columns, rows


def _stroked(
    planes: LinePlanes,
    manner: Manner,
    columns: Plane,
    rows: Plane,
    size: int,
    rng: np.random.Generator,
    scale: float,
) -> Plane:
    """Centre lines as strokes of varying width, anti-aliased by their distance field."""
    if not planes.centre.any():
        return np.zeros((size, size), np.float32)
    short, past = manner.short_px * scale, manner.overshoot_px * scale
    centre = loosen_ends(planes.centre, short, past, rng) if short or past else planes.centre
    distance = _calm_distance(centre)
    width = np.float32(manner.width_px) * (
        1 + np.float32(manner.pressure) * smooth_noise(rng, size, 8)
    )
    reach = np.maximum(width, 0.6) / 2
    soft = np.float32(0.5 + 0.4 * manner.grain)
    ink = _within(distance, columns, rows, scale, reach, soft)
    if manner.double_px > 0:
        beside, angle = np.float32(manner.double_px * scale), rng.uniform(0, 2 * np.pi)
        across = columns + beside * (np.float32(np.cos(angle)) + smooth_noise(rng, size, 4))
        down = rows + beside * (np.float32(np.sin(angle)) + smooth_noise(rng, size, 4))
        second = _within(distance, across, down, scale, 0.8 * reach, soft)
        again = np.clip(3 * smooth_noise(rng, size, 4) + 0.8, 0, _SECOND_PASS)
        ink = 1 - (1 - ink) * (1 - again * second)
    return ink


def _calm_distance(centre: NDArray[np.uint8]) -> Plane:
    """Distance to the centre lines, their stairs of one pixel smoothed; still 0 on a line.

    The mean m of a 3 × 3 window is 2/3 on a straight line and the distance itself from 1 px on;
    min(3m - 2, m) is the distance at both.
    """
    distance = cv2.distanceTransform(255 - centre, cv2.DIST_L2, 5)
    mean = cv2.blur(distance, (3, 3))
    return np.asarray(np.minimum(np.maximum(3 * mean - 2, 0), mean), np.float32)


def _within(
    distance: Plane, columns: Plane, rows: Plane, scale: float, reach: Plane, soft: np.float32
) -> Plane:
    """1 within `reach` px of a line, falling to 0 over 2 `soft` px around it."""
    far = float(distance.shape[0])
    seen = cv2.remap(
        distance, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=far
    )  # fmt: skip
    return np.asarray(
        np.clip((reach + soft - seen / np.float32(scale)) / (2 * soft), 0, 1), np.float32
    )


def _kept(manner: Manner, size: int, rng: np.random.Generator) -> Plane:
    """1 where the hand drew: minus short gaps, minus a part of the sheet not reached yet."""
    kept = np.ones((size, size), np.float32)
    if manner.gaps > 0:
        noise = smooth_noise(rng, size, max(size // 6, 8))
        kept *= noise > np.quantile(noise, manner.gaps)
    if manner.missing > 0:
        noise = smooth_noise(rng, size, 3)
        kept *= noise > np.quantile(noise, manner.missing)
    return kept


def _texture(manner: Manner, size: int, rng: np.random.Generator) -> Plane:
    """Darkness of the ink: even, or catching on the paper's tooth."""
    if manner.grain == 0:
        return np.full((size, size), manner.darkness, np.float32)
    tooth = rng.random((size, size), dtype=np.float32)
    coarse = cv2.blur(rng.random((size, size), dtype=np.float32), (3, 3))
    grain = np.float32(manner.grain) * (0.6 * tooth + 0.4 * np.clip(4 * coarse - 1.5, 0, 1))
    pressed = 1 + np.float32(0.2) * smooth_noise(rng, size, 6)
    return np.asarray(np.float32(manner.darkness) * (1 - grain) * pressed, np.float32)
