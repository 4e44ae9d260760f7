"""Measures as pure functions on pictures in [0, 1]."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from skimage.metrics import structural_similarity

Picture = NDArray[np.float32]


def slot_error(picture: Picture, mask: Picture, colour: NDArray[np.float32]) -> float:
    """Mean |RGB| between a region's mean colour and `colour`; mask (H, W) in [0, 1], not empty."""
    weight = mask / mask.sum()
    mean = (picture * weight[..., None]).sum(axis=(0, 1))
    return float(np.abs(mean - colour).mean())


def l1(one: Picture, two: Picture) -> float:
    """Mean absolute difference."""
    return float(np.abs(one - two).mean())


def ssim(one: Picture, two: Picture) -> float:
    """Structural similarity (Wang et al. 2004) of two RGB pictures."""
    measure: float = structural_similarity(  # type: ignore[no-untyped-call]
        one, two, channel_axis=2, data_range=1.0
    )
    return float(measure)
