"""The tooth of the paper: which specks of it catch graphite, as tiles to fill strokes with.

The tooth belongs to the paper, not to the stroke: it depends on nothing but the place on the
sheet, so that a drawing looks the same whenever and in whatever pieces it is rendered.
"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Floats = NDArray[np.float64]

TILE_PX = 192
"""After so many document pixels the paper repeats."""
LARGEST_TILE_PX = 1024
PAPER_SEED = 20_06
FINEST_WAVE_PX, COARSEST_WAVE_PX = 2.3, 9.0
"""The tooth's bumps are between so many document pixels wide."""
GRAIN_STEPS = 16

LAYERS = ((0.45, 0.48), (0.68, 0.64), (0.9, 0.78), (1.1, 0.88))
"""Graphite goes on in layers: (share of the paper's bumps that catch it, how dark they become)."""
SOFTNESS = 0.5
"""How gently a bump fades into the valley beside it, in shares of all bumps."""


@lru_cache(maxsize=32)
def grain_tile(layer: int, scale: float, grain_step: int) -> QImage:
    """What one of the LAYERS adds to those before it, as black with alpha, tile by tile.

    `scale` is image pixels per document pixel, `grain_step` 0 (smooth) to GRAIN_STEPS (rough).
    """
    size = tile_size(scale)
    here = _coverage(layer, size, grain_step)
    if layer:
        below = _coverage(layer - 1, size, grain_step)
        here = 1 - (1 - np.maximum(here, below)) / (1 - below)
    alpha = np.round(255 * here).astype(np.uint8)
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    pixels = np.frombuffer(image.bits(), np.uint8).reshape(size, size, 4)
    pixels[:] = 0
    pixels[:, :, 3] = alpha
    return image


def tile_size(scale: float) -> int:
    """Image pixels of a tile at `scale`; a whole number, so that tiles need no interpolation."""
    return max(1, min(LARGEST_TILE_PX, round(TILE_PX * scale)))


def _coverage(layer: int, size: int, grain_step: int) -> Floats:
    """How much of every pixel is covered after a layer, (size, size) in 0..1."""
    share, darkness = LAYERS[layer]
    bumps = _resampled(_tooth(), max(size, TILE_PX))
    caught = np.clip((share - 1 + bumps) / SOFTNESS + 0.5, 0, 1)
    caught = caught * caught * (3 - 2 * caught)
    roughness = grain_step / GRAIN_STEPS
    covered = darkness * (1 + roughness * (caught - 1))
    return np.clip(_resampled(covered, size), 0, 0.99)


@cache
def _tooth() -> Floats:
    """Heights of the paper, (TILE_PX, TILE_PX), evenly spread over 0..1; the edges meet."""
    noise = np.random.default_rng(PAPER_SEED).normal(size=(TILE_PX, TILE_PX))
    frequency = np.hypot(np.fft.fftfreq(TILE_PX)[:, None], np.fft.rfftfreq(TILE_PX)[None])
    fine = np.exp(-((frequency * FINEST_WAVE_PX) ** 2))
    coarse = 1 - np.exp(-((frequency * COARSEST_WAVE_PX) ** 2))
    heights = np.fft.irfft2(np.fft.rfft2(noise) * fine * coarse, noise.shape)
    ranks = heights.ravel().argsort().argsort()
    return np.asarray((ranks.reshape(heights.shape) + 0.5) / ranks.size)


def _resampled(field: Floats, size: int) -> Floats:
    """A square periodic field at another size, through its spectrum."""
    before = len(field)
    if size == before:
        return field
    spectrum = np.fft.fftshift(np.fft.fft2(field))
    if size > before:
        low = size // 2 - before // 2
        high = size - before - low
        spectrum = np.pad(spectrum, (low, high))
    else:
        low = before // 2 - size // 2
        spectrum = spectrum[low : low + size, low : low + size]
    resampled = np.fft.ifft2(np.fft.ifftshift(spectrum)).real
    return np.asarray(resampled * (size / before) ** 2)
