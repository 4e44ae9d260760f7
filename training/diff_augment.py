"""Differentiable augmentation of what a discriminator sees (Zhao et al. 2020, arXiv 2006.10738).

With few photos a discriminator learns them by heart; it gets real and generated photos varied in
the same ways, and gradients pass through to the generator.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor

REACH = 0.125
"""Shifts go up to this share of the side; what comes in is 0."""
HOLE = 0.25
"""Side of the square that is blanked out, as a share of the photo's."""
COLOUR = 0.25
"""How far colours vary, in the authors' units. At their 1 (contrast halved or half as much again,
saturation none or double) a discriminator cannot tell photos with burnt-out colours apart, and the
generator soon makes them."""


class Variation(NamedTuple):
    """How each photo of a batch is varied.

    brightness, saturation, contrast: (B, 1, 1, 1) in [0, 1). dy, dx, top, left: (B, 1) int64, the
    shift and the corner of the hole in px.
    """

    brightness: Tensor
    saturation: Tensor
    contrast: Tensor
    dy: Tensor
    dx: Tensor
    top: Tensor
    left: Tensor


def sample_variation(like: Tensor, reach: float = REACH, hole: float = HOLE) -> Variation:
    """Draw a variation for each photo of a batch (B, 3, S, S)."""
    batch, side, device = len(like), like.shape[-1], like.device
    most, square = int(side * reach + 0.5), int(side * hole + 0.5)
    colours = torch.rand(3, batch, 1, 1, 1, device=device)
    shift = torch.randint(-most, most + 1, (2, batch, 1), device=device)
    corner = torch.randint(-square // 2, side - square // 2, (2, batch, 1), device=device)
    return Variation(*colours, *shift, *corner)


def varied(photos: Tensor, variation: Variation, hole: float = HOLE) -> Tensor:
    """Apply a variation to photos (B, 3, S, S) in [-1, 1]: colours, shift, then the hole."""
    v = variation
    coloured = _recoloured(photos, v.brightness, v.saturation, v.contrast)
    return _with_hole(_shifted(coloured, v.dy, v.dx), v.top, v.left, hole)


def augmented(photos: Tensor) -> Tensor:
    """Vary each photo (B, 3, S, S) of a batch in its own way."""
    return varied(photos, sample_variation(photos))


def _recoloured(x: Tensor, brightness: Tensor, saturation: Tensor, contrast: Tensor) -> Tensor:
    x = x + COLOUR * (brightness - 0.5)
    grey = x.mean(dim=1, keepdim=True)
    x = grey + (x - grey) * (1 + COLOUR * (2 * saturation - 1))
    mean = x.mean(dim=(1, 2, 3), keepdim=True)
    recoloured: Tensor = mean + (x - mean) * (1 + COLOUR * (contrast - 0.5))
    return recoloured


def _shifted(x: Tensor, dy: Tensor, dx: Tensor) -> Tensor:
    batch, _, height, width = x.shape
    rows = torch.arange(height, device=x.device) + dy  # (B, H)
    columns = torch.arange(width, device=x.device) + dx
    inside = _within(rows, height)[:, :, None] & _within(columns, width)[:, None]
    picked = x[
        torch.arange(batch, device=x.device)[:, None, None],
        :,
        rows.clamp(0, height - 1)[:, :, None],
        columns.clamp(0, width - 1)[:, None],
    ]  # (B, H, W, 3)
    return (picked * inside[..., None]).permute(0, 3, 1, 2)


def _within(places: Tensor, length: int) -> Tensor:
    return (places >= 0) & (places < length)


def _with_hole(x: Tensor, top: Tensor, left: Tensor, hole: float) -> Tensor:
    batch, _, height, width = x.shape
    side = int(height * hole + 0.5)
    rows, columns = (torch.arange(n, device=x.device).expand(batch, n) for n in (height, width))
    hidden = ((rows >= top) & (rows < top + side))[:, :, None] & (
        (columns >= left) & (columns < left + side)
    )[:, None]
    shown: Tensor = x * ~hidden[:, None]
    return shown
