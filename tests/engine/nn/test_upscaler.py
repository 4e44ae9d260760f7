"""The upscaler: back-projection against what it promises, and a network that starts as bicubic."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F

from engine.nn.upscaler import UpscalerConfig, UpscalerNetwork, back_project, bicubic

TINY = UpscalerConfig(channels=8, blocks=1, middle_channels=8, fine_channels=4)


def random_photo(*shape: int) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator().manual_seed(1)) * 2 - 1


def test_back_projection_keeps_every_pixel_of_the_small_picture() -> None:
    small = random_photo(2, 3, 6, 5)
    small[0, :, 0, 0], small[0, :, 1, 1] = 1.0, -1.0  # no room for detail at all
    large = back_project(3 * random_photo(2, 3, 24, 20), small)

    torch.testing.assert_close(F.avg_pool2d(large, 4), small, atol=2e-6, rtol=0)
    assert large.abs().max() <= 1 + 1e-6
    assert torch.allclose(large[0, :, :4, :4], torch.ones(3, 4, 4)), "white stays white"


def test_back_projection_leaves_a_picture_alone_that_fits_already() -> None:
    large = 0.5 * random_photo(1, 3, 16, 16)
    torch.testing.assert_close(back_project(large, F.avg_pool2d(large, 4)), large)


def test_back_projection_by_hand() -> None:
    """One block of 2 × 2, mean 0.5, wanted mean 0.75: lifted evenly, then held below 1."""
    large = torch.tensor([[[[0.0, 1.0], [0.0, 1.0]]]])
    out = back_project(large, torch.tensor([[[[0.75]]]]))
    torch.testing.assert_close(out, torch.tensor([[[[0.5, 1.0], [0.5, 1.0]]]]))


def test_an_untrained_network_is_bicubic_but_for_the_projection() -> None:
    torch.manual_seed(0)
    network = UpscalerNetwork(TINY).eval()
    photo = 0.5 * random_photo(1, 3, 8, 8)
    with torch.no_grad():
        torch.testing.assert_close(network(photo), back_project(bicubic(photo, 4), photo))


def test_gradients_reach_every_weight() -> None:
    torch.manual_seed(0)
    network = UpscalerNetwork(TINY)
    torch.nn.init.normal_(network.out.weight, std=0.1)
    photo = 0.5 * random_photo(1, 3, 8, 8)
    (network(photo) - bicubic(photo, 4)).abs().mean().backward()
    silent = [n for n, p in network.named_parameters() if p.grad is None or not p.grad.any()]
    assert silent == []
    assert network.out.bias is not None and network.out.bias.grad is not None
    assert network.out.bias.grad.abs().max() < 1e-6, "a shift of a whole colour is taken back"


def test_back_projection_passes_a_gradient_check() -> None:
    large = random_photo(1, 1, 4, 4).double().requires_grad_()
    small = 0.2 * random_photo(1, 1, 2, 2).double()

    def weighted(picture: torch.Tensor) -> torch.Tensor:
        weights = torch.arange(16.0, dtype=torch.float64).view(1, 1, 4, 4)
        return (back_project(picture, small) * weights).sum()

    assert torch.autograd.gradcheck(weighted, large)


def test_the_released_size_is_small_and_configs_survive_their_dictionary() -> None:
    config = UpscalerConfig()
    assert UpscalerConfig.from_dict(config.to_dict()) == config
    assert sum(p.numel() for p in UpscalerNetwork(config).parameters()) <= 300_000
    with pytest.raises(ValueError, match="channels"):
        UpscalerConfig(channels=0)
