"""The edge network: sizes, padding by hand, and gradients to and from every side output."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from engine.nn.edges import Bottleneck, EdgeNetwork, EdgeNetworkConfig, SameConv

TINY = EdgeNetworkConfig(decoder=(4, 5, 6, 7))


@pytest.fixture
def network() -> EdgeNetwork:
    torch.manual_seed(0)
    return EdgeNetwork(TINY)


def test_released_shape_has_a_few_hundred_thousand_parameters() -> None:
    released = EdgeNetwork(EdgeNetworkConfig(decoder=(24, 32, 48, 64)))
    assert sum(weight.numel() for weight in released.parameters()) == 336_073


def test_every_map_has_the_pictures_size_and_depends_on_the_picture(network: EdgeNetwork) -> None:
    picture = torch.randn(2, 3, 48, 32)
    maps = network(picture)
    assert maps.sides.shape == (2, 4, 48, 32) and maps.fused.shape == (2, 1, 48, 32)
    assert not torch.allclose(maps.sides[0], maps.sides[1])


def test_the_fused_output_starts_as_the_mean_of_the_sides(network: EdgeNetwork) -> None:
    maps = network(torch.randn(1, 3, 32, 32))
    torch.testing.assert_close(maps.fused, maps.sides.mean(dim=1, keepdim=True))


@pytest.mark.parametrize("side", range(4))
def test_each_side_output_trains_its_head_and_the_stem(network: EdgeNetwork, side: int) -> None:
    network(torch.randn(1, 3, 32, 32)).sides[:, side].square().sum().backward()
    for index, head in enumerate(network.sides):
        reached = head.weight.grad is not None and bool(head.weight.grad.abs().sum() > 0)
        assert reached == (index == side)
    assert float(network.stem.weight.grad.abs().sum()) > 0


def test_the_fused_output_trains_everything(network: EdgeNetwork) -> None:
    network(torch.randn(1, 3, 64, 64)).fused.square().sum().backward()
    untouched = [
        name
        for name, weight in network.named_parameters()
        if weight.grad is None or float(weight.grad.abs().sum()) == 0
    ]
    assert untouched == []


def test_same_padding_puts_the_odd_pixel_right_and_below() -> None:
    conv = SameConv(1, 1, kernel=3, stride=2)
    with torch.no_grad():
        conv.weight.copy_(torch.arange(9.0).view(1, 1, 3, 3))
        conv.bias.zero_()
    x = torch.arange(16.0).view(1, 1, 4, 4)
    out = conv(x).detach()
    assert out.shape == (1, 1, 2, 2)
    # the first window is rows and columns 0..2, the last one reaches one pixel over the frame
    first = sum(float(x[0, 0, r, c]) * (3 * r + c) for r in range(3) for c in range(3))
    last = sum(float(x[0, 0, 2 + r, 2 + c]) * (3 * r + c) for r in range(2) for c in range(2))
    assert float(out[0, 0, 0, 0]) == first and float(out[0, 0, 1, 1]) == last


def test_a_bottleneck_is_its_three_convolutions_with_a_shortcut() -> None:
    torch.manual_seed(0)
    block = Bottleneck(4, 4, kernel=3, stride=1, expansion=6).double()
    assert block.expand is not None
    x = torch.randn(1, 4, 5, 5, dtype=torch.float64)
    wide = F.relu6(block.expand(x))
    depth = nn.functional.conv2d(
        wide, block.depthwise.weight, block.depthwise.bias, padding=1, groups=24
    )
    torch.testing.assert_close(block(x), x + block.project(F.relu6(depth)))
    assert not Bottleneck(4, 4, 3, stride=2, expansion=6).shortcut


def test_config_survives_a_header() -> None:
    assert EdgeNetworkConfig.from_dict({"decoder": [4, 5, 6, 7]}) == TINY
    with pytest.raises(ValueError, match="4 numbers"):
        EdgeNetworkConfig(decoder=(1, 2))
