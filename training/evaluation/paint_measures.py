"""Everything that is measured of a colourist on a list of pairs, one row of numbers a picture."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.pixels import to_tensor
from training.baselines.colourist import Colourist
from training.data.paint_pairs import PaintPair
from training.evaluation.bleeding import bleeding
from training.evaluation.intervals import Mean, means_of
from training.evaluation.kid import kid
from training.evaluation.paint import judge, laid_under
from training.evaluation.paint_hints import (
    Colour,
    another_colour,
    hint_errors,
    hinted_regions,
)
from training.evaluation.paint_regions import line_regions, slot_regions

KID_SUBSET = 50
FEATURE_BATCH = 16

Pixels = NDArray[np.uint8]
See = Callable[[Tensor], Tensor]
"""(B, 3, S, S) in [-1, 1] -> features (B, D) of a locked network."""
Numbers = dict[str, Mean]


@dataclass(frozen=True, eq=False)
class Coloured:
    """What a colourist made of each pair, (S, S, 3) without lines, and the ms that it took."""

    colours: list[Pixels]
    ms: list[float]


def coloured(colourist: Colourist, pairs: Sequence[PaintPair]) -> Coloured:
    """Ask a colourist for every pair, without hints; the first is asked twice to warm it up."""
    colours, times = [], []
    for pair in [*pairs[:1], *pairs]:
        started = time.perf_counter()
        colours.append(colourist(pair.lines, pair.reference))
        times.append(1000 * (time.perf_counter() - started))
    return Coloured(colours[1:], times[1:])


def pair_numbers(pairs: Sequence[PaintPair], made: Coloured, see: See) -> Numbers:
    """Slot errors, L1 and SSIM of `judge`, `bleeding`, `kid` (× 1000) to the truth, and `ms`."""
    rows = []
    for pair, colours, ms in zip(pairs, made.colours, made.ms, strict=True):
        row = judge(pair, colours) | {"ms": ms}
        regions = slot_regions(pair) if pair.slots else line_regions(pair.lines)
        bled = bleeding(colours, pair.lines, regions)
        rows.append(row | ({"bleeding": bled.share} if bled.judged else {}))
    results = [laid_under(c, pair.lines) for pair, c in zip(pairs, made.colours, strict=True)]
    truths = [laid_under(pair.painting, pair.lines) for pair in pairs]
    return means_of(rows) | kid_between(truths, results, see)


def kid_between(real: Sequence[Pixels], made: Sequence[Pixels], see: See) -> Numbers:
    """KID × 1000 over subsets of at most half the pictures; nothing for fewer than four.

    The interval is ± 1.96 standard deviations over the subsets.
    """
    count = min(len(real), len(made))
    if count < 4:
        return {}
    found = kid(features(real, see), features(made, see), subset_size=min(KID_SUBSET, count // 2))
    mean, half = 1000 * found.mean, 1960 * found.deviation
    return {"kid": Mean(mean, mean - half, mean + half, count)}


def features(pictures: Sequence[Pixels], see: See) -> NDArray[np.float32]:
    """Features (N, D) of pictures (S, S, 3), all of one size."""
    seen = []
    for start in range(0, len(pictures), FEATURE_BATCH):
        part = [to_tensor(picture) for picture in pictures[start : start + FEATURE_BATCH]]
        seen.append(see(torch.cat(part)).float().cpu().numpy())
    return np.concatenate(seen)


def hint_numbers(colourist: Colourist, pairs: Sequence[PaintPair]) -> Numbers:
    """Errors in regions with hints: `hinted` of the true colour, `against` the reference.

    `hinted.worst` and `against.worst` are the largest error of each picture.
    """
    rows: list[dict[str, float]] = []
    for pair in pairs:
        row: dict[str, float] = {}
        for name, colour_of in (("hinted", _same), ("against", another_colour)):
            regions = hinted_regions(pair, colour_of)
            hints = [each.hint for each in regions]
            errors = hint_errors(regions, colourist(pair.lines, pair.reference, hints))
            row |= {name if key == "hinted" else f"{name}.worst": e for key, e in errors.items()}
        rows.append(row)
    return means_of(rows)


def _same(own: Colour) -> Colour:
    return own
