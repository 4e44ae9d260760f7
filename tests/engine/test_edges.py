"""Photos to edge probabilities: padding, sizes, batches, and what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.edges import EdgePipeline, resized
from engine.errors import CheckpointError, RequestError
from engine.nn.edges import STRIDE, EdgeMaps, EdgeNetwork, EdgeNetworkConfig

TINY = EdgeNetworkConfig(decoder=(4, 5, 6, 7))


class RedIsEdge(EdgeNetwork):
    """Says that a pixel is an edge as far as it is red; refuses sizes that the real one cannot."""

    def forward(self, picture: Tensor) -> EdgeMaps:
        assert picture.shape[2] % STRIDE == 0 and picture.shape[3] % STRIDE == 0
        return EdgeMaps(picture, 4 * picture[:, :1])


def pictures(count: int, height: int, width: int) -> NDArray[np.uint8]:
    rng = np.random.default_rng(0)
    return rng.integers(0, 256, (count, height, width, 3), np.uint8)


@pytest.mark.parametrize(("height", "width"), [(37, 50), (64, 64), (5, 200), (1, 1)])
def test_every_pixel_gets_its_own_answer_at_any_size(height: int, width: int) -> None:
    edges = EdgePipeline(RedIsEdge(TINY), "cpu")
    (picture,) = pictures(1, height, width)
    expected = 1 / (1 + np.exp(-4 * (picture[..., 0] / 127.5 - 1)))
    np.testing.assert_allclose(edges.probability(picture), expected, atol=1e-5)


def test_many_pictures_are_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.edges.BATCH_PIXELS", 2 * 112 * 96)  # two at a time
    torch.manual_seed(0)
    edges = EdgePipeline(EdgeNetwork(TINY), "cpu")
    stack = pictures(5, 48, 32)
    together = edges.probabilities(stack)
    assert together.shape == (5, 48, 32) and together.dtype == np.float32
    for picture, probability in zip(stack, together, strict=True):
        np.testing.assert_allclose(edges.probability(picture), probability, atol=1e-5)


def test_small_photos_are_enlarged_first() -> None:
    edges = EdgePipeline(RedIsEdge(TINY), "cpu")
    (picture,) = pictures(1, 48, 64)
    assert edges.probability(picture, side_px=256).shape == (192, 256)
    assert resized(picture, 32).shape == (24, 32, 3)


def test_what_is_no_rgb_picture_is_refused() -> None:
    edges = EdgePipeline(RedIsEdge(TINY), "cpu")
    with pytest.raises(RequestError, match="Convert the picture"):
        edges.probability(np.zeros((8, 8), np.uint8))
    with pytest.raises(RequestError, match="float32"):
        edges.probability(np.zeros((8, 8, 3), np.float32))  # type: ignore[arg-type]
    with pytest.raises(RequestError, match="without pixels"):
        edges.probability(np.zeros((0, 8, 3), np.uint8))


def test_a_checkpoint_gives_the_same_answers(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = EdgeNetwork(TINY)
    path = tmp_path / "edges.safetensors"
    meta = CheckpointMeta(kind="edges", config=TINY.to_dict())
    save_checkpoint(path, network.state_dict(), meta)
    (picture,) = pictures(1, 40, 40)
    loaded = EdgePipeline.from_checkpoint(path, "cpu")
    np.testing.assert_array_equal(
        loaded.probability(picture), EdgePipeline(network, "cpu").probability(picture)
    )


def test_an_unknown_network_is_named(tmp_path: Path) -> None:
    path = tmp_path / "edges.safetensors"
    weights = {"a": torch.zeros(1)}
    save_checkpoint(path, weights, CheckpointMeta(kind="edges", config={"width": 3}))
    with pytest.raises(CheckpointError, match="Update the program"):
        EdgePipeline.from_checkpoint(path, "cpu")
    save_checkpoint(path, weights, CheckpointMeta(kind="paint", config={}))
    with pytest.raises(CheckpointError, match="“edges” is needed"):
        EdgePipeline.from_checkpoint(path, "cpu")
