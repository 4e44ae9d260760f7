"""Blocks shared by the networks; they take plain numbers and know no config."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F


class ChannelNorm(nn.Module):
    """Layer norm over the channels of each pixel of (B, C, H, W).

    No statistic runs over the picture or the batch, so that a 96-px training crop and a 256-px
    sheet with the same lines are normalised alike.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        x = x.permute(0, 2, 3, 1)
        return F.layer_norm(x, x.shape[-1:], self.weight, self.bias).permute(0, 3, 1, 2)


class ConvBlock(nn.Module):
    """conv3-norm-act, `depth` times; the first convolution may stride by 2."""

    def __init__(self, inputs: int, outputs: int, depth: int = 2, stride: int = 1) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for index in range(depth):
            layers += [
                nn.Conv2d(
                    inputs if index == 0 else outputs,
                    outputs,
                    kernel_size=3,
                    stride=stride if index == 0 else 1,
                    padding=1,
                    bias=False,
                ),
                ChannelNorm(outputs),
                nn.SiLU(),
            ]
        self.layers = nn.Sequential(*layers)

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.layers(x)
        return out


class UpBlock(nn.Module):
    """Nearest ×2, then a `ConvBlock` over the picture and a skip of the same size."""

    def __init__(self, inputs: int, skip: int, outputs: int, depth: int = 2) -> None:
        super().__init__()
        self.block = ConvBlock(inputs + skip, outputs, depth)

    def forward(self, x: Tensor, skip: Tensor | None = None) -> Tensor:
        x = F.interpolate(x, scale_factor=2.0, mode="nearest")
        out: Tensor = self.block(x if skip is None else torch.cat([x, skip], dim=1))
        return out


def add_coordinates(x: Tensor) -> Tensor:
    """(B, C, H, W) -> (B, C+2, H, W): where each pixel lies, from -1 to 1 over the sheet."""
    batch, _, height, width = x.shape
    rows = torch.linspace(-1, 1, height, device=x.device, dtype=x.dtype)
    columns = torch.linspace(-1, 1, width, device=x.device, dtype=x.dtype)
    y = rows.view(1, 1, height, 1).expand(batch, 1, height, width)
    x_of = columns.view(1, 1, 1, width).expand(batch, 1, height, width)
    return torch.cat([x, y, x_of], dim=1)


class CrossAttention(nn.Module):
    """Sketch features (queries) read the reference's tokens (keys, values).

    The last 3 of each head's `head_channels` values are the tokens' colours as they are.

    forward: x (B, C, H, W), tokens (B, T, D), colours (B, T, 3), log_weight (B, T) -> the features
    with what was read added, and the colours that each head points at, (B, heads, 3, H, W).
    """

    def __init__(self, channels: int, token_channels: int, heads: int, head_channels: int) -> None:
        super().__init__()
        inner = heads * head_channels
        self.heads, self.head_channels = heads, head_channels
        self.norm = ChannelNorm(channels)
        self.to_query = nn.Conv2d(channels, inner, kernel_size=1)
        self.to_key = nn.Linear(token_channels, inner)
        self.to_value = nn.Linear(token_channels, inner - 3 * heads)
        self.to_out = nn.Conv2d(inner, channels, kernel_size=1)

    def forward(
        self, x: Tensor, tokens: Tensor, colours: Tensor, log_weight: Tensor
    ) -> tuple[Tensor, Tensor]:
        batch, _, height, width = x.shape
        count = tokens.shape[1]
        heads, head_channels = self.heads, self.head_channels
        query = self.to_query(self.norm(x)).flatten(2).transpose(1, 2)  # (B, HW, inner)
        query = query.reshape(batch, height * width, heads, head_channels).transpose(1, 2)
        key = self.to_key(tokens).reshape(batch, count, heads, head_channels).transpose(1, 2)
        value = self.to_value(tokens).reshape(batch, count, heads, head_channels - 3)
        value = value.transpose(1, 2)
        shown = colours.to(value.dtype).unsqueeze(1).expand(batch, heads, count, 3)
        bias = log_weight.to(query.dtype).view(batch, 1, 1, count)
        read = F.scaled_dot_product_attention(
            query, key, torch.cat([value, shown], dim=-1), attn_mask=bias
        )  # (B, heads, HW, head_channels)
        maps = read.transpose(2, 3).reshape(batch, heads, head_channels, height, width)
        return x + self.to_out(maps.flatten(1, 2)), maps[:, :, -3:]


class ColourPointer(nn.Module):
    """One colour for each position, (B, 3, H, W), out of those that are offered.

    It is a convex combination of exact colours, the reference's and the hints': nothing in between
    can mute them.
    """

    def __init__(self, channels: int, heads: int, hint_reaches: int = 0) -> None:
        super().__init__()
        self.to_head_share = nn.Conv2d(channels, heads, kernel_size=1)
        if hint_reaches:
            self.to_hint_share = nn.Conv2d(channels, hint_reaches, kernel_size=1)

    def forward(self, x: Tensor, shown: Tensor, hints: HintColours | None = None) -> Tensor:
        """x (B, C, H, W), shown (B, heads, 3, H, W) and `hint_colours`' answer for this level."""
        share = self.to_head_share(x)
        if hints is not None:
            hint_share = self.to_hint_share(x).masked_fill(~hints.present, -torch.inf)
            share = torch.cat([share, hint_share], dim=1)
            shown = torch.cat([shown, hints.colours.to(shown.dtype)], dim=1)
        return torch.sum(shown * share.softmax(dim=1).unsqueeze(2), dim=1)


class HintColours(NamedTuple):
    """The mean hint colour around each position, for R reaches.

    colours: (B, R, 3, H, W) in [-1, 1]. present: (B, R, H, W) bool, whether a hint is in reach.
    """

    colours: Tensor
    present: Tensor


def hint_colours(hints: Tensor, stride: int, reaches: Sequence[int]) -> HintColours:
    """Read a hint map (B, 4, H, W), colour · mask and mask, at `stride`.

    reaches: how many positions far each mean looks, in a square.
    """
    small = F.avg_pool2d(hints.float(), stride)
    colours, present = [], []
    for reach in reaches:
        side = 2 * reach + 1
        rows = F.avg_pool2d(small, (side, 1), stride=1, padding=(reach, 0))
        sums = F.avg_pool2d(rows, (1, side), stride=1, padding=(0, reach))
        mask = sums[:, 3:]
        present.append(mask > 1e-6)
        colours.append(sums[:, :3] / mask.clamp_min(1e-6))
    return HintColours(torch.stack(colours, dim=1), torch.cat(present, dim=1))


def convex_upsample(colours: Tensor, weights: Tensor, scale: int) -> Tensor:
    """Enlarge `colours` (B, C, H, W) by `scale`: each new pixel mixes its 3×3 old neighbours.

    weights: (B, 9·scale², H, W) logits. The mixing is learned (RAFT, Teed and Deng 2020, section
    3.3), so that an edge falls on the drawn line and not on the grid.
    """
    batch, channels, height, width = colours.shape
    neighbours = F.unfold(F.pad(colours, (1, 1, 1, 1), mode="replicate"), kernel_size=3)
    neighbours = neighbours.view(batch, channels, 9, 1, height, width)
    mix = weights.view(batch, 1, 9, scale * scale, height, width).softmax(dim=2)
    mixed = (neighbours * mix).sum(dim=2)  # (B, C, scale², H, W)
    return F.pixel_shuffle(mixed.reshape(batch, channels * scale * scale, height, width), scale)
