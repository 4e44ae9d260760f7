"""style2paints V1's generator: the residual U-net with guide decoders.

Zhang, Ji and Lin 2017 (arXiv 1706.03319), figure 3 and section 3. "Residual" names the two extra
losses of the guide decoders, not residual blocks. Kernel sizes, norms and activations are open in
the paper; ours are in `engine.nn.layers`. The cross-attention to the reference and the local colour
hints are our additions, switched by `attention_strides` and `hint_map`.

    stage      stride          paper     compact
    encoder    stem · 1, 2 …   16 32 64 128 256   32 64 128 192   (compact starts at stride 2)
    middle     below           2048      256      + hint, on the globally normalised features
    decoder    back up         512 128 64 32 64   192 128 96 48
    guide 1    entry of the middle -> grayscale painting          (training only)
    guide 2    exit of the middle  -> colour painting             (training only)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.layers import (
    ColourPointer,
    ConvBlock,
    CrossAttention,
    UpBlock,
    add_coordinates,
    convex_upsample,
    hint_colours,
)
from engine.nn.style_encoder import StyleCode


@dataclass(frozen=True)
class ResidualUNetConfig:
    """Numbers of one U-net; the defaults are the paper's (256 px, 4096-d hint, no attention).

    stem_stride: pixels of the sheet along one side of a pixel of the first level.
    encoder, decoder: channels per level, in the order the picture passes them.
    guide: channels of both guide decoders; each entry doubles the side, from the middle's.
    hint: length of the style vector. One dense layer leads from there to the middle's channels, in
    the paper from 4096 to 2048; hint_layer: width of a hidden one between (0 = none, as there).
    attention_strides: decoder levels that read the reference's tokens.
    hint_map: whether local colour hints are read, too: by the stem and by the pointer.
    """

    stem_stride: int = 1
    encoder: tuple[int, ...] = (16, 32, 64, 128, 256)
    middle: int = 2048
    decoder: tuple[int, ...] = (512, 128, 64, 32, 64)
    guide: tuple[int, ...] = (512, 256, 128, 64, 32)
    hint: int = 4096
    hint_layer: int = 0
    depth: int = 1
    attention_strides: tuple[int, ...] = ()
    attention_heads: int = 4
    attention_channels: int = 32
    token_channels: int = 192
    hint_map: bool = False

    def __post_init__(self) -> None:
        if len(self.encoder) != len(self.decoder):
            raise ValueError("encoder and decoder need the same number of levels")
        unknown = set(self.attention_strides) - set(self.decoder_strides)
        if unknown:
            raise ValueError(
                f"attention at stride {sorted(unknown)}: levels are {self.decoder_strides}"
            )

    @property
    def decoder_strides(self) -> tuple[int, ...]:
        """Stride of each decoder level, coarse to fine."""
        return tuple(self.stem_stride * 2**level for level in reversed(range(len(self.decoder))))

    @property
    def multiple(self) -> int:
        """Sides of a sheet must be multiples of this."""
        return int(self.stem_stride * 2 ** len(self.encoder))


HINT_REACHES = (0, 2, 6, 20)
"""How far the pointer looks for hints, in positions of the finest attended level."""
HINT_CHANNELS = 4


class Painting(NamedTuple):
    """All outputs in [-1, 1]; the guides may be smaller than the sheet; None where not built.

    painting: (B, 3, H, W). guide_gray: (B, 1, h, w). guide_colour: (B, 3, h, w).
    pointed: (B, 3, h, w), the reference colours that the finest attention points at.
    """

    painting: Tensor
    guide_gray: Tensor | None = None
    guide_colour: Tensor | None = None
    pointed: Tensor | None = None


class GuideDecoder(nn.Module):
    """Plain decoder from the middle to a small painting, without skips (section 3.1)."""

    def __init__(self, inputs: int, channels: Sequence[int], outputs: int) -> None:
        super().__init__()
        sizes = [inputs, *channels]
        self.levels = nn.Sequential(
            *(UpBlock(a, 0, b, depth=1) for a, b in zip(sizes, channels, strict=False))
        )
        self.to_picture = nn.Conv2d(sizes[-1], outputs, kernel_size=3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        return torch.tanh(self.to_picture(self.levels(x)))


class ResidualUNet(nn.Module):
    """Line art (B, 1, H, W), 1 = ink and 0 = paper, and a `StyleCode` -> `Painting`.

    A network with a `hint_map` also takes hints (B, 4, H, W), see `engine.pixels.hint_tensor`;
    None is the same as an empty map.
    """

    def __init__(self, config: ResidualUNetConfig) -> None:
        super().__init__()
        self.config = config
        encoder, decoder, depth = config.encoder, config.decoder, config.depth
        planes = 1 + HINT_CHANNELS * config.hint_map
        stem = planes * config.stem_stride**2 + 2
        self.encoder = nn.ModuleList(
            ConvBlock(inputs, outputs, depth, stride=1 if level == 0 else 2)
            for level, (inputs, outputs) in enumerate(
                zip((stem, *encoder[:-1]), encoder, strict=True)
            )
        )
        self.middle_entry = ConvBlock(encoder[-1], config.middle, depth, stride=2)
        self.hint_layer = self._hint_layer()
        self.middle_exit = ConvBlock(config.middle, config.middle, depth)
        self.decoder = nn.ModuleList(
            UpBlock(inputs, skip, outputs, depth)
            for inputs, skip, outputs in zip(
                (config.middle, *decoder[:-1]), reversed(encoder), decoder, strict=True
            )
        )
        self.attention = nn.ModuleDict(
            {
                str(stride): CrossAttention(
                    channels, config.token_channels, config.attention_heads,
                    config.attention_channels,
                )
                for stride, channels in self._attended()
            }
        )  # fmt: skip
        self.to_picture = nn.Conv2d(decoder[-1], 3 * config.stem_stride**2, 3, padding=1)
        if config.attention_strides:
            _, finest = self._attended()[-1]
            reaches = len(HINT_REACHES) if config.hint_map else 0
            self.pointer = ColourPointer(finest, config.attention_heads, reaches)
            self.to_mix = nn.Conv2d(decoder[-1], 9 * config.stem_stride**2, 3, padding=1)
        self.guide_gray: GuideDecoder | None = GuideDecoder(config.middle, config.guide, 1)
        self.guide_colour: GuideDecoder | None = GuideDecoder(config.middle, config.guide, 3)

    def _attended(self) -> list[tuple[int, int]]:
        """(stride, channels) of the decoder levels that read the reference, coarse to fine."""
        config = self.config
        levels = zip(config.decoder_strides, config.decoder, strict=True)
        return [(stride, width) for stride, width in levels if stride in config.attention_strides]

    def _hint_layer(self) -> nn.Module:
        config = self.config
        if not config.hint_layer:
            return nn.Linear(config.hint, config.middle)
        return nn.Sequential(
            nn.Linear(config.hint, config.hint_layer),
            nn.SiLU(),
            nn.Linear(config.hint_layer, config.middle),
        )

    def drop_guides(self) -> None:
        """Leave the guide decoders out: they exist in training only."""
        self.guide_gray = self.guide_colour = None

    def forward(self, ink: Tensor, style: StyleCode, hints: Tensor | None = None) -> Painting:
        config = self.config
        x = self._stem_input(ink, hints)
        skips = []
        for level in self.encoder:
            x = level(x)
            skips.append(x)
        entry = self.middle_entry(x)
        hint = self.hint_layer(style.hint)[:, :, None, None]
        exit_ = self.middle_exit(global_norm(entry) + hint)
        x, pointed = exit_, None
        for stride, level, skip in zip(
            config.decoder_strides, self.decoder, reversed(skips), strict=True
        ):
            x = level(x, skip)
            if stride in config.attention_strides:
                x, shown = self.attention[str(stride)](
                    x, style.tokens, style.colours, style.log_weight
                )
                if stride == min(config.attention_strides):
                    near = None if hints is None else hint_colours(hints, stride, HINT_REACHES)
                    pointed = self.pointer(x, shown, near)
        return Painting(
            painting=self._to_painting(x, pointed),
            guide_gray=self.guide_gray(entry) if self.guide_gray is not None else None,
            guide_colour=self.guide_colour(exit_) if self.guide_colour is not None else None,
            pointed=pointed,
        )

    def _stem_input(self, ink: Tensor, hints: Tensor | None) -> Tensor:
        """Ink, coordinates and, last, the hints, at the stem's stride."""
        stride = self.config.stem_stride
        x = add_coordinates(F.pixel_unshuffle(ink, stride))
        if not self.config.hint_map:
            if hints is not None:
                raise ValueError("this network was built without a hint map")
            return x
        if hints is None:
            hints = ink.new_zeros(ink.shape[0], HINT_CHANNELS, *ink.shape[2:])
        return torch.cat([x, F.pixel_unshuffle(hints, stride)], dim=1)

    def _to_painting(self, x: Tensor, pointed: Tensor | None) -> Tensor:
        """The decoder's own colours, on top of the pointed ones where there is an attention."""
        scale = self.config.stem_stride
        own = F.pixel_shuffle(self.to_picture(x), scale)
        if pointed is None:
            return torch.tanh(own)
        spread = F.interpolate(pointed, size=x.shape[-2:], mode="nearest")
        return own + convex_upsample(spread, self.to_mix(x), scale)


def global_norm(x: Tensor) -> Tensor:
    """(B, C, H, W) to mean 0 and variance 1 over each whole sample: the paper's global norm."""
    return F.group_norm(x, 1)
