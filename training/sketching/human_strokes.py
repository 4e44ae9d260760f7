"""Lines as people draw them: thickness, pressure, wobble, gaps, pencil, things not drawn yet.

Pure functions of (line planes, manner, generator). All lengths are pixels of the working sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.sketching.line_extraction import LinePlanes

Plane = NDArray[np.float32]


@dataclass(frozen=True)
class Manner:
    """How one drawing is drawn.

    width_px: line width. pressure: share by which it varies along the lines. wobble_px: how far the
    hand strays. own_ink: keep the drawing's own brushwork instead of re-stroking its centre lines.
    gaps: share of the lines that is skipped in short gaps. missing: share of the sheet that is not
    drawn yet. darkness: of the ink, in [0, 1]. grain: pencil texture, in [0, 1].
    """

    width_px: float
    pressure: float
    wobble_px: float
    own_ink: bool
    gaps: float
    missing: float
    darkness: float
    grain: float


def sample_manner(rng: np.random.Generator) -> Manner:
    """Thin pens and thick markers, clean and careless hands, ink and pencil."""
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
    )


CLEAN = Manner(1.5, 0.0, 0.0, False, 0.0, 0.0, 1.0, 0.0)
"""An even pen, nothing left out: what evaluation draws with."""


def smooth_noise(rng: np.random.Generator, size: int, cells: int) -> Plane:
    """(size, size) smooth noise with about `cells` bumps along a side, roughly in [-1, 1]."""
    grid = rng.uniform(-1, 1, (cells + 3, cells + 3)).astype(np.float32)
    return np.asarray(cv2.resize(grid, (size, size), interpolation=cv2.INTER_CUBIC), np.float32)


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
    scale = float(np.sqrt(abs(np.linalg.det(place[:, :2])))) or 1.0
    columns, rows = _stray(manner, place, size, rng, scale)
    ink = _stroked(planes, manner, columns, rows, size, rng, scale)
    if manner.own_ink:
        own = cv2.remap(planes.ink, columns, rows, cv2.INTER_LINEAR) / np.float32(255)
        ink = np.maximum(ink, own)
    solid = cv2.remap(planes.solid, columns, rows, cv2.INTER_LINEAR) / np.float32(255)
    ink = np.maximum(ink, solid)
    ink *= _kept(manner, size, rng) * _texture(manner, size, rng)
    return np.asarray(np.rint(255 * (1 - np.clip(ink, 0, 1))), np.uint8)


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
    far = np.float32(planes.centre.shape[0])
    if not planes.centre.any():
        return np.zeros((size, size), np.float32)
    distance = cv2.distanceTransform(255 - planes.centre, cv2.DIST_L2, 5)
    distance = cv2.remap(
        distance, columns, rows, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT,
        borderValue=float(far),
    )  # fmt: skip
    width = np.float32(manner.width_px) * (
        1 + np.float32(manner.pressure) * smooth_noise(rng, size, 8)
    )
    reach = np.maximum(width, 0.6) / 2
    return np.asarray(np.clip(reach + 0.5 - distance / np.float32(scale), 0, 1), np.float32)


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
    if manner.grain == 0:
        return np.full((size, size), manner.darkness, np.float32)
    grain = rng.random((size, size), dtype=np.float32) * np.float32(manner.grain)
    return np.float32(manner.darkness) * (1 - grain) * (1 + 0.2 * smooth_noise(rng, size, 6))
