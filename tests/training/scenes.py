"""Pictures that look like photos to a hash: soft, with structure at all scales."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray


def scene(seed: int, side: int = 128) -> NDArray[np.uint8]:
    """A soft random picture with structure at all scales, as photos have."""
    rng = np.random.default_rng(seed)
    total = np.zeros((side, side, 3))
    for cells in (2, 4, 8, 16):
        rough = rng.normal(size=(cells, cells, 3))
        total += cv2.resize(rough, (side, side), interpolation=cv2.INTER_CUBIC) * 8 / cells
    total = (total - total.min()) / (total.max() - total.min())
    return np.rint(total * 255).astype(np.uint8)
