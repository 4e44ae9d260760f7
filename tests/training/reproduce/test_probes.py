"""Probes against gradients and sizes worked out by hand."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.nn.residual_unet import ResidualUNet
from tests.engine.nn.test_residual_unet import TINY, ink, style
from training.reproduce.probes import (
    MIDDLE,
    activation_sizes,
    gradient_norms,
    taken_out,
    unet_layers,
)


def _line(*weights: float) -> nn.Sequential:
    """y = w2 · (w1 · x), one weight a layer, without biases."""
    layers = [nn.Linear(1, 1, bias=False) for _ in weights]
    for layer, weight in zip(layers, weights, strict=True):
        nn.init.constant_(layer.weight, weight)
    return nn.Sequential(*layers)


def test_gradient_norms_by_hand() -> None:
    """Loss = w2 w1 x summed over x = 1 and 3: d/dw1 = 4 w2, d/dw2 = 4 w1."""
    network = _line(2.0, 5.0)
    loss = network(torch.tensor([[1.0], [3.0]])).sum()
    norms = gradient_norms(loss, {"first": network[0], "second": network[1]})
    assert norms == {"first": pytest.approx(20.0), "second": pytest.approx(8.0)}


def test_a_layers_norm_is_over_all_its_weights() -> None:
    """Loss = w·x + b: the gradient is (x, 1), of length sqrt(3² + 4² + 12² + 1)."""
    layer = nn.Linear(3, 1)
    loss = layer(torch.tensor([[3.0, 4.0, 12.0]])).sum()
    assert gradient_norms(loss, {"all": layer})["all"] == pytest.approx(170**0.5)


def test_layers_without_gradient_have_norm_0_and_nothing_is_stored() -> None:
    used, idle = _line(1.0), _line(1.0)
    norms = gradient_norms(used(torch.ones(1, 1)).sum(), {"used": used, "idle": idle})
    assert norms == {"used": 1.0, "idle": 0.0}
    assert used[0].weight.grad is None, "what the optimiser will see is untouched"


def test_two_losses_of_one_pass_can_be_probed() -> None:
    network = _line(2.0, 5.0)
    out = network(torch.ones(1, 1)).sum()
    layers = {"first": network[0]}
    assert gradient_norms(out, layers)["first"] == pytest.approx(5.0)
    assert gradient_norms(3 * out, layers)["first"] == pytest.approx(15.0)


def test_activation_sizes_are_root_mean_squares_and_end_with_the_context() -> None:
    network = _line(2.0, 0.5)
    with activation_sizes({"first": network[0], "second": network[1]}) as sizes:
        network(torch.tensor([[1.0], [7.0]]))  # first layer: 2 and 14, second: 1 and 7
    assert sizes == {"first": pytest.approx(10.0), "second": pytest.approx(5.0)}
    network(torch.tensor([[100.0]]))
    assert sizes["first"] == pytest.approx(10.0)


def test_a_layer_that_is_taken_out_leaves_what_goes_around_it() -> None:
    """The painting still depends on the ink through the skips, no more on the style."""
    network = ResidualUNet(TINY).eval()
    whole = network(ink(), style(TINY)).painting
    with taken_out(network.middle_exit), torch.no_grad():
        one = network(ink(), style(TINY)._replace(hint=torch.zeros(1, TINY.hint))).painting
        two = network(ink(), style(TINY)._replace(hint=torch.ones(1, TINY.hint))).painting
        other = network(ink(seed=1), style(TINY)).painting
    torch.testing.assert_close(one, two)
    assert not torch.allclose(one, other)
    torch.testing.assert_close(network(ink(), style(TINY)).painting, whole)


def test_the_levels_of_a_unet_in_order() -> None:
    network = ResidualUNet(TINY)
    layers = unet_layers(network)
    assert list(layers) == ["encoder 1", "encoder 2", *MIDDLE, "decoder 1", "decoder 2"]
    assert layers["middle entry"] is network.middle_entry
    assert layers["decoder 2"] is network.decoder[1]
