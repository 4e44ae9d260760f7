"""The drawings of an experiment as tensors, prepared once and shared by all arms of a seed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from training.data.drawing_cache import DrawingCache
from training.data.paint_pairs import PaintPair, PaintPairs, PairConfig, spread_over_styles
from training.data.recolour import OPENMOJI_STYLE
from training.errors import DataError
from training.task import Batch
from training.tasks.paint import to_batch

REFERENCE_PX = 64
PLAIN = PairConfig(object_share=0.0, backdrop_share=0.0, reference_backdrop_share=0.0)
"""Characters only, before plain backgrounds: what a small network can learn in minutes."""


@dataclass(frozen=True, eq=False)
class Drawings:
    """Batches of all drawings at once: ink, painting, reference, weight; see `to_batch`.

    pairs: the held-out ones with their slots and palettes, in the order of `held_out`.
    """

    train: Batch
    held_out: Batch
    pairs: tuple[PaintPair, ...]

    def to(self, device: torch.device) -> Drawings:
        """The same on another device."""
        train, held_out = (
            {name: tensor.to(device) for name, tensor in batch.items()}
            for batch in (self.train, self.held_out)
        )
        return Drawings(train, held_out, self.pairs)


def prepare_drawings(
    data: Path | None, *, size: int, drawings: int, held_out: int, seed: int
) -> Drawings:
    """Draw `drawings` training pairs and up to `held_out` unseen ones, of `size` px.

    Training pairs vary in hand, place and colours; held-out ones are fixed for all seeds. Raises
    DataError where there is nothing to draw from.
    """
    cache = DrawingCache(_folder(data))
    rng = np.random.default_rng((seed, 1))
    source = PaintPairs(cache, PLAIN, REFERENCE_PX)
    pairs = [source.sample(size, rng) for _ in range(drawings)]
    unseen = PaintPairs(cache, PLAIN, REFERENCE_PX, _unseen_split(cache))
    records = spread_over_styles(unseen.characters, held_out)
    fixed = (unseen.evaluation_pair(record, size, i) for i, record in enumerate(records))
    judged = tuple(pair for pair in fixed if pair is not None)
    if not judged:
        raise DataError(f"The drawings in {data} hold no unseen pair to measure with.")
    return Drawings(_stacked(pairs), _stacked(judged), judged)


def _unseen_split(cache: DrawingCache) -> str:
    """Unseen drawings of known styles; of a small cache that has none, the unseen styles."""
    has_some = any(r.split == "validation" for r in cache.records if r.style != OPENMOJI_STYLE)
    return "validation" if has_some else "held_out"


def _stacked(pairs: list[PaintPair] | tuple[PaintPair, ...]) -> Batch:
    """All pairs in one batch; every pixel counts alike, as in the paper."""
    batch = to_batch(pairs, on_lines=1.0)
    return {name: batch[name] for name in ("ink", "painting", "reference", "weight")}


def _folder(data: Path | None) -> Path:
    if data is None:
        raise DataError(
            "The experiments need prepared drawings: give --data DATA "
            "(made by `python -m training data paint --source DOWNLOADS --cache DATA`)."
        )
    return data
