"""Looking into a network while it trains: gradients and activations by layer, and layers taken out.

Hooks are removed when a context ends; nothing here changes a weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from engine.nn.residual_unet import ResidualUNet

MIDDLE = ("middle entry", "middle exit")


def unet_layers(network: ResidualUNet) -> dict[str, nn.Module]:
    """The levels of a U-net in the order in which a drawing passes them, by name."""
    encoder = {f"encoder {i}": level for i, level in enumerate(network.encoder, 1)}
    decoder = {f"decoder {i}": level for i, level in enumerate(network.decoder, 1)}
    middle = zip(MIDDLE, (network.middle_entry, network.middle_exit), strict=True)
    return {**encoder, **dict(middle), **decoder}


def gradient_norms(loss: Tensor, layers: Mapping[str, nn.Module]) -> dict[str, float]:
    """L2 norm over each layer's weights of the gradient of `loss`; 0 where none arrives.

    The graph is kept, so that several losses of one pass can be compared.
    """
    weights = {name: list(layer.parameters()) for name, layer in layers.items()}
    flat = [weight for group in weights.values() for weight in group]
    gradients = iter(torch.autograd.grad(loss, flat, retain_graph=True, allow_unused=True))
    norms = {}
    for name, group in weights.items():
        arrived = [g for g in (next(gradients) for _ in group) if g is not None]
        squares = sum((g.double().square().sum().item() for g in arrived), 0.0)
        norms[name] = float(squares**0.5)
    return norms


@contextmanager
def activation_sizes(layers: Mapping[str, nn.Module]) -> Iterator[dict[str, float]]:
    """Note the root mean square of every layer's output in the passes within the context."""
    sizes: dict[str, float] = {}

    def noting(name: str) -> object:
        def note(_: nn.Module, __: object, output: Tensor) -> None:
            sizes[name] = output.detach().double().square().mean().sqrt().item()

        return note

    handles = [
        layer.register_forward_hook(noting(name))  # type: ignore[arg-type]
        for name, layer in layers.items()
    ]
    try:
        yield sizes
    finally:
        for handle in handles:
            handle.remove()


@contextmanager
def taken_out(layer: nn.Module) -> Iterator[None]:
    """Within the context the layer gives zeros: what is left is what goes around it."""

    def silence(_: nn.Module, __: object, output: Tensor) -> Tensor:
        return torch.zeros_like(output)

    handle = layer.register_forward_hook(silence)
    try:
        yield
    finally:
        handle.remove()
