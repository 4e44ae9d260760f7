"""The edge network: a holistically nested detector (HED, Xie and Tu 2015), small.

The encoder has the shape of EfficientNet-lite0 up to stride 16, its batch norms folded into the
convolutions, so that training can start from published ImageNet weights. Each stride has a side
output; a top-down path lends the fine ones what the coarse ones know (Wang et al. 2017, "Deep crisp
boundaries"), and the fused output is HED's learned mixture of all sides (eq. 3).

| stage | blocks | channels | kernel | stride of its output |
| --- | --- | --- | --- | --- |
| stem | conv 3×3 | 32 | 3 | 2 |
| 1 | 1 | 16 | 3 | 2 |
| 2 | 2 | 24 | 3 | 4 |
| 3 | 2 | 40 | 5 | 8 |
| 4 | 3 | 80 | 3 | 16 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

STEM = 32


class Stage(NamedTuple):
    """Inverted bottlenecks at one stride; only the first changes size and channels."""

    blocks: int
    channels: int
    kernel: int
    stride: int
    expansion: int


STAGES = (
    Stage(blocks=1, channels=16, kernel=3, stride=1, expansion=1),
    Stage(blocks=2, channels=24, kernel=3, stride=2, expansion=6),
    Stage(blocks=2, channels=40, kernel=5, stride=2, expansion=6),
    Stage(blocks=3, channels=80, kernel=3, stride=2, expansion=6),
)
STRIDE = 16
"""Of the coarsest side output; heights and widths must be multiples of it."""


class EdgeMaps(NamedTuple):
    """Edge logits at the picture's size: one map per side (strides 2, 4, 8, 16) and their mixture.

    sides: (B, 4, H, W). fused: (B, 1, H, W).
    """

    sides: Tensor
    fused: Tensor


@dataclass(frozen=True)
class EdgeNetworkConfig:
    """Channels of the top-down path at strides 2, 4, 8, 16."""

    decoder: tuple[int, ...] = (16, 24, 32, 48)

    def __post_init__(self) -> None:
        if len(self.decoder) != len(STAGES):
            raise ValueError(f"decoder needs {len(STAGES)} numbers, one per stride")

    def to_dict(self) -> dict[str, Any]:
        """Plain values for a checkpoint's header."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> EdgeNetworkConfig:
        """The config that `to_dict` described."""
        return cls(decoder=tuple(values["decoder"]))


class EdgeNetwork(nn.Module):
    """(B, 3, H, W) in [-1, 1], H and W multiples of 16 -> `EdgeMaps`."""

    def __init__(self, config: EdgeNetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.stem = SameConv(3, STEM, kernel=3, stride=2)
        self.stages = build_stages(STAGES)
        deeper = (*config.decoder[1:], 0)
        self.ups = nn.ModuleList(
            TopDown(stage.channels, above, own)
            for stage, above, own in zip(STAGES, deeper, config.decoder, strict=True)
        )
        self.sides = nn.ModuleList(nn.Conv2d(own, 1, kernel_size=1) for own in config.decoder)
        self.fuse = nn.Conv2d(len(STAGES), 1, kernel_size=1)
        self._initialise()

    def forward(self, picture: Tensor) -> EdgeMaps:
        size = picture.shape[-2:]
        x = F.relu6(self.stem(picture))
        features = []  # (B, C, H/s, W/s), s = 2, 4, 8, 16
        for stage in self.stages:
            x = stage(x)
            features.append(x)
        above: Tensor | None = None
        sides: list[Tensor] = []
        for up, head, feature in zip(
            reversed(self.ups), reversed(self.sides), reversed(features), strict=True
        ):
            above = up(feature, above)
            sides.insert(0, F.interpolate(head(above).float(), size, mode="bilinear"))
        stacked = torch.cat(sides, dim=1)  # (B, 4, H, W)
        return EdgeMaps(stacked, self.fuse(stacked))

    def _initialise(self) -> None:
        """He's initialisation; the mixture starts as the sides' mean (HED, section 4.1)."""
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_in", nonlinearity="relu")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)
        for head in self.sides:
            assert isinstance(head, nn.Conv2d)
            nn.init.normal_(head.weight, std=0.01)
        nn.init.constant_(self.fuse.weight, 1 / len(STAGES))


class SameConv(nn.Conv2d):
    """A convolution padded as TensorFlow pads "same": the odd pixel goes to the right and bottom.

    The published weights were trained so; it matters at stride 2 on even sizes.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1
    ) -> None:
        super().__init__(inputs, outputs, kernel, stride=stride, groups=groups)
        total = kernel - stride
        self._pad = (total // 2, total - total // 2)

    def forward(self, x: Tensor) -> Tensor:
        before, after = self._pad
        if before == after:
            return F.conv2d(
                x, self.weight, self.bias, self.stride, padding=before, groups=self.groups
            )
        return super().forward(F.pad(x, (before, after, before, after)))


class Bottleneck(nn.Module):
    """EfficientNet-lite's inverted bottleneck: 1×1 wider, depthwise k×k, 1×1 back, shortcut."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expansion: int) -> None:
        super().__init__()
        wide = inputs * expansion
        self.expand = nn.Conv2d(inputs, wide, kernel_size=1) if expansion > 1 else None
        self.depthwise = SameConv(wide, wide, kernel, stride, groups=wide)
        self.project = nn.Conv2d(wide, outputs, kernel_size=1)
        self.shortcut = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        wide = x if self.expand is None else F.relu6(self.expand(x))
        out: Tensor = self.project(F.relu6(self.depthwise(wide)))
        return x + out if self.shortcut else out


def build_stages(stages: Sequence[Stage]) -> nn.ModuleList:
    """The inverted bottlenecks of EfficientNet-lite0 behind its stem, stage by stage."""
    built, channels = nn.ModuleList(), STEM
    for stage in stages:
        first = Bottleneck(channels, stage.channels, stage.kernel, stage.stride, stage.expansion)
        channels = stage.channels
        others = (
            Bottleneck(channels, channels, stage.kernel, 1, stage.expansion)
            for _ in range(stage.blocks - 1)
        )
        built.append(nn.Sequential(first, *others))
    return built


class TopDown(nn.Module):
    """A stage's features joined with the coarser ones above: 1×1 each, sum, conv 3×3.

    above = 0: the coarsest stage, which has nothing above it.
    """

    def __init__(self, inputs: int, above: int, outputs: int) -> None:
        super().__init__()
        self.lateral = nn.Conv2d(inputs, outputs, kernel_size=1)
        self.lower = nn.Conv2d(above, outputs, kernel_size=1) if above else None
        self.smooth = nn.Conv2d(outputs, outputs, kernel_size=3, padding=1)

    def forward(self, feature: Tensor, above: Tensor | None) -> Tensor:
        x: Tensor = self.lateral(feature)
        if self.lower is not None and above is not None:
            x = x + F.interpolate(self.lower(above), x.shape[-2:], mode="bilinear")
        return F.relu(self.smooth(F.relu(x)))
