"""A discriminator that looks at locked ImageNet features instead of pixels.

After Sauer et al. 2021, "Projected GANs Converge Faster" (arXiv 2111.01007): the features are
mixed over channels and scales by fixed random projections, so that no scale can be ignored, and a
small head judges each scale. Our addition for a few hours of two CPU cores; SketchyGAN has none.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.mru import spectral

_SLOPE = 0.2
_SMALLEST_SIDE = 6


class Verdict(NamedTuple):
    """logits: real or fake, (B, 1, h, w) for each scale, fine to coarse. classes: (B, classes)."""

    logits: list[Tensor]
    classes: Tensor


class FeatureCritic(nn.Module):
    """Feature maps (B, C_i, H_i, W_i), fine to coarse -> `Verdict`."""

    def __init__(self, maps: Sequence[Tensor], channels: int, classes: int) -> None:
        """`maps` are an example of what will be judged; their shapes decide the heads."""
        super().__init__()
        for level, example in enumerate(maps):
            self.register_buffer(f"across_{level}", _projection(channels, example.shape[1], 1))
            self.register_buffer(f"down_{level}", _projection(channels, channels, 3))
        self.heads = nn.ModuleList(_head(channels, example.shape[-1]) for example in maps)
        self.class_layer = spectral(nn.Conv2d(maps[-1].shape[1], channels * 2, 1))
        self.to_classes = nn.Linear(channels * 2, classes)

    def forward(self, maps: Sequence[Tensor]) -> Verdict:
        heads = zip(self.heads, self._mixed(maps), strict=True)
        seen = F.leaky_relu(self.class_layer(maps[-1]), _SLOPE).mean(dim=(2, 3))
        return Verdict([head(mixed) for head, mixed in heads], self.to_classes(seen))

    def _mixed(self, maps: Sequence[Tensor]) -> list[Tensor]:
        """The maps projected to equal widths, each with the coarser ones added, fine to coarse."""
        mixed: list[Tensor] = []
        for level in reversed(range(len(maps))):
            own = F.conv2d(maps[level], getattr(self, f"across_{level}"))
            if mixed:
                coarser = F.interpolate(mixed[0], size=own.shape[-2:], mode="bilinear")
                own = own + coarser
            down: Tensor = getattr(self, f"down_{level}")
            mixed.insert(0, F.conv2d(own, down, padding=1))
        return mixed


def _projection(outputs: int, inputs: int, side: int) -> Tensor:
    """A fixed random convolution that keeps the variance."""
    return torch.randn(outputs, inputs, side, side) / math.sqrt(inputs * side * side)


def _head(channels: int, side: int) -> nn.Sequential:
    """Halve the map while it is large, look once more, decide."""
    layers: list[nn.Module] = []
    while side > 2 * _SMALLEST_SIDE:
        layers += [_conv(channels, channels, 4, 2), nn.LeakyReLU(_SLOPE)]
        side //= 2
    layers += [_conv(channels, channels, 3, 1), nn.LeakyReLU(_SLOPE), _conv(channels, 1, 3, 1)]
    return nn.Sequential(*layers)


def _conv(inputs: int, outputs: int, side: int, stride: int) -> nn.Module:
    return spectral(nn.Conv2d(inputs, outputs, side, stride=stride, padding=1))
