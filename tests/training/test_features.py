"""Locked features: maps at falling sizes, gradients to the photo alone, a relative loss."""

from __future__ import annotations

import pytest
import torch

from training.features import LockedFeatures, feature_loss, load_locked_features


@pytest.fixture(scope="module")
def features() -> LockedFeatures:
    return load_locked_features()


def test_maps_shrink_and_the_weights_stay_locked(features: LockedFeatures) -> None:
    photo = (torch.rand(1, 3, 64, 64) * 2 - 1).requires_grad_()
    maps = features.train()(photo)
    assert [tuple(one.shape[1:]) for one in maps] == [
        (16, 32, 32),
        (24, 16, 16),
        (40, 8, 8),
        (112, 4, 4),
    ]
    sum(one.abs().mean() for one in maps).backward()  # type: ignore[union-attr]
    assert photo.grad is not None and photo.grad.abs().sum() > 0
    assert not any(weight.requires_grad for weight in features.parameters())
    assert not features.backbone.training, "the norms' statistics are locked, too"


def test_photos_can_be_looked_at_larger() -> None:
    larger = load_locked_features(layers=(0,), view_px=96)
    (only,) = larger(torch.zeros(2, 3, 64, 64))
    assert only.shape == (2, 16, 48, 48)


def test_the_loss_is_relative_to_the_real_photos_features() -> None:
    real = [torch.full((1, 2, 2, 2), 4.0), torch.full((1, 1, 1, 1), -0.1)]
    made = [torch.full((1, 2, 2, 2), 5.0), torch.full((1, 1, 1, 1), -0.05)]
    assert feature_loss(made, real).item() == pytest.approx((1 / 4 + 0.05 / 0.1) / 2)
    scaled = feature_loss([100 * one for one in made], [100 * one for one in real])
    assert scaled.item() == pytest.approx(feature_loss(made, real).item())


def test_a_blurred_photo_is_farther_than_a_shifted_colour(features: LockedFeatures) -> None:
    photo = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(0)) * 2 - 1
    blurred = torch.nn.functional.avg_pool2d(photo, 5, 1, 2)
    real = features(photo)
    assert feature_loss(real, real).item() == 0
    assert feature_loss(features(blurred), real) > feature_loss(features(photo * 0.97), real)
