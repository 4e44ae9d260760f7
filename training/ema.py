"""The exponential moving average of a module's weights: the weights that are released."""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import Tensor, nn


class Ema:
    """Keeps `module`, a float32 copy of a network whose weights follow it slowly.

    After update t = 0, 1, 2, ... : average += (1 - d) * (weights - average) with
    d = min(decay, (1 + t) / (10 + t)), so that the random start is forgotten quickly. Buffers and
    integer tensors are copied.
    """

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.updates = 0
        self.module = copy.deepcopy(network).float().eval().requires_grad_(False)

    @torch.no_grad()
    def update(self, network: nn.Module) -> None:
        """Move the average towards the present weights of `network`."""
        decay = min(self.decay, (1 + self.updates) / (10 + self.updates))
        averages: list[Tensor] = list(self.module.parameters())
        weights = [weight.detach().float() for weight in network.parameters()]
        if averages:
            torch._foreach_lerp_(averages, weights, 1 - decay)
        for average, buffer in zip(self.module.buffers(), network.buffers(), strict=True):
            average.copy_(buffer)
        self.updates += 1

    def state_dict(self) -> dict[str, Any]:
        """Return the averaged weights and the number of updates."""
        return {"module": self.module.state_dict(), "updates": self.updates}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Restore what `state_dict` returned."""
        self.module.load_state_dict(state["module"])
        self.updates = state["updates"]
