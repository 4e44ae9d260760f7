"""Pixels in and out of the networks: uint8 <-> tensor, polarity, sizes, thin lines, distance field.

Used by the application and by training alike, so that both see the same numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

Range = Literal["signed", "unit"]  # [-1, 1] or [0, 1]
PAPER = 255
FRAME_PX = 256
"""Side of the square sheet on which the photo networks see a drawing."""
STROKE_BELOW = 245
"""Darker than this is a stroke (SketchyGAN, released code)."""


def to_tensor(pixels: NDArray[np.uint8], value_range: Range = "signed") -> Tensor:
    """Turn (H, W, C) or (H, W) uint8 pixels into a (1, C, H, W) float tensor."""
    import torch

    planes = pixels[None] if pixels.ndim == 2 else pixels.transpose(2, 0, 1)  # (C, H, W)
    tensor = torch.from_numpy(np.array(planes, dtype=np.float32, order="C"))[None] / 255
    return tensor * 2 - 1 if value_range == "signed" else tensor


def from_tensor(tensor: Tensor, value_range: Range = "signed") -> NDArray[np.uint8]:
    """Turn a (1, C, H, W) or (C, H, W) tensor into (H, W, C) uint8 pixels, clipped and rounded."""
    image = (tensor[0] if tensor.ndim == 4 else tensor).detach().float().cpu()
    unit = (image + 1) / 2 if value_range == "signed" else image
    pixels = unit.mul(255).round().clamp(0, 255).permute(1, 2, 0).numpy()  # (H, W, C)
    return _uint8(pixels)


def ink_tensor(lines: NDArray[np.uint8]) -> Tensor:
    """Turn lines (H, W), 255 = paper, into a (1, 1, H, W) float tensor with 1 = ink, 0 = paper."""
    return 1 - to_tensor(lines, "unit")


def distance_field(lines: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Unsigned Euclidean distance field of lines (H, W), 255 = paper -> (H, W) in [-1, 1].

    SketchyGAN, section 3.1: distance to the nearest stroke, divided by its maximum, so that a
    stroke is -1 and the spot farthest from all strokes +1. A sheet without strokes is +1
    everywhere, one that is all stroke is -1.
    """
    paper = (lines >= STROKE_BELOW).astype(np.uint8)
    if paper.all():
        return np.ones(lines.shape, np.float32)
    distance = cv2.distanceTransform(paper, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    farthest = max(float(distance.max()), 1.0)
    return np.asarray(distance * np.float32(2 / farthest) - 1, np.float32)


def hint_tensor(hint_map: NDArray[np.uint8]) -> Tensor:
    """A hint map (h, w, 4) uint8 RGBA, alpha 0 or 255, for a network -> (1, 4, h, w).

    Three planes of colour in [-1, 1], 0 where no hint lies, then the mask, 0 or 1.
    """
    import torch

    mask = (hint_map[..., 3:] > 0).astype(np.float32)
    colour = (hint_map[..., :3].astype(np.float32) / np.float32(127.5) - 1) * mask
    planes = np.concatenate([colour, mask], axis=2).transpose(2, 0, 1)
    return torch.from_numpy(np.ascontiguousarray(planes))[None]


def field_tensor(frame: NDArray[np.uint8], size: int) -> Tensor:
    """The distance field of a square frame of lines, brought to `size` by area means.

    Measured at the frame's own resolution, where thin lines and small gaps still exist; returns
    (1, 1, size, size) in [-1, 1].
    """
    import torch

    field = distance_field(frame)
    small = cv2.resize(field, (size, size), interpolation=cv2.INTER_AREA)
    return torch.from_numpy(np.array(small, np.float32))[None, None]


def resize_lines(lines: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Resize lines (H, W), 255 = paper, to `size` (h, w) without losing the thin ones.

    A plain area mean turns a 1-px line, shrunk f times, into ink of 1/f. Here the ink of a cell
    is split into tone (the darkest source pixel) and coverage, and coverage c becomes
    1 - (1 - c)^g with g such that a 1-px line keeps half its tone. Areas keep their grey.
    """
    height, width = size
    factor = max(lines.shape[0] / height, lines.shape[1] / width)
    if factor <= 1:
        if lines.shape == (height, width):
            return lines.copy()
        return _uint8(cv2.resize(lines, (width, height), interpolation=cv2.INTER_CUBIC))
    ink = (PAPER - lines.astype(np.float32)) / PAPER
    mean = cv2.resize(ink, (width, height), interpolation=cv2.INTER_AREA)
    reach = 2 * math.ceil(factor / 2) + 1
    darkest = cv2.dilate(ink, np.ones((reach, reach), np.uint8))
    tone = cv2.resize(darkest, (width, height), interpolation=cv2.INTER_NEAREST_EXACT)
    tone = np.maximum(np.maximum(tone, mean), 1e-6)
    gain = max(1.0, math.log(0.5) / math.log(1 - 1 / factor))
    coverage = 1 - (1 - np.clip(mean / tone, 0, 1)) ** gain
    return _uint8(np.rint(PAPER * (1 - tone * coverage)))


def fit_size(height: int, width: int, long_side: int, multiple: int = 32) -> tuple[int, int]:
    """The (h, w) in which a picture fits when its long side becomes `long_side` px.

    `long_side` must be a multiple itself; the short side is rounded up to the next multiple.
    """
    if long_side % multiple:
        raise ValueError(f"long_side {long_side} is not a multiple of {multiple}")
    short = min(height, width) * long_side / max(height, width)
    rounded = max(multiple, math.ceil(short / multiple - 1e-9) * multiple)
    return (long_side, rounded) if height >= width else (rounded, long_side)


@dataclass(frozen=True)
class Letterbox:
    """Where a picture lies on its padded sheet, in px."""

    top: int
    left: int
    height: int
    width: int

    def crop(self, pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Cut the picture out of a sheet (h, w) or (h, w, C); a view."""
        return pixels[self.top : self.top + self.height, self.left : self.left + self.width]


def letterbox_lines(
    lines: NDArray[np.uint8], size: tuple[int, int]
) -> tuple[NDArray[np.uint8], Letterbox]:
    """Scale lines (H, W) into a sheet (h, w), aspect ratio kept, centred, padded with paper."""
    height, width = size
    scale = min(height / lines.shape[0], width / lines.shape[1])
    inner_height = min(height, max(1, round(lines.shape[0] * scale)))
    inner_width = min(width, max(1, round(lines.shape[1] * scale)))
    box = Letterbox(
        (height - inner_height) // 2, (width - inner_width) // 2, inner_height, inner_width
    )
    sheet = np.full((height, width), PAPER, np.uint8)
    box.crop(sheet)[:] = resize_lines(lines, (inner_height, inner_width))
    return sheet, box


def _uint8(pixels: NDArray[np.generic] | cv2.typing.MatLike) -> NDArray[np.uint8]:
    return np.ascontiguousarray(pixels, dtype=np.uint8)
