"""The critic of locked features: its projections stay, its heads learn to tell maps apart."""

from __future__ import annotations

import torch

from training.feature_critic import FeatureCritic
from training.gan_losses import tell_apart


def maps(count: int, shift: float, seed: int) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    return [
        torch.randn(count, channels, side, side, generator=generator) + shift
        for channels, side in ((4, 48), (6, 24), (8, 12), (10, 6))
    ]


def test_each_scale_is_judged_and_classes_are_named() -> None:
    torch.manual_seed(0)
    critic = FeatureCritic(maps(1, 0, 0), channels=8, classes=3)
    verdict = critic(maps(2, 0, 1))
    assert [tuple(logits.shape) for logits in verdict.logits] == [
        (2, 1, 12, 12), (2, 1, 12, 12), (2, 1, 12, 12), (2, 1, 6, 6)
    ]  # fmt: skip
    assert verdict.classes.shape == (2, 3)


def test_fine_scales_hear_of_coarse_maps_and_not_the_other_way_round() -> None:
    torch.manual_seed(0)
    critic = FeatureCritic(maps(1, 0, 0), channels=8, classes=3).eval()
    before, coarse, fine = (maps(1, 0, 1) for _ in range(3))
    coarse[-1] = coarse[-1] + 1
    fine[0] = fine[0] + 1
    one, two, three = critic(before), critic(coarse), critic(fine)
    assert not torch.allclose(one.logits[0], two.logits[0])
    assert not torch.allclose(one.logits[0], three.logits[0])
    assert torch.equal(one.logits[3], three.logits[3])
    assert torch.equal(one.classes, three.classes)


def test_projections_are_no_weights_and_the_heads_learn() -> None:
    torch.manual_seed(0)
    critic = FeatureCritic(maps(1, 0, 0), channels=8, classes=3)
    assert not any(name.startswith(("across", "down")) for name, _ in critic.named_parameters())
    optimiser = torch.optim.Adam(critic.parameters(), lr=3e-3)
    losses = []
    for step in range(30):
        real, made = critic(maps(4, 0.5, 2 * step)), critic(maps(4, -0.5, 2 * step + 1))
        pairs = zip(real.logits, made.logits, strict=True)
        loss = torch.stack([tell_apart(one, two) for one, two in pairs]).mean()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    assert losses[-1] < 0.6 * losses[0]
