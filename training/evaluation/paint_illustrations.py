"""Real illustrations that no network was trained on: painted like themselves, and like another.

Self-reference: the illustration itself, mirrored, is the reference, and the answer is known. Cross-
reference: another character's picture is; no answer exists, so colours are compared as a crowd.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.baselines.colourist import Colourist
from training.data.illustrations.cache import IllustrationCache
from training.data.illustrations.pairs import (
    IllustrationConfig,
    IllustrationPairs,
    spread_over_characters,
)
from training.data.paint_pairs import PaintPair
from training.evaluation.intervals import Mean, mean_of
from training.evaluation.paint_measures import Coloured, Numbers, See, coloured, pair_numbers
from training.evaluation.paint_regions import FREE_ABOVE
from training.evaluation.palette_distance import palette_distance

MOST = 80

Pixels = NDArray[np.uint8]


def held_out_illustrations(folder: Path, reference_px: int, size_px: int) -> list[PaintPair]:
    """Up to MOST pairs of different characters, each with its own picture, mirrored, as reference.

    folder: of prepared illustrations. Raises DataError.
    """
    cache = IllustrationCache(folder)
    pairs = IllustrationPairs(cache, IllustrationConfig(), reference_px, "held_out")
    chosen = spread_over_characters(pairs.records, MOST)
    return [pairs.evaluation_pair(record, size_px, seed) for seed, record in enumerate(chosen)]


def illustration_numbers(colourist: Colourist, pairs: Sequence[PaintPair], see: See) -> Numbers:
    """`l1`, `ssim`, `kid`, `ms` with the own reference; `palette` and `palette.own` in ΔE.

    palette: result to reference with another's reference, `palette.own` with the own one.
    """
    own = coloured(colourist, pairs)
    crossed = cross_pairs(pairs)
    numbers = pair_numbers(pairs, own, see)
    return numbers | {
        "palette.own": _palette(pairs, own),
        "palette": _palette(crossed, coloured(colourist, crossed)),
    }


def cross_pairs(pairs: Sequence[PaintPair]) -> list[PaintPair]:
    """Every drawing with the reference that stands half the list away: another character's."""
    half = len(pairs) // 2
    references = [pair.reference for pair in [*pairs[half:], *pairs[:half]]]
    return [
        pair._replace(reference=reference)
        for pair, reference in zip(pairs, references, strict=True)
    ]


def _palette(pairs: Sequence[PaintPair], made: Coloured) -> Mean:
    """Mean palette distance of the paper's colours, where no line lies, to the reference."""
    distances = [
        palette_distance(colours[pair.lines > FREE_ABOVE], pair.reference.reshape(-1, 3))
        for pair, colours in zip(pairs, made.colours, strict=True)
    ]
    return mean_of(distances)
