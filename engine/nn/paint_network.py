"""The paint lens's network: what reads the reference, and a residual U-net that fits it.

The encoder is either trained with the U-net and stored with it, or the paper's locked network,
whose weights are in no checkpoint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from torch import Tensor, nn

from engine.nn.locked_style import LockedStyle, LockedStyleConfig
from engine.nn.residual_unet import Painting, ResidualUNet, ResidualUNetConfig
from engine.nn.style_encoder import StyleEncoder, StyleEncoderConfig

T = TypeVar("T")
EncoderConfig = StyleEncoderConfig | LockedStyleConfig


@dataclass(frozen=True)
class PaintNetworkConfig:
    """Everything needed to build the network again; stored in its checkpoints."""

    unet: ResidualUNetConfig
    encoder: EncoderConfig

    def __post_init__(self) -> None:
        unet, encoder = self.unet, self.encoder
        if unet.hint != encoder.hint:
            raise ValueError(f"hint lengths differ: {unet.hint} and {encoder.hint}")
        if not unet.attention_strides:
            return
        if isinstance(encoder, LockedStyleConfig):
            raise ValueError("a locked encoder gives no tokens: set unet.attention_strides to []")
        if unet.token_channels != encoder.tokens:
            raise ValueError("unet.token_channels must equal encoder.tokens")

    def to_dict(self) -> dict[str, Any]:
        """The config as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, table: Mapping[str, Any]) -> PaintNetworkConfig:
        """Rebuild from `to_dict`'s values; raises TypeError or ValueError where they do not fit."""
        is_locked = "network" in table["encoder"]
        encoder: type[EncoderConfig] = LockedStyleConfig if is_locked else StyleEncoderConfig
        return cls(
            unet=_build(ResidualUNetConfig, table["unet"]),
            encoder=_build(encoder, table["encoder"]),
        )


def _build(cls: type[T], table: Mapping[str, Any]) -> T:
    known = {field.name for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := set(table) - known:
        raise ValueError(f"{cls.__name__} knows no {', '.join(sorted(unknown))}")
    values = {key: tuple(v) if isinstance(v, list) else v for key, v in table.items()}
    return cls(**values)


def _build_encoder(config: EncoderConfig) -> nn.Module:
    if isinstance(config, LockedStyleConfig):
        return LockedStyle(config)
    return StyleEncoder(config)


class PaintNetwork(nn.Module):
    """Line art (B, 1, H, W), 1 = ink, and reference (B, 3, R, R) in [-1, 1] -> `Painting`.

    Networks with a hint map also take hints (B, 4, H, W), see `engine.pixels.hint_tensor`.
    Raises CheckpointError where the weights of a locked encoder are not found.
    """

    def __init__(self, config: PaintNetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = _build_encoder(config.encoder)
        self.unet = ResidualUNet(config.unet)

    def forward(self, ink: Tensor, reference: Tensor, hints: Tensor | None = None) -> Painting:
        painting: Painting = self.unet(ink, self.encoder(reference), hints)
        return painting
