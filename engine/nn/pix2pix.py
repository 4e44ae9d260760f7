"""pix2pix (Isola et al. 2017), the baseline of both lenses.

A U-net and a patch discriminator sized by config; the defaults are the paper's widths at 64 px.
The class label is the one addition: an embedding, spread over the sheet beside the sketch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

import torch
from torch import Tensor, nn
from torch.nn import functional as F

INIT_STD = 0.02
SLOPE = 0.2
DROPOUT = 0.5
DROPOUT_LAYERS = 3


@dataclass(frozen=True)
class _Config:
    def to_dict(self) -> dict[str, Any]:
        """As plain values, for a checkpoint's header."""
        return asdict(self)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> Self:
        """The inverse of `to_dict`; raises TypeError for unknown names."""
        return cls(**{k: tuple(v) if isinstance(v, list) else v for k, v in table.items()})


@dataclass(frozen=True)
class Pix2PixConfig(_Config):
    """channels: after each halving; label_channels: of the class's embedding.

    inputs: channels of the sketch and what is stacked on it. classes: 0 for one kind of picture.
    """

    size: int = 64
    classes: int = 50
    label_channels: int = 15
    channels: tuple[int, ...] = (64, 128, 256, 512, 512, 512)
    inputs: int = 1

    def __post_init__(self) -> None:
        if self.size % 2 ** len(self.channels) or len(self.channels) < 2:
            raise ValueError(f"size {self.size} cannot be halved {len(self.channels)} times")


@dataclass(frozen=True)
class PatchConfig(_Config):
    """The paper's 70-px patches are (64, 128, 256, 512) at 256 px; at 64 px two halvings see
    34 px, half the picture. The last entry belongs to a convolution without stride.

    condition: channels of what the photo should belong to. classes: 0 for a critic of one kind.
    """

    condition: int = 1
    classes: int = 50
    label_channels: int = 15
    channels: tuple[int, ...] = (64, 128, 256)


class LabelPlanes(nn.Module):
    """labels (B,) -> (B, C, H, W), the class's embedding at every position."""

    def __init__(self, classes: int, channels: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(classes, channels)

    def forward(self, labels: Tensor, like: Tensor) -> Tensor:
        planes: Tensor = self.embedding(labels)[:, :, None, None]
        return planes.to(like.dtype).expand(-1, -1, *like.shape[-2:])


class Pix2PixGenerator(nn.Module):
    """sketch (B, inputs, S, S) in [-1, 1], labels (B,) where there are classes -> (B, 3, S, S).

    | stage | what | size at 64 px |
    |---|---|---|
    | E1 | conv4 /2, no norm | 32 |
    | E2 … E5 | LeakyReLU 0.2, conv4 /2, batch norm | 16 … 2 |
    | E6 | LeakyReLU 0.2, conv4 /2, no norm | 1 |
    | D1 … D5 | ReLU, transposed conv4 ×2, batch norm, dropout in the first three, ⊕ skip | 2 … 32 |
    | D6 | ReLU, transposed conv4 ×2, tanh | 64 |

    Dropout is the only noise: as in the paper it stays on when the network is used (section 3.2).
    """

    def __init__(self, config: Pix2PixConfig) -> None:
        super().__init__()
        self.config = config
        widths = config.channels
        self.label: LabelPlanes | None = None
        inputs = config.inputs
        if config.classes:
            self.label = LabelPlanes(config.classes, config.label_channels)
            inputs += config.label_channels
        self.encoder, self.encoder_norms = nn.ModuleList(), nn.ModuleList()
        for index, width in enumerate(widths):
            has_norm = 0 < index < len(widths) - 1
            self.encoder.append(nn.Conv2d(inputs, width, 4, 2, 1, bias=not has_norm))
            self.encoder_norms.append(nn.BatchNorm2d(width) if has_norm else nn.Identity())
            inputs = width
        self.decoder, self.decoder_norms = nn.ModuleList(), nn.ModuleList()
        for index, width in enumerate((*reversed(widths[:-1]), 3)):
            is_last = index == len(widths) - 1
            self.decoder.append(nn.ConvTranspose2d(inputs, width, 4, 2, 1, bias=is_last))
            self.decoder_norms.append(nn.Identity() if is_last else nn.BatchNorm2d(width))
            inputs = 2 * width
        self.apply(_init)

    def forward(self, sketch: Tensor, labels: Tensor | None = None) -> Tensor:
        h = sketch
        if self.label is not None:
            assert labels is not None, "this generator draws by class"
            h = torch.cat([sketch, self.label(labels, sketch)], dim=1)
        skips = []
        for index, (conv, norm) in enumerate(zip(self.encoder, self.encoder_norms, strict=True)):
            h = norm(conv(F.leaky_relu(h, SLOPE) if index else h))
            skips.append(h)
        skips.pop()
        for index, (conv, norm) in enumerate(zip(self.decoder, self.decoder_norms, strict=True)):
            h = norm(conv(F.relu(h)))
            if index < DROPOUT_LAYERS and skips:
                h = F.dropout(h, DROPOUT, training=True)
            if skips:
                h = torch.cat([h, skips.pop().to(h.dtype)], dim=1)
        return torch.tanh(h.float())


class PatchDiscriminator(nn.Module):
    """condition (B, C, S, S), photo (B, 3, S, S), labels (B,) -> logits (B, 1, s, s), one a patch.

    conv4-norm-LeakyReLU stages, no norm in the first; then a convolution to the logits.
    """

    def __init__(self, config: PatchConfig) -> None:
        super().__init__()
        self.config = config
        self.label: LabelPlanes | None = None
        inputs = config.condition + 3
        if config.classes:
            self.label = LabelPlanes(config.classes, config.label_channels)
            inputs += config.label_channels
        layers: list[nn.Module] = []
        for index, width in enumerate(config.channels):
            stride = 1 if index == len(config.channels) - 1 else 2
            layers.append(nn.Conv2d(inputs, width, 4, stride, 1, bias=index == 0))
            layers += [nn.BatchNorm2d(width)] if index else []
            layers.append(nn.LeakyReLU(SLOPE))
            inputs = width
        layers.append(nn.Conv2d(inputs, 1, 4, 1, 1))
        self.layers = nn.Sequential(*layers)
        self.apply(_init)

    def forward(self, condition: Tensor, photo: Tensor, labels: Tensor | None = None) -> Tensor:
        parts = [condition, photo]
        if self.label is not None:
            assert labels is not None, "this discriminator judges by class"
            parts.append(self.label(labels, photo))
        logits: Tensor = self.layers(torch.cat(parts, dim=1))
        return logits.float()


def _init(module: nn.Module) -> None:
    """N(0, 0.02) for kernels, N(1, 0.02) for norms' scales, as in the paper's appendix."""
    if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
        nn.init.normal_(module.weight, 0.0, INIT_STD)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1.0, INIT_STD)
