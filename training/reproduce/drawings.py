"""The drawings of an experiment as tensors, prepared once and shared by all arms of a seed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch

from training.data.drawing_cache import DrawingCache
from training.data.paint_pairs import PaintPair, PaintPairs, PairConfig, spread_over_styles
from training.data.recolour import OPENMOJI_STYLE
from training.errors import DataError
from training.evaluation.paint import laid_under
from training.reproduce.figures import Column
from training.reproduce.own_drawings import draw_own
from training.task import Batch
from training.tasks.paint import to_batch

REFERENCE_PX = 64
SHOWN = 6  # held-out drawings in the picture of samples
OWN_PEOPLE = 128  # characters that are drawn where there are no prepared drawings
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

    Training pairs vary in hand, place and colours; held-out ones are fixed for all seeds. Without
    `data` they are of our own characters. Raises DataError where there is nothing to draw from.
    """
    if data is not None:
        return _drawn(DrawingCache(data), size, drawings, held_out, seed)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        people = min(drawings, OWN_PEOPLE)
        own = draw_own(Path(folder), 2 * size, people, held_out)
        return _drawn(own, size, drawings, held_out, seed)


def _drawn(cache: DrawingCache, size: int, drawings: int, held_out: int, seed: int) -> Drawings:
    rng = np.random.default_rng((seed, 1))
    source = PaintPairs(cache, PLAIN, REFERENCE_PX)
    pairs = [source.sample(size, rng) for _ in range(drawings)]
    unseen = PaintPairs(cache, PLAIN, REFERENCE_PX, _unseen_split(cache))
    records = spread_over_styles(unseen.characters, held_out)
    fixed = (unseen.evaluation_pair(record, size, i) for i, record in enumerate(records))
    judged = tuple(pair for pair in fixed if pair is not None)
    if not judged:
        raise DataError(
            f"The drawings in {cache.folder} hold no unseen pair to measure with; prepare more."
        )
    return Drawings(_stacked(pairs), _stacked(judged), judged)


def lines_reference_truth(drawings: Drawings) -> list[Column]:
    """The first held-out drawings, to be shown before what was made of them."""
    pairs = drawings.pairs[:SHOWN]
    lines = [np.repeat(pair.lines[..., None], 3, axis=2) for pair in pairs]
    truth = [laid_under(pair.painting, pair.lines) for pair in pairs]
    return [("lines", lines), ("reference", [p.reference for p in pairs]), ("truth", truth)]


def _unseen_split(cache: DrawingCache) -> str:
    """Unseen drawings of known styles; of a small cache that has none, the unseen styles."""
    has_some = any(r.split == "validation" for r in cache.records if r.style != OPENMOJI_STYLE)
    return "validation" if has_some else "held_out"


def _stacked(pairs: list[PaintPair] | tuple[PaintPair, ...]) -> Batch:
    """All pairs in one batch; every pixel counts alike, as in the paper."""
    batch = to_batch(pairs, on_lines=1.0)
    return {name: batch[name] for name in ("ink", "painting", "reference", "weight")}
