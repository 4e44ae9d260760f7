"""SketchyGAN's generator and discriminator (arXiv 1801.02753): sketch, class and noise -> photo.

One class each, sized by a config: the defaults are the release's 64-px networks with 50 classes
(22.24 M and 17.18 M parameters); recipes hold the compact one that runs live, and larger sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import partial
from typing import Any, Literal, Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.blocks import BlockKind, build_block
from engine.nn.mru import (
    BlockParts,
    ConditionalBatchNorm,
    NoNorm,
    ScalarPReLU,
    SmoothReLU,
    spectral,
    unwrapped,
)
from engine.nn.mru import halved as half_size

ActivationName = Literal["smooth", "relu", "prelu"]
ACTIVATIONS: dict[str, Callable[[], nn.Module]] = {
    "smooth": SmoothReLU,
    "relu": partial(nn.ReLU, inplace=True),
    "prelu": ScalarPReLU,
}
INIT_STD = 0.02
SHUFFLED = 16  # channels at full size behind the pixel shuffle


@dataclass(frozen=True)
class _Config:
    """What both configs share: plain JSON values out and in."""

    def to_dict(self) -> dict[str, Any]:
        """The config as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> Self:
        """Rebuild from `to_dict`'s values; raises ValueError for what it does not know."""
        if unknown := set(table) - {entry.name for entry in fields(cls)}:
            raise ValueError(f"{cls.__name__} knows no {', '.join(sorted(unknown))}")
        return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})


@dataclass(frozen=True)
class GeneratorConfig(_Config):
    """Numbers of the generator.

    sketch: input channels (the release repeats the field three times). encoder: channels after
    each halving block; decoder: after each doubling one, the first starts at the smallest map.
    shuffle: the last doubling is a pixel shuffle behind the blocks instead of a block at full
    size, which a block at full size would pay four times for; the sketch's fine pixels then come
    as four channels of the half-size map.
    """

    size: int = 64
    classes: int = 50
    sketch: int = 3
    noise: int = 256
    noise_channels: int = 64
    stem: int = 8
    encoder: tuple[int, ...] = (64, 128, 256, 512)
    decoder: tuple[int, ...] = (384, 256, 128, 128, 64)
    shuffle: bool = False
    encoder_block: BlockKind = "residual"
    decoder_block: BlockKind = "minmax"
    activation: ActivationName = "smooth"

    def __post_init__(self) -> None:
        if self.size % 2 ** (len(self.encoder) + 1):
            raise ValueError(f"size {self.size} cannot be halved {len(self.encoder) + 1} times")
        doublings = len(self.decoder) + self.shuffle
        if doublings != len(self.encoder) + 1:
            raise ValueError(
                f"{len(self.encoder) + 1} halvings (stem and encoder) need as many doublings, "
                f"not {doublings} (decoder and shuffle)"
            )


@dataclass(frozen=True)
class DiscriminatorConfig(_Config):
    """Numbers of the discriminator; `stem_stride` 2 spares the blocks the full size."""

    size: int = 64
    classes: int = 50
    stem: int = 8
    stem_stride: Literal[1, 2] = 1
    channels: tuple[int, ...] = (128, 256, 512, 768)
    block: BlockKind = "residual"
    activation: ActivationName = "prelu"
    spectral_norm: bool = True


class Generator(nn.Module):
    """sketch (B, 1, S, S) distance field in [-1, 1], noise (B, Z) ~ N(0, 1), labels (B,) int64
    -> photo (B, 3, S, S) in [-1, 1].

    Stages at 64 px with the default config, the release's ("⊕" concatenates the image inputs):

        stem 7×7 /2              3@64 ->   8@32
        E1..E4 residual, down    sketch@32, 16, 8, 4 -> 64@16, 128@8, 256@4, 512@2
        D1 minmax, up            sketch@4  ⊕ noise 64@4  -> 384@4
        D2                       sketch@8  ⊕ E2 128@8    -> 256@8
        D3                       sketch@16 ⊕ E1  64@16   -> 128@16
        D4                       sketch@32 ⊕ stem 8@32   -> 128@32
        D5                       sketch@64               ->  64@64
        7×7, tanh                                        ->   3@64
    """

    def __init__(self, config: GeneratorConfig) -> None:
        super().__init__()
        self.config = config
        activation = ACTIVATIONS[config.activation]
        norm = partial(ConditionalBatchNorm, classes=config.classes)
        down = BlockParts("down", norm, activation)
        up = BlockParts("up", norm, activation)
        self.stem = nn.Conv2d(config.sketch, config.stem, 7, stride=2, padding=3)
        self.encoder = nn.ModuleList()
        width = config.stem
        for index, outputs in enumerate(config.encoder):
            image = self._sketch_channels(halvings=index + 1)
            self.encoder.append(build_block(config.encoder_block, width, image, outputs, down))
            width = outputs
        self.last_norm, self.last_act = ConditionalBatchNorm(width, config.classes), activation()
        self.noise_side = config.size >> len(config.encoder)  # twice the smallest map's
        spread = config.noise_channels * self.noise_side**2
        self.to_noise = nn.Linear(config.noise, spread)
        self.noise_norm, self.noise_act = ConditionalBatchNorm(spread, config.classes), activation()
        self.decoder = nn.ModuleList()
        for index, outputs in enumerate(config.decoder):
            image = self._sketch_channels(halvings=len(config.encoder) - index)
            image += self._skip_channels(index)
            self.decoder.append(build_block(config.decoder_block, width, image, outputs, up))
            width = outputs
        self.head: nn.Module
        if config.shuffle:
            self.head = nn.Sequential(
                nn.Conv2d(width, width, 3, padding=1),
                activation(),
                nn.Conv2d(width, 4 * SHUFFLED, 3, padding=1),
                nn.PixelShuffle(2),
                nn.Conv2d(SHUFFLED, 3, 3, padding=1),  # over the seams of the shuffle
            )
        else:
            self.head = nn.Conv2d(width, 3, 7, padding=3)
        self.apply(_release_init)

    def _sketch_channels(self, halvings: int) -> int:
        fine = self.config.shuffle and halvings == 1
        return 4 * self.config.sketch if fine else self.config.sketch

    def _skip_channels(self, index: int) -> int:
        """What joins the sketch at decoder stage `index`: noise first, then encoder maps."""
        if index == 0:
            return self.config.noise_channels + (
                self.config.encoder[-2] if self.config.shuffle else 0
            )
        widths = (self.config.stem, *self.config.encoder)
        place = len(self.config.encoder) - 1 - index
        return widths[place] if place >= 0 else 0

    def sketch_scales(self, sketch: Tensor) -> list[Tensor]:
        """The sketch at full size and halved by means down to the smallest map's double."""
        scales = [sketch.expand(-1, self.config.sketch, -1, -1)]
        for _ in range(len(self.config.encoder)):
            scales.append(half_size(scales[-1]))
        if self.config.shuffle:
            scales[1] = F.pixel_unshuffle(scales[0], 2)
        return scales

    def forward(self, sketch: Tensor, noise: Tensor, labels: Tensor) -> Tensor:
        scales = self.sketch_scales(sketch)
        maps = [self.stem(scales[0])]
        for index, block in enumerate(self.encoder):
            maps.append(block(maps[-1], scales[index + 1], labels))
        h = self.last_act(self.last_norm(maps[-1], labels))
        spread = self.to_noise(noise)[:, :, None, None]
        spread = self.noise_act(self.noise_norm(spread, labels))
        spread = spread.view(-1, self.config.noise_channels, self.noise_side, self.noise_side)
        for index, block in enumerate(self.decoder):
            place = len(self.encoder) - index
            image = [scales[place]]
            if index == 0:
                image.append(spread)
            if self._skip_channels(index) and (index > 0 or self.config.shuffle):
                image.append(maps[place - 1])
            h = block(h, torch.cat([part.to(h.dtype) for part in image], dim=1), labels)
        return torch.tanh(self.head(h).float())


class Discriminator(nn.Module):
    """photo (B, 3, S, S) in [-1, 1] -> real/fake logits (B, 1, s, s), class logits (B, classes).

    It sees no sketch. Each block also reads the photo at its own size, by 2×2 means.
    """

    def __init__(self, config: DiscriminatorConfig) -> None:
        super().__init__()
        self.config = config
        wrap = spectral if config.spectral_norm else unwrapped
        activation = ACTIVATIONS[config.activation]
        stride = config.stem_stride
        self.stem = wrap(nn.Conv2d(3, config.stem, 7, stride=stride, padding=3))
        self.stem_act = activation()
        self.blocks = nn.ModuleList()
        parts = BlockParts("down", NoNorm, activation, wrap)
        width = config.stem
        for outputs in config.channels:
            self.blocks.append(build_block(config.block, width, 3, outputs, parts))
            width = outputs
        self.last_act = activation()
        self.real_or_fake = wrap(nn.Conv2d(width, 1, 1))
        self.classify = wrap(nn.Linear(width, config.classes))
        self.apply(_release_init)

    def forward(self, photo: Tensor) -> tuple[Tensor, Tensor]:
        h = self.stem_act(self.stem(photo))
        image = photo if self.config.stem_stride == 1 else half_size(photo)
        for block in self.blocks:
            h = block(h, image)
            image = half_size(image)
        h = self.last_act(h)
        return self.real_or_fake(h).float(), self.classify(h.mean(dim=(2, 3))).float()


def _release_init(module: nn.Module) -> None:
    """N(0, 0.02) for every kernel; biases stay as their block set them."""
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
        kernels = [
            weight for name, weight in module.named_parameters() if not name.endswith("bias")
        ]
        for kernel in kernels:  # under spectral norm the kernel has another name
            nn.init.normal_(kernel, 0.0, INIT_STD)
