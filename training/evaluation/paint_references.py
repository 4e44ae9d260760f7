"""Paintings as references, where nobody knows the right answer but some answers are plainly wrong.

Hair of the skin's colour, and regions in clouds of several colours, are what one sees at a glance.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from training.baselines.colourist import Colourist
from training.data.paint_pairs import PaintPair
from training.data.slots import SLOTS
from training.evaluation.bleeding import DISTINCT
from training.evaluation.intervals import means_of
from training.evaluation.paint_measures import Numbers
from training.evaluation.paint_regions import (
    FREE_ABOVE,
    LEAST_SHARE,
    OWN_SHARE,
    Mask,
    region_masks,
    slot_regions,
)
from training.evaluation.palette_distance import lab

DRAWINGS = 16
HAIR, SKIN = SLOTS.index("hair"), SLOTS.index("skin")

Pixels = NDArray[np.uint8]


def reference_numbers(
    colourist: Colourist, pairs: Sequence[PaintPair], references: Sequence[Pixels]
) -> Numbers:
    """`skin hair` and `clouds` of the first DRAWINGS pairs under every reference, a row a pair."""
    rows = []
    for pair in pairs[:DRAWINGS]:
        made = [colourist(pair.lines, reference) for reference in references]
        alike = [same for colours in made if (same := hair_like_skin(pair, colours)) is not None]
        row = {"clouds": float(np.mean([clouds(pair, colours) for colours in made]))}
        rows.append(row | ({"skin hair": float(np.mean(alike))} if alike else {}))
    return means_of(rows)


def hair_like_skin(pair: PaintPair, colours: Pixels) -> bool | None:
    """Whether hair and skin are one colour to the eye; None where one of them is not there."""
    hair, skin = (_slot(pair, slot) for slot in (HAIR, SKIN))
    if min(hair.mean(), skin.mean()) < LEAST_SHARE:
        return None
    seen = lab(colours)
    apart = np.median(seen[hair], axis=0) - np.median(seen[skin], axis=0)
    return bool(np.linalg.norm(apart) < DISTINCT)


def _slot(pair: PaintPair, slot: int) -> Mask:
    if slot not in pair.slots:
        return np.zeros(pair.lines.shape, np.bool_)
    return np.asarray((pair.slots[slot] > OWN_SHARE) & (pair.lines > FREE_ABOVE))


def clouds(pair: PaintPair, colours: Pixels) -> float:
    """Mean ΔE of pixels to the median colour of their region, over the regions; 0 = all flat."""
    seen = lab(colours)
    masks = list(region_masks(slot_regions(pair)))
    strays = [
        float(np.linalg.norm(seen[mask] - np.median(seen[mask], axis=0), axis=1).mean())
        for mask in masks
    ]
    return float(np.mean(strays)) if strays else 0.0
