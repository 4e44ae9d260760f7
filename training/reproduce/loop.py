"""The small loop that trains one arm: the trainer's players without its files, states and sinks.

Owns how much is trained on what (`Scale`, `Bench`); every arm sees the same batches in one order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from lightning_fabric import Fabric

from training.config import OptimiserSettings, learning_rate
from training.errors import TrainingError
from training.players import TrainedPlayer, Update, others_fixed
from training.reproduce.drawings import Drawings
from training.reproduce.style_hints import with_style_hints
from training.task import Batch, Player

Watch = Callable[[int, dict[str, Update]], None]
SKIPS_IN_A_ROW = 20  # steps without a finite loss before an arm gives up


@dataclass(frozen=True)
class Scale:
    """How much one arm is trained and measured; the defaults suit two CPU cores.

    size: side of the sheets in px. batch: drawings in a step. drawings, held_out: how many are
    prepared. readings: how often a run is measured. seeds: runs of every arm.
    """

    steps: int = 300
    size: int = 64
    batch: int = 8
    drawings: int = 256
    held_out: int = 24
    readings: int = 12
    seeds: int = 2
    lr: float = 1e-3

    def __post_init__(self) -> None:
        if min(self.steps, self.batch, self.drawings, self.held_out, self.seeds) < 1:
            raise TrainingError("--steps and --seeds must be 1 or more.")
        if self.size < 16 or self.size % 8:
            raise TrainingError(f"--size must be a multiple of 8, 16 or more, not {self.size}.")

    def is_reading(self, step: int) -> bool:
        """Whether the run is measured after so many steps; always after the last."""
        return step == self.steps or step % max(1, self.steps // self.readings) == 0


@dataclass(frozen=True, eq=False)
class Bench:
    """What all arms of one seed share."""

    drawings: Drawings
    scale: Scale
    seed: int
    fabric: Fabric

    @cached_property
    def styled(self) -> Drawings:
        """The drawings with their style vectors, read once for all arms."""
        return with_style_hints(self.drawings)

    def rows(self, step: int) -> torch.Tensor:
        """The drawings of one step, (batch,) indices."""
        rng = np.random.default_rng((self.seed, step))
        count = len(self.drawings.train["ink"])
        return torch.from_numpy(rng.integers(count, size=self.scale.batch))

    def batch(self, step: int) -> Batch:
        """The batch of one step, on the device."""
        rows = self.rows(step).to(self.fabric.device)
        return {name: tensor[rows] for name, tensor in self.drawings.train.items()}


def train(
    bench: Bench, players: Sequence[Player], watch: Watch, betas: tuple[float, float] = (0.9, 0.99)
) -> None:
    """Train `players` in turn for the bench's steps; `watch` sees each step's number, from 1.

    Raises TrainingError where the losses stay without a finite value.
    """
    scale = bench.scale
    settings = OptimiserSettings(
        lr=scale.lr, betas=betas, warmup_steps=min(20, scale.steps // 10), final_lr=0.1
    )
    trained = [TrainedPlayer(bench.fabric, player, settings) for player in players]
    skipped = 0
    for step in range(scale.steps):
        lr, batch = learning_rate(settings, step, step / scale.steps), bench.batch(step)
        updates = {}
        for each in trained:
            with others_fixed(each.player, players):
                updates[each.name] = each.update([batch], lr)
        skipped = skipped + 1 if any(update.skipped for update in updates.values()) else 0
        if skipped >= SKIPS_IN_A_ROW:
            raise TrainingError(
                f"The loss was not finite for {skipped} steps in a row, up to step {step + 1}. "
                "Try another --seed or fewer --steps."
            )
        watch(step + 1, updates)
