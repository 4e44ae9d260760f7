"""The pix2pix baseline (Isola et al. 2017) on the photo task's own pairs, given the class too.

L(G) = BCE(D(x, G(x)), 1) + 100 L1, L(D) = (BCE(D(x, y), 1) + BCE(D(x, G(x)), 0)) / 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.nn.pix2pix import PatchConfig, PatchDiscriminator, Pix2PixConfig, Pix2PixGenerator
from engine.pixels import FRAME_PX
from training.data.photo_cache import PhotoCache
from training.data.photo_pairs import PairTables, PhotoPairs, to_batch
from training.errors import DataError
from training.evaluation.judge_network import Judge
from training.evaluation.photo import QUICK, PhotoEvaluation
from training.evaluation.photo_samples import Painter, pix2pix_painter
from training.evaluation.photo_sheet import sketch_sheet
from training.evaluation.photo_validation import PhotoValidation
from training.gan_losses import fool, supervised_l1, tell_apart
from training.tables import from_table
from training.task import Batch, Player

KIND = "pix2pix"


@dataclass(frozen=True)
class NetworkTables:
    """[network]: both players; `classes` and `size` come from the data."""

    generator: Pix2PixConfig = field(default_factory=Pix2PixConfig)
    discriminator: PatchConfig = field(default_factory=PatchConfig)


@dataclass(frozen=True)
class DataTables:
    """[data]: as the photo task's, so that both see the same pairs."""

    classes: tuple[str, ...] = ()
    batch: int = 16
    pairs: PairTables = field(default_factory=PairTables)


@dataclass(frozen=True)
class LossTables:
    """[loss]: the paper's weights."""

    gan: float = 1.0
    l1: float = 100.0


class Pix2PixTask:
    """Implements `training.task.Task` for the baseline."""

    main_metric = "score"

    def __init__(
        self,
        network: NetworkTables,
        data: DataTables,
        loss: LossTables,
        cache: PhotoCache,
        seed: int,
    ) -> None:
        self.data, self.loss, self.seed, self.cache = data, loss, seed, cache
        self.classes = data.classes or cache.classes
        self.config = replace(network.generator, classes=len(self.classes), size=cache.size)
        self.opponent_config = replace(network.discriminator, classes=len(self.classes))
        torch.manual_seed(seed)
        self.generator = Pix2PixGenerator(self.config)
        self.discriminator = PatchDiscriminator(self.opponent_config)
        self.pairs = PhotoPairs(cache, self.classes, data.pairs)

    @property
    def released(self) -> nn.Module:
        """The generator."""
        return self.generator

    @property
    def tables(self) -> Mapping[str, Any]:
        """The resolved recipe tables."""
        return {
            "network": {
                "generator": self.config.to_dict(),
                "discriminator": self.opponent_config.to_dict(),
            },
            "data": asdict(replace(self.data, classes=self.classes)),
            "loss": asdict(self.loss),
        }

    @property
    def players(self) -> Sequence[Player]:
        """The discriminator, then the generator, as in the authors' code."""
        weights = {"gan": self.loss.gan, "l1": self.loss.l1}
        return (
            Player("discriminator", self.discriminator, self.discriminator_losses, {"gan": 1.0}),
            Player("generator", self.generator, self.generator_losses, weights),
        )

    def generator_losses(self, batch: Batch) -> dict[str, Tensor]:
        """L(G); L1 where the photo is the one that the sketch shows."""
        made = self.generator(batch["field"], batch["label"])
        logits = self.discriminator(batch["field"], made, batch["label"])
        return {
            "gan": fool(logits),
            "l1": supervised_l1(made, batch["photo"], batch["supervised"]),
        }

    def discriminator_losses(self, batch: Batch) -> dict[str, Tensor]:
        """L(D), which is halved so that D learns more slowly than G."""
        field_, labels = batch["field"], batch["label"]
        with torch.no_grad():
            made = self.generator(field_, labels)
        real = self.discriminator(field_, batch["photo"], labels)
        fake = self.discriminator(field_, made, labels)
        return {"gan": tell_apart(real, fake) / 2}

    def batch(self, index: int) -> Batch:
        """Batch `index`, the same as the photo task's with the same seed."""
        rng = np.random.default_rng((self.seed, index))
        return to_batch([self.pairs.sample(index, rng) for _ in range(self.data.batch)], index)

    @cached_property
    def validation(self) -> PhotoValidation:
        """The same few sketches that the photo task is validated on."""
        return PhotoValidation(self.cache, self.classes)

    @cached_property
    def held_out(self) -> PhotoEvaluation:
        """Sketches for the contact sheet."""
        return PhotoEvaluation(self.cache, Judge.load(), self.classes, amounts=QUICK)

    def _painter(self, network: nn.Module) -> Painter:
        assert isinstance(network, Pix2PixGenerator)
        return pix2pix_painter(network, self.classes, "pix2pix")

    def validate(self, network: nn.Module) -> dict[str, float]:
        """As the photo task's, with the same score."""
        numbers = self.validation.measure(self._painter(network))
        return {"score": numbers["wrong"] + 2 * max(numbers["kid"], 0.0) / 1000, **numbers}

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Held-out sketches with three seeds each, and the photo that was drawn."""
        return sketch_sheet(self._painter(network), self.held_out)

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe the generator."""
        return {
            "kind": KIND,
            "config": self.config.to_dict(),
            "preprocessing": {
                "sketch": "distance field in [-1, 1], stroke = -1, by area means from the frame",
                "frame_px": FRAME_PX,
                "photo": "RGB in [-1, 1]",
            },
            "classes": list(self.classes),
            "data_sets": list(self.cache.header.data_sets),
        }

    def __getstate__(self) -> dict[str, Any]:
        """Data workers make batches only: they need neither networks nor judge."""
        kept = ("data", "seed", "cache", "classes", "pairs")
        return {name: value for name, value in self.__dict__.items() if name in kept}


def build_pix2pix_task(tables: dict[str, Any], data: Path | None, seed: int) -> Pix2PixTask:
    """Build the task from recipe tables; `data` is the folder of prepared photos."""
    if data is None:
        raise DataError(
            "The pix2pix task needs prepared photos: give --data DATA "
            "(made by `python -m training data photo --source DOWNLOADS --cache DATA`)."
        )
    return Pix2PixTask(
        network=from_table(NetworkTables, tables["network"], "network"),
        data=from_table(DataTables, tables["data"], "data"),
        loss=from_table(LossTables, tables["loss"], "loss"),
        cache=PhotoCache(data),
        seed=seed,
    )
