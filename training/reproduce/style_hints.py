"""Style vectors of any length from one locked network, for the experiments on the hint.

The paper takes VGG-19's fc1, 4096 numbers. EfficientNet-lite0's 1280, which need no download, are
multiplied by a fixed Gaussian matrix, so that 256, 2048 and 4096 numbers come from the same
reading: a shorter hint is a summary, a longer one repeats what is there without adding to it.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from engine.nn.locked_style import LockedStyle, LockedStyleConfig
from training.reproduce.drawings import Drawings

READ_PX = 96
_AT_ONCE = 16
_MATRIX_SEED = 2017


def projection(inputs: int, outputs: int) -> Tensor:
    """(inputs, outputs) of N(0, 1 / inputs): keeps lengths on average; the same in every run."""
    generator = torch.Generator().manual_seed(_MATRIX_SEED)
    return torch.randn(inputs, outputs, generator=generator) / math.sqrt(inputs)


class StyleReader:
    """Pictures -> style vectors, standardised by what the training drawings give."""

    def __init__(self, pictures: Tensor) -> None:
        """pictures: (N, 3, S, S) in [-1, 1], whose mean and spread become 0 and 1."""
        self._network = LockedStyle(LockedStyleConfig("efficientnet-lite0", READ_PX))
        seen = self._seen(pictures)
        self._mean, self._spread = seen.mean(dim=0), seen.std(dim=0).clamp_min(1e-3)

    def __call__(self, pictures: Tensor) -> Tensor:
        """(N, 3, S, S) in [-1, 1] -> (N, 1280)."""
        return (self._seen(pictures) - self._mean) / self._spread

    def _seen(self, pictures: Tensor) -> Tensor:
        return torch.cat([self._network(part).hint for part in torch.split(pictures, _AT_ONCE)])


def with_style_hints(drawings: Drawings) -> Drawings:
    """The drawings with `hint`, the reading of each painting (N, 1280), as the paper trains.

    Held-out drawings also get `reference_hint`, the reading of another drawing in their colours.
    """
    train, held_out = drawings.train, drawings.held_out
    reader = StyleReader(train["painting"])
    return Drawings(
        {**train, "hint": reader(train["painting"])},
        {
            **held_out,
            "hint": reader(held_out["painting"]),
            "reference_hint": reader(held_out["reference"]),
        },
        drawings.pairs,
    )


def of_length(drawings: Drawings, length: int) -> Drawings:
    """The drawings with all their hints brought to another length."""
    hint = drawings.train["hint"]
    matrix = projection(hint.shape[1], length).to(hint.device)
    train, held_out = (
        {name: t @ matrix if name.endswith("hint") else t for name, t in batch.items()}
        for batch in (drawings.train, drawings.held_out)
    )
    return Drawings(train, held_out, drawings.pairs)
