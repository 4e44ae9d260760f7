"""The paint lens's network: a style encoder and a residual U-net that fit each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from torch import Tensor, nn

from engine.nn.residual_unet import Painting, ResidualUNet, ResidualUNetConfig
from engine.nn.style_encoder import StyleEncoder, StyleEncoderConfig

T = TypeVar("T")


@dataclass(frozen=True)
class PaintNetworkConfig:
    """Everything needed to build the network again; stored in its checkpoints."""

    unet: ResidualUNetConfig
    encoder: StyleEncoderConfig

    def __post_init__(self) -> None:
        if self.unet.hint != self.encoder.hint:
            raise ValueError(f"hint lengths differ: {self.unet.hint} and {self.encoder.hint}")
        if self.unet.attention_strides and self.unet.token_channels != self.encoder.tokens:
            raise ValueError("unet.token_channels must equal encoder.tokens")

    def to_dict(self) -> dict[str, Any]:
        """The config as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> PaintNetworkConfig:
        """Rebuild from `to_dict`'s values; raises TypeError or ValueError where they do not fit."""
        return cls(
            unet=_build(ResidualUNetConfig, table["unet"]),
            encoder=_build(StyleEncoderConfig, table["encoder"]),
        )


def _build(cls: type[T], table: Mapping[str, Any]) -> T:
    known = {field.name for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := set(table) - known:
        raise ValueError(f"{cls.__name__} knows no {', '.join(sorted(unknown))}")
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    return cls(**values)


class PaintNetwork(nn.Module):
    """Line art (B, 1, H, W), 1 = ink, and reference (B, 3, R, R) in [-1, 1] -> `Painting`.

    Networks with a hint map also take hints (B, 4, H, W), see `engine.pixels.hint_tensor`.
    """

    def __init__(self, config: PaintNetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = StyleEncoder(config.encoder)
        self.unet = ResidualUNet(config.unet)

    def forward(self, ink: Tensor, reference: Tensor, hints: Tensor | None = None) -> Painting:
        painting: Painting = self.unet(ink, self.encoder(reference), hints)
        return painting
