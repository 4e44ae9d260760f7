"""Locked networks: torchvision's and EfficientNet's own answers, and what they see of a picture."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from engine.lite0_weights import pooled_weights
from engine.nn.locked_networks import IMAGENET_MEAN, IMAGENET_STD, Lite0Pooled, VGG19Fc1
from tests.training.test_lite0_weights import unsettled


def parameters(module: nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters())


def test_vgg19_up_to_fc1_has_torchvisions_layers() -> None:
    with torch.device("meta"):
        network = VGG19Fc1()
    assert parameters(network) == 143_667_240 - (4096 + 1) * 4096 - (4096 + 1) * 1000
    convolutions = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34)
    names = [f"features.{n}.{part}" for n in convolutions for part in ("weight", "bias")]
    assert list(network.state_dict()) == [*names, "classifier.0.weight", "classifier.0.bias"]
    assert network.classifier[0].weight.shape == (4096, 512 * 7 * 7)


@torch.no_grad()
def test_fc1_by_hand_and_without_its_relu() -> None:
    torch.manual_seed(0)
    network = VGG19Fc1(stages=((3,), (4,)), outputs=50)
    picture = torch.rand(2, 3, 28, 28) * 2 - 1
    mean, std = (torch.tensor(n).view(1, 3, 1, 1) for n in (IMAGENET_MEAN, IMAGENET_STD))
    x = ((picture + 1) / 2 - mean) / std
    one, two = network.features[0], network.features[3]
    for conv in (one, two):
        x = F.max_pool2d(F.relu(F.conv2d(x, conv.weight, conv.bias, padding=1)), 2)
    fc1 = network.classifier[0]
    expected = x.flatten(1) @ fc1.weight.T + fc1.bias
    torch.testing.assert_close(network(picture), expected)
    assert (expected < 0).any(), "a ReLU would have cut these off"


@torch.no_grad()
def test_lite0_computes_what_efficientnet_computes() -> None:
    package = pytest.importorskip("efficientnet_lite_pytorch")
    torch.manual_seed(0)
    theirs = package.EfficientNet.from_name("efficientnet-lite0").eval()
    unsettled(theirs)
    ours = Lite0Pooled()
    ours.load_state_dict(pooled_weights(theirs.state_dict()))
    pixels = torch.randint(0, 256, (2, 3, 64, 64)).float()
    pooled = theirs.extract_features((pixels - 127) / 128).mean(dim=(2, 3))
    torch.testing.assert_close(ours(pixels / 127.5 - 1), pooled, rtol=1e-3, atol=1e-3)
    assert pooled.shape == (2, 1280) and pooled.std() > 0.01
