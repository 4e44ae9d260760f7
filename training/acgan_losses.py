"""The adversarial losses of style2paints V1 (Zhang et al. 2017, eq. 3) as pure functions.

Eq. 3: E[log(D(y) + (1 − V(y)))] + E[log(1 − D(G_f(x, V(x))))], D with as many outputs as V.
Printed like this it is no likelihood: V is unbounded, and where it is not, D = 1 maximises the
first term whatever V is. The text says what is meant: outputs at V for real paintings and at 0 for
painted ones; the generator wants V. Two readings, `target`:

- "squash", the default: t = sigmoid(V), and every output is a probability with its own
  cross-entropy. This keeps the paper's logarithms and makes them a likelihood; real paintings have
  t well above 0 in every output, so 0 says "fake" unmistakably, and gradients are bounded.
- "regress": the outputs are V itself, by mean squares. Most of V lies close to the 0 that is to
  mean "fake", and the few large values of V decide the loss (numbers: docs/decisions/0023).

V is the globally normalised vector (mean 0, variance 1) of a locked network. Eq. 4 is the ordinary
DCGAN loss: `training.gan_losses.tell_apart` and `fool`.
"""

from __future__ import annotations

from typing import Literal

import torch
from torch import Tensor
from torch.nn import functional as F

Target = Literal["squash", "regress"]


def style_distance(d: Tensor, v: Tensor, target: Target = "squash") -> Tensor:
    """How far D's style outputs d (B, N) are from V's v (B, N): a scalar, mean over B and N.

    squash: −E[t log σ(d) + (1 − t) log(1 − σ(d))], t = σ(v). regress: E[(d − v)²].
    """
    if target == "squash":
        return F.binary_cross_entropy_with_logits(d, torch.sigmoid(v))
    return F.mse_loss(d, v)


def style_discriminator_loss(
    d_y: Tensor, d_g: Tensor, v_y: Tensor, target: Target = "squash"
) -> Tensor:
    """Eq. 3 for D: d_y = D(y) towards V(y), d_g = D(G_f(x, V(x))) towards 0, all (B, N).

    squash: the second term is −E[log(1 − σ(d_g))], as printed. regress: E[d_g²].
    """
    if target == "squash":
        return style_distance(d_y, v_y, target) + F.softplus(d_g).mean()
    return style_distance(d_y, v_y, target) + d_g.square().mean()


def style_generator_loss(d_g: Tensor, v_y: Tensor, target: Target = "squash") -> Tensor:
    """Eq. 3 for G, the saturating log(1 − D) replaced: d_g = D(G_f(x, V(x))) towards V(y)."""
    return style_distance(d_g, v_y, target)
