"""The reader's network: folded norms, shortcuts, numbers of the released configuration."""

from __future__ import annotations

import pytest
import torch

from engine.nn.reader import InvertedResidual, ReaderConfig, ReaderNetwork, Stage

TINY = ReaderConfig(
    size=32,
    classes=3,
    stem=4,
    stages=(
        Stage(expand=1, channels=4, kernel=3, stride=1, repeats=1),
        Stage(expand=2, channels=6, kernel=5, stride=2, repeats=2),
    ),
)


def test_the_released_configuration_is_small() -> None:
    network = ReaderNetwork(ReaderConfig())
    assert sum(weight.numel() for weight in network.parameters()) == 2_522_237


def test_folding_the_norms_changes_no_logit() -> None:
    torch.manual_seed(0)
    network = ReaderNetwork(TINY)
    lines = torch.rand(8, 1, 32, 32) * 2 - 1
    for _ in range(30):
        network(lines * 1.5 + 0.2)  # gives the norms statistics of their own
    network.eval()
    with torch.no_grad():
        before = network(lines)
        network.fold_norms()
        after = network(lines)
    assert not any(isinstance(module, torch.nn.BatchNorm2d) for module in network.modules())
    torch.testing.assert_close(after, before, rtol=1e-4, atol=1e-5)


def test_a_silent_block_is_its_shortcut() -> None:
    block = InvertedResidual(4, 4, kernel=3, stride=1, expand=2).eval()
    torch.nn.init.zeros_(block.project.conv.weight)
    x = torch.randn(2, 4, 6, 6)
    torch.testing.assert_close(block(x), x)


def test_a_striding_block_has_no_shortcut_and_halves_the_sides() -> None:
    block = InvertedResidual(4, 4, kernel=5, stride=2, expand=2).eval()
    torch.nn.init.zeros_(block.project.conv.weight)
    torch.testing.assert_close(block(torch.randn(2, 4, 6, 6)), torch.zeros(2, 4, 3, 3))


def test_gradients_of_a_block_agree_with_differences() -> None:
    torch.manual_seed(1)
    block = InvertedResidual(2, 2, kernel=3, stride=1, expand=2).double().eval()
    for part in (block.expand, block.depthwise):
        part.act = torch.nn.Softplus()  # ReLU6 has kinks, at which differences are no gradients
    x = torch.randn(1, 2, 4, 4, dtype=torch.float64, requires_grad=True)
    assert torch.autograd.gradcheck(block, (x,))


def test_a_config_survives_its_dictionary() -> None:
    assert ReaderConfig.from_dict(TINY.to_dict()) == TINY
    with pytest.raises(TypeError, match="depth"):
        ReaderConfig.from_dict({**TINY.to_dict(), "depth": 3})
