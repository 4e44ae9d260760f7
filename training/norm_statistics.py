"""Running statistics of batch norms, measured anew on what a network will see in use.

In training a batch mixes edge maps with sketches, and the statistics are those of the mixture; a
user draws sketches alone, on which the mixture's statistics give burnt-out contrasts.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn
from torch.nn.modules.batchnorm import _BatchNorm


@torch.no_grad()
def measure_norms(network: nn.Module, run: Callable[[], object]) -> None:
    """Let `run` pass pictures through `network`; their statistics become the running ones.

    All batches that `run` passes count alike. Weights stay as they are, and the network is left in
    eval mode.
    """
    norms = [module for module in network.modules() if isinstance(module, _BatchNorm)]
    momenta = [norm.momentum for norm in norms]
    network.eval()
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over the batches
        norm.train()
    run()
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
    network.eval()
