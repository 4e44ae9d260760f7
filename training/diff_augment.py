"""Differentiable augmentation of what a discriminator sees (Zhao et al. 2020, arXiv 2006.10738).

With few photos a discriminator learns them by heart; it gets real and generated photos varied in
the same ways, and gradients pass through to the generator.
"""

from __future__ import annotations

import torch
from torch import Tensor


def augmented(photos: Tensor, reach: float = 0.125, hole: float = 0.25) -> Tensor:
    """Vary colours, shift by up to `reach` of the side, blank out a square of `hole` of the side.

    (B, 3, S, S) in [-1, 1] -> the same shape, each picture in its own way; shifts fill with 0.
    """
    return _with_hole(_shifted(_recoloured(photos), reach), hole)


def _recoloured(x: Tensor) -> Tensor:
    brightness, saturation, contrast = torch.rand(3, len(x), 1, 1, 1, device=x.device)
    x = x + (brightness - 0.5)
    grey = x.mean(dim=1, keepdim=True)
    x = grey + (x - grey) * (2 * saturation)
    mean = x.mean(dim=(1, 2, 3), keepdim=True)
    varied: Tensor = mean + (x - mean) * (contrast + 0.5)
    return varied


def _shifted(x: Tensor, reach: float) -> Tensor:
    batch, _, height, width = x.shape
    most = int(height * reach + 0.5)
    dy, dx = torch.randint(-most, most + 1, (2, batch, 1), device=x.device)
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


def _with_hole(x: Tensor, hole: float) -> Tensor:
    batch, _, height, width = x.shape
    side = int(height * hole + 0.5)
    top, left = torch.randint(-side // 2, height - side // 2, (2, batch, 1), device=x.device)
    rows, columns = (torch.arange(n, device=x.device).expand(batch, n) for n in (height, width))
    hidden = ((rows >= top) & (rows < top + side))[:, :, None] & (
        (columns >= left) & (columns < left + side)
    )[:, None]
    shown: Tensor = x * ~hidden[:, None]
    return shown
