"""The pix2pix baseline (Isola et al. 2017) on the photo task's own pairs, given the class too.

L(G) = BCE(D(x, G(x)), 1) + 100 L1, L(D) = (BCE(D(x, y), 1) + BCE(D(x, G(x)), 0)) / 2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from engine.nn.pix2pix import PatchConfig, PatchDiscriminator, Pix2PixConfig, Pix2PixGenerator
from training.evaluation.photo_samples import Painter, pix2pix_painter
from training.gan_losses import fool, supervised_l1, tell_apart
from training.tables import from_table
from training.task import Batch, Player
from training.tasks.photo_material import PREPROCESSING, DataTables, PhotoMaterial

KIND = "pix2pix"


@dataclass(frozen=True)
class NetworkTables:
    """[network]: both players; `classes` and `size` come from the data."""

    generator: Pix2PixConfig = field(default_factory=Pix2PixConfig)
    discriminator: PatchConfig = field(default_factory=PatchConfig)


@dataclass(frozen=True)
class LossTables:
    """[loss]: the paper's weights."""

    gan: float = 1.0
    l1: float = 100.0


class Pix2PixTask:
    """Implements `training.task.Task` for the baseline."""

    main_metric = "score"

    def __init__(self, network: NetworkTables, loss: LossTables, material: PhotoMaterial) -> None:
        self.loss, self.material = loss, material
        count, size = len(material.classes), material.cache.size
        self.config = replace(network.generator, classes=count, size=size)
        self.opponent_config = replace(network.discriminator, classes=count)
        torch.manual_seed(material.seed)
        self.generator = Pix2PixGenerator(self.config)
        self.discriminator = PatchDiscriminator(self.opponent_config)

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
            "data": self.material.table,
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
        return self.material.batch(index)

    def settle(self, network: nn.Module) -> None:
        """Measure its norms on what people draw, as the photo task does."""
        self.material.settle(network, lambda batch: network(batch["field"], batch["label"]))

    def validate(self, network: nn.Module) -> dict[str, float]:
        """As the photo task's."""
        return self.material.measure(self._painter(network))

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """As the photo task's."""
        return self.material.sheet(self._painter(network))

    def _painter(self, network: nn.Module) -> Painter:
        assert isinstance(network, Pix2PixGenerator)
        return pix2pix_painter(network, self.material.classes, "pix2pix")

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe the generator."""
        described = {"kind": KIND, "config": self.config.to_dict()}
        return {**described, "preprocessing": PREPROCESSING, **self.material.meta}

    def __getstate__(self) -> dict[str, Any]:
        """Data workers make batches only: they need no networks."""
        return {"material": self.material}


def build_pix2pix_task(tables: dict[str, Any], data: Path | None, seed: int) -> Pix2PixTask:
    """Build the task from recipe tables; `data` is the folder of prepared photos."""
    data_tables = from_table(DataTables, tables.get("data", {}), "data")
    material = PhotoMaterial.open(data_tables, data, seed)
    network = from_table(NetworkTables, tables["network"], "network")
    return Pix2PixTask(network, from_table(LossTables, tables["loss"], "loss"), material)
