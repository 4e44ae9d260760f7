"""A prepared cache of small figures, shared by the tests of the illustrations."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, save_checkpoint
from engine.nn.edges import EdgeNetwork, EdgeNetworkConfig
from tests.training.data.illustrations.drawn_figure import drawn_figure, write_collection
from training.data.illustrations.cache import IllustrationCache
from training.data.illustrations.preparation import prepare_illustrations

GREEN, GREY = (60, 150, 70), (120, 118, 116)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> IllustrationCache:
    """Two pictures of one person and a creature to train on, one to hold out, some to leave out."""
    folder = tmp_path_factory.mktemp("illustrations")
    torch.manual_seed(0)
    config = EdgeNetworkConfig(decoder=(4, 5, 6, 7))
    weights = folder / "edges.safetensors"
    meta = CheckpointMeta(kind="edges", config=config.to_dict())
    save_checkpoint(weights, EdgeNetwork(config).state_dict(), meta)
    write_collection(
        folder / "pictures",
        {
            "renpy/eileen_happy.png": drawn_figure(),
            "renpy/eileen_concerned.png": drawn_figure(300, 200),
            "renpy/bg_club.png": drawn_figure(),
            "wesnoth-bmr/snow_wolf.png": drawn_figure(170, 200, GREY),
            "valyriatear/kalya.png": drawn_figure(260, 190, GREEN, 3, hat=True),
            "flare/empty.png": np.zeros((50, 50, 4), np.uint8),
        },
    )
    (folder / "pictures/flare/broken.png").write_bytes(b"no picture")
    count, left_out = prepare_illustrations(
        folder / "pictures", folder / "cache", edges=weights, workers=1
    )
    assert count == 7
    assert [Path(problem.split(":")[0]).name for problem in left_out] == ["broken.png", "empty.png"]
    return IllustrationCache(folder / "cache")
