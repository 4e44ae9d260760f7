"""The masked residual units against slow NumPy versions, at their limits, and their gradients."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from scipy.signal import correlate
from torch import Tensor, nn

from engine.nn.mru import (
    MINMAX_EPSILON,
    BlockParts,
    ConditionalBatchNorm,
    ConvXI,
    MaskedResidualUnit,
    NoNorm,
    ResidualMRU,
    ScalarPReLU,
    SmoothReLU,
    minmax,
    spectral,
)

Array = NDArray[np.float64]
PLAIN = BlockParts("same", NoNorm, nn.ReLU)


def conv(x: Array, module: nn.Module) -> Array:
    """(C, H, W) through a padded convolution, output channel by output channel."""
    assert isinstance(module, nn.Conv2d)
    kernel = module.weight.detach().numpy()
    edge = kernel.shape[2] // 2
    wide = np.pad(x, ((0, 0), (edge, edge), (edge, edge)))
    planes = [correlate(wide, one, mode="valid")[0] for one in kernel]
    bias = np.zeros(len(kernel)) if module.bias is None else module.bias.detach().numpy()
    return np.stack(planes) + bias[:, None, None]


def conv_xi(x: Array, image: Array, module: ConvXI) -> Array:
    """The paper's convolution over the concatenation, with the two kernels put together."""
    joined = nn.Conv2d(x.shape[0] + image.shape[0], 1, 3, padding=1).double()
    kernel = torch.cat([module.on_x.weight, module.on_image.weight], dim=1)  # type: ignore[list-item]
    joined.weight = nn.Parameter(kernel.detach())
    joined.bias = nn.Parameter(module.on_x.bias.detach())  # type: ignore[operator, union-attr]
    return conv(np.concatenate([x, image]), joined)


def numpy_minmax(gate: Array) -> Array:
    gate = np.where(gate > 0, gate, 0.2 * gate)
    low = gate.min(axis=(1, 2), keepdims=True)
    return (gate - low) / (gate.max(axis=(1, 2), keepdims=True) - low + MINMAX_EPSILON)


def sigmoid(gate: Array) -> Array:
    return 1 / (1 + np.exp(-gate))


def relu(x: Array) -> Array:
    return np.maximum(x, 0)


def pictures(*shape: int) -> tuple[Tensor, Tensor]:
    generator = torch.Generator().manual_seed(3)
    batch, channels, image, side = shape
    x = torch.randn(batch, channels, side, side, generator=generator, dtype=torch.float64)
    return x, torch.randn(batch, image, side, side, generator=generator, dtype=torch.float64)


@pytest.mark.parametrize("variant", ["paper", "minmax"])
def test_a_unit_is_the_papers_formula(variant: Any) -> None:
    torch.manual_seed(0)
    unit = MaskedResidualUnit(3, 2, 4, PLAIN, variant).double()
    x, image = pictures(1, 3, 2, 5)
    gate = sigmoid if variant == "paper" else numpy_minmax
    a, i = x[0].numpy(), image[0].numpy()
    m = gate(conv_xi(a, i, unit.input_mask))
    n = gate(conv_xi(a, i, unit.output_mask))
    z = relu(conv(relu(conv_xi(m * a, i, unit.conv1)), unit.conv2))
    assert unit.project is not None
    expected = (1 - n) * relu(conv(a, unit.project)) + n * z
    np.testing.assert_allclose(unit(x, image)[0].detach().numpy(), expected, atol=1e-10)


def test_the_residual_unit_is_the_releases_formula() -> None:
    torch.manual_seed(0)
    unit = ResidualMRU(3, 2, 4, PLAIN).double()
    x, image = pictures(1, 3, 2, 5)
    a, i = x[0].numpy(), image[0].numpy()
    r = numpy_minmax(conv_xi(relu(a), i, unit.mask))
    h = a + r * conv(i, unit.from_image)
    assert unit.project is not None
    expected = conv(a, unit.project) + conv(relu(conv(relu(h), unit.conv1)), unit.conv2)
    np.testing.assert_allclose(unit(x, image)[0].detach().numpy(), expected, atol=1e-10)


@pytest.mark.parametrize("kind", ["paper", "minmax", "residual"])
def test_gradients_in_double_precision(kind: Any) -> None:
    torch.manual_seed(1)
    parts = replace(PLAIN, activation=SmoothReLU)
    unit = (
        ResidualMRU(2, 1, 3, parts)
        if kind == "residual"
        else MaskedResidualUnit(2, 1, 3, parts, kind)
    ).double()
    x, image = pictures(1, 2, 1, 3)
    x.requires_grad_(), image.requires_grad_()
    assert torch.autograd.gradcheck(lambda a, b: unit(a, b), (x, image), atol=1e-5)


def test_a_constant_gate_is_closed_and_has_finite_gradients() -> None:
    gate = torch.full((1, 2, 4, 4), 0.7, requires_grad=True)
    closed = minmax(gate)
    closed.sum().backward()
    assert (closed == 0).all()
    assert gate.grad is not None and torch.isfinite(gate.grad).all()


def test_a_gate_spans_zero_to_one() -> None:
    gate = torch.tensor([[[[-1.0, 0.0], [1.0, 3.0]]]])  # -0.2, 0, 1, 3 behind the leaky ReLU
    spread = 3.2 + MINMAX_EPSILON
    expected = [0.0, 0.2 / spread, 1.2 / spread, 3.2 / spread]
    assert minmax(gate).flatten().tolist() == pytest.approx(expected, abs=1e-6)


def test_scales_halve_by_means_and_double_by_copies() -> None:
    torch.manual_seed(0)
    x, image = pictures(2, 3, 2, 4)
    down = MaskedResidualUnit(3, 2, 3, replace(PLAIN, scale="down"), "paper").double()
    same = MaskedResidualUnit(3, 2, 3, replace(PLAIN, scale="same"), "paper").double()
    same.load_state_dict(down.state_dict())
    torch.testing.assert_close(down(x, image), nn.functional.avg_pool2d(same(x, image), 2))
    up = MaskedResidualUnit(3, 2, 3, replace(PLAIN, scale="up"), "paper").double()
    same.load_state_dict(up.state_dict())
    small = x[:, :, ::2, ::2]
    doubled = small.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3)
    torch.testing.assert_close(up(small, image), same(doubled, image))


def test_conditional_norm_uses_the_labels_and_running_statistics() -> None:
    norm = ConditionalBatchNorm(2, classes=3)
    with torch.no_grad():
        norm.scale.weight[1], norm.offset.weight[1] = 2.0, 5.0
    x = torch.randn(64, 2, 4, 4) * 3 + 1
    labels = torch.tensor([0, 1]).repeat(32)
    out = norm(x, labels)
    assert out[labels == 0].mean().item() == pytest.approx(0, abs=0.2)
    assert out[labels == 1].mean().item() == pytest.approx(5, abs=0.3)
    norm.eval()
    alone = norm(x[:1], labels[:1])
    torch.testing.assert_close(alone, norm(x, labels)[:1])  # neighbours do not matter


def test_activations_at_hand_computed_points() -> None:
    x = torch.tensor([-0.4, 0.0, 0.4])
    assert SmoothReLU()(x).tolist() == pytest.approx([0.05, 0.15, 0.45])
    assert ScalarPReLU()(x).tolist() == pytest.approx([-0.08, 0.0, 0.4])


def test_spectral_norm_bounds_a_convolution() -> None:
    torch.manual_seed(0)
    conv = spectral(nn.Conv2d(3, 8, 3, padding=1))
    for _ in range(30):
        conv(torch.zeros(1, 3, 4, 4))
    weight = conv.weight
    assert isinstance(weight, Tensor)
    assert torch.linalg.matrix_norm(weight.flatten(1), 2).item() == pytest.approx(1, abs=1e-3)
