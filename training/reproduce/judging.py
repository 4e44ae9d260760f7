"""Region errors, L1, SSIM and colours of what an arm painted of the held-out drawings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from torch import Tensor

from engine.pixels import from_tensor
from training.data.paint_pairs import PaintPair
from training.evaluation.paint import SCORED, judge
from training.evaluation.palette_distance import palette_distance

SLOT_ERROR = "region_error"


def judged(pairs: Sequence[PaintPair], made: Tensor) -> dict[str, float]:
    """Means over the pairs of `judge`'s numbers, and two of ours; made: (N, 3, S, S).

    region_error: mean of the background, skin, hair and clothes errors. palette: how far the
    colours are from the reference's, wherever they stand (ΔE).
    """
    rows: dict[str, list[float]] = defaultdict(list)
    for pair, painting in zip(pairs, made, strict=True):
        colours = from_tensor(painting)
        distance = palette_distance(colours.reshape(-1, 3), pair.reference.reshape(-1, 3))
        for name, value in (judge(pair, colours) | {"palette": distance}).items():
            rows[name].append(value)
    numbers = {name: float(np.mean(values)) for name, values in rows.items()}
    scored = [numbers[name] for name in SCORED if name in numbers]
    return numbers | {SLOT_ERROR: float(np.mean(scored))}
