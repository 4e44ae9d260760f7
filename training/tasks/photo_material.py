"""What every network of the photo lens learns from and is judged by: ours, and its baseline alike.

Owns the batches, the validation and the contact sheet; networks, players and losses are the tasks'.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import nn

from engine.pixels import FRAME_PX
from training.data.photo_cache import PhotoCache
from training.data.photo_pairs import PairTables, PhotoPairs, to_batch
from training.data.shard_photos import ShardPhotos, ShardTables
from training.data.shards import INDEX
from training.errors import DataError
from training.evaluation.judge_network import Judge
from training.evaluation.photo import QUICK, PhotoEvaluation
from training.evaluation.photo_samples import Painter
from training.evaluation.photo_sheet import sketch_sheet
from training.evaluation.photo_validation import PhotoValidation
from training.norm_statistics import measure_norms
from training.task import Batch

PREPROCESSING = {
    "sketch": "distance field in [-1, 1], stroke = -1, by area means from the frame",
    "frame_px": FRAME_PX,
    "photo": "RGB in [-1, 1]",
}
_DRAWN_SEED = 2**32  # batches of drawings are no batches of the run


@dataclass(frozen=True)
class DataTables:
    """[data]: classes to learn (none: all that are prepared), pictures a batch, and the pairs.

    norm_batches: batches of human sketches on which the released network's norms are measured; 0
    leaves them as the mixture of training made them. shards: photos that are too many to prepare.
    """

    classes: tuple[str, ...] = ()
    batch: int = 16
    norm_batches: int = 0
    pairs: PairTables = field(default_factory=PairTables)
    shards: ShardTables = field(default_factory=ShardTables)


class PhotoMaterial:
    """Pairs to learn from and sketches to be judged on, of one folder of prepared photos."""

    def __init__(self, tables: DataTables, cache: PhotoCache, seed: int) -> None:
        """Raises DataError where the cache, or the shards, lack a class."""
        self.cache, self.seed = cache, seed
        self.classes = tables.classes or cache.classes
        self.tables = replace(tables, classes=self.classes)
        shards = None
        if tables.shards.place:
            shards = ShardPhotos(tables.shards, self.classes, tables.batch, seed)
        self.pairs = PhotoPairs(cache, self.classes, tables.pairs, shards)

    @classmethod
    def open(cls, tables: DataTables, data: Path | None, seed: int) -> PhotoMaterial:
        """Read the folder of prepared photos, and the shards in it where it has some."""
        if data is None:
            raise DataError(
                "This task needs prepared photos: give --data DATA "
                "(made by `python -m training data photo --source DOWNLOADS --cache DATA`)."
            )
        if not tables.shards.place and (data / INDEX).is_file():
            tables = replace(tables, shards=replace(tables.shards, place=str(data)))
        return cls(tables, PhotoCache(data), seed)

    @property
    def table(self) -> dict[str, Any]:
        """The resolved recipe table."""
        return asdict(self.tables)

    @property
    def meta(self) -> dict[str, Any]:
        """What `CheckpointMeta` says about a network that learnt from this."""
        shards = self.pairs.shards
        sources = [*self.cache.header.data_sets, *(shards.index.data_sets if shards else ())]
        by_name = {entry["name"]: entry for entry in sources}
        return {"classes": list(self.classes), "data_sets": list(by_name.values())}

    def batch(self, index: int) -> Batch:
        """Batch `index`, the same for all tasks; its share of sketches follows the schedule."""
        rng = np.random.default_rng((self.seed, index))
        return to_batch([self.pairs.sample(index, rng) for _ in range(self.tables.batch)], index)

    @cached_property
    def drawn(self) -> list[Batch]:
        """Batches of what people draw, of the training split."""
        tables = replace(self.tables.pairs, sketches_first=1.0, sketches_last=1.0, human=1.0)
        pairs = PhotoPairs(self.cache, self.classes, tables, self.pairs.shards)
        rng = np.random.default_rng((self.seed, _DRAWN_SEED))
        return [
            to_batch([pairs.sample(0, rng) for _ in range(self.tables.batch)], index)
            for index in range(self.tables.norm_batches)
        ]

    @cached_property
    def validation(self) -> PhotoValidation:
        """A few sketches of photos that no generator was trained on, looked at by the judge."""
        return PhotoValidation(self.cache, self.classes)

    @cached_property
    def held_out(self) -> PhotoEvaluation:
        """Sketches for the contact sheet: never trained on, never chosen by."""
        return PhotoEvaluation(self.cache, Judge.load(), self.classes, amounts=QUICK)

    def measure(self, painter: Painter) -> dict[str, float]:
        """Class shares and KID as `PhotoValidation` measures them, and the score of both.

        score = wrong + 2 KID: half the wrong photos less weigh as much as a KID of 0.25 less.
        """
        numbers = self.validation.measure(painter)
        return {"score": numbers["wrong"] + 2 * max(numbers["kid"], 0.0) / 1000, **numbers}

    def settle(self, network: nn.Module, look: Callable[[Batch], object]) -> None:
        """Measure a network's norms on what people draw; `look` passes a batch through it."""
        if not self.tables.norm_batches:
            return
        device = next(network.parameters()).device

        def look_at_all() -> None:
            for batch in self.drawn:
                look({name: values.to(device) for name, values in batch.items()})

        measure_norms(network, look_at_all)

    def sheet(self, painter: Painter) -> NDArray[np.uint8]:
        """Held-out sketches with three seeds each, and the photo that was drawn."""
        return sketch_sheet(painter, self.held_out)

    def __getstate__(self) -> dict[str, Any]:
        """Data workers make batches only: they need no judge."""
        kept = ("cache", "seed", "classes", "tables", "pairs")
        return {name: value for name, value in self.__dict__.items() if name in kept}
