"""A judge whose features are the photo's mean colours, so that it needs no weights."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.evaluation.judge_network import Judge, JudgeConfig, JudgeFeatures, JudgeHead


class ColourBackbone(nn.Module):
    """Stands for the locked network: its map is the picture itself, three channels."""

    def extract_features(self, seen: Tensor) -> Tensor:
        return seen


def colour_features(view_px: int = 16) -> JudgeFeatures:
    """Features (B, 3): the mean of red, green and blue."""
    return JudgeFeatures(ColourBackbone(), view_px)


def green_judge() -> Judge:
    """Takes what is greenish yellow for a banana, and anything else for a pizza."""
    head = JudgeHead(JudgeConfig(classes=2, inputs=3))
    with torch.no_grad():
        head.linear.weight.copy_(torch.tensor([[0.0, 1.0, 0.0], [0.0, -1.0, 0.0]]))
        head.linear.bias.zero_()
    return Judge(head, ("banana", "pizza"), colour_features())
