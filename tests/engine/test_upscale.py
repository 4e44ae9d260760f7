"""The upscaler on pixels: no other picture comes out, and what is wrong is said."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.errors import CheckpointError, RequestError
from engine.nn.upscaler import UpscalerConfig, UpscalerNetwork
from engine.upscale import KIND, Upscaler

TINY = UpscalerConfig(channels=8, blocks=1, middle_channels=8, fine_channels=4)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """Weights that invent a lot of detail."""
    torch.manual_seed(2)
    network = UpscalerNetwork(TINY)
    torch.nn.init.normal_(network.out.weight, std=0.5)
    path = tmp_path / "up.safetensors"
    save_checkpoint(path, network.state_dict(), CheckpointMeta(KIND, TINY.to_dict(), name="up"))
    return path


def photos(count: int, height: int, width: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (count, height, width, 3), np.uint8)


def test_shrunk_again_the_output_is_the_input(weights: Path) -> None:
    upscaler = Upscaler.from_checkpoint(weights, "cpu")
    (photo,) = photos(1, 12, 10)
    large = upscaler.upscale(photo)

    plain = cv2.resize(photo, (40, 48), interpolation=cv2.INTER_CUBIC)
    assert large.shape == (48, 40, 3) and np.abs(large.astype(int) - plain).mean() > 3
    shrunk = large.reshape(12, 4, 10, 4, 3).mean(axis=(1, 3))
    error = np.abs(shrunk - photo)
    assert error.mean() < 0.2 and error.max() <= 0.5, "only rounding to uint8, in levels of 255"


def test_a_batch_is_its_photos_one_by_one(weights: Path) -> None:
    upscaler = Upscaler.from_checkpoint(weights, "cpu")
    batch = photos(2, 8, 8)
    together = upscaler.upscale_batch(batch)
    for one, large in zip(batch, together, strict=True):
        assert np.abs(upscaler.upscale(one).astype(int) - large).max() <= 2  # bf16's order


def test_what_cannot_be_enlarged_is_refused(weights: Path) -> None:
    upscaler = Upscaler.from_checkpoint(weights, "cpu")
    with pytest.raises(RequestError, match=r"\(H, W, 3\)"):
        upscaler.upscale(np.zeros((8, 8), np.uint8))
    with pytest.raises(RequestError, match="float64"):
        upscaler.upscale_batch(np.zeros((1, 8, 8, 3)))  # type: ignore[arg-type]


def test_weights_of_another_network_are_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.safetensors"
    save_checkpoint(path, UpscalerNetwork(TINY).state_dict(), CheckpointMeta(KIND, {"depth": 3}))
    with pytest.raises(CheckpointError, match="depth"):
        Upscaler.from_checkpoint(path)
