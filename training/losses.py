"""Losses as pure functions: tensors in, one scalar out; their weights live in the recipe."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from engine.nn.residual_unet import Painting

_LUMA = (0.299, 0.587, 0.114)


def weighted_l1(prediction: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    """Mean |prediction - target| of (B, C, H, W), pixels counted by `weight` (B, 1, H, W)."""
    error = (prediction.float() - target).abs().mean(dim=1, keepdim=True)
    return (error * weight).sum() / weight.sum().clamp_min(1e-6)


def painting_l1(out: Painting, target: Tensor, weight: Tensor) -> dict[str, Tensor]:
    """L_l1 of Zhang et al. 2017, eq. 2, term by term and unweighted; dropped guides have no term.

    `pointer` is ours: the colours that the attention points at. target: (B, 3, H, W), weight:
    (B, 1, H, W); guides that are smaller than the target are compared with its area mean.
    """

    def term(made: Tensor, wanted: Tensor) -> Tensor:
        return weighted_l1(made, shrink_to(wanted, made), shrink_to(weight, made))

    terms = {"painting": weighted_l1(out.painting, target, weight)}
    if out.guide_gray is not None:
        terms["guide_gray"] = term(out.guide_gray, grayscale(target))
    if out.guide_colour is not None:
        terms["guide_colour"] = term(out.guide_colour, target)
    if out.pointed is not None:
        terms["pointer"] = term(out.pointed, target)
    return terms


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
