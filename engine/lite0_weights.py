"""EfficientNet-lite0's published weights in our networks, which have no batch norms.

The statistics are folded into the convolutions, which changes no output. Reads state dicts only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor

from engine.nn.edges import Stage
from engine.nn.locked_networks import LITE0_STAGES

NORM_EPSILON = 1e-3  # of EfficientNet's batch norms
Weights = Mapping[str, Tensor]


def folded_conv(weights: Weights, conv: str, norm: str) -> tuple[Tensor, Tensor]:
    """Weight and bias of a convolution with the batch norm behind it folded in.

    gamma (w·x − mean) / sqrt(var + eps) + beta = (g·w)·x + (beta − g·mean), g = gamma / sqrt(…).
    """
    gain = weights[f"{norm}.weight"] / torch.sqrt(weights[f"{norm}.running_var"] + NORM_EPSILON)
    bias = weights[f"{norm}.bias"] - gain * weights[f"{norm}.running_mean"]
    return weights[f"{conv}.weight"] * gain.view(-1, 1, 1, 1), bias


def body_weights(weights: Weights, stages: Sequence[Stage]) -> dict[str, Tensor]:
    """`stem` and `stages` of a network of ours with these stages, from EfficientNet-lite0's."""
    found: dict[str, Tensor] = {}

    def put(ours: str, conv: str, norm: str) -> None:
        found[f"{ours}.weight"], found[f"{ours}.bias"] = folded_conv(weights, conv, norm)

    put("stem", "_conv_stem", "_bn0")
    number = 0
    for index, stage in enumerate(stages):
        for block in range(stage.blocks):
            ours, theirs = f"stages.{index}.{block}", f"_blocks.{number}"
            if stage.expansion > 1:
                put(f"{ours}.expand", f"{theirs}._expand_conv", f"{theirs}._bn0")
            put(f"{ours}.depthwise", f"{theirs}._depthwise_conv", f"{theirs}._bn1")
            put(f"{ours}.project", f"{theirs}._project_conv", f"{theirs}._bn2")
            number += 1
    return found


def pooled_weights(weights: Weights) -> dict[str, Tensor]:
    """The whole state dict of `engine.nn.locked_networks.Lite0Pooled`."""
    head, bias = folded_conv(weights, "_conv_head", "_bn1")
    return {**body_weights(weights, LITE0_STAGES), "head.weight": head, "head.bias": bias}
