from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from engine.runtime import Runtime

CPU = torch.device("cpu")


class TwoOutputs(nn.Module):
    """A convolution whose output and channel means are returned, with a dropout in between."""

    def __init__(self) -> None:
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.dropout = nn.Dropout(0.9)
        self.seen: list[Tensor] = []

    def forward(self, picture: Tensor, shift: Tensor) -> tuple[Tensor, Tensor]:
        features = self.dropout(self.conv(picture))
        self.seen = [picture, features]
        return features + shift, features.mean(dim=(2, 3))


@pytest.fixture
def inputs() -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    return torch.rand(1, 3, 16, 24, generator=generator), torch.tensor(2.0)


def test_full_precision_gives_what_the_module_gives(inputs: tuple[Tensor, Tensor]) -> None:
    torch.manual_seed(0)
    module = TwoOutputs()
    expected = module.conv(inputs[0])
    shifted, means = Runtime(module, CPU, torch.float32)(*inputs)
    torch.testing.assert_close(shifted, expected + 2)
    torch.testing.assert_close(means, expected.mean(dim=(2, 3)))
    assert not shifted.requires_grad


def test_half_precision_computes_in_bf16_and_returns_float32(
    inputs: tuple[Tensor, Tensor],
) -> None:
    torch.manual_seed(0)
    module = TwoOutputs()
    expected = module.conv(inputs[0])
    shifted, means = Runtime(module, CPU, torch.bfloat16)(*inputs)
    assert module.seen[1].dtype is torch.bfloat16
    assert shifted.dtype is torch.float32 and means.dtype is torch.float32
    assert (shifted - 2 - expected).abs().max() < 0.03


def test_weights_and_pictures_are_laid_out_channels_last(inputs: tuple[Tensor, Tensor]) -> None:
    module = TwoOutputs()
    Runtime(module, CPU, torch.float32)(*inputs)
    assert module.conv.weight.is_contiguous(memory_format=torch.channels_last)
    assert module.seen[0].is_contiguous(memory_format=torch.channels_last)


def test_a_single_output_and_whole_numbers_pass_through() -> None:
    runtime = Runtime(nn.Identity(), CPU, torch.bfloat16)
    output = runtime(torch.tensor([1, 2, 3]))
    assert isinstance(output, Tensor)
    assert output.dtype is torch.int64 and output.tolist() == [1, 2, 3]
