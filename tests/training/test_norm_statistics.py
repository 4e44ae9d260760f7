"""Batch norms measured anew: plain means over the batches, weights untouched."""

from __future__ import annotations

import torch
from torch import nn

from training.norm_statistics import measure_norms


def test_the_statistics_become_those_of_the_pictures_passed() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(nn.Conv2d(2, 3, 1), nn.BatchNorm2d(3), nn.ReLU(), nn.BatchNorm2d(3))
    weights = [weight.clone() for weight in network.parameters()]
    batches = [torch.randn(4, 2, 5, 5) + shift for shift in (0.0, 3.0)]
    network.train()
    for _ in range(20):
        network(torch.randn(4, 2, 5, 5) * 9)
    measure_norms(network, lambda: [network(batch) for batch in batches])
    seen = [network[0](batch) for batch in batches]
    means = torch.stack([x.mean(dim=(0, 2, 3)) for x in seen]).mean(dim=0)
    variances = torch.stack([x.var(dim=(0, 2, 3)) for x in seen]).mean(dim=0)
    torch.testing.assert_close(network[1].running_mean, means)
    torch.testing.assert_close(network[1].running_var, variances)
    assert not network.training and network[1].momentum == 0.1
    assert all(torch.equal(a, b) for a, b in zip(weights, network.parameters(), strict=True))
