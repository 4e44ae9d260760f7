"""The paper's reading of a reference: one vector of a locked network, no tokens.

Zhang et al. 2017, section 3.1: VGG-19's fc1 without its ReLU. Any locked network with a wide
feature layer can stand in; EfficientNet-lite0 does where VGG-19 is not at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.locked_weights import locked_network
from engine.nn.locked_networks import LENGTHS
from engine.nn.residual_unet import global_norm
from engine.nn.style_encoder import StyleCode

LockedName = Literal["vgg19", "efficientnet-lite0"]


@dataclass(frozen=True)
class LockedStyleConfig:
    """Which network reads, and at which side in px: VGG-19 was trained at 224."""

    network: LockedName = "vgg19"
    size: int = 224

    def __post_init__(self) -> None:
        if self.network not in LENGTHS:
            raise ValueError(f"no locked network {self.network!r}; known: {', '.join(LENGTHS)}")
        if self.size < 32 or self.size % 32:
            raise ValueError(f"size must be a multiple of 32, not {self.size}")

    @property
    def hint(self) -> int:
        """The length of the style vector."""
        return LENGTHS[self.network]


class LockedStyle(nn.Module):
    """(B, 3, S, S) in [-1, 1], of any side -> `StyleCode` with the vector V and no token.

    V is globally normalised, mean 0 and variance 1 over each picture's vector: fc1 is unbounded.
    The network is shared by all copies of this module in a process and no part of any: it is in no
    checkpoint, average or optimiser. Raises CheckpointError where its weights are not found.
    """

    def __init__(self, config: LockedStyleConfig) -> None:
        super().__init__()
        self.config = config
        locked_network(config.network)

    @torch.no_grad()
    def forward(self, picture: Tensor) -> StyleCode:
        side = (self.config.size, self.config.size)
        if picture.shape[-2:] != side:
            picture = F.interpolate(picture, side, mode="bilinear", antialias=True)
        network = locked_network(self.config.network).to(picture.device)
        hint = global_norm(network(picture).float())
        none = hint.new_zeros(len(hint), 0, 3)
        return StyleCode(hint, tokens=none, colours=none, log_weight=none[..., 0])
