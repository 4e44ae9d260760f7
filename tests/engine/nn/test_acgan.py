"""The paint lens's discriminator: its size, what it sees, and which parts its two heads share."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor, nn

from engine.nn.acgan import PaintDiscriminator, PaintDiscriminatorConfig

TINY = PaintDiscriminatorConfig(style=6, channels=(4, 8, 8), grid=2)


def paintings(count: int = 3, size: int = 32) -> Tensor:
    generator = torch.Generator().manual_seed(1)
    return torch.rand(count, 3, size, size, generator=generator) * 2 - 1


def test_the_papers_discriminator_is_counted() -> None:
    with torch.device("meta"):
        network = PaintDiscriminator(PaintDiscriminatorConfig())
    kernels = 16 * (3 * 64 + 64 * 128 + 128 * 256 + 256 * 512 + 512 * 512)
    norms = 2 * (128 + 256 + 512 + 512)
    heads = (512 * 4 * 4 + 1) * (4096 + 1)
    assert sum(w.numel() for w in network.parameters()) == kernels + 64 + norms + heads
    assert kernels + 64 + norms + heads == 40_519_489


@pytest.mark.parametrize(("size", "grid"), [(64, 2), (96, 3), (96, 4), (128, 4), (256, 4)])
@torch.no_grad()
def test_five_blocks_serve_every_size(size: int, grid: int) -> None:
    config = PaintDiscriminatorConfig(style=10, channels=(4, 4, 8, 8, 8), grid=grid)
    verdict = PaintDiscriminator(config)(paintings(2, size))
    assert verdict.style.shape == (2, 10) and verdict.real_or_fake.shape == (2, 1)
    assert (verdict.style[0] != verdict.style[1]).any()


@torch.no_grad()
def test_heads_read_the_area_means_of_the_last_map() -> None:
    torch.manual_seed(0)
    network = PaintDiscriminator(TINY).eval()
    painting = paintings(1, 64)
    last = network.blocks(painting)  # (1, 8, 8, 8) -> grid 2: means of 4×4 positions
    flat = last.view(1, 8, 2, 4, 2, 4).mean(dim=(3, 5)).flatten(1)
    verdict = network(painting)
    torch.testing.assert_close(verdict.style, network.style(flat))
    torch.testing.assert_close(verdict.real_or_fake, network.real_or_fake(flat))


def test_either_head_trains_the_shared_blocks_and_leaves_the_other_alone() -> None:
    for trained, other in (("style", "real_or_fake"), ("real_or_fake", "style")):
        torch.manual_seed(0)
        network = PaintDiscriminator(TINY)
        getattr(network(paintings()), trained).square().mean().backward()
        assert getattr(network, other).weight.grad is None
        assert getattr(network, trained).weight.grad.abs().sum() > 0
        convolutions = [m for m in network.blocks if isinstance(m, nn.Conv2d)]
        assert len(convolutions) == 3
        assert all(conv.weight.grad.abs().sum() > 0 for conv in convolutions)


def test_spectral_norm_takes_the_batch_norms_place() -> None:
    torch.manual_seed(0)
    network = PaintDiscriminator(replace(TINY, spectral_norm=True)).train()
    assert not any(isinstance(module, nn.BatchNorm2d) for module in network.modules())
    for _ in range(30):  # a power iteration each
        network(paintings())
    for layer in (network.blocks[0], network.style):
        norm = torch.linalg.matrix_norm(layer.weight.flatten(1), ord=2)
        assert norm.item() == pytest.approx(1, abs=0.02)
    network.eval()
    with torch.no_grad():  # without batch norms, no painting is judged by its neighbours
        together, alone = network(paintings(3)).style[:1], network(paintings(3)[:1]).style
    torch.testing.assert_close(together, alone)


def test_weights_start_as_dcgans() -> None:
    torch.manual_seed(0)
    network = PaintDiscriminator(PaintDiscriminatorConfig(style=64, channels=(64, 128), grid=4))
    for weight, mean in ((network.blocks[2].weight, 0), (network.style.weight, 0),
                         (network.blocks[3].weight, 1)):  # fmt: skip
        assert weight.mean().item() == pytest.approx(mean, abs=0.01)
        assert weight.std().item() == pytest.approx(0.02, rel=0.2)


def test_empty_configurations_are_refused() -> None:
    with pytest.raises(ValueError, match="must not be empty"):
        PaintDiscriminatorConfig(channels=())
