"""What the trainer knows about a network being trained: its players, its data and how it is judged.

A task (one module each in `training/tasks`) implements this; the trainer knows no network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

Batch = dict[str, Tensor]
Losses = Callable[[Batch], dict[str, Tensor]]


@dataclass(frozen=True)
class Player:
    """One set of weights with its own optimiser; a GAN has two, most tasks have one.

    `losses` calls `module` (and may call the modules of other players, which stay fixed meanwhile)
    and returns named, unweighted scalar terms. `weights` needs one number for each of these names;
    0 only watches a term. `lr_scale` multiplies the recipe's learning rate. Steps with a batch
    before `from_batch` leave the player as it is.
    """

    name: str
    module: nn.Module
    losses: Losses
    weights: Mapping[str, float]
    lr_scale: float = 1.0
    from_batch: int = 0


class Task(Protocol):
    """Everything the trainer needs to know about one network being trained.

    Must pickle: data workers are new processes that are given a copy.

    `validate` and `contact_sheet` are given the averaged (EMA) copy of `released` in eval mode,
    without gradients and under the run's autocast: network outputs may be bfloat16, so call
    `.float()` before NumPy.
    """

    @property
    def players(self) -> Sequence[Player]:
        """The players in the order in which every step updates them."""

    @property
    def released(self) -> nn.Module:
        """The module (a player's, or part of it) whose average is validated and released."""

    @property
    def main_metric(self) -> str:
        """The name in `validate`'s result that decides which weights are best; lower is better."""

    @property
    def tables(self) -> Mapping[str, Any]:
        """The task's resolved recipe tables ("network", "data", "loss"), for recipe.toml."""

    def batch(self, index: int) -> Batch:
        """Return batch `index`: a pure function of (seed, index), called in data workers."""

    def validate(self, network: nn.Module) -> dict[str, float]:
        """Measure `network` on held-out data."""

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        """Draw a picture (H, W, 3) of what `network` does with held-out samples."""

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        """Return CheckpointMeta's fields kind, config, preprocessing, data_sets and classes."""


@runtime_checkable
class SettlingTask(Protocol):
    """A task whose averaged network needs a last touch before it is judged, drawn or released."""

    def settle(self, network: nn.Module) -> None:
        """Make the averaged copy of `released` ready for use, in place."""
