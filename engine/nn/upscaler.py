"""A small super-resolution network: a photo of 64 px -> the same photo at 256 px.

It adds detail on top of bicubic interpolation and then takes back whatever changes the picture:
shrunk by area means, the output is the input again, so that no other picture can be invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SMOOTH_STEPS = 4
"""Rounds of smooth back-projection before the exact one."""


@dataclass(frozen=True)
class UpscalerConfig:
    """Widths of the three resolutions; the factor is 4, two doublings by pixel shuffle."""

    channels: int = 64  # at the input's size
    blocks: int = 2  # residual blocks there
    middle_channels: int = 32  # at twice the size
    fine_channels: int = 16  # at four times the size

    def __post_init__(self) -> None:
        if min(self.channels, self.middle_channels, self.fine_channels) < 1 or self.blocks < 0:
            raise ValueError("channels must be >= 1 and blocks >= 0")

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for a checkpoint's header."""
        return asdict(self)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> UpscalerConfig:
        """The inverse of `to_dict`; raises TypeError for unknown names."""
        return cls(**table)


class ResidualBlock(nn.Module):
    """x + conv3(act(conv3(x))), without norm: norms shift the colours of single pictures."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, kernel_size=3, padding=1)
        self.second = nn.Conv2d(channels, channels, kernel_size=3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        change: Tensor = self.second(F.leaky_relu(self.first(x), 0.2))
        return x + change


class UpscalerNetwork(nn.Module):
    """(B, 3, H, W) in [-1, 1] -> (B, 3, 4H, 4W) in [-1, 1], area mean = the input.

    | stage | what | size |
    |---|---|---|
    | stem | conv3 | H |
    | body | `blocks` × residual block | H |
    | up 1 | conv3, pixel shuffle, residual block | 2H |
    | up 2 | conv3, pixel shuffle | 4H |
    | out | conv3 -> RGB, added to the bicubic picture, then `back_project` | 4H |
    """

    factor = 4

    def __init__(self, config: UpscalerConfig) -> None:
        super().__init__()
        self.config = config
        middle, fine = config.middle_channels, config.fine_channels
        self.stem = nn.Conv2d(3, config.channels, kernel_size=3, padding=1)
        self.body = nn.Sequential(*(ResidualBlock(config.channels) for _ in range(config.blocks)))
        self.up1 = nn.Conv2d(config.channels, 4 * middle, kernel_size=3, padding=1)
        self.middle = ResidualBlock(middle)
        self.up2 = nn.Conv2d(middle, 4 * fine, kernel_size=3, padding=1)
        self.out = nn.Conv2d(fine, 3, kernel_size=3, padding=1)
        nn.init.zeros_(self.out.weight)  # starts as plain bicubic interpolation
        assert self.out.bias is not None
        nn.init.zeros_(self.out.bias)

    def forward(self, photo: Tensor) -> Tensor:
        x = self.body(F.leaky_relu(self.stem(photo), 0.2))
        x = F.leaky_relu(F.pixel_shuffle(self.up1(x), 2), 0.2)  # (B, middle, 2H, 2W)
        x = F.leaky_relu(F.pixel_shuffle(self.up2(self.middle(x)), 2), 0.2)  # (B, fine, 4H, 4W)
        return back_project(bicubic(photo, self.factor) + _full(self.out(x)), photo)


def bicubic(photo: Tensor, factor: int) -> Tensor:
    """Bicubic interpolation of (B, C, H, W), in float32 or float64."""
    return F.interpolate(_full(photo), scale_factor=factor, mode="bicubic", align_corners=False)


def back_project(large: Tensor, small: Tensor) -> Tensor:
    """Change `large` (B, C, kH, kW) so that its area means are `small`; both in [-1, 1].

    Smooth steps of iterative back-projection (Irani and Peleg 1991), then an exact one: each block
    of k × k keeps its deviations from its mean, all reduced by the one number that brings them
    into range, on top of the input's pixel. What the smooth steps leave shows as blocks, hence
    several. In full precision: bfloat16 has steps of 1/128 near 1.
    """
    factor = large.shape[-1] // small.shape[-1]
    target, smooth = _full(small), _full(large)
    for _ in range(SMOOTH_STEPS):
        error = target - F.avg_pool2d(smooth, factor)
        smooth = (smooth + bicubic(error, factor)).clamp(-1, 1)
    deviation = smooth - _per_block(F.avg_pool2d(smooth, factor), factor)
    above = F.max_pool2d(deviation, factor).clamp_min(1e-6)
    below = F.max_pool2d(-deviation, factor).clamp_min(1e-6)
    contrast = torch.minimum((1 - target) / above, (1 + target) / below).clamp(0, 1)
    return _per_block(target, factor) + deviation * _per_block(contrast, factor)


def _full(values: Tensor) -> Tensor:
    return values if values.dtype == torch.float64 else values.float()


def _per_block(values: Tensor, factor: int) -> Tensor:
    """Repeat each value over its block."""
    return F.interpolate(values, scale_factor=factor, mode="nearest")
