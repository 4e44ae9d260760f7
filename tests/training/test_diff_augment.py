"""What the discriminator sees: moved, recoloured and holed, with gradients."""

from __future__ import annotations

import torch

from training.diff_augment import (
    COLOUR,
    HOLE,
    _recoloured,
    _shifted,
    _with_hole,
    augmented,
    sample_variation,
    varied,
)


def test_shifts_are_whole_pixels_and_bounded() -> None:
    torch.manual_seed(0)
    photos = torch.rand(64, 3, 16, 16) + 1  # nowhere 0
    variation = sample_variation(photos, reach=0.125)
    moved = _shifted(photos, variation.dy, variation.dx)
    offsets = set()
    for before, after in zip(photos, moved, strict=True):
        inside = (after != 0).all(dim=0)
        rows, columns = inside.any(dim=1).nonzero()[:, 0], inside.any(dim=0).nonzero()[:, 0]
        found = [
            (dy, dx)
            for dy in range(-2, 3)
            for dx in range(-2, 3)
            if torch.equal(
                before[:, max(dy, 0) : 16 + min(dy, 0), max(dx, 0) : 16 + min(dx, 0)],
                after[:, rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1],
            )
        ]
        assert len(found) == 1
        offsets.add(found[0])
    assert len(offsets) > 10  # every picture in its own way


def test_a_hole_covers_at_most_its_square() -> None:
    torch.manual_seed(0)
    photos = torch.ones(64, 3, 16, 16)
    variation = sample_variation(photos)
    holed = _with_hole(photos, variation.top, variation.left, HOLE)
    gone = (holed == 0).flatten(1).sum(dim=1) / 3
    assert gone.max() == 16 and gone.min() >= 4 and gone.unique().numel() > 1


def test_gradients_reach_the_photos_that_remain_visible() -> None:
    torch.manual_seed(0)
    photos = torch.rand(4, 3, 16, 16, requires_grad=True)
    augmented(photos).square().sum().backward()
    assert photos.grad is not None
    assert ((photos.grad != 0).float().mean(dim=(1, 2, 3)) > 0.5).all()


def test_two_batches_can_be_varied_alike() -> None:
    torch.manual_seed(0)
    photos = torch.rand(8, 3, 16, 16)
    variation = sample_variation(photos)
    assert torch.equal(varied(photos, variation), varied(photos.clone(), variation))
    assert not torch.equal(varied(photos, variation), augmented(photos))


def test_colours_vary_a_little_so_that_burnt_out_ones_still_show() -> None:
    torch.manual_seed(0)
    photos = torch.rand(200, 3, 8, 8) - 0.5
    variation = sample_variation(photos)
    seen = _recoloured(photos, variation.brightness, variation.saturation, variation.contrast)
    ratio = seen.std(dim=(1, 2, 3)) / photos.std(dim=(1, 2, 3))
    assert 0.6 < ratio.min() < 0.85 < 1.15 < ratio.max() < 1.45
    assert (seen.mean(dim=(1, 2, 3)) - photos.mean(dim=(1, 2, 3))).abs().max() <= COLOUR / 2 + 1e-6
