"""Eq. 3 of Zhang et al. 2017 by hand, its gradients, and where it leads."""

from __future__ import annotations

from math import exp, log
from typing import get_args

import pytest
import torch
from torch import Tensor
from torch.autograd import gradcheck

from training.acgan_losses import (
    Target,
    style_discriminator_loss,
    style_distance,
    style_generator_loss,
)

TARGETS: tuple[Target, ...] = get_args(Target)


def sigmoid(x: float) -> float:
    return 1 / (1 + exp(-x))


def vectors() -> tuple[Tensor, Tensor, Tensor]:
    generator = torch.Generator().manual_seed(0)
    d_y, d_g, v = (torch.randn(2, 5, generator=generator, dtype=torch.float64) for _ in range(3))
    return d_y.requires_grad_(), d_g.requires_grad_(), v


def test_squashed_by_hand() -> None:
    d_y, d_g, v = (torch.tensor([[a, b]]) for a, b in ((0.5, -1.0), (2.0, 0.0), (1.0, -2.0)))
    real = -sum(
        sigmoid(t) * log(sigmoid(d)) + (1 - sigmoid(t)) * log(1 - sigmoid(d))
        for d, t in ((0.5, 1.0), (-1.0, -2.0))
    )
    fake = -log(1 - sigmoid(2.0)) - log(0.5)
    measured = style_discriminator_loss(d_y, d_g, v, "squash")
    assert measured.item() == pytest.approx((real + fake) / 2, rel=1e-6)


def test_regressed_by_hand() -> None:
    d_y, d_g, v = (torch.tensor([[a, b]]) for a, b in ((0.5, -1.0), (2.0, 0.0), (1.0, -2.0)))
    expected = (0.5**2 + 1.0**2) / 2 + (2.0**2 + 0) / 2
    assert style_discriminator_loss(d_y, d_g, v, "regress").item() == pytest.approx(expected)
    assert style_generator_loss(d_g, v, "regress").item() == pytest.approx((1 + 4) / 2)


@pytest.mark.parametrize("target", TARGETS)
def test_gradients_in_float64(target: Target) -> None:
    d_y, d_g, v = vectors()
    assert gradcheck(lambda one, two: style_discriminator_loss(one, two, v, target), (d_y, d_g))
    assert gradcheck(lambda one: style_generator_loss(one, v, target), (d_g,))


@pytest.mark.parametrize("target", TARGETS)
def test_only_vs_own_outputs_are_nearest(target: Target) -> None:
    """The distance has its minimum at d = v, and G's loss is the same distance."""
    _, _, v = vectors()
    best = style_distance(v, v, target)
    for shift in (-0.5, 0.1, 2.0):
        assert style_distance(v + shift, v, target) > best + 1e-3
    d = v.clone().requires_grad_()
    (slope,) = torch.autograd.grad(style_generator_loss(d, v, target), d)
    assert slope.abs().max() < 1e-6


def test_as_printed_the_first_term_would_forget_v() -> None:
    """Why eq. 3 is not taken literally: log(D + 1 − V) is largest at D = 1 for any V in [0, 1]."""
    d = torch.linspace(0.001, 1, 200)
    for v in (0.0, 0.3, 0.9):
        assert int((d + 1 - v).log().argmax()) == 199


def test_squashed_gradients_are_bounded_however_large_v_is() -> None:
    d, v = torch.zeros(1, 4, requires_grad=True), torch.tensor([[1e4, -1e4, 30.0, 0.0]])
    (slope,) = torch.autograd.grad(style_generator_loss(d, v, "squash"), d)
    assert slope.abs().max() <= 0.5 / 4 + 1e-6  # |σ(d) − t| / N
    (slope,) = torch.autograd.grad(style_generator_loss(d, v, "regress"), d)
    assert slope.abs().max() == pytest.approx(2 * 1e4 / 4)
