"""pix2pix: the paper's layers, skips that matter, dropout as noise, patches of the stated size."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.nn.pix2pix import (
    PatchConfig,
    PatchDiscriminator,
    Pix2PixConfig,
    Pix2PixGenerator,
)

TINY = Pix2PixConfig(size=16, classes=3, label_channels=3, channels=(8, 8, 16, 16))
TINY_PATCH = PatchConfig(classes=3, label_channels=3, channels=(8, 16, 16))


def kernels(module: nn.Module) -> int:
    return sum(weight.numel() for weight in module.parameters() if weight.ndim == 4)


def test_the_defaults_have_the_papers_kernels() -> None:
    """4 × 4 kernels: 64-128-256-512-512-512 down, twice the channels in on the way up."""
    down = [(16, 64), (64, 128), (128, 256), (256, 512), (512, 512), (512, 512)]
    up = [(512, 512), (1024, 512), (1024, 256), (512, 128), (256, 64), (128, 3)]
    wanted = 16 * sum(inputs * outputs for inputs, outputs in down + up)
    assert kernels(Pix2PixGenerator(Pix2PixConfig())) == wanted


def test_photos_follow_sketch_and_class_and_differ_by_dropout() -> None:
    torch.manual_seed(0)
    network = Pix2PixGenerator(TINY).eval()
    for module in network.modules():  # large weights, so that every path is seen in the output
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d):
            nn.init.normal_(module.weight, std=0.3)
    sketch = torch.rand(2, 1, 16, 16) * 2 - 1

    def photo(seed: int, sketch: torch.Tensor, *labels: int) -> torch.Tensor:
        torch.manual_seed(seed)
        with torch.no_grad():
            made: torch.Tensor = network(sketch, torch.tensor(labels))
        return made

    first = photo(1, sketch, 0, 1)
    assert first.shape == (2, 3, 16, 16) and first.abs().max() <= 1
    torch.testing.assert_close(photo(1, sketch, 0, 1), first)
    others = {
        "seed": photo(2, sketch, 0, 1),
        "class": photo(1, sketch, 2, 2),
        "sketch": photo(1, -sketch, 0, 1),
    }
    for name, other in others.items():
        assert (other - first).abs().mean() > 0.01, name


def test_gradients_reach_every_weight() -> None:
    torch.manual_seed(0)
    generator, discriminator = Pix2PixGenerator(TINY), PatchDiscriminator(TINY_PATCH)
    labels = torch.tensor([0, 1, 2])
    sketch = torch.rand(3, 1, 16, 16) * 2 - 1
    discriminator(sketch, generator(sketch, labels), labels).square().mean().backward()
    for network in (generator, discriminator):
        assert [n for n, p in network.named_parameters() if p.grad is None] == []


def test_a_logit_sees_a_patch_of_34_pixels() -> None:
    torch.manual_seed(0)
    network = PatchDiscriminator(PatchConfig(classes=2, channels=(8, 8, 8))).eval()
    photo = torch.zeros(1, 3, 64, 64, requires_grad=True)
    logits = network(torch.zeros(1, 1, 64, 64), photo, torch.tensor([1]))
    assert logits.shape == (1, 1, 14, 14)
    logits[0, 0, 7, 7].backward()
    assert photo.grad is not None
    seen = photo.grad.abs().sum(dim=(0, 1)).nonzero()
    assert (seen.max(dim=0).values - seen.min(dim=0).values + 1).tolist() == [34, 34]


def test_configs_survive_their_dictionary_and_odd_sizes_are_refused() -> None:
    table = {**TINY.to_dict(), "channels": list(TINY.channels)}
    assert Pix2PixConfig.from_dict(table) == TINY
    with pytest.raises(ValueError, match="halved 6 times"):
        Pix2PixConfig(size=48)
