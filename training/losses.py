"""Losses as pure functions: tensors in, one scalar out; their weights live in the recipe."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

_LUMA = (0.299, 0.587, 0.114)


def weighted_l1(prediction: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Mean |prediction - target| of (B, C, H, W), pixels counted by `weight` (B, 1, H, W)."""
    error = (prediction.float() - target).abs().mean(dim=1, keepdim=True)
    return (error * weight).sum() / weight.sum().clamp_min(1e-6)


def grayscale(picture: Tensor) -> Tensor:
    """T(y) of Zhang et al. 2017, eq. 2: (B, 3, H, W) -> (B, 1, H, W), ITU-R BT.601 luma."""
    luma = torch.tensor(_LUMA, device=picture.device, dtype=picture.dtype).view(1, 3, 1, 1)
    return (picture * luma).sum(dim=1, keepdim=True)


def shrink_to(picture: Tensor, like: Tensor) -> Tensor:
    """Area mean of `picture` at the size of `like`, for guides smaller than the sheet."""
    if picture.shape[-2:] == like.shape[-2:]:
        return picture
    height, width = like.shape[-2:]
    return F.adaptive_avg_pool2d(picture, (height, width))
