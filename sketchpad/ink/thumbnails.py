"""Small pictures of single layers, in which thin lines stay visible."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from sketchpad.document.layers import PictureLayer
from sketchpad.ink.render import alpha_pixels

EMPHASIS = 3.0
"""Reduced ink is darkened, or thin lines would be faint."""


def ink_thumbnail(ink: QImage, side_px: int) -> NDArray[np.uint8]:
    """An Alpha8 image on white paper, reduced to about `side_px`: (h, w) uint8 grey."""
    alpha = alpha_pixels(ink)
    step = max(1, -(-max(alpha.shape) // side_px))
    height, width = (max(1, side // step) for side in alpha.shape)
    blocks = alpha[: height * step, : width * step]
    if min(alpha.shape) < step:
        blocks = alpha[:step, :step]
    blocks = blocks.reshape(height, blocks.shape[0] // height, width, blocks.shape[1] // width)
    covered = blocks.mean((1, 3), dtype=np.float32)
    emphasis = EMPHASIS if step > 1 else 1.0
    return np.asarray(255 - np.minimum(255, covered * emphasis)).astype(np.uint8)


def picture_thumbnail(layer: PictureLayer, side_px: int) -> NDArray[np.uint8]:
    """A traced picture over white, every so many pixels: (h, w, 3) uint8 RGB."""
    step = max(1, -(-max(layer.pixels.shape[:2]) // side_px))
    pixels = layer.pixels[::step, ::step].astype(np.float32)
    alpha = pixels[:, :, 3:] / 255
    return np.asarray(pixels[:, :, :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)
