"""Weights of an earlier form of a network, fitted to its later inputs, layers and classes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import torch
from torch import Tensor, nn

_CLASS_ROWS = ("weight", "bias", "parametrizations.weight.original", "parametrizations.weight.0._u")
"""What a layer has a row of for each class; the last two under spectral norm."""


class Grown(NamedTuple):
    """The fitted weights, and the names of those that the file did not hold, or not wholly."""

    state: dict[str, Tensor]
    added: list[str]


def grown(
    state: Mapping[str, Tensor],
    module: nn.Module,
    known: Sequence[str] = (),
    wanted: Sequence[str] = (),
) -> Grown:
    """Fit `state` to `module`; `known` and `wanted` are their classes in the order of the labels.

    Tables with a row for each class (embeddings, the layer that tells classes apart) keep the rows
    of classes by name; the rows of a new class start as the mean of the known ones. Convolutions
    with fewer input channels get zeros for the new, last ones: what the network did before is what
    it does now, until it learns to use them. Missing weights keep the module's own first values.
    What fits in no such way is left as it is, to be refused by the loader.
    """
    own = module.state_dict()
    added = sorted(own.keys() - state.keys())
    fitted = {key: own[key] for key in added}
    by_class = set(_class_tables(module, len(wanted))) if known and wanted else set()
    for key, tensor in state.items():
        if key in by_class and len(tensor) == len(known):
            fitted[key] = _rows_of(tensor, known, wanted)
        elif key in own and _lacks_inputs(tensor, own[key]):
            shape = own[key].shape
            missing = tensor.new_zeros(shape[0], shape[1] - tensor.shape[1], *shape[2:])
            fitted[key] = torch.cat([tensor, missing], dim=1)
            added.append(key)
        else:
            fitted[key] = tensor
    return Grown(fitted, added)


def _class_tables(module: nn.Module, classes: int) -> Iterator[str]:
    """Names of the weights with a row for each class."""
    for name, layer in module.named_modules():
        rows = 0
        if isinstance(layer, nn.Embedding):
            rows = layer.num_embeddings
        elif isinstance(layer, nn.Linear):
            rows = layer.out_features
        if rows == classes:
            yield from (f"{name}.{part}" for part in _CLASS_ROWS)


def _rows_of(table: Tensor, known: Sequence[str], wanted: Sequence[str]) -> Tensor:
    """The rows of `wanted`; the mean of all for those that `known` lacks."""
    places = {name: row for row, name in enumerate(known)}
    mean = table.mean(dim=0)
    return torch.stack([table[places[name]] if name in places else mean for name in wanted])


def _lacks_inputs(kernel: Tensor, wanted: Tensor) -> bool:
    """Whether a convolution's kernel differs from the wanted one by having fewer inputs."""
    if kernel.ndim != 4 or wanted.ndim != 4 or kernel.shape[1] >= wanted.shape[1]:
        return False
    return (kernel.shape[0], *kernel.shape[2:]) == (wanted.shape[0], *wanted.shape[2:])
