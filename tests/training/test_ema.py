"""The running average against values worked out by hand."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from training.ema import Ema


def test_follows_the_hand_computed_average() -> None:
    network = nn.Linear(1, 1, bias=False)
    network.weight.data.fill_(1.0)
    ema = Ema(network, decay=0.15)
    weight = ema.module.get_parameter("weight")

    network.weight.data.fill_(2.0)
    ema.update(network)  # d = min(0.15, 1/10): 0.1 * 1 + 0.9 * 2
    assert weight.item() == pytest.approx(1.9)
    network.weight.data.fill_(0.0)
    ema.update(network)  # d = min(0.15, 2/11) = 0.15: 0.15 * 1.9
    assert weight.item() == pytest.approx(0.285)


def test_copies_buffers_and_keeps_float32_without_gradients() -> None:
    network = nn.BatchNorm1d(2).to(torch.bfloat16)
    ema = Ema(network, decay=0.9)
    network(torch.tensor([[1.0, 2.0], [3.0, 4.0]], dtype=torch.bfloat16))
    ema.update(network)
    assert ema.module.get_buffer("num_batches_tracked").item() == 1
    assert torch.equal(
        ema.module.get_buffer("running_mean"), network.get_buffer("running_mean").float()
    )
    assert all(weight.dtype == torch.float32 for weight in ema.module.parameters())
    assert not any(weight.requires_grad for weight in ema.module.parameters())
    assert not ema.module.training and network.training


def test_state_goes_on_where_it_was() -> None:
    network = nn.Linear(2, 2)
    first = Ema(network, decay=0.9)
    first.update(network)
    second = Ema(nn.Linear(2, 2), decay=0.9)
    second.load_state_dict(first.state_dict())
    assert second.updates == 1
    assert torch.equal(second.module.get_parameter("weight"), first.module.get_parameter("weight"))
