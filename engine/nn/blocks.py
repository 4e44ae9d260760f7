"""The blocks that SketchyGAN compares its unit with, in the same skeleton: DCGAN, ResNet, CRN.

Each is called as the masked residual unit is, block(x, I, labels). Only CRN's reads an image in
its own paper; the others get I concatenated to x, so that sketch, noise and skips reach them, too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

import torch
from torch import Tensor, nn

from engine.nn.layers import ChannelNorm
from engine.nn.mru import BlockParts, MaskedResidualUnit, ResidualMRU, conv3, enlarged, halved

BlockKind = Literal["paper", "minmax", "residual", "dcgan", "resnet", "crn"]
"""The three masked residual units by their gates, and the blocks they are compared with."""


class Block(Protocol):
    """Features and an image of their size (twice their size when scaling up) -> features."""

    def __call__(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor: ...


def build_block(
    kind: BlockKind, inputs: int, image: int, outputs: int, parts: BlockParts
) -> nn.Module:
    """A block of this kind that implements `Block`; raises ValueError for an unknown kind."""
    if kind == "paper" or kind == "minmax":
        return MaskedResidualUnit(inputs, image, outputs, parts, kind)
    kinds: dict[str, Callable[[int, int, int, BlockParts], nn.Module]] = {
        "residual": ResidualMRU,
        "dcgan": DCGANBlock,
        "resnet": ResNetBlock,
        "crn": CRNBlock,
    }
    if kind not in kinds:
        raise ValueError(f"no block is called {kind!r}; known: paper, minmax, {', '.join(kinds)}")
    return kinds[kind](inputs, image, outputs, parts)


class DCGANBlock(nn.Module):
    """conv4 with stride 2, norm, act (Radford et al. 2016); transposed when scaling up."""

    def __init__(
        self,
        inputs: int,
        image: int,
        outputs: int,
        parts: BlockParts,
    ) -> None:
        super().__init__()
        norm, activation, wrap = parts.norm, parts.activation, parts.wrap
        self.scale = parts.scale
        if parts.scale == "up":
            self.conv = wrap(nn.ConvTranspose2d(inputs, outputs, 4, stride=2, padding=1))
            self.on_image = wrap(conv3(image, outputs))
        elif parts.scale == "down":
            self.conv = wrap(nn.Conv2d(inputs + image, outputs, 4, stride=2, padding=1))
        else:
            self.conv = wrap(conv3(inputs + image, outputs))
        self.norm, self.act = norm(outputs), activation()

    def forward(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor:
        if self.scale == "up":  # [x, I] has two sizes here: a convolution for each
            out = self.conv(x) + self.on_image(image)
        else:
            out = self.conv(torch.cat([x, image], dim=1))
        result: Tensor = self.act(self.norm(out, labels))
        return result


class ResNetBlock(nn.Module):
    """norm-act-conv, norm-act-conv, plus a shortcut; 2×2 means after, nearest before."""

    def __init__(
        self,
        inputs: int,
        image: int,
        outputs: int,
        parts: BlockParts,
    ) -> None:
        super().__init__()
        norm, activation, wrap = parts.norm, parts.activation, parts.wrap
        self.scale = parts.scale
        self.norm1, self.act1 = norm(inputs + image), activation()
        self.conv1 = wrap(conv3(inputs + image, outputs))
        self.norm2, self.act2 = norm(outputs), activation()
        self.conv2 = wrap(conv3(outputs, outputs))
        self.shortcut = wrap(nn.Conv2d(inputs + image, outputs, 1))

    def forward(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor:
        x = torch.cat([enlarged(x) if self.scale == "up" else x, image], dim=1)
        z = self.conv1(self.act1(self.norm1(x, labels)))
        y = self.shortcut(x) + self.conv2(self.act2(self.norm2(z, labels)))
        return halved(y) if self.scale == "down" else y


class CRNBlock(nn.Module):
    """Cascaded refinement (Chen and Koltun 2017): [x, I] -> twice conv3, layer norm, leaky ReLU."""

    def __init__(
        self,
        inputs: int,
        image: int,
        outputs: int,
        parts: BlockParts,
    ) -> None:
        super().__init__()
        wrap = parts.wrap
        self.scale = parts.scale
        self.layers = nn.Sequential(
            wrap(conv3(inputs + image, outputs)),
            ChannelNorm(outputs),
            nn.LeakyReLU(0.2),
            wrap(conv3(outputs, outputs)),
            ChannelNorm(outputs),
            nn.LeakyReLU(0.2),
        )

    def forward(self, x: Tensor, image: Tensor, labels: Tensor | None = None) -> Tensor:
        y: Tensor = self.layers(torch.cat([enlarged(x) if self.scale == "up" else x, image], dim=1))
        return halved(y) if self.scale == "down" else y
