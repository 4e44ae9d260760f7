"""SketchyGAN's losses (arXiv 1801.02753, section 3.3) as pure functions; weights are the recipe's.

Adversarial terms are the release's: non-saturating logistic, made stable by spectral norm, or the
paper's DRAGAN penalty. Every function returns a scalar that is minimised.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional as F


def fool(fake_logits: Tensor) -> Tensor:
    """L_GAN(G) = E[softplus(-D(G(x, z)))], i.e. -log D with D = sigmoid(logits)."""
    return F.softplus(-fake_logits.float()).mean()


def tell_apart(real_logits: Tensor, fake_logits: Tensor) -> Tensor:
    """L_GAN(D) = E[softplus(-D(y))] + E[softplus(D(G(x, z)))]."""
    return fool(real_logits) + F.softplus(fake_logits.float()).mean()


def dragan_penalty(critic: Callable[[Tensor], Tensor], real: Tensor) -> Tensor:
    """mean(max(0, |∇D(x̂)| - 1)²), x̂ = x + α (x_p - x), x_p = x + 0.5 std(batch) U[0, 1).

    Around the real photos (Kodali et al. 2017), not between real and fake as WGAN-GP has it.
    """
    perturbed = real + 0.5 * real.std() * torch.rand_like(real)
    alpha = torch.rand(len(real), 1, 1, 1, device=real.device)
    between = (real + alpha * (perturbed - real)).detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
    penalty: Tensor = (slope.flatten(1).norm(dim=1) - 1).clamp_min(0).square().mean()
    return penalty


def class_loss(class_logits: Tensor, labels: Tensor, focus: float = 0.0) -> Tensor:
    """L_ac: -log P(C = c | y), times (1 - P)^focus (focal; the release's D has focus 2)."""
    log_p = F.log_softmax(class_logits.float(), dim=1).gather(1, labels[:, None])[:, 0]
    return -((1 - log_p.exp()).pow(focus) * log_p).mean()


def supervised_l1(made: Tensor, photo: Tensor, supervised: Tensor) -> Tensor:
    """L_sup = |G(x, z) - y|_1 over the pairs whose photo shows the sketch; 0 without any."""
    error = (made.float() - photo.float()).abs().mean(dim=(1, 2, 3))
    weight = supervised.to(error.dtype)
    mean: Tensor = (error * weight).sum() / weight.sum().clamp_min(1)
    return mean


def diversity(one: Tensor, two: Tensor, noise1: Tensor, noise2: Tensor) -> Tensor:
    """L_div = -mean(|G(x, z1) - G(x, z2)|_1 / |z1 - z2|_2), as the release normalises it."""
    apart = (one.float() - two.float()).abs().mean(dim=(1, 2, 3))
    distance = (noise1 - noise2).norm(dim=1).clamp_min(1e-6)
    term: Tensor = -(apart / distance).mean()
    return term
