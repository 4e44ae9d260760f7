"""Weights of an earlier form of a network, fitted to inputs and layers that it has got since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn


class Grown(NamedTuple):
    """The fitted weights, and the names of those that the file did not hold, or not wholly."""

    state: dict[str, Tensor]
    added: list[str]


def grown(state: Mapping[str, Tensor], module: nn.Module) -> Grown:
    """Fit `state` to `module`.

    Convolutions with fewer input channels get zeros for the new, last ones: what the network did
    before is what it does now, until it learns to use them. Missing weights keep the module's own
    first values. What fits in no such way is left as it is, to be refused by the loader.
    """
    own = module.state_dict()
    added = sorted(own.keys() - state.keys())
    fitted = {key: own[key] for key in added}
    for key, tensor in state.items():
        wanted = own[key].shape if key in own else tensor.shape
        grows = tensor.ndim == 4 and len(wanted) == 4 and wanted[1] > tensor.shape[1]
        if grows and (wanted[0], *wanted[2:]) == (tensor.shape[0], *tensor.shape[2:]):
            missing = tensor.new_zeros(tensor.shape[0], wanted[1] - tensor.shape[1], *wanted[2:])
            fitted[key] = torch.cat([tensor, missing], dim=1)
            added.append(key)
        else:
            fitted[key] = tensor
    return Grown(fitted, added)
