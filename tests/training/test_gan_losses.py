"""SketchyGAN's losses at hand-computed values, and which way their gradients push."""

from __future__ import annotations

import math

import pytest
import torch

from training.gan_losses import (
    class_loss,
    diversity,
    dragan_penalty,
    fool,
    supervised_l1,
    tell_apart,
)


def test_adversarial_terms_are_minus_log_of_the_sigmoid() -> None:
    real, fake = torch.tensor([[2.0]]), torch.tensor([[-1.0]])
    log_d = [math.log(1 / (1 + math.exp(-value))) for value in (2.0, -1.0)]
    assert fool(fake).item() == pytest.approx(-log_d[1])
    expected = -log_d[0] - math.log(1 - 1 / (1 + math.exp(1.0)))
    assert tell_apart(real, fake).item() == pytest.approx(expected)


def test_a_sure_discriminator_still_teaches_the_generator() -> None:
    logits = torch.tensor([-20.0], requires_grad=True)
    fool(logits).backward()
    assert logits.grad is not None and logits.grad.item() == pytest.approx(-1, abs=1e-6)


def test_the_class_loss_is_cross_entropy_and_its_focus_hides_easy_ones() -> None:
    logits = torch.log(torch.tensor([[0.9, 0.1], [0.2, 0.8]]))
    labels = torch.tensor([0, 0])
    plain = -(math.log(0.9) + math.log(0.2)) / 2
    focal = -(0.1**2 * math.log(0.9) + 0.8**2 * math.log(0.2)) / 2
    assert class_loss(logits, labels).item() == pytest.approx(plain, rel=1e-5)
    assert class_loss(logits, labels, focus=2).item() == pytest.approx(focal, rel=1e-5)


def test_both_players_want_the_right_class() -> None:
    """L_ac is minimised by D on real photos and by G on its own: the same sign in both."""
    logits = torch.zeros(1, 3, requires_grad=True)
    class_loss(logits, torch.tensor([1])).backward()
    assert logits.grad is not None
    assert logits.grad[0, 1] < 0 < logits.grad[0, 0]


def test_only_supervised_pairs_count() -> None:
    made, photo = torch.zeros(3, 3, 2, 2), torch.ones(3, 3, 2, 2)
    photo[1] = 3
    supervised = torch.tensor([True, False, True])
    assert supervised_l1(made, photo, supervised).item() == 1
    assert supervised_l1(made, photo, torch.zeros(3, dtype=torch.bool)).item() == 0


def test_diversity_divides_by_the_noises_distance_and_rewards_difference() -> None:
    one, two = torch.zeros(1, 3, 2, 2), torch.full((1, 3, 2, 2), 0.5)
    noise1, noise2 = torch.zeros(1, 4), torch.ones(1, 4)  # 2 apart
    assert diversity(one, two, noise1, noise2).item() == pytest.approx(-0.25)
    assert diversity(one, one, noise1, noise2).item() == 0


def test_dragan_looks_near_the_real_photos_and_punishes_steep_slopes_only() -> None:
    torch.manual_seed(0)
    real = torch.randn(8, 3, 4, 4)
    seen: list[torch.Tensor] = []

    def critic(slope: float, x: torch.Tensor) -> torch.Tensor:
        seen.append(x.detach())
        return slope * x.flatten(1).sum(dim=1) / math.sqrt(48)  # gradient norm = slope

    assert dragan_penalty(lambda x: critic(3.0, x), real).item() == pytest.approx(4, rel=1e-4)
    assert dragan_penalty(lambda x: critic(0.5, x), real).item() == 0
    away = seen[0] - real
    assert (away >= 0).all() and away.max() <= 0.5 * real.std()
