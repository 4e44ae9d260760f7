"""Drawings on paper, photographed, and then cleaned by the program: what of them the network sees.

Owns the paper, its light, the camera and the JPEG file; the cleaning is `engine.line_art`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.line_art import clean_scan
from engine.pixels import PAPER
from training.sketching.smooth_noise import smooth_noise

Plane = NDArray[np.float32]


@dataclass(frozen=True)
class ScanLook:
    """What happened to a drawing on its way into a file.

    paper: its brightness, in [0, 1]. shade: by how much of it the light varies over the sheet.
    shadow: how dark the photographer's own shadow is. noise: of the sensor and the paper's fibres,
    of 255. blur_px: of the lens, in pixels of the scan. quality: of the JPEG file. black: how
    bright the darkest ink is.
    """

    paper: float = 0.8
    shade: float = 0.15
    shadow: float = 0.1
    noise: float = 3.0
    blur_px: float = 0.8
    quality: int = 60
    black: float = 0.12


def sample_scan(rng: np.random.Generator) -> ScanLook:
    """From a good scanner to a phone in the evening."""
    bad = float(rng.random())
    return ScanLook(
        paper=float(rng.uniform(0.95 - 0.4 * bad, 0.98)),
        shade=float(rng.uniform(0.0, 0.05 + 0.3 * bad)),
        shadow=float(rng.uniform(0.05, 0.3) * bad if rng.random() < 0.4 else 0.0),
        noise=float(rng.uniform(0.5, 1.5 + 5.0 * bad)),
        blur_px=float(rng.uniform(0.4, 0.8 + 0.8 * bad)),
        quality=int(rng.integers(round(80 - 50 * bad), 92)),
        black=float(rng.uniform(0.03, 0.25)),
    )


def photograph(ink: Plane, look: ScanLook, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Ink (S, S) in [0, 1] on paper, as a grey picture file holds it, (S, S) uint8."""
    size = ink.shape[0]
    light = 1 + np.float32(look.shade) * smooth_noise(rng, size, 1)
    if look.shadow > 0:
        y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
        angle = rng.uniform(0, 2 * np.pi)
        along = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle) - rng.uniform(-0.2, 0.3)
        light *= 1 - np.float32(look.shadow) / (1 + np.exp(-along * np.float32(25)))
    page = np.float32(look.paper) * light * (1 - ink * np.float32(1 - look.black))
    seen = np.float32(PAPER) * cv2.GaussianBlur(page, (0, 0), look.blur_px)
    seen = seen + np.float32(look.noise) * rng.standard_normal(page.shape, np.float32)
    grey = np.asarray(np.rint(np.clip(seen, 0, PAPER)), np.uint8)
    _, file = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, look.quality])
    return np.asarray(cv2.imdecode(file, cv2.IMREAD_GRAYSCALE), np.uint8)


def cleaned_scan(ink: Plane, look: ScanLook, rng: np.random.Generator) -> NDArray[np.uint8]:
    """What the program makes of the photograph: lines (S, S), 255 = paper."""
    return clean_scan(photograph(ink, look, rng))
