"""Paint weights whose references are read by a locked network, which their file does not hold."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.checkpoint import CheckpointMeta, load_checkpoint, save_checkpoint
from engine.errors import CheckpointError
from engine.nn.paint_network import PaintNetwork
from engine.paint import PaintPipeline
from engine.request import PaintRequest, StyleReference
from tests.engine.nn.test_locked_style import Columns
from tests.engine.nn.test_paint_network import LOCKED


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    locked = Columns()
    monkeypatch.setattr("engine.nn.locked_style.locked_network", lambda name: locked)
    torch.manual_seed(0)
    path = tmp_path / "paper.safetensors"
    network = PaintNetwork(LOCKED)
    meta = CheckpointMeta(kind="paint", config=LOCKED.to_dict(), name="paper")
    save_checkpoint(path, network.state_dict(), meta, half=True)
    return path


def reference(seed: int) -> StyleReference:
    rng = np.random.default_rng(seed)
    return StyleReference(rng.integers(0, 256, (40, 50, 3), dtype=np.uint8))


def test_the_locked_network_is_found_when_the_weights_are_loaded(weights: Path) -> None:
    assert all(name.startswith("unet.") for name in load_checkpoint(weights, "paint")[1])
    pipeline = PaintPipeline.from_checkpoint(weights, "cpu")
    lines = np.full((64, 64), 255, np.uint8)
    lines[20:24] = 0
    one, two, both = (
        pipeline.run(PaintRequest(lines, references, size=64)).pixels.astype(int)
        for references in (
            (reference(1),), (reference(2),), (reference(1), reference(2)),
        )
    )  # fmt: skip
    assert one.shape == (64, 64, 3)
    assert np.abs(one - two).mean() > 1
    assert np.abs(both - two).mean() < np.abs(one - two).mean()


def test_where_it_is_missing_the_message_is_the_locked_networks(
    weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise CheckpointError(f"{name} is not there. Fetch it.")

    monkeypatch.setattr("engine.nn.locked_style.locked_network", missing)
    with pytest.raises(CheckpointError, match=r"efficientnet-lite0 is not there\. Fetch it"):
        PaintPipeline.from_checkpoint(weights, "cpu")
