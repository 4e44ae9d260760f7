"""The generator of the experiments: the paper's U-net with small numbers, and what it paints."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from engine.nn.residual_unet import ResidualUNet, ResidualUNetConfig
from engine.nn.style_encoder import StyleCode
from engine.pixels import from_tensor
from training.losses import painting_l1
from training.reproduce.drawings import SHOWN
from training.reproduce.measured import Pixels
from training.task import Batch, Player

EQUATION_2 = {"painting": 1.0, "guide_gray": 0.3, "guide_colour": 0.9}
HINT_LAYER = 128
_PAINTED_AT_ONCE = 16


def small_config(hint: int, hint_layer: int = HINT_LAYER) -> ResidualUNetConfig:
    """Three levels and a middle at an eighth of the sheet, guides up to half of it.

    hint_layer: unlike the paper's network this one has a hidden dense layer, so that short and long
    hints meet the middle through equally many weights.
    """
    return ResidualUNetConfig(
        encoder=(8, 16, 32),
        middle=128,
        decoder=(64, 32, 16),
        guide=(64, 32),
        hint=hint,
        hint_layer=hint_layer,
    )


def build_unet(config: ResidualUNetConfig, seed: int, *, guided: bool) -> ResidualUNet:
    """A U-net whose weights depend on config and seed only, with or without guide decoders."""
    torch.manual_seed(seed)
    network = ResidualUNet(config)
    if not guided:
        network.drop_guides()
    return network


def style_of(hint: Tensor) -> StyleCode:
    """A style vector (B, length) alone, as the paper has it: no tokens."""
    none = hint.new_zeros(len(hint), 0, 3)
    return StyleCode(hint, tokens=none, colours=none, log_weight=none[..., 0])


def equation_2(network: ResidualUNet, batch: Batch) -> dict[str, Tensor]:
    """The terms of eq. 2 for a batch with ink, painting, weight and a `hint` (B, length)."""
    out = network(batch["ink"], style_of(batch["hint"]))
    return painting_l1(out, batch["painting"], batch["weight"])


def guided_player(network: ResidualUNet) -> Player:
    """The generator under eq. 2 with the paper's α and β."""
    return Player("generator", network, lambda batch: equation_2(network, batch), EQUATION_2)


@torch.no_grad()
def painted(network: nn.Module, ink: Tensor, hint: Tensor) -> Tensor:
    """What the U-net paints, (N, 3, S, S) in [-1, 1], some drawings at a time."""
    parts = zip(*(torch.split(each, _PAINTED_AT_ONCE) for each in (ink, hint)), strict=True)
    return torch.cat([network(lines, style_of(code)).painting.float() for lines, code in parts])


def unit_l1(made: Tensor, wanted: Tensor) -> float:
    """Mean |difference| of pictures in [-1, 1] on a scale on which black and white are 1 apart."""
    return (made - wanted).abs().mean().item() / 2


def to_pictures(paintings: Tensor) -> Sequence[Pixels]:
    """The first few paintings as pixels."""
    return [from_tensor(painting) for painting in paintings[:SHOWN]]
