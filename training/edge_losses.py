"""The losses of the edge network as pure functions: logits and annotations in, one scalar out."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F


def balanced_cross_entropy(logits: Tensor, edges: Tensor) -> Tensor:
    """HED, eq. 2: −β Σ_{Y+} log Pr − (1−β) Σ_{Y−} log(1−Pr), β = |Y−| / |Y|, as a mean per pixel.

    logits: (B, C, H, W), C maps that are judged alike. edges: (B, 1, H, W), 1 = edge, 0 = none.
    β is taken for each picture; the sum is divided by H·W and the mean over pictures and maps.
    """
    share = edges.mean(dim=(2, 3), keepdim=True)  # |Y+| / |Y|
    weight = edges * (1 - share) + (1 - edges) * share
    return _weighted(logits, edges, weight)


def tolerant_cross_entropy(
    logits: Tensor, annotation: Tensor, threshold: float, balance: float
) -> Tensor:
    """RCF (Liu et al. 2017, eq. 1): eq. 2 of HED where annotators agree; contested pixels count 0.

    annotation: (B, 1, H, W) in [0, 1], the share of annotators that marked a pixel: 0 is no edge,
    above `threshold` (η) an edge, in between ignored. balance (λ) weighs the non-edges.
    """
    edge = (annotation > threshold).to(logits.dtype)
    none = (annotation == 0).to(logits.dtype)
    edges, nones = edge.sum(dim=(2, 3), keepdim=True), none.sum(dim=(2, 3), keepdim=True)
    total = (edges + nones).clamp_min(1)
    weight = edge * nones / total + balance * none * edges / total
    return _weighted(logits, edge, weight)


def _weighted(logits: Tensor, target: Tensor, weight: Tensor) -> Tensor:
    loss = F.binary_cross_entropy_with_logits(
        logits.float(), target.expand_as(logits).float(), reduction="none"
    )
    return torch.mean(loss * weight)
