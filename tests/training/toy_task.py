"""A task small enough for tests: a tiny convolution learns to swap the channels of noise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.task import Batch, Player


class ToyNetwork(nn.Module):
    """Convolution, dropout (so that random states matter) and a norm (so that buffers matter)."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(3, 8, 3, padding=1),
            nn.BatchNorm2d(8),
            nn.Dropout(0.2),
            nn.Conv2d(8, 3, 1),
        )

    def forward(self, picture: Tensor) -> Tensor:
        result: Tensor = self.layers(picture)
        return result


def unchanged(loss: Tensor, index: int) -> Tensor:
    """The loss as it is; not a lambda, since tasks travel to data workers."""
    return loss


class ToyTask:
    """Implements training.task.Task; `loss_hook` may replace the loss of any batch."""

    main_metric = "error"
    tables: Mapping[str, Any] = {"data": {"size": 8}}

    def __init__(self, network: nn.Module | None = None, samples: int = 4) -> None:
        self.released = network or ToyNetwork()
        self.players = [Player("toy", self.released, self.losses, {"l1": 1.0, "watched": 0.0})]
        self.samples = samples
        self.loss_hook: Callable[[Tensor, int], Tensor] = unchanged
        self.seen: list[int] = []
        self.validations = 0

    def batch(self, index: int) -> Batch:
        generator = torch.Generator().manual_seed(index)
        picture = torch.rand(self.samples, 3, 8, 8, generator=generator)
        return {"picture": picture, "target": picture.flip(1), "index": torch.tensor(index)}

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        index = int(batch["index"])
        self.seen.append(index)
        error = (self.released(batch["picture"]) - batch["target"]).abs().mean()
        return {"l1": self.loss_hook(error, index), "watched": error.detach()}

    def validate(self, network: nn.Module) -> dict[str, float]:
        self.validations += 1
        torch.rand(3)  # a validation may draw random numbers
        batch = self.batch(10_000)
        return {"error": float((network(batch["picture"]) - batch["target"]).abs().mean())}

    def contact_sheet(self, network: nn.Module) -> NDArray[np.uint8]:
        picture = network(self.batch(10_000)["picture"])[0].float().clamp(0, 1)
        sheet: NDArray[np.uint8] = (picture.permute(1, 2, 0) * 255).byte().cpu().numpy()
        return sheet

    def checkpoint_meta(self, step: int) -> Mapping[str, Any]:
        return {"kind": "toy", "config": {"channels": 8}, "data_sets": []}
