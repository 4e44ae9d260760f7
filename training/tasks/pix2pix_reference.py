"""The pix2pix baseline of the paint lens: the paint task's own pairs, the reference stacked.

L(G) = BCE(D(x, G(x)), 1) + 100 L1, L(D) = (BCE(D(x, y), 1) + BCE(D(x, G(x)), 0)) / 2, x being
everything stacked. Batches and judging are those of a paint task, whose network is not used.
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

from engine.nn.pix2pix import PatchConfig, PatchDiscriminator, Pix2PixConfig
from training.baselines.pix2pix_reference import KIND, STACKED, ReferencePix2Pix, stacked
from training.gan_losses import fool, tell_apart
from training.losses import weighted_l1
from training.tables import from_table
from training.task import Batch, Player
from training.tasks.paint import PaintTask, build_paint_task

_SMALLEST_UNET = {
    "encoder": [8], "middle": 8, "decoder": [8], "guide": [8], "hint": 8, "hint_layer": 0,
}  # fmt: skip


@dataclass(frozen=True)
class NetworkTables:
    """[network]: both players; `reference` is the side of reference pictures in px."""

    generator: Pix2PixConfig = field(default_factory=Pix2PixConfig)
    discriminator: PatchConfig = field(default_factory=PatchConfig)
    reference: int = 128


@dataclass(frozen=True)
class LossTables:
    """[loss]: the paper's weights; on_lines as in the paint task."""

    gan: float = 1.0
    l1: float = 100.0
    on_lines: float = 0.2


class Pix2PixReferenceTask:
    """Implements `training.task.Task` for the baseline."""

    main_metric = "score"

    def __init__(
        self, network: NetworkTables, loss: LossTables, source: PaintTask, seed: int
    ) -> None:
        """`source` gives batches, validation and data sets."""
        self.reference, self.loss, self.source = network.reference, loss, source
        self.config = replace(network.generator, inputs=STACKED, classes=0)
        self.opponent_config = replace(network.discriminator, condition=STACKED, classes=0)
        torch.manual_seed(seed)
        self.generator = ReferencePix2Pix(self.config)
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
                "reference": self.reference,
            },
            "data": self.source.tables["data"],
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
        """L(G)."""
        made = self._made(batch)
        logits = self.discriminator(_condition(batch), made)
        return {"gan": fool(logits), "l1": weighted_l1(made, batch["painting"], batch["weight"])}

    def discriminator_losses(self, batch: Batch) -> dict[str, Tensor]:
        """L(D), which is halved so that D learns more slowly than G."""
        with torch.no_grad():
            made = self._made(batch)
        condition = _condition(batch)
        real = self.discriminator(condition, batch["painting"])
        return {"gan": tell_apart(real, self.discriminator(condition, made)) / 2}

    def _made(self, batch: Batch) -> Tensor:
        made: Tensor = self.generator(batch["ink"], batch["reference"], batch["hints"]).painting
        return made

    def batch(self, index: int) -> Batch:
        """Batch `index`, the same as a paint task's with the same seed and tables."""
        return self.source.batch(index)

    def validate(self, network: nn.Module) -> dict[str, float]:
        """As the paint task's."""
        return self.source.validate(network)

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """As the paint task's."""
        return self.source.contact_sheet(network)

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """The fields of `CheckpointMeta` that describe the generator."""
        meta = self.source.checkpoint_meta(step)
        return {**meta, "kind": KIND, "config": self.config.to_dict()}

    def __getstate__(self) -> dict[str, Any]:
        """Data workers make batches only: they need no networks."""
        return {"source": self.source}


def _condition(batch: Batch) -> Tensor:
    return stacked(batch["ink"], batch["reference"], batch["hints"])


def build_pix2pix_reference_task(
    tables: dict[str, Any], data: Path | None, seed: int
) -> Pix2PixReferenceTask:
    """Build the task from recipe tables; `data` is the folder of prepared drawings."""
    network = from_table(NetworkTables, tables["network"], "network")
    loss = from_table(LossTables, tables["loss"], "loss")
    unused = {"unet": _SMALLEST_UNET, "encoder": {"size": network.reference, "hint": 8}}
    source = build_paint_task(
        {"network": unused, "data": tables["data"], "loss": {"on_lines": loss.on_lines}}, data, seed
    )
    return Pix2PixReferenceTask(network, loss, source, seed)
