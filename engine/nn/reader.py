"""The reader's network: a fitted drawing in, one logit for each class out.

The body of EfficientNet-Lite0 (inverted residuals of depthwise convolutions, ReLU6, no
squeeze-and-excitation) for one channel of lines, one block and the 1280-channel head left out.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

NORM_EPS, NORM_MOMENTUM = 1e-3, 0.01


@dataclass(frozen=True)
class Stage:
    """`repeats` inverted residuals; the first one strides."""

    expand: int
    channels: int
    kernel: int
    stride: int
    repeats: int


@dataclass(frozen=True)
class ReaderConfig:
    """Numbers of a reader; `size` is the side in px of the square a drawing is fitted into."""

    size: int = 128
    classes: int = 125
    stem: int = 32
    dropout: float = 0.2
    stages: tuple[Stage, ...] = (  # at 128 px the stem leaves 64×64
        Stage(expand=1, channels=16, kernel=3, stride=1, repeats=1),  # 64
        Stage(expand=6, channels=24, kernel=3, stride=2, repeats=2),  # 32
        Stage(expand=6, channels=40, kernel=5, stride=2, repeats=2),  # 16
        Stage(expand=6, channels=80, kernel=3, stride=2, repeats=3),  # 8
        Stage(expand=6, channels=112, kernel=5, stride=1, repeats=3),  # 8
        Stage(expand=6, channels=192, kernel=5, stride=2, repeats=3),  # 4
        Stage(expand=6, channels=320, kernel=3, stride=1, repeats=1),  # 4
    )

    def to_dict(self) -> dict[str, Any]:
        """Plain values, for the header of a checkpoint and a recipe."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> ReaderConfig:
        """The config that `to_dict` described; raises TypeError for unknown or missing names."""
        stages = tuple(Stage(**stage) for stage in values["stages"])
        return cls(**{**values, "stages": stages})


class ConvNorm(nn.Module):
    """conv-norm, with ReLU6 behind it or not; same size (or half of it with stride 2)."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, groups: int = 1,
        active: bool = True,
    ) -> None:  # fmt: skip
        super().__init__()
        self.conv = nn.Conv2d(
            inputs, outputs, kernel, stride, padding=kernel // 2, groups=groups, bias=False
        )
        self.norm: nn.Module = nn.BatchNorm2d(outputs, eps=NORM_EPS, momentum=NORM_MOMENTUM)
        self.act = nn.ReLU6(inplace=True) if active else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.act(self.norm(self.conv(x)))
        return out

    def fold(self) -> None:
        """Put the norm's running statistics into the convolution (evaluation only)."""
        if isinstance(self.norm, nn.BatchNorm2d):
            self.conv = fuse_conv_bn_eval(self.conv.eval(), self.norm.eval())
            self.norm = nn.Identity()


class InvertedResidual(nn.Module):
    """1×1 to `expand` times the channels, depthwise k×k, 1×1 back; + x where the shapes agree."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expand: int) -> None:
        super().__init__()
        inner = inputs * expand
        self.expand = ConvNorm(inputs, inner, 1) if expand > 1 else nn.Identity()
        self.depthwise = ConvNorm(inner, inner, kernel, stride, groups=inner)
        self.project = ConvNorm(inner, outputs, 1, active=False)
        self.shortcut = stride == 1 and inputs == outputs

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = self.project(self.depthwise(self.expand(x)))
        return x + out if self.shortcut else out


class ReaderNetwork(nn.Module):
    """forward: lines (B, 1, S, S), paper = 1 and ink = -1 -> logits (B, classes)."""

    def __init__(self, config: ReaderConfig) -> None:
        super().__init__()
        self.config = config
        self.stem = ConvNorm(1, config.stem, 3, stride=2)
        blocks, channels = [], config.stem
        for stage in config.stages:
            for index in range(stage.repeats):
                stride = stage.stride if index == 0 else 1
                blocks.append(
                    InvertedResidual(channels, stage.channels, stage.kernel, stride, stage.expand)
                )
                channels = stage.channels
        self.blocks = nn.Sequential(*blocks)
        self.dropout = nn.Dropout(config.dropout)
        self.head = nn.Linear(channels, config.classes)

    def forward(self, lines: Tensor) -> Tensor:
        features = self.blocks(self.stem(lines)).mean(dim=(2, 3))  # (B, C)
        logits: Tensor = self.head(self.dropout(features))
        return logits

    def fold_norms(self) -> None:
        """Make every conv-norm one convolution, for use: the same function, a third faster."""
        for module in self.modules():
            if isinstance(module, ConvNorm):
                module.fold()
