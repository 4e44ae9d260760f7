"""The paint lens's discriminator (Zhang et al. 2017, section 3.2): a DCGAN with two answers.

It sees the painting alone, neither lines nor reference, and says which style vector the painting
was made of (eq. 3) and whether a person made it (eq. 4). Used in training only.

    part         256 px    64 px
    5 blocks     128 64 32 16 8    32 16 8 4 2      conv4 /2, batch norm (not in the first), act
    grid         4                 2                area means of the last map
    style        4096              4096             one dense layer on the grid
    real_or_fake 1                 1                another one on the same grid
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from torch import Tensor, nn
from torch.nn import functional as F

from engine.nn.mru import spectral, unwrapped

INIT_STD = 0.02
SLOPE = 0.2


@dataclass(frozen=True)
class PaintDiscriminatorConfig:
    """Numbers of the discriminator; the defaults are for 256 px.

    style: length of the style vector. channels: after each halving. grid: side of the map that both
    heads read; the last map is brought to it by area means, and by repetition where a sheet of less
    than grid * 2 ** len(channels) px leaves it smaller. spectral_norm: in place of the batch norms
    (Miyato et al. 2018).
    """

    style: int = 4096
    channels: tuple[int, ...] = (64, 128, 256, 512, 512)
    grid: int = 4
    spectral_norm: bool = False

    def __post_init__(self) -> None:
        if not self.channels or self.grid < 1 or self.style < 1:
            raise ValueError("channels, grid and style must not be empty or 0")

    def to_dict(self) -> dict[str, Any]:
        """As plain values, for a resolved recipe."""
        return asdict(self)


class Verdict(NamedTuple):
    """What D says of B paintings. style: (B, style). real_or_fake: (B, 1) logits, > 0 is real."""

    style: Tensor
    real_or_fake: Tensor


class PaintDiscriminator(nn.Module):
    """Paintings (B, 3, H, W) in [-1, 1] -> `Verdict`.

    Eq. 3 and eq. 4 share all five blocks and the grid; each has a dense layer of its own, so that
    the steps of either train what both see with.
    """

    def __init__(self, config: PaintDiscriminatorConfig) -> None:
        super().__init__()
        self.config = config
        wrap = spectral if config.spectral_norm else unwrapped
        layers: list[nn.Module] = []
        inputs = 3
        for index, width in enumerate(config.channels):
            has_norm = index > 0 and not config.spectral_norm
            layers.append(
                wrap(_initialised(nn.Conv2d(inputs, width, 4, 2, padding=1, bias=not has_norm)))
            )
            layers += [_initialised(nn.BatchNorm2d(width))] if has_norm else []
            layers.append(nn.LeakyReLU(SLOPE))
            inputs = width
        self.blocks = nn.Sequential(*layers)
        flat = inputs * config.grid**2
        self.style = wrap(_initialised(nn.Linear(flat, config.style)))
        self.real_or_fake = wrap(_initialised(nn.Linear(flat, 1)))

    def forward(self, painting: Tensor) -> Verdict:
        last = F.adaptive_avg_pool2d(self.blocks(painting), self.config.grid)  # (B, C, grid, grid)
        flat = last.flatten(1)
        return Verdict(self.style(flat).float(), self.real_or_fake(flat).float())


def _initialised(module: nn.Conv2d | nn.Linear | nn.BatchNorm2d) -> nn.Module:
    """N(0, 0.02) for kernels, N(1, 0.02) for norms' scales, as DCGAN has it."""
    nn.init.normal_(module.weight, float(isinstance(module, nn.BatchNorm2d)), INIT_STD)
    return module
